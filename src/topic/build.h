/* SPDX-License-Identifier: MIT */
/* Writing an image: records are added part by part, then the whole is laid out.
 *
 * The order of calls decides the bytes, and nothing else does. A builder can be finished more than
 * once: the compiler finishes it without a tree, reasons over that, adds the tree, finishes again.
 */
#ifndef TOPIC_BUILD_H
#define TOPIC_BUILD_H

#include <stddef.h>

#include "topic/image.h"

struct builder; /* opaque */

struct builder *builder_new(void);
void builder_free(struct builder *b);

/* Puts text (filtered already) into part TEXT; equal texts share one span. */
struct span builder_text(struct builder *b, const char *s, size_t len);
/* Appends one record and returns its number. The record is copied; its size must be the part's. */
uint32_t builder_add(struct builder *b, enum image_part part, const void *record);
/* Appends count records and returns them as a list. */
struct list builder_add_all(
    struct builder *b, enum image_part part, const void *records, size_t count);
/* Appends count records of which nothing is set yet: the caller sets every byte, before the next
 * add to that part. */
void *builder_extend(struct builder *b, enum image_part part, size_t count);
/* Makes room for so many more records, so that adding them moves nothing. */
void builder_reserve(struct builder *b, enum image_part part, size_t count);
/* Record i of a part, to be changed in place; valid until the next add to that part. */
void *builder_record(struct builder *b, enum image_part part, uint32_t i);
uint32_t builder_count(const struct builder *b, enum image_part part);
/* Sorts part ID by the bytes of the ids (call once, after all are added). */
void builder_sort_ids(struct builder *b);
/* Lays out header, table and parts with their checksums; the caller frees the bytes. */
void *builder_finish(const struct builder *b, size_t *len);

#endif
