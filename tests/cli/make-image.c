/* SPDX-License-Identifier: MIT */
/* make-image FOLDER NODES: the compiled topic on standard output. The least program around the
 * compiler, for tests/cli/bytes.sh to build with other compilers and flags. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/make.h"

int
main(int argc, char **argv)
{
	struct diags *diags = diags_new();
	struct made made;
	const void *bytes;
	size_t len;
	int status = 1;

	if (argc == 3 &&
	    make_topic(NULL, argv[1], (uint32_t)strtoul(argv[2], NULL, 10), diags, &made) == 0) {
		bytes = topic_bytes(made.topic, &len);
		status = fwrite(bytes, 1, len, stdout) == len && fflush(stdout) == 0 ? 0 : 1;
		made_free(&made);
	}
	diags_free(diags);
	return status;
}
