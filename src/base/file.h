/* SPDX-License-Identifier: MIT */
/* Whole files in and out. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"

/* Appends the whole of a regular file to b; anything else is refused and never waited for. Refuses
 * more than limit bytes (0: no limit). Returns 0, or -1 with the cause. */
int file_read(const char *path, size_t limit, struct buf *b, struct error *err);
/* The same with a name that stands for the path in the cause. */
int file_read_as(
    const char *path, const char *name, size_t limit, struct buf *b, struct error *err);

/* Hands a regular file to take() piece by piece, until its end or until take() returns false. */
typedef bool file_taker(void *ctx, const char *bytes, size_t len);
int file_take(const char *path, size_t limit, file_taker *take, void *ctx, struct error *err);

/* Writes data beside path, syncs it, renames it into place and syncs the folder, so that a reader
 * sees the old file or the new one, never a part. A link stays one; where it leads nowhere that is
 * an error. Mode is 0666 less the umask. Returns 0, -1, or FILE_UNSYNCED: the file has the data,
 * but its folder was not synced, so whether it outlasts a loss of power is not known. That is a
 * failure to tell, with its cause, and less than 0 as any; but who keeps what the file holds keeps
 * this. */
#define FILE_UNSYNCED (-2)
int file_write(const char *path, const void *data, size_t len, struct error *err);
/* Whether the path that was asked for has the data, by what writing it returned. */
bool file_is_written(int status);

/* The same where others may write, too: `was` is what the caller read or wrote there last, of
 * length 0 where there was nothing. What else is there by now, links among it, is left as it is:
 * FILE_TAKEN with the cause, and of two who try at once one gets that. Nothing is waited for. */
#define FILE_TAKEN 1
int file_replace(const char *path, const void *was, size_t was_len, const void *data, size_t len,
    struct error *err);
/* The same and, where that is taken, under a free name beside it, "walk-2.session" for
 * "walk.session": *path, made by malloc, becomes that, and FILE_TAKEN is returned with the cause,
 * or FILE_UNSYNCED. */
int file_keep(
    char **path, const void *was, size_t was_len, const void *data, size_t len, struct error *err);
#define FILE_BESIDE 99 /* the greatest number in such a name */
/* Whether a file can be written there, as far as can be known before. 0, or -1 with the cause. */
int file_check_writable(const char *path, struct error *err);
/* The same of a file that is written under a lock, whose own file has a longer name. */
int file_check_lockable(const char *path, struct error *err);
/* Why the last part of a path is no name for a file in a folder that several people use: it would
 * be hidden, taken for an option, or cannot be shown as it is. NULL: nothing is wrong with it. */
const char *file_name_fault(const char *path);

/* Waits, a few seconds at most and not long once a signal is taken, were it only of a resize, until
 * no other program holds the lock of path, and holds it until file_unlock(): by a file "path.lock"
 * that is there only meanwhile, and that a program which ends lets go. Returns what file_unlock()
 * takes, or -1 with the cause. */
int file_lock(const char *path, struct error *err);
void file_unlock(const char *path, int lock);
/* Signals that ask this thread for its end wait meanwhile, but for faults of its own; these nest.
 */
void file_hold_signals(void);
void file_release_signals(void);

/* Makes every folder above path that is missing, for nobody else to read. 0, or -1. */
int file_make_folders(const char *path, struct error *err);
/* True of a name of a-z, 0-9 and hyphens, which as part of a path leads nowhere else. */
bool file_is_plain_name(const char *name);

/* The path of a file of the user's own, its name given as by printf, below ramus/ in the folder
 * that $XDG_DATA_HOME or $XDG_CONFIG_HOME names, or in ~/.local/share or ~/.config if that is empty
 * or no absolute path. The caller frees it. NULL where $HOME is none either: what is one's own then
 * lies nowhere. */
enum file_xdg { FILE_XDG_DATA, FILE_XDG_CONFIG };
char *file_xdg(enum file_xdg kind, const char *name, ...) __attribute__((format(printf, 2, 3)));

/* The folders where everybody's files of that kind lie: what $XDG_DATA_DIRS or $XDG_CONFIG_DIRS
 * says, or what stands for it where that is empty; for file_next_folder(). */
const char *file_xdg_folders(enum file_xdg kind);
/* The next absolute path of a list with colons between, for the caller to free, and *list behind
 * it; NULL at the end. What is not absolute is passed over. */
char *file_next_folder(const char **list);

/* True if path is a directory. */
int file_is_dir(const char *path);

/* Whether nothing but hidden files is in a directory; -1 with the cause where it cannot be listed.
 */
int file_is_empty_dir(const char *path, struct error *err);
/* The names in a directory, sorted by bytes, without . and .. and hidden ones; each name and the
 * array are the caller's to free. Returns the count or -1. */
int file_list(const char *path, char ***names, struct error *err);

#endif
