/* SPDX-License-Identifier: MIT */
/* The parts of ramus-image(5) that are made from the layout of the image. */
#ifndef CLI_MANUAL_IMAGE_H
#define CLI_MANUAL_IMAGE_H

#include "base/buf.h"

/* Every part of the image, in the order of the file. */
void manual_add_parts(struct buf *out);
/* Every structure, those inside others first. */
void manual_add_records(struct buf *out);

#endif
