/* ramus cases: cases drawn by a topic's own likelihoods. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/say.h"
#include "reason/sample.h"

enum { FLUSH_AT = 65536 };

static int
write_cases(const struct topic *t, uint32_t count, uint32_t seed, double unsure,
    const struct sample_columns *columns)
{
	struct sampler *s = sampler_new(t, seed, unsure);
	struct buf out = {0};
	int status = 0;

	sample_write_header(columns, &out);
	for (uint32_t i = 0; i < count && status == 0; i++) {
		struct sampled c = sampler_next(s);

		sample_write(t, &c, columns, &out);
		if (out.len >= FLUSH_AT) {
			status = say(&out);
			buf_clear(&out);
		}
	}
	if (status == 0 && out.len > 0)
		status = say(&out);
	sampler_free(s);
	buf_free(&out);
	return status;
}

int
command_cases(const struct arguments *a)
{
	uint32_t count = 1000, seed = 1;
	double unsure = 0;
	struct sample_columns columns = {a->set[OPTION_INITIAL], a->set[OPTION_UNSURE]};
	struct made made;
	int status = EXIT_DONE;

	if (options_number(a, OPTION_SAMPLE, &count) != 0 ||
	    options_number(a, OPTION_SEED, &seed) != 0 ||
	    options_share(a, OPTION_UNSURE, &unsure) != 0)
		return EXIT_USAGE;
	made = load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	if (made.topic == NULL)
		return EXIT_INPUT;
	if (topic_verify(made.topic, NULL) != 0)
		status = EXIT_INPUT;
	else if (write_cases(made.topic, count, seed, unsure, &columns) != 0)
		status = EXIT_INPUT;
	if (topic_damage(made.topic) != NULL)
		say_error("%s", topic_damage(made.topic));
	made_free(&made);
	return status;
}
