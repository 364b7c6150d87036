#include "tests/desk.h"

#include <ftw.h>
#include <sqlite3.h>
#include <unistd.h>

#include "model/act.h"
#include "model/client.h"
#include "model/item.h"
#include "model/project.h"
#include "model/text.h"

static const char *const zone = "Europe/Berlin";

int64_t desk_time(const char *local)
{
	struct clock clock = {zone, INT64_MAX / 4};
	struct fault fault = {0};
	int64_t at = 0;

	if (!moment_parse_time(local, &clock, &at, &fault))
		fail_msg("%s: %s", local, fault.text);
	return at;
}

static void open_book(struct desk *desk)
{
	desk->book = book_open(&(struct book_options){0});
	assert_int_equal(book_fault(desk->book)->kind, FAULT_NONE);
}

void desk_at(struct desk *desk, const char *now)
{
	char utc[32];

	setenv("AMBIT_NOW", moment_utc(desk_time(now), utc), 1);
	book_close(desk->book);
	open_book(desk);
}

static int64_t add_client(struct desk *desk, const char *slug, const char *where)
{
	struct client client = {.slug = slug, .name = slug, .currency = "EUR", .zone = where, .terms_days = -1};

	assert_done(desk, client_add(desk->book, &client));
	return client.id;
}

static int64_t add_project(struct desk *desk, int64_t client, const char *slug)
{
	struct project project = {.client = client, .slug = slug, .name = slug, .kind = KIND_TM, .start_on = DAY_NONE, .end_on = DAY_NONE, .closed_on = DAY_NONE};

	assert_done(desk, project_add(desk->book, &project));
	return project.id;
}

static void add_item(struct desk *desk, int64_t project, const char *code, const char *gate)
{
	struct item item = {.project = project, .code = code, .name = code, .kind = ITEM_AGREED, .start_on = DAY_NONE, .end_on = DAY_NONE,
		.gate = gate, .acceptance = "seen", .estimate = {60, 120, 240}, .price = -1};

	assert_done(desk, item_add(desk->book, &item));
}

static void furnish(struct desk *desk)
{
	int64_t acme = add_client(desk, "acme", zone), nippon = add_client(desk, "nippon", "Asia/Tokyo");
	int64_t site = add_project(desk, acme, "site");

	add_item(desk, site, "B1", NULL);
	add_item(desk, site, "B2", "model");
	add_project(desk, nippon, "app");
}

int desk_setup(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);

	strcpy(desk->folder, access("/dev/shm", W_OK) ? "/tmp/desk.XXXXXX" : "/dev/shm/desk.XXXXXX");
	assert_non_null(mkdtemp(desk->folder));
	desk->arena = arena_new();
	setenv("TZ", zone, 1);
	setenv("HOME", desk->folder, 1);
	setenv("AMBIT_STORE", arena_print(desk->arena, "%s/ambit.db", desk->folder), 1);
	setenv("AMBIT_NOW", "2026-03-02T17:00:00Z", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	open_book(desk);
	furnish(desk);
	*state = desk;
	return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	(void)status;
	(void)kind;
	(void)walk;
	return remove(path);
}

int desk_teardown(void **state)
{
	struct desk *desk = *state;

	book_close(desk->book);
	arena_free(desk->arena);
	nftw(desk->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(desk);
	return 0;
}

int64_t desk_log(struct desk *desk, const char *path, const char *from, const char *until, const char *note)
{
	desk->entry = (struct entry){.path = path, .started_at = desk_time(from), .ended_at = desk_time(until), .note = note};
	assert_done(desk, entry_log(desk->book, &desk->entry, OVERLAP_REFUSE, false, desk->arena));
	return desk->entry.id;
}

const char *desk_entries(struct desk *desk)
{
	struct entries entries;
	struct text text = {0};
	const char *lines;
	char from[32], until[32];

	assert_done(desk, entry_list(desk->book, &(struct entry_filter){0}, desk->arena, &entries));
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.items[i];

		moment_local(entry->started_at, zone, from);
		moment_local(entry->ended_at, zone, until);
		text_print(&text, "%s-%s %s%s%s\n", from, strncmp(from, until, 10) ? until : until + 11, entry->path, *entry->note ? " " : "", entry->note);
	}
	lines = arena_text(desk->arena, text_string(&text));
	text_free(&text);
	return lines;
}

static sqlite3 *open_behind(struct desk *desk)
{
	sqlite3 *behind;

	(void)desk;
	assert_int_equal(sqlite3_open(getenv("AMBIT_STORE"), &behind), SQLITE_OK);
	return behind;
}

void desk_invoice(struct desk *desk, int64_t entry, const char *number)
{
	sqlite3 *behind = open_behind(desk);
	char *sql = sqlite3_mprintf("INSERT INTO invoice_entry (id, invoice, entry) VALUES (%lld, 900, %lld);"
		"INSERT OR IGNORE INTO invoice (id, uid, number, client, project, period_from_on, period_last_on, issued_on, due_on, currency,"
		" client_name, project_name, path, policy, labour, passthrough, tax, total, digest, known_at)"
		" VALUES (900, 'invoice-900', %Q, 1, 1, '2026-03-01', '2026-03-31', '2026-04-01', '2026-05-01', 'EUR',"
		" 'acme', 'site', 'acme/site', 'exact', 0, 0, 0, 0, '', 0);", (long long)(9000 + entry), (long long)entry, number);

	if (sqlite3_exec(behind, sql, NULL, NULL, NULL))
		fail_msg("%s", sqlite3_errmsg(behind));
	sqlite3_free(sql);
	sqlite3_close(behind);
}

int64_t desk_number(struct desk *desk, const char *sql)
{
	sqlite3 *behind = open_behind(desk);
	sqlite3_stmt *statement;
	int64_t value;

	assert_int_equal(sqlite3_prepare_v2(behind, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(behind);
	return value;
}

struct place desk_place(struct desk *desk, const char *path)
{
	struct place place;

	assert_done(desk, place_find(desk->book, path, PLACE_CLIENT | PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE, desk->arena, &place));
	return place;
}

struct draft desk_draft(struct desk *desk, const char *path, struct period period)
{
	struct place place = desk_place(desk, path);
	struct draft draft;

	assert_done(desk, invoice_draft(desk->book, &place, period, desk->arena, &draft));
	return draft;
}

void desk_undo(struct desk *desk)
{
	struct history done;

	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
}
