/* The functions of the formats; private to src/export. */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include "export/export.h"

int export_html(const struct export_request *r, struct buf *out, struct error *err);

#endif
