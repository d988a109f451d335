/* SPDX-License-Identifier: MIT */
/* ramus new: a topic to begin with, and what to do with it next. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/new.h"
#include "cli/say.h"
#include "compile/value.h"

/* An id made of a folder's name: its letters without accents and its digits, in words. Where that
 * gives none the topic is called "topic". */
static char *
id_of(const char *folder)
{
	char *real = realpath(folder, NULL); /* of "." too */
	const char *path = real != NULL ? real : folder;
	size_t end = strlen(path), begin;
	struct buf name = {0}, id = {0};

	while (end > 0 && path[end - 1] == '/')
		end--;
	for (begin = end; begin > 0 && path[begin - 1] != '/';)
		begin--;
	text_fold(&name, path + begin, end - begin);
	for (const char *s = buf_str(&name); *s != '\0'; s++) {
		if (value_is_id(s, 1))
			buf_addc(&id, *s);
		else if (id.len > 0 && id.data[id.len - 1] != '-')
			buf_addc(&id, '-');
	}
	while (id.len > 0 && id.data[id.len - 1] == '-')
		id.data[--id.len] = '\0';
	if (id.len == 0 || value_is_reserved(buf_str(&id)))
		buf_printf(&id, "%stopic", id.len > 0 ? "-" : "");
	free(real);
	buf_free(&name);
	return buf_steal(&id);
}

/* The folder of tables that the name means: a folder, or what is installed with a topic. NULL after
 * a message. */
static char *
tables_of(const char *name)
{
	bool pointed = strchr(name, '/') != NULL || file_is_dir(name);
	char *tables = pointed ? xstrdup(name) : installed_tables(name);

	if (tables == NULL)
		say_error("%s: no such folder, and no tables are installed by this name", name);
	return tables;
}

/* A word of a command line that a shell reads as it is. */
static void
add_word(struct buf *out, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_-./,+:@%";

	buf_adds(out, word[0] == '-' ? "./" : "");
	if (word[strspn(word, plain)] == '\0') {
		buf_adds(out, word);
		return;
	}
	buf_addc(out, '\'');
	for (const char *s = word; *s != '\0'; s++) {
		if (*s == '\'')
			buf_adds(out, "'\\'");
		buf_addc(out, *s);
	}
	buf_addc(out, '\'');
}

static void
tell_next(struct buf *out, const char *folder, const char *id, const char *from)
{
	struct buf word = {0};

	add_word(&word, folder);
	const char *dir = buf_str(&word);
	if (from == NULL)
		buf_printf(out, "%s: the topic \"%s\", an example that can be walked.\n", dir, id);
	else
		buf_printf(out,
		    "%s: the topic \"%s\", a copy of %s.\n"
		    "No clinician has reviewed it; its texts keep the licence that topic.csv "
		    "names.\n",
		    dir, id, from);
	buf_printf(out,
	    "\nWalk it first, line by line or in the browser, which follows each change:\n"
	    "    ramus ask %s\n    ramus --watch %s\n",
	    dir, dir);
	buf_adds(out, "\nThen make it yours, in this order:\n"
		      "    topic.csv      its title, and what to do in an emergency\n"
		      "    documents      the text that explains it, listed in sources.csv\n"
		      "    causes.csv     what it may be\n"
		      "    questions.csv  what is asked, and which symptom a \"yes\" tells\n"
		      "    evidence.csv   how often a cause shows a symptom\n"
		      "    triage.csv     what is how urgent\n"
		      "    advice.csv     what to do\n");
	buf_printf(out,
	    "\nAfter each change:\n"
	    "    ramus check %s\n"
	    "A message ends in its id; `ramus help ID` says what to do about it. At the end:\n"
	    "    ramus compile %s\n"
	    "ramus-tutorial(7) goes through all of this; `ramus schema` has every column.\n",
	    dir, dir);
	buf_free(&word);
}

int
command_new(struct call *c)
{
	const char *folder = c->a->rest[0], *from = c->a->value[OPTION_FROM];
	char *id = id_of(folder), *tables = from != NULL ? tables_of(from) : NULL;
	struct new_files files = {0};
	struct error err;
	int status = from != NULL && tables == NULL ? -1 : 0;

	if (status == 0) {
		if (from == NULL)
			new_from_example(&files, id);
		else
			status = new_from_folder(&files, tables, id, &err);
		if (status == 0)
			status = new_write(&files, folder, &err);
		if (file_is_written(status))
			tell_next(&c->out, folder, id, from);
		if (status != 0)
			say_error("%s", err.text);
	}
	new_free(&files);
	free(tables);
	free(id);
	return status == 0 ? EXIT_DONE : EXIT_INPUT;
}
