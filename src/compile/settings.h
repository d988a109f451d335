/* The settings of topic.csv. */
#ifndef COMPILE_SETTINGS_H
#define COMPILE_SETTINGS_H

#include "compile/input.h"

struct settings {
	const char *text[SETTING_COUNT]; /* as written, "" where silent */
	double background, floor, stop, matters, stop_three;
	uint32_t max_questions;
};

/* Reads the settings with their defaults; problems are reported. */
void settings_read(struct input *in, struct settings *s);
/* A frequency kept between the floor and the ceiling. */
double settings_clamp(const struct settings *s, double frequency);

#endif
