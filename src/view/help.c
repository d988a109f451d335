/* SPDX-License-Identifier: MIT */
/* The help, made from the table of keys: what works where it was called from first, then what is
 * the same everywhere, last the keys of other screens; from 112 columns these stand beside the
 * rest. */
#include "view/config.h"
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/words.h"

#define KEYS_WIDTH 22

static void
add_key_row(struct page *p, const struct topic *t, const struct key_row *r)
{
	struct buf keys = {0}, help = {0};
	int width = page_columns(p) < 60 ? 16 : KEYS_WIDTH;

	keys_add_words(r->keys, &keys);
	page_indent(p, 2);
	while (text_width(buf_str(&keys), keys.len) < width - 1)
		buf_addc(&keys, ' ');
	buf_addc(&keys, ' ');
	page_mark(p, STYLE_KEY, buf_str(&keys));
	topic_add_text(t, r->help, &help);
	page_add(p, STYLE_TEXT, buf_str(&help));
	page_break(p);
	buf_free(&keys);
	buf_free(&help);
}

static void
add_screen_keys(struct page *p, const struct topic *t, enum screen_id screen)
{
	const struct key_row *r;
	char heading[64];
	bool any = false;

	snprintf(heading, sizeof heading, "On the screen %s", keys_screens[screen].name);
	for (size_t i = 0; (r = keys_row(i)) != NULL; i++) {
		if (r->screens == ON_ALL || (r->screens & 1u << screen) == 0)
			continue;
		if (!any)
			page_heading(p, heading);
		any = true;
		add_key_row(p, t, r);
	}
}

/* What works here, and everywhere. */
static void
add_keys(struct ui *ui, struct page *p)
{
	const struct topic *t = ui->topic;
	const struct key_row *r;

	page_printf(p, STYLE_TEXT,
	    "Ramus asks questions and shows what may be behind the answers. %s Nothing about you "
	    "is "
	    "stored unless you save it. `ramus learn` is a tour of two minutes. ^ stands for the "
	    "Ctrl key.",
	    topic_phrase(t, PHRASE_HELP_IS));
	page_break(p);
	add_screen_keys(p, t, ui_called_from(ui));
	page_heading(p, "Everywhere");
	for (size_t i = 0; (r = keys_row(i)) != NULL; i++)
		if (r->screens == ON_ALL && ui_offers(ui, r->action))
			add_key_row(p, t, r);
}

/* What is no key: how urgent what is, how questions are counted, the configuration, the topic. */
static void
add_rest(struct ui *ui, struct page *p)
{
	const struct topic *t = ui->topic;
	const struct image_meta *m = topic_meta(t);
	struct buf settings = {0};
	char *at = NULL;

	page_heading(p, topic_phrase(t, PHRASE_URGENCY_HOW));
	uint32_t levels[URGENCY_LEVELS], level_count = topic_urgencies(ui->topic, levels);
	for (uint32_t i = 0; i < level_count; i++) {
		page_indent(p, 2);
		words_add_urgency(p, ui->topic, levels[i]);
		page_printf(p, STYLE_TEXT, ": %s", words_urgency_when(ui->topic, levels[i]));
	}
	page_heading(p, "How many questions are left"); /* as the title of the question counts */
	page_paragraph(p, STYLE_TEXT,
	    "\"At most\" is a limit. \"Up to\" is one that is passed only where answers such as "
	    "\"not sure\" leave an emergency open: then what may reveal it is asked all the same.");
	page_heading(p, "Your own keys and colours");
	page_indent(p, 0);
	page_paragraph(p, STYLE_TEXT,
	    "The file ramus/ramus.conf in $XDG_CONFIG_HOME (or ~/.config) may say as follows; "
	    "ramus.conf(5) has the names:");
	page_indent(p, 2);
	config_help(&settings); /* a line for each */
	for (char *line = strtok_r(settings.data, "\n", &at); line != NULL;
	     line = strtok_r(NULL, "\n", &at))
		page_paragraph(p, STYLE_TEXT, line);
	buf_free(&settings);
	page_heading(p, "This topic");
	page_indent(p, 2);
	page_paragraph(p, STYLE_TEXT, topic_text(t, m->summary));
	page_paragraph(p, STYLE_TEXT, topic_text(t, m->notice));
	page_printf(p, STYLE_DIM, "%s %s", topic_text(t, m->id), topic_text(t, m->version));
	if (m->licence.len > 0)
		page_printf(p, STYLE_DIM, "%s%s", page_glyphs(p)->sep, topic_text(t, m->licence));
	page_printf(p, STYLE_DIM, "%s%s", page_glyphs(p)->sep,
	    m->reviewed.len > 0 ? topic_text(t, m->reviewed)
				: topic_phrase(t, PHRASE_NOT_REVIEWED));
}

static void
add_other_screens(struct ui *ui, struct page *p)
{
	for (unsigned screen = 0; screen < SCREEN_COUNT; screen++)
		if (screen != (unsigned)ui_called_from(ui) && screen != SCREEN_HELP &&
		    ui_offers(ui, keys_screens[screen].way))
			add_screen_keys(p, ui->topic, (enum screen_id)screen);
}

static void
build(struct ui *ui, struct page *p)
{
	if (ui_columns(ui) > 2)
		page_pair(p);
	add_keys(ui, p);
	add_rest(ui, p);
	page_pair_next(p);
	add_other_screens(ui, p);
	page_pair_end(p);
}

static struct entity
about(struct ui *ui)
{
	return (struct entity){TARGET_NONE, ui_called_from(ui)};
}

static void
layout(struct ui *ui, struct rect area)
{
	ui_pane_of(ui, SCREEN_HELP)->wide = ui_columns(ui) > 2;
	ui_lay_out_page(ui, area);
}

/* Nothing is folded there, but a page that folds may have two columns. */
static void
begin(struct ui *ui)
{
	ui_pane_of(ui, SCREEN_HELP)->folds = true;
}

const struct screen screen_help = {
    .lines = true, .still = true, .begin = begin, .about = about, .build = build, .layout = layout};
