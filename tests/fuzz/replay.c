/* SPDX-License-Identifier: MIT */
/* Runs a fuzzing function without a fuzzer: replay ROUNDS FILE... tries each file as it is, cut
 * short, and with small damage, or such as the fuzzer's own mutator makes, that is the same in
 * every run. A crash, or a try that takes more of the processor's time than its limit (other work
 * on the machine does not count) or waits for something that does not come, ends the program; its
 * last line on standard error names the file. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

enum { SECONDS = 20, WAIT_MOST = 300, EDITS = 4 };

/* Bits of syntax that random bytes rarely hit. */
static const char *const pieces[] = {"\"", "\n", "\r", ";", ",", "\t", "\xef\xbb\xbf", "\xff",
    "\x1b[2J", "&#27;", "&#x202e;", "\n# ", "\n- ", "\n> ", "![[", "](", "```\n", "**", "<!--",
    "\xe2\x80\xae", "and not (", "rule:", "\xf0\x9f\xa6\xb5"};

static uint32_t seed;

static uint32_t
random_below(size_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return n == 0 ? 0 : (uint32_t)((seed >> 8) % n);
}

/* Gives the next try its time, beside what was used up to now. */
static void
limit_time(void)
{
	struct rusage used;
	struct rlimit limit;

	FUZZ_CHECK(getrusage(RUSAGE_SELF, &used) == 0 && getrlimit(RLIMIT_CPU, &limit) == 0);
	limit.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + SECONDS);
	FUZZ_CHECK(setrlimit(RLIMIT_CPU, &limit) == 0);
	alarm(WAIT_MOST);
}

/* One piece of damage. */
static void
damage(struct buf *b)
{
	size_t at = random_below(b->len + 1), n = random_below(64);
	const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
	struct buf made = {0};

	switch (random_below(5)) {
	case 0:
		b->len = at;
		return;
	case 1:
		if (at < b->len)
			b->data[at] = (char)(b->data[at] ^ (1 << random_below(8)));
		return;
	case 2:
		if (b->len >= 8)
			memset(b->data + random_below(b->len - 7), random_below(2) ? 0xff : 0,
			    4 + 4 * random_below(2));
		return;
	case 3: /* a part twice */
		n = n < b->len - at ? n : b->len - at;
		buf_add(&made, b->data, at + n);
		buf_add(&made, b->data + at, b->len - at);
		break;
	default:
		buf_add(&made, b->data, at);
		buf_adds(&made, piece);
		buf_add(&made, b->data + at, b->len - at);
		break;
	}
	buf_free(b);
	*b = made;
}

/* On a copy of its own, so that a sanitizer sees the first byte too many. */
static void
try_bytes(const struct buf *b)
{
	uint8_t *exact = xmalloc(b->len);

	limit_time();
	if (b->len > 0)
		memcpy(exact, b->data, b->len);
	LLVMFuzzerTestOneInput(exact, b->len);
	free(exact);
}

static void
try_file(const char *path, unsigned long rounds)
{
	struct buf whole = {0};
	struct error err;

	if (file_read(path, 0, &whole, &err) != 0) {
		fprintf(stderr, "replay: %s\n", err.text);
		exit(1);
	}
	try_bytes(&whole);
	for (unsigned long i = 0; i < rounds; i++) {
		struct buf b = {0};

		seed = (uint32_t)i;
		buf_add(&b, buf_str(&whole), whole.len);
		if (LLVMFuzzerCustomMutator != NULL && i % 4 != 0) {
			b.len =
			    LLVMFuzzerCustomMutator((uint8_t *)b.data, b.len, b.len, (unsigned)i);
		} else {
			for (uint32_t n = random_below(EDITS) + 1; n > 0; n--)
				damage(&b);
		}
		try_bytes(&b);
		buf_free(&b);
	}
	buf_free(&whole);
}

int
main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: replay ROUNDS FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		fprintf(stderr, "# %s\n", argv[i]);
		try_file(argv[i], strtoul(argv[1], NULL, 10));
	}
	return 0;
}
