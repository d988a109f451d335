/* SPDX-License-Identifier: MIT */
/* The table of keys is whole: every name parses, no key means two things on a screen. */
#include <criterion/criterion.h>
#include <string.h>

#include "topic/topic.h"
#include "view/keys.h"

Test(view_keys, every_name_parses)
{
	const struct key_row *r;
	const char *at;
	size_t i, len;

	for (i = 0; (r = keys_row(i)) != NULL; i++) {
		cr_expect(r->help[0] != '\0' && r->screens != 0);
		for (at = r->keys; *at != '\0'; at += len + (at[len] == ' ')) {
			len = strcspn(at, " ");
			cr_expect(keys_parse(at, len) != 0, "%.*s", (int)len, at);
		}
	}
}

/* What stands in braces is a word of the topic. */
Test(view_keys, every_word_of_a_topic_is_one)
{
	const struct key_row *r;

	for (size_t i = 0; (r = keys_row(i)) != NULL; i++) {
		struct buf text = {0};

		topic_add_text(NULL, r->label, &text);
		topic_add_text(NULL, r->help, &text);
		cr_expect(strchr(buf_str(&text), '{') == NULL, "%s", buf_str(&text));
		buf_free(&text);
	}
}

Test(view_keys, no_key_has_two_meanings_on_a_screen)
{
	const struct key_row *r;
	const char *at;
	size_t i, len;
	unsigned screen;

	for (i = 0; (r = keys_row(i)) != NULL; i++)
		for (screen = 0; screen < SCREEN_COUNT; screen++)
			for (at = r->keys; (r->screens & 1u << screen) && *at != '\0';
			     at += len + (at[len] == ' ')) {
				len = strcspn(at, " ");
				cr_expect_eq(
				    keys_action(keys_parse(at, len), (enum screen_id)screen),
				    r->action, "%.*s on %s", (int)len, at,
				    keys_screens[screen].name);
			}
}

Test(view_keys, every_screen_can_be_reached_from_everywhere)
{
	static const uint32_t keys[] = {
	    'w', 'i', 'o', 'p', 'v', 't', 'r', 'P', 'L', 'c', 'e', '?', ':', 'I'};
	static const enum action actions[] = {ACTION_GO_WALK, ACTION_GO_FINDINGS, ACTION_GO_OUTCOME,
	    ACTION_GO_PATH, ACTION_GO_COMPARE, ACTION_GO_TREE, ACTION_GO_READER, ACTION_GO_PRACTICE,
	    ACTION_GO_PRESENT, ACTION_GO_CONTENTS, ACTION_GO_PROBLEMS, ACTION_GO_HELP,
	    ACTION_GO_PALETTE, ACTION_GO_FIGURE};
	unsigned screen;
	size_t i;

	for (screen = 0; screen < SCREEN_COUNT; screen++)
		for (i = 0; i < SCREEN_COUNT; i++)
			cr_expect_eq(keys_action(keys[i], (enum screen_id)screen), actions[i]);
}

Test(view_keys, reads_names)
{
	cr_expect_eq(keys_parse("a", 1), 'a');
	cr_expect_eq(keys_parse("PgDn", 4), KEY_CODE_PAGE_DOWN);
	cr_expect_eq(keys_parse("^L", 2), 12);
	cr_expect_eq(keys_parse("\xc3\xa9", 2), 0xe9);
	cr_expect_eq(keys_parse("ab", 2), 0);
	cr_expect_eq(keys_parse("", 0), 0);
	cr_expect_eq(keys_parse("\xff", 1), 0);
}

Test(view_keys, space_is_a_key_with_a_name)
{
	cr_expect_eq(keys_action(' ', SCREEN_READER), ACTION_PAGE_DOWN);
	cr_expect_eq(keys_action(KEY_CODE_OTHER, SCREEN_READER), ACTION_NONE);
}

Test(view_keys, other_keys_for_an_action)
{
	cr_expect_eq(keys_action_named("half-down"), ACTION_HALF_DOWN);
	cr_expect_eq(keys_action_named("no-such"), ACTION_NONE);
	keys_set(ACTION_HALF_DOWN, "^X");
	cr_expect_eq(keys_action(24, SCREEN_READER), ACTION_HALF_DOWN);
	cr_expect_eq(keys_action(4, SCREEN_READER), ACTION_NONE);
	cr_expect(keys_is_clear(ACTION_HALF_DOWN, 24));
	keys_set(ACTION_REDRAW, "w");
	cr_expect_not(keys_is_clear(ACTION_REDRAW, 'w'), "w already leads to the walk");
}

static void
check_words(const char *keys, const char *words)
{
	struct buf b = {0};

	keys_add_words(keys, &b);
	cr_expect_str_eq(buf_str(&b), words);
	buf_free(&b);
}

Test(view_keys, lists_are_written_as_people_do)
{
	check_words("1 2 3 4 5 6 7 8 9 0 C D E F", "1 to 9 0 C to F");
	check_words("Backspace b Left h", "Backspace b Left h");
	check_words("a b c", "a b c");
	check_words("a b c d", "a to d");
	check_words("PgDn 7 8 9 :", "PgDn 7 to :");
	check_words("", "");
}

Test(view_keys, keys_of_a_list_have_places)
{
	char key[16];

	cr_expect_str_eq(keys_nth(ACTION_DIGIT, SCREEN_WALK, 9, key), "0");
	cr_expect_str_eq(keys_nth(ACTION_DIGIT, SCREEN_WALK, 10, key), "A");
	cr_expect_str_eq(keys_nth(ACTION_DIGIT, SCREEN_WALK, 16, key), "");
	cr_expect_str_eq(keys_nth(ACTION_DIGIT, SCREEN_HELP, 0, key), "");
	cr_expect_eq(keys_place(ACTION_DIGIT, SCREEN_WALK, '1'), 0);
	cr_expect_eq(keys_place(ACTION_DIGIT, SCREEN_PATH, 'K'), 15);
	cr_expect_eq(keys_place(ACTION_DIGIT, SCREEN_WALK, 'y'), -1);
}

Test(view_keys, every_screen_has_a_way)
{
	unsigned i;

	for (i = 0; i < SCREEN_COUNT; i++)
		cr_expect_eq(keys_leads_to(keys_screens[i].way), i);
	cr_expect_eq(keys_leads_to(ACTION_UNDO), SCREEN_COUNT);
}
