/* SPDX-License-Identifier: MIT */
/* Numbers and words of cells. */
#include <criterion/criterion.h>
#include <string.h>

#include "compile/schema.h"
#include "compile/value.h"
#include "topic/topic.h"

Test(compile_value, shares)
{
	static const struct {
		const char *text;
		double share; /* negative: no share */
	} cases[] = {{"45%", 0.45}, {"45 %", 0.45}, {"0%", 0}, {"100%", 1}, {"0.5%", 0.005},
	    {"99.083%", 0.99083}, {"3/7", 3.0 / 7}, {"0/5", 0}, {"5/5", 1}, {"108/120", 0.9},
	    {"", -1}, {"%", -1}, {"45", -1}, {"0.45", -1}, {"101%", -1}, {"100.1%", -1},
	    {"-5%", -1}, {"+5%", -1}, {"5%%", -1}, {"5% ", -1}, {"5  %", -1}, {".5%", -1},
	    {"5.%", -1}, {"1e1%", -1}, {"3/0", -1}, {"4/3", -1}, {"3/", -1}, {"/3", -1},
	    {"1.5/3", -1}, {"3/7/9", -1}, {"0x1%", -1}, {"inf%", -1}, {"nan", -1}, {"5,5%", 0.055},
	    {"5\u00a0%", 0.05}, {"5,%", -1}, {"1,000.5%", -1}, {"1234567890123456%", -1}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double got = -1;

		cr_expect_eq(
		    value_share(cases[i].text, &got), cases[i].share >= 0, "%s", cases[i].text);
		cr_expect_eq(got, cases[i].share, "%s", cases[i].text);
	}
}

Test(compile_value, frequencies)
{
	static const double want[FREQUENCIES] = {1, 0.895, 0.545, 0.17, 0.025, 0};
	double got;

	for (uint32_t i = 0; i < FREQUENCIES; i++) {
		cr_expect(value_frequency(topic_frequency_name(i), &got));
		cr_expect_eq(got, want[i], "%s", topic_frequency_name(i));
	}
	cr_expect(value_frequency("1/4", &got) && got == 0.25);
	cr_expect(value_frequency("Very-Rare", &got) && got == 0.025);
	cr_expect_not(value_frequency("often", &got));
	cr_expect_str_eq(topic_frequency_name(FREQUENCIES), "");
}

Test(compile_value, votes)
{
	static const struct {
		const char *text;
		size_t member;
		int vote; /* 9: it is none */
	} cases[] = {{"7:+1", 1, 1}, {"ann:-2", 3, -2}, {"dr-b:0", 4, 0}, {"12:2", 2, 2},
	    {"a:-0", 1, 0}, {"7:3", 1, 9}, {"7:+3", 1, 9}, {"7:-3", 1, 9}, {"7:--1", 1, 9},
	    {"7:+", 1, 9}, {"7:", 1, 9}, {"7", 1, 9}, {":1", 0, 9}, {"", 0, 9}, {"7:1:1", 1, 9},
	    {"7: 1", 1, 9}, {"Ann:1", 3, 9}, {"7:+10", 1, 9}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t member;
		int vote;

		cr_expect_eq(value_vote(cases[i].text, &member, &vote), cases[i].vote != 9, "%s",
		    cases[i].text);
		cr_expect(
		    cases[i].vote == 9 || (vote == cases[i].vote && member == cases[i].member),
		    "%s", cases[i].text);
	}
}

Test(compile_value, numbers)
{
	double number;
	uint32_t whole;

	cr_expect(value_number("99.083", &number) && number == 99.083);
	cr_expect(value_number("0.25", &number) && number == 0.25);
	cr_expect(value_number("7", &number) && number == 7);
	cr_expect_not(value_number("0", &number));
	cr_expect_not(value_number("0.0", &number));
	cr_expect_not(value_number("-1", &number));
	cr_expect_not(value_number("1.2.3", &number));
	cr_expect_not(value_number("1x", &number));
	cr_expect_not(value_number("", &number));
	cr_expect(value_whole("1", &whole) && whole == 1);
	cr_expect(value_whole("10000", &whole) && whole == 10000);
	cr_expect_not(value_whole("0", &whole));
	cr_expect_not(value_whole("10001", &whole));
	cr_expect_not(value_whole("2.0", &whole));
}

Test(compile_value, prevalence)
{
	static const double want[] = {100, 30, 10, 3, 1};
	uint32_t word;
	double weight;

	for (uint32_t i = 0; i < 5; i++) {
		uint32_t p = PREVALENCE_VERY_COMMON + i;

		cr_expect(value_prevalence(topic_prevalence_name(p), &word, &weight));
		cr_expect(word == p && weight == want[i] && value_weight(p) == want[i]);
	}
	cr_expect(value_prevalence("12.5", &word, &weight));
	cr_expect(word == PREVALENCE_NUMBER && weight == 12.5);
	cr_expect_not(value_prevalence("often", &word, &weight));
	cr_expect_not(value_prevalence("0", &word, &weight));
}

Test(compile_value, ids)
{
	static const char *const good[] = {"a", "s2", "bakers-cyst", "1-2-3"};
	static const char *const bad[] = {
	    "", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "\xc3\xa4", "a.b", "a#b"};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		cr_expect(value_is_id(good[i], strlen(good[i])), "%s", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect_not(value_is_id(bad[i], strlen(bad[i])), "%s", bad[i]);
}

Test(compile_value, schema_is_whole)
{
	int next = 0;

	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct schema_table *table = &schema_tables[t];

		cr_expect_eq(table->first, next, "%s", table->file);
		next = schema_tables[t + 1].first;
		cr_expect_eq((int)schema_find(table->file), t);
		for (int c = table->first; c < next; c++) {
			cr_expect_eq((int)schema_columns[c].table, t);
			cr_expect(schema_types[schema_columns[c].type].form != NULL ||
				  schema_words[schema_columns[c].type].name != NULL);
		}
	}
	cr_expect_eq(next, COLUMN_COUNT);
	cr_expect_eq(schema_find("symptom.csv"), TABLE_COUNT);
}

Test(compile_value, schema_prints_every_column)
{
	struct buf text = {0}, json = {0};

	schema_write(&text);
	schema_write_json(&json);
	for (int c = 0; c < COLUMN_COUNT; c++) {
		cr_expect_not_null(strstr(buf_str(&text), schema_columns[c].help));
		cr_expect_not_null(strstr(buf_str(&json), schema_columns[c].name));
	}
	cr_expect_not_null(strstr(buf_str(&text), "very-common, common, uncommon"));
	buf_free(&text);
	buf_free(&json);
}
