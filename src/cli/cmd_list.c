/* ramus list: every id of a topic. */
#include "base/json.h"
#include "cli/command.h"
#include "topic/topic.h"

int
command_list(struct call *c)
{
	bool as_json = c->a->set[OPTION_JSON];
	struct json j;

	json_begin(&j, &c->out);
	if (as_json)
		json_array(&j, NULL);
	for (uint32_t i = 0; i < topic_count(c->t, PART_ID); i++) {
		struct entity e = ((const struct id_entry *)topic_record(c->t, PART_ID, i))->entity;
		const char *kind = topic_entity_kind_name(e.kind);

		if (as_json) {
			json_object(&j, NULL);
			json_string(&j, "kind", kind);
			json_string(&j, "id", topic_entity_id(c->t, e));
			json_string(&j, "name", topic_entity_name(c->t, e));
			json_end(&j, '}');
		} else {
			buf_printf(&c->out, "%-13s %-32s %s\n", kind, topic_entity_id(c->t, e),
			    topic_entity_name(c->t, e));
		}
	}
	if (as_json) {
		json_end(&j, ']');
		buf_addc(&c->out, '\n');
	}
	return EXIT_DONE;
}
