/* SPDX-License-Identifier: MIT */
/* Threads over a file of cases.
 *
 * Each thread takes the next piece of the file, holds an interview for each of its cases, and hands
 * the piece in. Pieces are added to the report in file order, so sums of doubles, diagnostics and
 * lines come out the same whatever the number of threads; one that is done before its turn waits in
 * `waiting`, at the place of its number, and only the thread that is too far ahead waits itself.
 * `reading` guards the file, `merging` the report. A piece at which reading ends drops all that
 * follow it, since another thread may have taken one already. The topic is verified before threads
 * share it: its accessors only read from then on.
 */
#include "eval/run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "base/alloc.h"
#include "csv/messages.h"

enum { THREADS_MAX = 256, WAITING_MAX = 64, TICK_NS = 100000000 };

/* A case as it is kept until its piece is added. */
struct done_case {
	struct case_facts facts;
	struct eval_result result, clean;
};

/* A piece in the hands of a thread. */
struct piece {
	struct chunk chunk;
	struct arena *arena;
	struct diags *diags;
	struct cases *source;
	VEC(struct done_case) cases;
	bool unusable; /* it cannot be read, and what follows it neither */
	bool handed_in;
};

/* How often a kind of message came. */
struct kind {
	const struct diag_message *message;
	size_t count;
};

struct running {
	const struct eval_job *job;
	struct chunks *chunks;
	pthread_mutex_t reading, merging;
	pthread_cond_t turn, idle;
	struct piece waiting[WAITING_MAX];
	uint32_t merged;  /* pieces added */
	uint32_t working; /* threads that are not done */
	bool ended;       /* what is not added yet will not be */
	struct eval_report *report;
	struct diags *diags;
	VEC(struct kind) kinds;
	struct map seen; /* for cases_seen() */
	atomic_bool stop;
	atomic_ullong bytes, cases;
};

/* Runs the cases of a piece; clean is NULL where there is no noise. */
static void
run_piece(struct running *r, struct eval *noisy, struct eval *clean, struct piece *p)
{
	struct cases *cases = cases_open(&p->chunk, r->job->path, r->job->t, p->arena, p->diags);
	size_t count = cases != NULL ? cases_count(cases) : 0;
	struct done_case d;

	p->unusable = cases == NULL;
	p->source = cases;
	while (cases != NULL && !atomic_load(&r->stop) && cases_next(cases, &d.facts)) {
		d.result = eval_case(noisy, &d.facts);
		if (clean != NULL)
			d.clean = eval_case(clean, &d.facts);
		d.facts.mention = NULL;
		d.facts.initial = NULL;
		vec_push(&p->cases, d);
		atomic_fetch_add(&r->cases, 1);
		atomic_fetch_add(&r->bytes, p->chunk.rows_len / count);
	}
}

/* Takes over what is said of a piece, as much of each kind as is shown. */
static void
add_diags(struct running *r, struct piece *p)
{
	diags_sort(p->diags);
	for (size_t i = 0; i < diags_count(p->diags); i++) {
		const struct diag *d = diags_get(p->diags, i);
		size_t k = 0;

		if (p->chunk.number > 0 && d->place.line > 0 &&
		    d->place.line <= p->chunk.header_lines)
			continue; /* the first row's, which the first piece has told */
		while (k < r->kinds.len && r->kinds.items[k].message != d->message)
			k++;
		if (k == r->kinds.len)
			vec_push(&r->kinds, ((struct kind){.message = d->message}));
		if (r->kinds.items[k].count++ < EVAL_DIAGS_OF_A_KIND)
			diags_adopt(r->diags, d, chunk_place(&p->chunk, d->place));
	}
}

static void
merge_piece(struct running *r, struct piece *p)
{
	struct eval_report *report = r->report;

	for (size_t i = 0; i < p->cases.len && !r->ended; i++) {
		const struct case_facts *f = &p->cases.items[i].facts;

		if (f->id[0] != '\0' && cases_seen(&r->seen, f->id))
			diags_add(p->diags, csv_message(MSG_CASE_TWICE),
			    cases_place(p->source, f->row), f->id);
	}
	if (!r->ended)
		add_diags(r, p);
	for (size_t i = 0; i < p->cases.len && !r->ended; i++) {
		const struct done_case *d = &p->cases.items[i];

		eval_add(&report->total, &d->result, d->facts.urgency);
		eval_add(&report->leaf[d->facts.leaf], &d->result, d->facts.urgency);
		if (report->noisy)
			eval_add(&report->clean, &d->clean, d->facts.urgency);
		if (r->job->on_case != NULL &&
		    !r->job->on_case(r->job->ctx, &d->facts, &d->result)) {
			report->stopped = r->ended = true;
			atomic_store(&r->stop, true);
		}
	}
	if (p->unusable) {
		r->ended = true;
		atomic_store(&r->stop, true);
	}
	arena_free(p->arena);
	diags_free(p->diags);
	vec_free(&p->cases);
	free(p->chunk.bytes);
	*p = (struct piece){.arena = NULL};
	r->merged++;
}

