#include "model/erase.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "model/client.h"
#include "model/evidence.h"
#include "model/folders.h"
#include "model/record.h"

static bool count_texts(struct book *book, int64_t client, int64_t *texts)
{
	struct query *count = book_query(book, SQL_ERASE_COUNT);

	query_set_int(count, ":client", client);
	return query_number(count, "texts", texts);
}

/* Deadlines go by the client's name, so they come first. */
static bool blank(struct book *book, int64_t client)
{
	static const enum statement statements[] = {
		SQL_ERASE_DEADLINES, SQL_ERASE_CLIENT, SQL_ERASE_PROJECTS, SQL_ERASE_RATES, SQL_ERASE_ITEMS, SQL_ERASE_CHANGES, SQL_ERASE_PROGRESS, SQL_ERASE_BASELINES,
		SQL_ERASE_ASKS, SQL_ERASE_DATASETS, SQL_ERASE_QUOTES, SQL_ERASE_MILESTONES, SQL_ERASE_MEASUREMENTS, SQL_ERASE_DEPLOYMENTS, SQL_ERASE_CHECK_LINES,
		SQL_ERASE_NOTES, SQL_ERASE_POMODOROS, SQL_ERASE_INTERRUPTIONS, SQL_ERASE_RULES, SQL_ERASE_COSTS, SQL_ERASE_RECORDS,
	};

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		struct query *erase = book_query(book, statements[i]);

		query_set_int(erase, ":client", client);
		if (!query_run(erase, NULL))
			return false;
	}
	return true;
}

static bool erase(struct book *book, const struct client *client, int64_t *texts)
{
	struct store *store = book_store(book);
	struct record record = {.kind = "erase", .client = client->id, .subject = client->uid};

	if (!count_texts(book, client->id, texts) || !journal_erase_begin(store) || !blank(book, client->id) || !journal_erase_end(store))
		return false;
	record.version = *texts;
	book_bar(book);
	return evidence_append(book, &record, client->zone);
}

/* What was deleted long before is in free room of the file, until the file is written anew. */
static bool wipe_free_room(struct book *book, const struct client *client)
{
	char why[120];

	if (store_compact(book_store(book)))
		return true;
	snprintf(why, sizeof why, "%.119s", book_fault(book)->text);
	why[strcspn(why, ".;")] = '\0';
	book_forgive(book);
	return book_fail(book, FAULT_STORE, "\"%s\" is erased, but free room of the file may still hold older texts, as it can't be written anew (%s); mend that and erase again.",
		client->slug, why);
}

bool erase_client(struct book *book, int64_t id, int64_t *texts)
{
	struct store *store = book_store(book);
	struct client client;
	bool ok;

	if (!client_find(book, id, book_arena(book), &client) || !store_wipe_after(store) || !book_begin(book))
		return false;
	ok = erase(book, &client, texts);
	if (!ok)
		store_rest_triggers(store, false);
	return book_end(book, ok, "erase client", "%s", client.slug) && (book_is_new(book) || wipe_free_room(book, &client));
}

void erase_list_copies(struct book *book, struct arena *arena, struct kept_copies *copies)
{
	const char *folder = backup_folder(book_path(book), arena);
	DIR *listing = opendir(folder);
	struct dirent *entry;

	*copies = (struct kept_copies){0};
	while (listing && (entry = readdir(listing))) {
		if (entry->d_name[0] == '.')
			continue;
		arena_grow(arena, &copies->paths, copies->count, sizeof *copies->paths);
		copies->paths[copies->count++] = arena_print(arena, "%s/%s", folder, entry->d_name);
	}
	if (listing)
		closedir(listing);
}
