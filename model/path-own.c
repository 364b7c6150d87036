#include "model/path-inside.h"
#include "model/record.h"

bool path_topic(struct book *book, struct place *place, const char *topic, bool make, struct arena *arena)
{
	struct query *query = book_query(book, SQL_PATH_TOPIC);
	char uid[37];

	place->code = place->name = arena_text(arena, topic);
	query_set_int(query, ":project", place->project);
	query_set_text(query, ":code", topic);
	if (!query_number(query, "id", &place->item))
		return false;
	if (place->item || !make)
		return true;
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