/* Hands a piece in, and adds all those whose turn it is now. */
static void
hand_in(struct running *r, const struct piece *p)
{
	struct piece *next;

	pthread_mutex_lock(&r->merging);
	while (p->chunk.number - r->merged >= WAITING_MAX)
		pthread_cond_wait(&r->turn, &r->merging);
	r->waiting[p->chunk.number % WAITING_MAX] = *p;
	r->waiting[p->chunk.number % WAITING_MAX].handed_in = true;
	while ((next = &r->waiting[r->merged % WAITING_MAX])->handed_in)
		merge_piece(r, next);
	pthread_cond_broadcast(&r->turn);
	pthread_mutex_unlock(&r->merging);
}

static void *
work(void *arg)
{
	struct running *r = arg;
	struct eval_options free_of_noise = r->job->options;
	struct eval *noisy = eval_new(r->job->t, &r->job->options), *clean = NULL;
	bool taken;

	free_of_noise.noise = (struct noise){0};
	if (r->report->noisy)
		clean = eval_new(r->job->t, &free_of_noise);
	do {
		struct piece p = {.diags = diags_new()};

		pthread_mutex_lock(&r->reading);
		taken = !atomic_load(&r->stop) && chunks_next(r->chunks, &p.chunk, p.diags);
		pthread_mutex_unlock(&r->reading);
		if (taken) {
			p.arena = arena_new();
			run_piece(r, noisy, clean, &p);
			hand_in(r, &p);
		} else {
			diags_free(p.diags);
		}
	} while (taken);
	eval_free(noisy);
	eval_free(clean);
	pthread_mutex_lock(&r->merging);
	r->working--;
	pthread_cond_signal(&r->idle);
	pthread_mutex_unlock(&r->merging);
	return NULL;
}

/* Starts the threads, and ticks until none of them works. */
static void
run_threads(struct running *r)
{
	const struct eval_job *job = r->job;
	uint32_t jobs = job->jobs < THREADS_MAX ? job->jobs : THREADS_MAX, started = 0;
	pthread_t threads[THREADS_MAX];

	r->working = jobs;
	while (started < jobs && pthread_create(&threads[started], NULL, work, r) == 0)
		started++;
	pthread_mutex_lock(&r->merging);
	r->working -= started > 0 ? jobs - started : jobs - 1;
	pthread_mutex_unlock(&r->merging);
	if (started == 0)
		work(r); /* without a thread to be had, this one does it, and nothing ticks */
	pthread_mutex_lock(&r->merging);
	while (r->working > 0) {
		struct timespec until;

		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_nsec += TICK_NS;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		pthread_cond_timedwait(&r->idle, &r->merging, &until);
		pthread_mutex_unlock(&r->merging);
		struct eval_progress p = {.bytes = atomic_load(&r->bytes),
		    .size = chunks_size(r->chunks),
		    .cases = atomic_load(&r->cases)};
		if (job->tick != NULL && !atomic_load(&r->stop) && !job->tick(job->ctx, &p)) {
			r->report->stopped = true;
			atomic_store(&r->stop, true);
		}
		pthread_mutex_lock(&r->merging);
	}
	pthread_mutex_unlock(&r->merging);
	for (uint32_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}

static bool
must_stop(void *ctx)
{
	return atomic_load(&((struct running *)ctx)->stop);
}

struct eval_report *
eval_run(const struct eval_job *job, struct diags *diags)
{
	struct running r = {.job = job,
	    .diags = diags,
	    .reading = PTHREAD_MUTEX_INITIALIZER,
	    .merging = PTHREAD_MUTEX_INITIALIZER,
	    .turn = PTHREAD_COND_INITIALIZER};
	struct eval_report *report;
	pthread_condattr_t monotonic;

	if (topic_verify(job->t, NULL) != 0)
		return NULL;
	atomic_init(&r.stop, false);
	atomic_init(&r.bytes, 0);
	atomic_init(&r.cases, 0);
	r.chunks = chunks_open(job->path, cases_columns, CASES_COLUMNS, must_stop, &r, diags);
	if (r.chunks == NULL)
		return NULL;
	report = r.report = xcalloc(1, sizeof *report);
	report->leaf = xcalloc(topic_leaf_count(job->t), sizeof *report->leaf);
	report->noisy = job->options.noise.unsure > 0 || job->options.noise.flip > 0;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&r.idle, &monotonic);
	pthread_condattr_destroy(&monotonic);
	run_threads(&r);
	pthread_mutex_destroy(&r.reading);
	pthread_mutex_destroy(&r.merging);
	pthread_cond_destroy(&r.turn);
	pthread_cond_destroy(&r.idle);
	for (size_t i = 0; i < r.kinds.len; i++) {
		const struct kind *k = &r.kinds.items[i];

		if (k->count > EVAL_DIAGS_OF_A_KIND)
			diags_add(diags, csv_message(MSG_CASE_MORE),
			    (struct diag_place){job->path, 0, 0}, k->count - EVAL_DIAGS_OF_A_KIND,
			    k->message->id);
	}
	vec_free(&r.kinds);
	map_free(&r.seen);
	chunks_close(r.chunks);
	return report;
}

void
eval_report_free(struct eval_report *r)
{
	if (r != NULL)
		free(r->leaf);
	free(r);
}
