/* SPDX-License-Identifier: MIT */
/* ramus list: the installed topics, or every id of one topic. */
#include "cli/command.h"
#include "cli/list_write.h"
#include "cli/say.h"
#include "topic/topic.h"

/* False after saying why a topic that is there cannot be opened. */
static bool
list_place(const struct place *place, struct json *j, struct buf *out)
{
	struct error err;
	struct topic *t = place_open(place, &err);
	const char *title = t != NULL ? topic_text(t, topic_meta(t)->title) : "";

	if (t != NULL && topic_damage(t) != NULL) {
		say_error(
		    "%s: %s", place->path != NULL ? place->path : place->name, topic_damage(t));
		topic_close(t);
		return false;
	}
	if (t == NULL) {
		say_error("%s", err.text);
	} else if (j != NULL) {
		json_object(j, NULL);
		json_string(j, "name", place->name);
		json_string(j, "title", title);
		if (place->path != NULL)
			json_string(j, "path", place->path);
		json_end(j, '}');
	} else {
		buf_printf(out, "%-13s %-40s %s\n", place->name, title,
		    place->path != NULL ? place->path : "(inside the program)");
	}
	topic_close(t);
	return t != NULL;
}

int
command_list(struct call *c)
{
	bool ids = c->a->count > 0;
	int status = EXIT_DONE;
	place_list places = {0};
	struct json json, *j = c->a->set[OPTION_JSON] ? &json : NULL;

	if (ids && (c->made = load_topic(c->a->rest[0])).topic == NULL)
		return EXIT_INPUT;
	json_begin(&json, &c->out);
	if (j != NULL) {
		json_open(j);
		json_array(j, ids ? "entries" : "topics");
	}
	for (uint32_t i = 0; ids && i < topic_count(c->made.topic, PART_ID); i++) {
		const struct id_entry *e = topic_record(c->made.topic, PART_ID, i);

		list_write(c->made.topic, e->entity, j, &c->out);
	}
	if (!ids)
		installed_list(&places);
	for (size_t i = 0; i < places.len; i++)
		if (!list_place(&places.items[i], j, &c->out))
			status = EXIT_INPUT;
	installed_free(&places);
	if (j != NULL) {
		json_end(j, ']');
		json_close(j);
	}
	return status;
}
