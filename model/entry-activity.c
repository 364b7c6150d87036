/* What was done: the words known, and the one that is meant when none is typed. */
#include <stdio.h>
#include <string.h>

#include "model/config.h"
#include "model/entry-inside.h"
#include "model/text.h"

static const struct { const char *gate, *activity; } habits[] = {
	{"data_audit", "data_cleaning"}, {"baseline", "modelling"}, {"model", "modelling"},
	{"evaluation", "evaluation"}, {"deployment", "deployment"}, {"monitoring", "deployment"},
};

static bool last_activity(struct book *book, const struct place *place, struct arena *arena, const char **activity)
{
	struct query *last = book_query(book, SQL_ENTRY_LAST_ACTIVITY);

	query_set_int(last, ":project", place->project);
	query_set_some(last, ":item", place->item);
	if (query_next(last))
		*activity = arena_text(arena, query_text(last, "activity"));
	query_end(last);
	return query_ok(last);
}

static bool item_activity(struct book *book, int64_t item, struct arena *arena, const char **activity)
{
	struct query *query = book_query(book, SQL_ENTRY_HABITS);

	query_set_int(query, ":item", item);
	if (query_next(query)) {
		*activity = query_take(query, "activity", arena);
		for (size_t i = 0; !*activity && i < sizeof habits / sizeof *habits; i++)
			if (!strcmp(habits[i].gate, query_text(query, "gate")))
				*activity = habits[i].activity;
	}
	query_end(query);
	return query_ok(query);
}

/* learning, admin and sales are paths and activities at once; unfiled work can be anything. */
static const char *own_activity(const char *path)
{
	static const char *const own[] = {"learning", "admin", "sales"};

	for (size_t i = 0; path && i < sizeof own / sizeof *own; i++)
		if (!strncmp(path, own[i], strlen(own[i])) && strchr("/", path[strlen(own[i])]))
			return own[i];
	return "other";
}

bool entry_usual_activity(struct book *book, const struct place *place, struct arena *arena, const char **activity)
{
	*activity = NULL;
	if (!last_activity(book, place, arena, activity))
		return false;
	if (!*activity && place->item && !item_activity(book, place->item, arena, activity))
		return false;
	if (!*activity)
		*activity = own_activity(place->path);
	return true;
}

/* The fixed words, then those of the configuration, which stand there between blanks or commas. */
const char **entry_activities(struct book *book, struct arena *arena)
{
	const char *own = config_get(book, "activities");
	size_t count = 0, room = 2;
	const char **words;

	while (activity_words[count])
		count++;
	for (const char *at = own; at && *at; at++)
		room++;
	words = arena_array(arena, count + room, sizeof *words);
	memcpy(words, activity_words, count * sizeof *words);
	for (const char *at = own; at && *at;) {
		size_t length = strcspn(at, " ,\t");

		if (length)
			words[count++] = arena_text_n(arena, at, length);
		at += length + (at[length] != '\0');
	}
	return words;
}

/* Place of the only word that begins so; -1: none, -2: several. */
static int beginning(const char *const *words, const char *typed)
{
	int found = -1;

	for (int i = 0; words[i]; i++)
		if (!strncmp(words[i], typed, strlen(typed)))
			found = found == -1 ? i : -2;
	return found;
}

bool entry_read_activity(struct book *book, const char *typed, bool lenient, struct arena *arena, const char **activity)
{
	const char **words = entry_activities(book, arena);
	int found = word_find(words, typed);
	char list[400], quoted[64];

	if (found < 0 && lenient && *typed)
		found = beginning(words, typed);
	if (found == -2)
		return book_fail(book, FAULT_INPUT, "\"%s\" is the beginning of several activities; type more of it.", utf8_quote(typed, quoted));
	if (found < 0)
		return book_fail(book, FAULT_INPUT, "\"%s\" is no activity; it is one of %.300s.", utf8_quote(typed, quoted), word_list(words, list));
	*activity = words[found];
	return true;
}
