/* topic.csv as one array by setting. A setting that is silent or wrong has its default, so that
 * what is worked out from it makes sense even while errors are being collected.
 */
#include "compile/settings.h"

#include <string.h>

#include "compile/check.h"
#include "compile/value.h"

static int
find_setting(const char *key)
{
	int s = 0;

	while (s < SETTING_COUNT && strcmp(schema_setting((enum setting_number)s)->name, key) != 0)
		s++;
	return s;
}

static void
report_unknown(struct input *in, size_t row, const char *key)
{
	const char *names[SETTING_COUNT];

	for (int s = 0; s < SETTING_COUNT; s++)
		names[s] = schema_setting((enum setting_number)s)->name;
	diags_add(in->diags, message(MSG_SETTING_UNKNOWN), input_place(in, COL_TOPIC_KEY, row, 0),
	    input_show(in, key), input_hint(in, key, names, SETTING_COUNT));
}

static void
read_row(struct input *in, struct settings *s, size_t row, size_t *rows)
{
	const char *key = input_text(in, COL_TOPIC_KEY, row);
	const char *value = input_text(in, COL_TOPIC_VALUE, row);
	int number = find_setting(key);

	if (*key == '\0') {
		diags_add(in->diags, message(MSG_VALUE_MISSING),
		    input_place(in, COL_TOPIC_KEY, row, 0), "key");
		return;
	}
	if (number == SETTING_COUNT) {
		report_unknown(in, row, key);
		return;
	}
	if (rows[number] != SIZE_MAX) {
		diags_add(in->diags, message(MSG_SETTING_TWICE),
		    input_place(in, COL_TOPIC_KEY, row, 0), key,
		    (unsigned)input_line(in, TABLE_TOPIC, rows[number]));
		return;
	}
	rows[number] = row;
	if (*value == '\0' || check_value(in, schema_setting((enum setting_number)number)->type,
				  value, input_place(in, COL_TOPIC_VALUE, row, 0)))
		s->text[number] = value;
}

static void
check_required(struct input *in, const size_t *rows)
{
	for (int s = 0; s < SETTING_COUNT; s++) {
		const struct schema_column *setting = schema_setting((enum setting_number)s);

		if (!setting->required || in->tables[TABLE_TOPIC].lost)
			continue;
		if (rows[s] == SIZE_MAX)
			diags_add(in->diags, message(MSG_SETTING_MISSING),
			    (struct diag_place){in->tables[TABLE_TOPIC].path, 0, 0}, setting->name);
		else if (*input_text(in, COL_TOPIC_VALUE, rows[s]) == '\0')
			diags_add(in->diags, message(MSG_VALUE_MISSING),
			    input_place(in, COL_TOPIC_VALUE, rows[s], 0), setting->name);
	}
}

/* The floor is a distance from both ends, and likelihoods are divided by it. */
static void
check_floor(struct input *in, struct settings *s, size_t row)
{
	if (s->floor >= 1e-6 && s->floor < 0.5)
		return;
	diags_add(in->diags, message(MSG_VALUE_FORM), input_place(in, COL_TOPIC_VALUE, row, 0),
	    s->text[SETTING_FLOOR], "a floor, which lies between 0.0001% and 50%");
	s->floor = 0.01;
}

void
settings_read(struct input *in, struct settings *s)
{
	size_t rows[SETTING_COUNT];

	*s = (struct settings){
	    .background = 0.01, .floor = 0.01, .stop = 0.99, .matters = 0.1, .max_questions = 20};
	for (int i = 0; i < SETTING_COUNT; i++) {
		s->text[i] = "";
		rows[i] = SIZE_MAX;
	}
	for (size_t row = 0; row < input_rows(in, TABLE_TOPIC); row++)
		if (!input_broken(in, TABLE_TOPIC, row))
			read_row(in, s, row, rows);
	check_required(in, rows);
	value_share(s->text[SETTING_BACKGROUND], &s->background);
	value_share(s->text[SETTING_STOP], &s->stop);
	value_share(s->text[SETTING_STOP_THREE], &s->stop_three);
	value_share(s->text[SETTING_MATTERS], &s->matters);
	value_whole(s->text[SETTING_MAX_QUESTIONS], &s->max_questions);
	if (value_share(s->text[SETTING_FLOOR], &s->floor))
		check_floor(in, s, rows[SETTING_FLOOR]);
	s->background = settings_clamp(s, s->background);
}

double
settings_clamp(const struct settings *s, double frequency)
{
	double ceiling = 1 - s->floor;

	if (frequency < s->floor)
		return s->floor;
	return frequency > ceiling ? ceiling : frequency;
}
