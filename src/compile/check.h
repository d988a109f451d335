/* Checks of single cells, as the schema declares them. */
#ifndef COMPILE_CHECK_H
#define COMPILE_CHECK_H

#include "compile/docs.h"
#include "compile/ids.h"
#include "compile/input.h"

/* Checks every cell of every table but topic.csv and reports all that is wrong with it alone. */
void check_cells(struct input *in, struct ids *ids, const struct docs *docs);
/* True if the text is a value of a type that refers to nothing; else reports it at its place. */
bool check_value(struct input *in, enum column_type type, const char *text, int column, size_t row,
    size_t offset);

#endif
