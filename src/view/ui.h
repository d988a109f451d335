/* The browser without a terminal: keys go in, a canvas comes out.
 *
 * Call ui_key() and ui_resize() as things happen and ui_draw() before each showing. Nothing here
 * blocks, prints or fails; an image that turns out damaged shows in topic_damage().
 */
#ifndef VIEW_UI_H
#define VIEW_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "session/session.h"
#include "view/canvas.h"
#include "view/keys.h"

#define UI_MIN_WIDTH 40
#define UI_MIN_HEIGHT 12

struct ui; /* opaque */

struct ui_options {
	bool ascii; /* no signs outside ASCII */
};

/* The session must outlive it. */
struct ui *ui_new(struct session *s, int width, int height, const struct ui_options *o);
void ui_free(struct ui *ui);
void ui_resize(struct ui *ui, int width, int height);
/* A code point or one of enum key_code. */
void ui_key(struct ui *ui, uint32_t key);
/* The canvas gets the size of the screen. */
void ui_draw(struct ui *ui, struct canvas *c);
/* True once the user has quit. */
bool ui_done(const struct ui *ui);
/* True, once, if the user asked for the screen to be drawn anew. */
bool ui_redraw(struct ui *ui);
/* Where the user is. */
enum screen_id ui_screen(const struct ui *ui);

#endif
