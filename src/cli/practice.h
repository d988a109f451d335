/* The parts of `ramus practice`. */
#ifndef CLI_PRACTICE_H
#define CLI_PRACTICE_H

#include "base/json.h"
#include "cli/talk.h"
#include "learn/concord.h"
#include "learn/practice.h"
#include "learn/recall.h"

/* Practises line by line until the learner commits, quits or the input ends (practice_walk.c). The
 * practice is saved to the path after each event if it is not NULL. 0, or -1 if something could not
 * be said or saved. */
int practice_walk(struct practice *p, const char *path, struct talk *talk);
/* What can be typed there, as items of a list in mdoc(7) for the manual page. */
void practice_write_words(struct buf *out);

/* Feedback as JSON (practice_json.c). */
void practice_json(const struct practice *p, const struct practice_feedback *f, struct json *json);
/* A round of script concordance (practice_drill.c): `count` items. */
int practice_concord(
    const struct topic *t, uint64_t seed, uint32_t count, struct talk *talk, struct json *json);
/* A round of recall of at most `count` cards; the progress is kept in the path if it is not
 * NULL. */
int practice_recall(const struct topic *t, int32_t today, const char *path, uint32_t count,
    struct talk *talk, struct json *json);

#endif
