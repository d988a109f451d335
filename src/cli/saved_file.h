/* A saved walk or practice that a command line names, with its topic. */
#ifndef CLI_SAVED_FILE_H
#define CLI_SAVED_FILE_H

#include "cli/command.h"
#include "learn/saved.h"
#include "cli/make.h"

struct saved_file {
	struct made made;
	struct saved saved;
};

/* The topic that the bytes name: the one of the command line if it is not NULL, else the installed
 * topic of the id in them. Its parts are checked. False after a message. */
bool saved_file_topic(
    const struct buf *bytes, const char *path, const char *topic, struct made *made);
/* Opens FILE [TOPIC]. 0, or -1 after a message; either way the caller closes it. */
int saved_file_open(const struct arguments *a, struct saved_file *f);
void saved_file_close(struct saved_file *f);

#endif
