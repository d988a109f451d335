/* SPDX-License-Identifier: MIT */
/* The functions of the formats; private to src/export. */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include "export/export.h"

int export_anki(const struct export_request *r, struct buf *out, struct error *err);
int export_datapackage(const struct export_request *r, struct buf *out, struct error *err);
int export_dot(const struct export_request *r, struct buf *out, struct error *err);
int export_json(const struct export_request *r, struct buf *out, struct error *err);
int export_markdown(const struct export_request *r, struct buf *out, struct error *err);
int export_html(const struct export_request *r, struct buf *out, struct error *err);

#endif
