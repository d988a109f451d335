/* SPDX-License-Identifier: MIT */
/* A topic in forms that other programs read: each a file of its own, and a row of the table in
 * export.c, from which the help, the usage and the manual come. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/error.h"
#include "topic/topic.h"

struct export_request {
	const struct topic *t;
	const char *path;   /* what the topic was opened by */
	uint32_t questions; /* of the tree that are shown at most; 0: as many as suit the form */
};

struct export_format {
	const char *name, *help;
	/* 0, or -1 with the cause. */
	int (*write)(const struct export_request *r, struct buf *out, struct error *err);
};

/* The formats by number, NULL beyond the last; and by name, NULL if there is none. */
const struct export_format *export_format_at(size_t number);
const struct export_format *export_format_named(const char *name);

#endif
