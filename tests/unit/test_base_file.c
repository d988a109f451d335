/* SPDX-License-Identifier: MIT */
/* Files: read whole within a limit, written so that nobody sees a part. Each test has a folder of
 * its own below TMPDIR. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

static char *folder;

static void
make_folder(void)
{
	const char *tmp = getenv("TMPDIR");

	folder = xasprintf("%s/ramus-file-XXXXXX", tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	cr_assert(mkdtemp(folder) != NULL);
}

static void
remove_folder(void)
{
	char *command = xasprintf("rm -rf '%s'", folder);

	cr_expect_eq(system(command), 0);
	free(command);
	free(folder);
}

TestSuite(base_file, .init = make_folder, .fini = remove_folder);

static char *
in_folder(const char *name)
{
	return xasprintf("%s/%s", folder, name);
}

/* Hidden ones, too. */
static int
count_files(void)
{
	DIR *dir = opendir(folder);
	int n = -2; /* the folder and the one above it */

	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n;
}

Test(base_file, what_was_written_is_read)
{
	char *path = in_folder("a");
	struct buf b = {0}, big = {0};
	struct error err;

	for (int i = 0; i < 100000; i++)
		buf_printf(&big, "%d,", i);
	buf_add(&big, "\0end", 4);
	cr_assert_eq(file_write(path, big.data, big.len, &err), 0, "%s", err.text);
	buf_adds(&b, "before ");
	cr_assert_eq(file_read(path, 0, &b, &err), 0, "%s", err.text);
	cr_assert_eq(b.len, big.len + 7);
	cr_assert_eq(memcmp(b.data + 7, big.data, big.len), 0);
	cr_assert_eq(count_files(), 1, "a temporary file was left");
	buf_free(&b);
	buf_free(&big);
	free(path);
}

Test(base_file, a_limit_is_kept_to_the_byte)
{
	char *path = in_folder("a");
	struct buf b = {0};
	struct error err;

	cr_assert_eq(file_write(path, "12345", 5, &err), 0);
	cr_assert_eq(file_read(path, 5, &b, &err), 0);
	cr_assert_eq(file_read(path, 4, &b, &err), -1);
	cr_assert(strstr(err.text, "larger than 4 bytes") != NULL, "%s", err.text);
	cr_assert_str_eq(buf_str(&b), "12345", "a refused file left something behind");
	buf_free(&b);
	free(path);
}

Test(base_file, folders_and_absent_files_are_refused)
{
	char *path = in_folder("absent");
	struct buf b = {0};
	struct error err;

	cr_assert_eq(file_read(folder, 0, &b, &err), -1);
	cr_assert(strstr(err.text, "is a directory") != NULL, "%s", err.text);
	cr_assert_eq(file_read(path, 0, &b, &err), -1);
	cr_assert(strstr(err.text, "absent") != NULL);
	cr_assert_eq(file_write(folder, "x", 1, &err), -1);
	cr_assert_eq(file_read("/dev/zero", 1000, &b, &err), -1);
	cr_assert_eq(file_read("/dev/zero", 0, &b, &err), -1);
	cr_assert_eq(b.len, 0);
	cr_assert(file_is_dir(folder));
	cr_assert_not(file_is_dir(path));
	buf_free(&b);
	free(path);
}

/* Nobody ever writes to it: opening it to read would wait for ever. */
Test(base_file, a_named_pipe_is_refused_at_once, .timeout = 10)
{
	char *path = in_folder("pipe");
	struct buf b = {0};
	struct error err;

	cr_assert_eq(mkfifo(path, 0600), 0);
	cr_assert_eq(file_read(path, 0, &b, &err), -1);
	cr_assert(strstr(err.text, "not a regular file") != NULL, "%s", err.text);
	cr_assert_eq(b.len, 0);
	free(path);
}

Test(base_file, mode_follows_the_umask)
{
	char *path = in_folder("a");
	struct error err;
	struct stat st;

	umask(027);
	cr_assert_eq(file_write(path, "x", 1, &err), 0);
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0640);
	free(path);
}

Test(base_file, a_failure_leaves_the_old_file_alone)
{
	char *path = in_folder("no/such/folder"), *device = in_folder("null");
	struct error err;
	struct stat st;

	cr_assert_eq(file_write(path, "x", 1, &err), -1);
	cr_assert_eq(symlink("/dev/null", device), 0);
	cr_assert_eq(file_write(device, "x", 1, &err), -1);
	cr_assert_eq(stat("/dev/null", &st), 0);
	cr_assert(S_ISCHR(st.st_mode), "a device was replaced by a file");
	cr_assert_eq(count_files(), 1);
	free(path);
	free(device);
}

Test(base_file, a_link_stays_a_link)
{
	char *path = in_folder("real"), *link = in_folder("link");
	struct buf b = {0};
	struct error err;
	struct stat st;

	cr_assert_eq(file_write(path, "old", 3, &err), 0);
	cr_assert_eq(symlink("real", link), 0);
	cr_assert_eq(file_write(link, "new", 3, &err), 0);
	cr_assert_eq(lstat(link, &st), 0);
	cr_assert(S_ISLNK(st.st_mode));
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_assert_str_eq(buf_str(&b), "new");
	buf_free(&b);
	free(path);
	free(link);
}

