/* The project in use: kept by a verb, or named by a file .ambit. */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/path-inside.h"
#include "model/record.h"

/* "project = lumen/churn" of a file .ambit, or false. */
static bool read_marker(const char *path, char out[MARK_BYTES])
{
	char bytes[4097], *rest = bytes, *line, word[MARK_BYTES];
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t size = file < 0 ? -1 : read(file, bytes, sizeof bytes - 1);

	if (file >= 0)
		close(file);
	bytes[size < 0 ? 0 : size] = '\0';
	while ((line = strsep(&rest, "\n")))
		if (sscanf(line, " project = %200s", word) == 1) {
			strcpy(out, word);
			return true;
		}
	return false;
}

bool path_marked(char out[MARK_BYTES])
{
	char path[PATH_MAX + 8];
	char *slash;

	if (!getcwd(path, PATH_MAX))
		return false;
	while (true) {
		size_t length = strlen(path);

		strcpy(path + length, "/.ambit");
		if (read_marker(path, out))
			return true;
		path[length] = '\0';
		slash = strrchr(path, '/');
		if (!slash || !length)
			return false;
		*slash = '\0';
	}
}

bool place_use(struct book *book, const struct place *place)
{
	struct query *use;

	if (!book_begin(book))
		return false;
	use = book_query(book, place ? SQL_PATH_USE : SQL_PATH_USE_NONE);
	if (place)
		query_set_int(use, ":project", place->project);
	return book_end(book, query_run(use, NULL), "use", "%s", place ? place->path : "no project");
}
