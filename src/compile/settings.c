/* SPDX-License-Identifier: MIT */
/* topic.csv as one array by setting. A setting that is silent or wrong has its default, so that
 * what is worked out from it makes sense even while errors are being collected.
 */
#include "compile/verify.h"

#include <string.h>

#include "compile/value.h"

static void
read_row(struct input *in, struct settings *s, size_t row, size_t *rows)
{
	const char *key = input_text(in, COL_TOPIC_KEY, row);
	const char *value = input_text(in, COL_TOPIC_VALUE, row);
	const char *names[SETTING_COUNT];
	int number = SETTING_COUNT;

	for (int i = 0; i < SETTING_COUNT; i++) {
		names[i] = schema_settings[i].name;
		if (strcmp(names[i], key) == 0)
			number = i;
	}
	const char *meant = number == SETTING_COUNT ? diag_slip(key, names, SETTING_COUNT) : NULL;
	if (*key == '\0') {
		input_report(in, MSG_VALUE_MISSING, COL_TOPIC_KEY, row, 0, "key");
	} else if (meant != NULL) {
		input_report(
		    in, MSG_SETTING_NEAR, COL_TOPIC_KEY, row, 0, input_show(in, key), meant);
	} else if (number == SETTING_COUNT) {
		input_report(in, MSG_SETTING_UNKNOWN, COL_TOPIC_KEY, row, 0, input_show(in, key),
		    strcmp(key, "stop-three") == 0 ? "; 'worth' ends walks instead"
						   : input_hint(in, key, names, SETTING_COUNT));
	} else if (rows[number] != SIZE_MAX) {
		input_report(in, MSG_SETTING_TWICE, COL_TOPIC_KEY, row, 0, key,
		    (unsigned)input_line(in, TABLE_TOPIC, rows[number]));
	} else {
		rows[number] = row;
		if (*value == '\0' ||
		    check_value(in, schema_settings[number].type, value, COL_TOPIC_VALUE, row, 0))
			s->text[number] = value;
	}
}

void
settings_read(struct input *in, struct settings *s)
{
	size_t rows[SETTING_COUNT];

	*s = (struct settings){.background = 0.01,
	    .floor = 0.01,
	    .stop = 0.99,
	    .worth = 0.03,
	    .matters = 0.1,
	    .max_questions = 20};
	for (int i = 0; i < SETTING_COUNT; i++) {
		s->text[i] = "";
		rows[i] = SIZE_MAX;
	}
	for (size_t row = 0; row < in->tables[TABLE_TOPIC].rows; row++)
		read_row(in, s, row, rows);
	for (int i = 0; i < SETTING_COUNT; i++) {
		const struct schema_column *setting = &schema_settings[i];

		if (!setting->required || in->tables[TABLE_TOPIC].lost)
			continue;
		if (rows[i] == SIZE_MAX)
			diags_add(in->diags, message(MSG_SETTING_MISSING),
			    (struct diag_place){in->tables[TABLE_TOPIC].path, 0, 0}, setting->name);
		else if (*input_text(in, COL_TOPIC_VALUE, rows[i]) == '\0')
			input_report(
			    in, MSG_VALUE_MISSING, COL_TOPIC_VALUE, rows[i], 0, setting->name);
	}
	value_share(s->text[SETTING_BACKGROUND], &s->background);
	value_share(s->text[SETTING_STOP], &s->stop);
	value_number(s->text[SETTING_WORTH], &s->worth);
	value_share(s->text[SETTING_MATTERS], &s->matters);
	value_whole(s->text[SETTING_MAX_QUESTIONS], &s->max_questions);
	/* The floor is a distance from both ends, and likelihoods are divided by it. */
	if (value_share(s->text[SETTING_FLOOR], &s->floor) &&
	    !(s->floor >= 1e-6 && s->floor < 0.5)) {
		input_report(in, MSG_VALUE_FORM, COL_TOPIC_VALUE, rows[SETTING_FLOOR], 0,
		    s->text[SETTING_FLOOR], "a floor, which lies between 0.0001% and 50%");
		s->floor = 0.01;
	}
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
