/* Values of options. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/command.h"

/* A whole number from 1 on; *value keeps its default where the option is not set. -1 after a
 * message. */
int options_number(const struct arguments *a, enum option_number option, uint32_t *value);
/* A share written as a percentage, "20%" or "0.5%"; likewise. */
int options_share(const struct arguments *a, enum option_number option, double *value);

#endif
