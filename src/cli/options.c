#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/say.h"

int
options_number(const struct arguments *a, enum option_number option, uint32_t *value)
{
	char *end;

	if (!a->set[option])
		return 0;
	errno = 0;
	long number = strtol(a->value[option], &end, 10);
	if (errno != 0 || end == a->value[option] || *end != '\0' || number < 1 ||
	    number > 100000000) {
		say_error("\"%s\" is not a whole number from 1 to 100000000", a->value[option]);
		return -1;
	}
	*value = (uint32_t)number;
	return 0;
}

int
options_share(const struct arguments *a, enum option_number option, double *value)
{
	const char *text = a->value[option];
	size_t whole, part = 0;
	double percent = 0, place = 1;

	if (!a->set[option])
		return 0;
	whole = strspn(text, "0123456789");
	if (whole > 0 && text[whole] == '.')
		part = 1 + strspn(text + whole + 1, "0123456789");
	for (size_t i = 0; i < whole + part && i < 20; i++) {
		if (i > whole)
			place /= 10;
		if (i != whole)
			percent = i < whole ? 10 * percent + (text[i] - '0')
					    : percent + place * (text[i] - '0');
	}
	if (whole == 0 || whole > 3 || strcmp(text + whole + part, "%") != 0 || percent > 100) {
		say_error("\"%s\" is not a percentage from 0%% to 100%%, such as 20%%", text);
		return -1;
	}
	*value = percent / 100;
	return 0;
}
