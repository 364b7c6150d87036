/* What SQLite answers, as one sentence in plain words. */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "db/inside.h"
#include "db/path.h"
#include "db/speech.h"

static bool refuse(struct store *store, const char *sentence)
{
	return fault_set(store->fault, FAULT_STORE, "%s", sentence);
}

bool store_refuse_damaged(struct store *store, const char *why)
{
	store->damaged = true;
	return fault_set(store->fault, FAULT_STORE,
		"The store \"%s\" is damaged (%.80s); restore a backup or try ambit recover.", path_tail(store->path), why);
}

bool store_refuse_bug(struct store *store, const char *format, ...)
{
	char what[200];
	va_list list;

	va_start(list, format);
	vsnprintf(what, sizeof what, format, list);
	va_end(list);
	return fault_set(store->fault, FAULT_STORE, "internal: %s", what);
}

bool store_forgive_damage(struct store *store, const char *where, void (*say)(void *context, const char *line), void *context)
{
	char line[sizeof store->fault->text + 64];

	if (!store->damaged)
		return false;
	snprintf(line, sizeof line, "%s: %s", where, store->fault->text);
	say(context, line);
	fault_clear(store->fault);
	store->damaged = false;
	return true;
}

static bool refuse_disk(struct store *store, int error)
{
	if (error == ENOSPC || error == EDQUOT || error == EFBIG)
		return refuse(store, "The disk is full; nothing was changed.");
	if (error == EACCES || error == EPERM || error == EROFS)
		return fault_set(store->fault, FAULT_STORE,
			"The store \"%s\" or its folder can't be used: %s.", path_tail(store->path), strerror(error));
	return fault_set(store->fault, FAULT_STORE,
		"The disk fails at the store \"%s\" (%s); check the disk, then restore a backup or try ambit recover.",
		path_tail(store->path), error ? strerror(error) : speech("no reason given"));
}

static bool refuse_read_only(struct store *store, int code)
{
	if (code == SQLITE_READONLY_DBMOVED)
		return refuse(store, "The store was moved or replaced meanwhile; nothing was changed. Start ambit again.");
	if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
		return refuse(store, "The store was left in the middle of a write and can't be made whole here; "
			"make the file and its folder writable, or restore a backup.");
	return refuse(store, "The store or its folder is read-only; nothing was changed.");
}

/* A guard's own words, made a sentence. */
static bool refuse_guarded(struct store *store, enum fault_kind kind, const char *words)
{
	size_t length = strlen(words);
	const char *end = length && strchr(".!?", words[length - 1]) ? "" : ".";

	return fault_set(store->fault, kind, "%c%s%s", toupper((unsigned char)*words), *words ? words + 1 : "", end);
}

/* Guards speak to the user. The constraints of a table are a backstop: the model should have looked. */
static bool refuse_constraint(struct store *store, int code)
{
	static const char locked[] = "locked: ";
	const char *message = sqlite3_errmsg(store->sqlite);

	if (code != SQLITE_CONSTRAINT_TRIGGER)
		return fault_set(store->fault, FAULT_CONFLICT,
			"The store takes no such value (%.160s); nothing was changed.", message);
	if (strncmp(message, locked, sizeof locked - 1) == 0)
		return refuse_guarded(store, FAULT_LOCKED, message + sizeof locked - 1);
	return refuse_guarded(store, FAULT_CONFLICT, message);
}

bool store_refuse(struct store *store, int code)
{
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		if (store->given_up) {
			store->given_up = false;
			return store_refuse(store, SQLITE_INTERRUPT);
		}
		return refuse(store, "Another program is writing to the store; try again.");
	case SQLITE_FULL:
		return refuse_disk(store, ENOSPC);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		if (code == SQLITE_IOERR_NOMEM)
			return refuse(store, "Out of memory; nothing was changed.");
		return refuse_disk(store, sqlite3_system_errno(store->sqlite));
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return store_refuse_damaged(store, sqlite3_errmsg(store->sqlite));
	case SQLITE_READONLY:
		return refuse_read_only(store, code);
	case SQLITE_CONSTRAINT:
		return refuse_constraint(store, code);
	case SQLITE_INTERRUPT:
		return fault_set(store->fault, FAULT_REFUSED, "Cancelled; nothing was changed.");
	case SQLITE_NOMEM:
		return refuse(store, "Out of memory; nothing was changed.");
	case SQLITE_TOOBIG:
		return refuse(store, "That is too much for one act (over 16 MiB); nothing was changed. Do it in smaller pieces.");
	default:
		/* Tables and columns that the statements name are missing: another program took them away. */
		return store_refuse_damaged(store, sqlite3_errmsg(store->sqlite));
	}
}
