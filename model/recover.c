/* Copies that take the place of the store, and what can be read of one that is damaged. The store at hand may not open. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/beside.h"
#include "db/path.h"
#include "db/salvage.h"
#include "model/book-inside.h"
#include "model/folders.h"
#include "model/upkeep.h"

static const char *stamped(struct book *book, const char *why, struct arena *arena)
{
	char at[32];

	moment_utc(book_now(book), at);
	return backup_file(book_path(book), arena_print(arena, "%.13s%.2s%.2s-%s.db", at, at + 14, at + 17, why), arena, book_fault_slot(book));
}

/* A store that can't be opened is put by as it is, to the byte, and the copy laid in its place. */
static bool replace_damaged(struct book *book, const char *copy, struct arena *arena, const char **kept)
{
	struct fault *fault = book_fault_slot(book);
	int file = open(book_path(book), O_RDONLY | O_CLOEXEC);
	bool ok;

	if (file < 0)
		return fault_set(fault, FAULT_STORE, "\"%s\" can't be read, so not be put by: %s.", path_tail(book_path(book)), strerror(errno));
	*kept = stamped(book, "damaged", arena);
	ok = *kept && backup_keep_file(file, *kept, fault);
	close(file);
	return ok && beside_put_by(book_path(book), *kept, fault) && backup_put(copy, book_path(book), fault);
}

static bool replace_sound(struct book *book, struct store *store, const char *copy, struct arena *arena, const char **kept)
{
	if (store_is_new(store))
		return beside_is_clear(book_path(book), book_fault_slot(book)) && backup_put(copy, book_path(book), book_fault_slot(book));
	if (store_is_read_only(store))
		return book_fail(book, FAULT_STORE, "The store or its folder is read-only; nothing was changed.");
	*kept = stamped(book, "before-restore", arena);
	return *kept && backup_to(store, *kept) && backup_restore(store, copy);
}

static bool lay_in_place(struct book *book, const char *copy, struct arena *arena, const char **kept)
{
	struct fault *fault = book_fault_slot(book), why = {0};
	struct store_place place = {.path = book_path(book), .backups = backup_folder_of, .stamp = "restore"};
	struct store *store = store_open(&place, &why);
	bool ok;

	if (store) {
		ok = replace_sound(book, store, copy, arena, kept);
		if (!ok && why.kind)
			*fault = why;
		store_close(store);
		return ok;
	}
	if (backup_may_be_replaced(book_path(book)))
		return replace_damaged(book, copy, arena, kept);
	*fault = why;
	return false;
}

bool upkeep_restore(struct book *book, const char *copy, int descriptor, struct arena *arena, const char **kept, int64_t *entries)
{
	struct fault *fault = book_fault_slot(book);
	const char *poured = NULL;
	bool ok;

	*kept = NULL;
	if (!copy) {
		copy = poured = stamped(book, "incoming", arena);
		if (!poured || !backup_keep_file(descriptor, poured, fault))
			return false;
	}
	ok = backup_look(copy, entries, fault) && lay_in_place(book, copy, arena, kept);
	if (poured)
		unlink(poured);
	return ok;
}

/* Entries without their project would be lost with it: what can't be read gets a name that says so. */
static bool stand_in(struct book *book)
{
	static const enum statement statements[] = {SQL_UPKEEP_LOST_OWNER, SQL_UPKEEP_LOST_PROJECTS, SQL_UPKEEP_LOST_CLIENTS, SQL_UPKEEP_LOST_ITEMS};

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		struct query *add = book_query(book, statements[i]);

		query_set_int(add, ":now", book_now(book));
		if (!query_run(add, NULL))
			return false;
	}
	return true;
}

static bool recover_into(struct book *fresh, const char *from, struct recovery *recovery)
{
	struct store *store = book_store(fresh);
	struct salvage salvage = {0};
	bool ok;

	salvage_expect(store);
	if (!store_begin(store))
		return false;
	store_rest_triggers(store, true);
	ok = salvage_rows(store, from, &salvage) && stand_in(fresh) && salvage_close(store, &salvage) && upkeep_roll_up(fresh);
	*recovery = (struct recovery){salvage.rows, salvage.unfit + salvage.orphans, salvage.gaps};
	if (ok)
		return store_commit(store);
	store_rollback(store);
	return false;
}

bool upkeep_recover(struct book *book, const char *into, struct recovery *recovery)
{
	struct book *fresh;
	bool missing, ok;

	if (!book_path(book) || access(book_path(book), R_OK) != 0)
		return book_fail(book, FAULT_MISSING, "There is no store \"%s\" to recover.", book_path(book) ? path_tail(book_path(book)) : "");
	if (!path_look(book_path(book), &missing, book_fault_slot(book)))
		return false;
	if (access(into, F_OK) == 0)
		return book_fail(book, FAULT_CONFLICT, "\"%s\" is already there; name a new file.", path_tail(into));
	fresh = book_open(&(struct book_options){.path = into, .now = book_now(book)});
	ok = !book_fault(fresh)->kind && recover_into(fresh, book_path(book), recovery);
	if (!ok)
		*book_fault_slot(book) = *book_fault(fresh);
	book_close(fresh);
	return ok;
}
