/* SPDX-License-Identifier: MIT */
/* The browser without a terminal: keys go in, a canvas comes out.
 *
 * Call ui_key() and ui_resize() as things happen and ui_draw() before each showing. Nothing here
 * blocks, prints or fails; an image that turns out damaged shows in topic_damage().
 */
#ifndef VIEW_UI_H
#define VIEW_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "session/session.h"
#include "view/canvas.h"
#include "view/config.h"
#include "view/keys.h"

#define UI_MIN_WIDTH 40
#define UI_MIN_HEIGHT 12

struct ui; /* opaque */

struct screen; /* screen.h */
/* Every screen, by enum screen_id (screens.c). */
extern const struct screen *const ui_screens[];

/* The session must outlive it, and what the settings point to; it takes over their diags. */
struct ui *ui_new(const struct screen *const *screens, struct session *s, int width, int height,
    const struct ui_settings *set);
void ui_free(struct ui *ui);
void ui_resize(struct ui *ui, int width, int height);
/* A code point or one of enum key_code. */
void ui_key(struct ui *ui, uint32_t key);
/* Takes a character that was pasted. */
void ui_paste(struct ui *ui, uint32_t character);
/* While more keys may follow, panes that follow what is selected stay as they are; to be called
 * once before a run of keys, and with false, before drawing, once they pause. */
void ui_hold(struct ui *ui, bool held);
/* True if something waits for that. */
bool ui_held(const struct ui *ui);
/* Makes ready what the next key needs most, if keys pause; to be called once all is shown. */
void ui_prepare(struct ui *ui);
/* A click of the first button at a place of the screen; the wheel, some rows down or up. */
void ui_click(struct ui *ui, int row, int col);
void ui_wheel(struct ui *ui, int rows);
/* True while the mouse shall be ours and not the terminal's. */
bool ui_mouse(const struct ui *ui);
/* The time in seconds, from any beginning; and whether the screen changes as it passes. */
void ui_clock(struct ui *ui, uint64_t seconds);
bool ui_ticking(const struct ui *ui);
/* The tables were compiled again: the session of the new topic (NULL: errors, the old one stays)
 * and what the compiler said, which the browser takes over. The old session and topic are no longer
 * used when this returns. */
void ui_reload(struct ui *ui, struct session *s, struct diags *diags);
/* The canvas gets the size of the screen. */
void ui_draw(struct ui *ui, struct canvas *c);
/* Tells the session where the user is, for the next time. */
void ui_keep(struct ui *ui);
/* True once the user has quit. */
bool ui_done(const struct ui *ui);
/* Why something could not be saved that was to be, if nobody saved it since; NULL. */
const char *ui_unsaved(const struct ui *ui);
/* True, once, if the user asked for the screen to be drawn anew. */
bool ui_redraw(struct ui *ui);
/* True, once, if the user asked to open a file in an editor: the place, until the next reload. */
bool ui_edit(struct ui *ui, struct diag_place *at);
/* What the user asked to be handed out, once: to the terminal's clipboard or to a pager. The text
 * is valid until the next key. */
enum hand_out { HAND_NOTHING, HAND_COPY, HAND_PAGER };
enum hand_out ui_hand_out(struct ui *ui, const char **text);
/* Tells the user something, until the next key. */
void ui_say(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Where the user is. */
enum screen_id ui_screen(const struct ui *ui);

#endif
