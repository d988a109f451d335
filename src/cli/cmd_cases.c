/* SPDX-License-Identifier: MIT */
/* ramus cases: cases drawn by a topic's own likelihoods, printed in pieces, so that more of them
 * take no more memory. */
#include "cli/command.h"
#include "cli/say.h"
#include "reason/sample.h"

int
command_cases(struct call *c)
{
	const struct arguments *a = c->a;
	struct sample_columns columns = {a->set[OPTION_INITIAL], a->set[OPTION_UNSURE]};
	uint32_t count = arguments_number(a, OPTION_SAMPLE, 1000);
	int status = EXIT_DONE;

	struct sampler *s =
	    sampler_new(c->t, arguments_number(a, OPTION_SEED, 1), a->share[OPTION_UNSURE]);
	sample_write_header(&columns, &c->out);
	for (uint32_t i = 0; i < count && status == EXIT_DONE; i++) {
		struct sampled drawn = sampler_next(s);

		sample_write(c->t, &drawn, &columns, &c->out);
		status = say_gathered(&c->out) == 0 ? EXIT_DONE : EXIT_INPUT;
	}
	sampler_free(s);
	if (say(&c->out) != 0)
		status = EXIT_INPUT;
	buf_clear(&c->out);
	return status;
}
