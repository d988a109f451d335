/* The user's configuration: keys, theme, styles, switches.
 *
 * It is read once, before the browser starts. A line that is wrong is reported with its place and
 * changes nothing; the others count all the same.
 */
#ifndef VIEW_CONFIG_H
#define VIEW_CONFIG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

struct config {
	bool ascii, linear, mouse, mono;
};

/* Reads text[0..len), sets keys (view/keys.h) and styles (tell/style.h), and the switches of *out,
 * which hold what counts where nothing is said. `path` stands in diagnostics and must outlive
 * diags. */
void config_read(
    const char *text, size_t len, const char *path, struct config *out, struct diags *diags);
/* Reports that there is a file, but that it could not be read. */
void config_unreadable(const char *path, const char *cause, struct diags *diags);
/* The messages about it, for the manual. */
const struct diag_message *config_messages(size_t *count);
/* Appends the form of the file in words, a line for each setting. */
void config_help(struct buf *out);

#endif
