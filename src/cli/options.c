#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>

#include "cli/say.h"

int
options_number(const struct arguments *a, enum option_number option, uint32_t *value)
{
	char *end;
	long number;

	if (!a->set[option])
		return 0;
	errno = 0;
	number = strtol(a->value[option], &end, 10);
	if (errno != 0 || end == a->value[option] || *end != '\0' || number < 1 ||
	    number > 100000000) {
		say_error("\"%s\" is not a whole number from 1 to 100000000", a->value[option]);
		return -1;
	}
	*value = (uint32_t)number;
	return 0;
}
