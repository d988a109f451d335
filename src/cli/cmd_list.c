/* ramus list: every id of a topic. */
#include "base/json.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/say.h"

static void
write_entry(const struct topic *t, struct entity e, struct json *j, struct buf *out)
{
	const char *kind = topic_entity_kind_name(e.kind);

	if (j == NULL) {
		buf_printf(
		    out, "%-13s %-32s %s\n", kind, topic_entity_id(t, e), topic_entity_name(t, e));
		return;
	}
	json_object(j, NULL);
	json_string(j, "kind", kind);
	json_string(j, "id", topic_entity_id(t, e));
	json_string(j, "name", topic_entity_name(t, e));
	json_end(j, '}');
}

int
command_list(const struct arguments *a)
{
	struct made made = load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	struct buf out = {0};
	struct json j;
	bool json = a->set[OPTION_JSON];
	int status = EXIT_INPUT;

	if (made.topic != NULL) {
		json_begin(&j, &out);
		if (json)
			json_array(&j, NULL);
		for (uint32_t i = 0; i < topic_count(made.topic, PART_ID); i++) {
			const struct id_entry *e = topic_record(made.topic, PART_ID, i);

			write_entry(made.topic, e->entity, json ? &j : NULL, &out);
		}
		if (json) {
			json_end(&j, ']');
			buf_addc(&out, '\n');
		}
		if (topic_damage(made.topic) != NULL)
			say_error("%s", topic_damage(made.topic));
		else if (say(&out) == 0)
			status = EXIT_DONE;
	}
	buf_free(&out);
	made_free(&made);
	return status;
}
