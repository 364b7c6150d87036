#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/path-present.h"
#include "model/record.h"

bool path_topic(struct book *book, struct place *place, const char *topic, bool make, struct arena *arena)
{
	struct query *query = book_query(book, SQL_PATH_TOPIC);
	char uid[37];

	place->code = place->name = arena_text(arena, topic);
	query_set_int(query, ":project", place->project);
	query_set_text(query, ":code", topic);
	if (query_next(query))
		place->item = query_int(query, "id");
	query_end(query);
	if (!query_ok(query) || place->item || !make)
		return query_ok(query);
	if (!(place->item = book_take_id(book, "item")))
		return false;
	uid_make(uid);
	query = book_query(book, SQL_PATH_ADD_TOPIC);
	query_set_int(query, ":id", place->item);
	query_set_text(query, ":uid", uid);
	query_set_int(query, ":project", place->project);
	query_set_text(query, ":code", topic);
	query_set_int(query, ":known_at", book_now(book));
	return query_run(query, NULL);
}

/* "project = lumen/churn" of a file .ambit, or false. */
static bool read_marker(const char *path, char out[201])
{
	char bytes[4097], *rest = bytes, *line, word[201];
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

static bool find_marker(char out[201])
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

bool place_in_use(struct book *book, struct arena *arena, struct place *place, bool *any)
{
	struct query *row = book_query(book, SQL_PATH_PRESENT);
	char typed[201];
	int64_t project = 0;

	if (query_next(row))
		project = query_int(row, "project");
	query_end(row);
	*any = project || (query_ok(row) && find_marker(typed));
	if (!*any)
		return query_ok(row);
	return project ? place_of(book, project, 0, arena, place) : place_find(book, typed, PLACE_PROJECT, arena, place);
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
