/* SPDX-License-Identifier: MIT */
/* Entries in lines, and as JSON. */
#include "cli/list_write.h"

void
list_write(const struct topic *t, struct entity e, struct json *j, struct buf *out)
{
	const char *kind = topic_entity_kind_name(e.kind), *name = topic_entity_name(t, e);
	struct buf id = {0};

	topic_add_id(t, e, &id);
	if (j != NULL) {
		json_object(j, NULL);
		json_string(j, "kind", kind);
		json_string(j, "id", buf_str(&id));
		json_string(j, "name", name);
		json_end(j, '}');
	} else {
		buf_printf(out, "%-13s %-32s %s\n", kind, buf_str(&id), name);
	}
	buf_free(&id);
}
