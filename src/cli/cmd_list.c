/* ramus list: the installed topics, or every id of one topic. */
#include "base/json.h"
#include "cli/command.h"
#include "cli/say.h"
#include "topic/topic.h"

static void
list_ids(const struct topic *t, struct json *j, bool as_json, struct buf *out)
{
	for (uint32_t i = 0; i < topic_count(t, PART_ID); i++) {
		struct entity e = ((const struct id_entry *)topic_record(t, PART_ID, i))->entity;
		const char *kind = topic_entity_kind_name(e.kind);

		if (as_json) {
			json_object(j, NULL);
			json_string(j, "kind", kind);
			json_string(j, "id", topic_entity_id(t, e));
			json_string(j, "name", topic_entity_name(t, e));
			json_end(j, '}');
		} else {
			buf_printf(out, "%-13s %-32s %s\n", kind, topic_entity_id(t, e),
			    topic_entity_name(t, e));
		}
	}
}

/* False after saying why a topic that is there cannot be opened. */
static bool
list_place(const struct place *place, struct json *j, bool as_json, struct buf *out)
{
	struct error err;
	struct topic *t = place_open(place, &err);
	const char *title = t != NULL ? topic_text(t, topic_meta(t)->title) : "";

	if (t == NULL) {
		say_error("%s", err.text);
	} else if (as_json) {
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
	bool as_json = c->a->set[OPTION_JSON], ids = c->a->count > 0;
	int status = EXIT_DONE;
	place_list places = {0};
	struct json j;

	if (ids && (c->made = load_topic(c->a->rest[0])).topic == NULL)
		return EXIT_INPUT;
	json_begin(&j, &c->out);
	if (as_json)
		json_array(&j, NULL);
	if (ids)
		list_ids(c->made.topic, &j, as_json, &c->out);
	else
		installed_list(&places);
	for (size_t i = 0; i < places.len; i++)
		if (!list_place(&places.items[i], &j, as_json, &c->out))
			status = EXIT_INPUT;
	installed_free(&places);
	if (as_json) {
		json_end(&j, ']');
		buf_addc(&c->out, '\n');
	}
	return status;
}
