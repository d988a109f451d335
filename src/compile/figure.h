/* SPDX-License-Identifier: MIT */
/* The figure: a drawing in two forms, and a mask that says which structure each cell shows. */
#ifndef COMPILE_FIGURE_H
#define COMPILE_FIGURE_H

#include "compile/emit.h"

enum figure_form { FIGURE_DRAWING, FIGURE_ASCII, FIGURE_MASK, FIGURE_FILES };
extern const char *const figure_files[FIGURE_FILES];

/* Reads the files of the figure, if there is one, and reports what is wrong with them and with the
 * marks of the structures. Sets m->figure. */
void figure_read(struct model *m);
/* The structures that each cause sits in: its own, else those of the nearest groups above it. */
struct members *figure_structures(const struct model *m);
/* Parts STRUCTURE and FIGURE. */
void emit_figure(const struct emit *e);

#endif