/* To nothing, as to a drive that is not there, or to itself. */
Test(base_file, a_link_that_leads_nowhere_is_left_alone)
{
	char *path = in_folder("lost"), *loop = in_folder("loop");
	struct error err;
	struct stat st;

	for (int i = 0; i < 2; i++) {
		const char *link = i == 0 ? path : loop;

		cr_assert_eq(symlink(i == 0 ? "nowhere/file" : "loop", link), 0);
		cr_assert_eq(file_check_writable(link, &err), -1, "%s", link);
		cr_assert(strstr(err.text, "leads nowhere") != NULL, "%s", err.text);
		cr_assert_eq(file_write(link, "new", 3, &err), -1, "%s", link);
		cr_assert_eq(lstat(link, &st), 0);
		cr_assert(S_ISLNK(st.st_mode), "%s was replaced", link);
	}
	cr_assert_eq(count_files(), 2);
	free(path);
	free(loop);
}

/* Of a file that others may write, too: what came between is left alone. */
Test(base_file, what_another_wrote_is_not_replaced)
{
	char *path = in_folder("shared"), *link = in_folder("link"), *pipe = in_folder("pipe");
	struct buf b = {0};
	struct error err;

	cr_assert_eq(file_replace(path, "", 0, "one", 3, &err), 0, "%s", err.text);
	cr_assert_eq(file_replace(path, "", 0, "two", 3, &err), FILE_TAKEN);
	cr_assert(strstr(err.text, "not overwritten") != NULL, "%s", err.text);
	cr_assert_eq(file_replace(path, "onf", 3, "two", 3, &err), FILE_TAKEN);
	cr_assert_eq(file_replace(path, "one", 3, "two", 3, &err), 0, "%s", err.text);
	cr_assert_eq(file_replace(path, "one", 3, "three", 5, &err), FILE_TAKEN);
	cr_assert_eq(symlink("nowhere", link), 0);
	cr_assert_eq(file_replace(link, "", 0, "x", 1, &err), FILE_TAKEN);
	cr_assert_eq(mkfifo(pipe, 0600), 0);
	cr_assert_eq(file_replace(pipe, "", 0, "x", 1, &err), -1);
	cr_assert_eq(file_replace(folder, "", 0, "x", 1, &err), -1);
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_assert_str_eq(buf_str(&b), "two");
	cr_assert_eq(count_files(), 3);
	buf_free(&b);
	free(path);
	free(link);
	free(pipe);
}

/* Many at once that all saw the same: one of them replaces it. */
Test(base_file, one_of_many_replaces_a_file)
{
	enum { WRITERS = 12 };
	char *path = in_folder("shared");
	int won = 0, status;
	pid_t child[WRITERS];

	for (int round = 0; round < 4; round++, won = 0) {
		const char *was = round == 0 ? "" : "old";
		struct error err;

		cr_assert_eq(unlink(path) == 0 || errno == ENOENT, true);
		if (round > 0)
			cr_assert_eq(file_write(path, "old", 3, &err), 0);
		for (int i = 0; i < WRITERS; i++) {
			child[i] = fork();
			if (child[i] == 0)
				_exit(file_replace(path, was, strlen(was), "new", 3, NULL));
		}
		for (int i = 0; i < WRITERS; i++) {
			cr_assert_eq(waitpid(child[i], &status, 0), child[i]);
			cr_assert(WIFEXITED(status));
			won += WEXITSTATUS(status) == 0;
		}
		cr_assert_eq(won, 1, "%d of %d replaced it", won, WRITERS);
	}
	cr_assert_eq(count_files(), 1);
	free(path);
}

Test(base_file, names_for_a_folder_of_several_people)
{
	cr_expect_null(file_name_fault("a/=bob"));
	cr_expect_null(file_name_fault("/.a/-b/J\xc3\xb6rg.practice"));
	cr_expect_not_null(file_name_fault("a/-rf"));
	cr_expect_not_null(file_name_fault("..a"));
	cr_expect_not_null(file_name_fault("a/"));
	cr_expect_not_null(file_name_fault("a\33[2J"));
	cr_expect_not_null(file_name_fault("a\nb"));
	cr_expect_not_null(file_name_fault("a\xff"));
	cr_expect_not_null(file_name_fault("a\xe2\x80\xae"
					   "b"));
}

Test(base_file, names_are_sorted_and_hidden_ones_left_out)
{
	static const char *const files[] = {"b.csv", "a.md", ".hidden", "B.csv"};
	struct error err;
	char **names;

	for (size_t i = 0; i < 4; i++) {
		char *path = in_folder(files[i]);

		cr_assert_eq(file_write(path, "", 0, &err), 0);
		free(path);
	}
	cr_assert_eq(file_list(folder, &names, &err), 3);
	cr_assert_str_eq(names[0], "B.csv");
	cr_assert_str_eq(names[1], "a.md");
	cr_assert_str_eq(names[2], "b.csv");
	for (size_t i = 0; i < 3; i++)
		free(names[i]);
	free(names);
	cr_assert_eq(file_list("/no/such/folder", &names, &err), -1);
}

