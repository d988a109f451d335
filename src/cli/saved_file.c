/* Saved files and their topics. The id in a file is anybody's text: it is looked for among
 * installed topics and never taken for a path. */
#include "cli/saved_file.h"

#include <string.h>

#include "cli/load.h"
#include "cli/say.h"

static struct made
load_named(const struct buf *bytes, const char *path)
{
	struct made made = {0};
	struct buf id = {0};

	if (saved_topic(buf_str(bytes), bytes->len, &id))
		made = load_installed(buf_str(&id));
	if (made.topic == NULL)
		say_error(
		    "%s: its topic \"%s\" is not installed; name a compiled topic or a folder "
		    "of tables after the file",
		    path, buf_str(&id));
	buf_free(&id);
	return made;
}

bool
saved_file_topic(const struct buf *bytes, const char *path, const char *topic, struct made *made)
{
	struct error err;

	*made = topic != NULL ? load_topic(topic, DIAG_ERROR) : load_named(bytes, path);
	if (made->topic == NULL)
		return false;
	if (topic_verify(made->topic, &err) == 0)
		return true;
	say_error("%s", err.text);
	made_free(made);
	*made = (struct made){0};
	return false;
}

int
saved_file_open(const struct arguments *a, struct saved_file *f)
{
	const char *path = a->rest[0], *topic = a->count > 1 ? a->rest[1] : NULL;
	struct buf bytes = {0};
	struct error err = {""};

	*f = (struct saved_file){0};
	int status = saved_load(path, &bytes, &err);
	if (status == 0 && !saved_file_topic(&bytes, path, topic, &f->made))
		status = -1;
	else if (status == 0)
		status =
		    saved_read(f->made.topic, buf_str(&bytes), bytes.len, path, &f->saved, &err);
	if (status != 0 && err.text[0] != '\0')
		say_error("%s", err.text);
	buf_free(&bytes);
	return status;
}

void
saved_file_close(struct saved_file *f)
{
	saved_free(&f->saved);
	made_free(&f->made);
}
