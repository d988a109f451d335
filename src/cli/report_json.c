/* The report of a topic as JSON. */
#include "cli/report.h"
#include "cli/report_parts.h"

static void
proofs_json(const struct proofs *p, struct json *j)
{
	json_array(j, "proofs");
	for (int i = 0; p != NULL && i < PROOF_COUNT; i++) {
		json_object(j, NULL);
		json_string(j, "id", p->list[i].id);
		json_string(j, "statement", p->list[i].statement);
		json_string(j, "result", proof_result_name(p->list[i].result));
		json_string(j, "detail", p->list[i].detail);
		json_end(j, '}');
	}
	json_end(j, ']');
}

/* One record: id, and where it stands: the file of its table and its row, or its document and
 * line. */
static void
entity_json(const struct topic *t, struct entity e, struct json *j)
{
	const struct section *s = topic_section(t, e.index);
	struct buf id = {0};

	report_entity(t, e, &id);
	json_object(j, NULL);
	json_string(j, "kind", topic_entity_kind_name(e.kind));
	json_string(j, "id", buf_str(&id));
	if (report_file(e) != NULL) {
		json_string(j, "file", report_file(e));
		json_integer(j, "row", (int64_t)e.index + 1);
	} else {
		json_string(j, "file", topic_text(t, topic_document(t, s->document)->name));
		json_integer(j, "line", s->line);
	}
	json_end(j, '}');
	buf_free(&id);
}

static void
survey_json(const struct topic *t, const struct survey *s, struct json *j)
{
	json_array(j, "reports");
	for (int i = 0; s != NULL && i < SURVEY_COUNT; i++) {
		const struct survey_list *l = &s->list[i];

		json_object(j, NULL);
		json_string(j, "id", l->id);
		json_string(j, "title", l->title);
		json_integer(j, "count", (int64_t)l->items.len);
		json_array(j, "items");
		for (size_t k = 0; k < l->items.len; k++) {
			const struct survey_item *item = &l->items.items[k];

			json_object(j, NULL);
			json_array(j, "rows");
			for (uint32_t n = 0; n < item->count; n++)
				entity_json(t, s->entities.items[item->first + n], j);
			json_end(j, ']');
			json_string(j, "note", item->note);
			json_end(j, '}');
		}
		json_end(j, ']');
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
reading_json(const struct topic *t, struct json *j)
{
	struct report_grade grades[REPORT_GRADES];

	report_measure(t, grades);
	json_array(j, "reading");
	for (int i = 0; i < REPORT_GRADES; i++) {
		json_object(j, NULL);
		json_string(j, "texts", grades[i].words);
		json_integer(j, "words", (int64_t)grades[i].reading.words);
		json_number(j, "grade", reading_grade(&grades[i].reading));
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
tree_json(const struct image_report *r, struct json *j)
{
	json_object(j, "tree");
	json_integer(j, "tree_nodes", (int64_t)r->tree_nodes);
	json_integer(j, "dag_nodes", r->dag_nodes);
	json_number(j, "expected", r->expected);
	json_integer(j, "longest", r->longest);
	json_number(j, "bits", r->bits);
	json_number(j, "bound", r->bound);
	json_number(j, "covered", r->covered);
	json_end(j, '}');
}

void
report_json(const struct topic *t, const struct proofs *p, const struct survey *s, struct json *j)
{
	const struct image_meta *m = topic_meta(t);
	size_t count;
	const struct report_count *counts = report_counts(&count);

	json_string(j, "id", topic_text(t, m->id));
	json_string(j, "title", topic_text(t, m->title));
	json_string(j, "reviewed", topic_text(t, m->reviewed));
	for (size_t i = 0; i < count; i++)
		json_integer(j, counts[i].key, topic_count(t, counts[i].part));
	proofs_json(p, j);
	survey_json(t, s, j);
	reading_json(t, j);
	tree_json(&m->report, j);
}