/* Pieces. */

struct pieces {
	struct buf all;
	size_t count, most; /* no more than so many are wanted */
};

static bool
take(void *ctx, const char *bytes, size_t len)
{
	struct pieces *p = ctx;

	buf_add(&p->all, bytes, len);
	return ++p->count < p->most;
}

Test(base_file, pieces_make_up_the_file)
{
	char *path = in_folder("a");
	struct pieces p = {.most = SIZE_MAX}, one = {.most = 1};
	struct buf b = {0};
	struct error err;

	for (int i = 0; i < 100000; i++)
		buf_addc(&b, (char)(i * 7 + i / 256));
	cr_assert_eq(file_write(path, b.data, b.len, &err), 0);
	cr_assert_eq(file_take(path, 100000, take, &p, &err), 0);
	cr_expect_gt(p.count, 1);
	cr_assert_eq(p.all.len, b.len);
	cr_expect_eq(memcmp(p.all.data, b.data, b.len), 0);
	cr_assert_eq(file_take(path, 0, take, &one, &err), 0);
	cr_expect_eq(one.count, 1);
	buf_clear(&p.all);
	cr_expect_eq(file_take(path, 99999, take, &p, &err), -1);
	cr_expect(strstr(err.text, "larger than 99999 bytes") != NULL, "%s", err.text);
	cr_expect_eq(file_take(folder, 0, take, &p, &err), -1);
	free(path);
	path = in_folder("none");
	cr_expect_eq(file_take(path, 0, take, &p, &err), -1);
	cr_expect(strstr(err.text, path) != NULL);
	buf_free(&b);
	buf_free(&p.all);
	buf_free(&one.all);
	free(path);
}

static void
expect_xdg(enum file_xdg kind, const char *variable, const char *value, const char *path)
{
	char *found;

	if (value != NULL)
		setenv(variable, value, 1);
	else
		unsetenv(variable);
	found = file_xdg(kind, "topics/%s.ramus", "hip");
	cr_expect(
	    path == NULL ? found == NULL : found != NULL && strcmp(found, path) == 0, "%s", found);
	free(found);
}

/* An empty or relative variable counts as not set. Without a home nothing is anybody's own: least
 * of all what lies at the root, or where the program happens to be. */
Test(base_file, own_files_lie_where_xdg_says)
{
	static const char *const no_folder[] = {NULL, "", "share", "./share"};

	setenv("HOME", "/home/ann", 1);
	setenv("XDG_DATA_HOME", "/data", 1);
	for (size_t i = 0; i < sizeof no_folder / sizeof *no_folder; i++)
		expect_xdg(FILE_XDG_CONFIG, "XDG_CONFIG_HOME", no_folder[i],
		    "/home/ann/.config/ramus/topics/hip.ramus");
	expect_xdg(
	    FILE_XDG_CONFIG, "XDG_CONFIG_HOME", "/etc/ann", "/etc/ann/ramus/topics/hip.ramus");
	for (size_t i = 0; i < sizeof no_folder / sizeof *no_folder; i++)
		expect_xdg(FILE_XDG_DATA, "XDG_DATA_HOME", no_folder[i],
		    "/home/ann/.local/share/ramus/topics/hip.ramus");
	expect_xdg(FILE_XDG_DATA, "XDG_DATA_HOME", "/data", "/data/ramus/topics/hip.ramus");
	for (size_t i = 0; i < sizeof no_folder / sizeof *no_folder; i++) {
		unsetenv("HOME");
		if (no_folder[i] != NULL)
			setenv("HOME", no_folder[i], 1);
		expect_xdg(FILE_XDG_DATA, "XDG_DATA_HOME", "", NULL);
		expect_xdg(FILE_XDG_DATA, "XDG_DATA_HOME", "/data", "/data/ramus/topics/hip.ramus");
	}
}

static void
expect_folders(enum file_xdg kind, const char *const *paths)
{
	const char *list = file_xdg_folders(kind);
	char *found;

	for (; *paths != NULL; paths++) {
		found = file_next_folder(&list);
		cr_assert(found != NULL);
		cr_expect_str_eq(found, *paths);
		free(found);
	}
	cr_expect(file_next_folder(&list) == NULL && file_next_folder(&list) == NULL);
}

Test(base_file, everybodys_files_lie_where_xdg_says)
{
	setenv("XDG_DATA_DIRS", "", 1);
	expect_folders(
	    FILE_XDG_DATA, (const char *const[]){"/usr/local/share", "/usr/share", NULL});
	unsetenv("XDG_CONFIG_DIRS");
	expect_folders(FILE_XDG_CONFIG, (const char *const[]){"/etc/xdg", NULL});
	setenv("XDG_DATA_DIRS", ":here:/a:./b::/c d:", 1);
	expect_folders(FILE_XDG_DATA, (const char *const[]){"/a", "/c d", NULL});
	setenv("XDG_DATA_DIRS", "here:", 1);
	expect_folders(FILE_XDG_DATA, (const char *const[]){NULL});
}
