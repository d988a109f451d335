/* ramus cases: cases drawn by a topic's own likelihoods, printed in pieces, so that more of them
 * take no more memory. */
#include "cli/command.h"
#include "cli/options.h"
#include "cli/say.h"
#include "reason/sample.h"

enum { FLUSH_AT = 65536 };

int
command_cases(struct call *c)
{
	uint32_t count = 1000, seed = 1;
	double unsure = 0;
	struct sample_columns columns = {c->a->set[OPTION_INITIAL], c->a->set[OPTION_UNSURE]};
	int status = EXIT_DONE;

	if (options_number(c->a, OPTION_SAMPLE, &count) != 0 ||
	    options_number(c->a, OPTION_SEED, &seed) != 0 ||
	    options_share(c->a, OPTION_UNSURE, &unsure) != 0)
		return EXIT_USAGE;
	if (topic_verify(c->t, NULL) != 0)
		return EXIT_INPUT;
	struct sampler *s = sampler_new(c->t, seed, unsure);
	sample_write_header(&columns, &c->out);
	for (uint32_t i = 0; i < count && status == EXIT_DONE; i++) {
		struct sampled drawn = sampler_next(s);

		sample_write(c->t, &drawn, &columns, &c->out);
		if (c->out.len < FLUSH_AT)
			continue;
		status = say(&c->out) == 0 ? EXIT_DONE : EXIT_INPUT;
		buf_clear(&c->out);
	}
	sampler_free(s);
	return status;
}
