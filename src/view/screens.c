/* SPDX-License-Identifier: MIT */
/* Every screen. A new one is a file with its struct screen, and a row of SCREENS in keys.h. */
#include "view/screen.h"

#define X(code, variable, name, way) &screen_##variable,
const struct screen *const ui_screens[SCREEN_COUNT] = {SCREENS(X)};
#undef X
