/* The progress of one learner in a topic: one file of readable lines, each about one thing, named
 * by its first two words: a case done, a card recalled. Its form is told in ramus-practice(1).
 *
 * The lines of a kind belong to whoever reads and writes that kind; here they are lines. A change
 * replaces the lines of the same names and leaves all others as they are, while no other program
 * can change the file: two that run at once lose nothing of each other's. What the topic does not
 * have now is kept for later. A file that is damaged, of another topic or another version is
 * refused in words, and never written over.
 */
#ifndef LEARN_PROGRESS_H
#define LEARN_PROGRESS_H

#include "base/buf.h"
#include "base/error.h"
#include "session/lines.h"
#include "topic/topic.h"

/* The kinds of lines: the first word of each. */
#define PROGRESS_CASE "case"
#define PROGRESS_CARD "card"
#define PROGRESS_ORDER "order"

/* Where a topic's progress is kept if the learner says so, below the folder of the user's own data
 * (its folders may be missing); the caller frees it. NULL where the topic's id can be no name of a
 * file. */
char *progress_path(const struct topic *t);

/* Takes what follows the first word of a line; false if it does not tell what it should. */
typedef bool progress_taker(void *ctx, struct lines *l);
/* Hands each line of a kind to `take`, from bytes or (NULL) from the file itself. 0, or -1 with the
 * cause. */
int progress_read(const struct topic *t, const char *bytes, size_t len, const char *file,
    const char *kind, progress_taker *take, void *ctx, struct error *err);
/* Puts whole lines into the file, each in the place of that of the same name, and makes the file
 * where it is missing. 0, or -1 with the cause. */
int progress_put(const struct topic *t, const char *path, const char *lines, struct error *err);

#endif
