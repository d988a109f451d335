/* SPDX-License-Identifier: MIT */
/* Signals that ask for something, in a pipe; and faults. */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include "base/error.h"

/* Makes the pipe. 0, or -1 with the cause. */
int signals_open(struct error *err);
/* From now on what asks for something is noted in the pipe, and writing to the terminal waits for
 * it. Not what was ignored when the program began. */
void signals_catch(void);
/* From now on a fault calls that, which may call only what a handler may, and takes its course. */
void signals_catch_faults(void (*put_back)(void));
/* Calls it as a fault does, for another end without a return. */
void signals_put_back(void);
/* While another program has the terminal only what asks for the end is noted. */
void signals_lend(void);
/* All is as it was, and the pipe is gone. */
void signals_close(void);

/* The end of the pipe to wait at; the number of the next signal there, 0 if there is none. */
int signals_file(void);
int signals_next(void);

#endif
