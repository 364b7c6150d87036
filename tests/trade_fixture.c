#include "tests/trade_fixture.h"

#include <ftw.h>
#include <unistd.h>

#include "model/moment.h"
#include "model/timer.h"

static struct book *open_at(const struct trade *desk, int64_t now)
{
	return book_open(&(struct book_options){.path = desk->path, .zone = NEW_YORK, .now = now});
}

int empty_setup(void **state)
{
	struct trade *desk = *state = calloc(1, sizeof *desk);

	snprintf(desk->folder, sizeof desk->folder, "%s/ambit-test-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(desk->folder))
		return -1;
	snprintf(desk->path, sizeof desk->path, "%s/store.db", desk->folder);
	setenv("HOME", desk->folder, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	desk->arena = arena_new();
	desk->book = open_at(desk, instant("2026-01-05T13:00:00Z"));
	return 0;
}

static int remove_one(const char *path, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(path);
}

int trade_teardown(void **state)
{
	struct trade *desk = *state;

	book_close(desk->book);
	arena_free(desk->arena);
	nftw(desk->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(desk);
	return 0;
}

int trade_setup(void **state)
{
	struct trade *desk;
	struct rate rate = {.path = "lumen/churn", .amount = {16000, "USD"}, .from_on = day("2026-01-05")};

	if (empty_setup(state))
		return -1;
	desk = *state;
	desk->client = add_client(desk, "lumen", "USD", NEW_YORK);
	desk->project = rate.project = add_project(desk, desk->client, "churn");
	assert_done(desk, rate_set(desk->book, &rate));
	return 0;
}

void trade_reopen(struct trade *desk)
{
	int64_t now = book_now(desk->book);

	book_close(desk->book);
	desk->book = open_at(desk, now);
}

int64_t instant(const char *text)
{
	struct fault fault = {0};
	int64_t at = 0;

	if (!moment_parse_instant(text, &at, &fault))
		fail_msg("%s", fault.text);
	return at;
}

int day(const char *text)
{
	return day_from_text(text);
}

void set_clock(struct trade *desk, const char *text)
{
	book_set_clock(desk->book, instant(text));
}

struct estimate hours(int64_t optimistic, int64_t likely, int64_t pessimistic)
{
	return (struct estimate){optimistic * 60, likely * 60, pessimistic * 60};
}

int64_t add_client(struct trade *desk, const char *slug, const char *currency, const char *zone)
{
	struct client client = {.slug = slug, .name = slug, .currency = currency, .zone = zone, .terms_days = -1};

	assert_done(desk, client_add(desk->book, &client));
	return client.id;
}

int64_t add_project(struct trade *desk, int64_t client, const char *slug)
{
	struct project project = {.client = client, .slug = slug, .name = slug, .path = "", .start_on = DAY_NONE, .end_on = DAY_NONE};

	assert_done(desk, project_add(desk->book, &project));
	return project.id;
}

int64_t add_item(struct trade *desk, int64_t project, const char *code)
{
	struct item item = {.project = project, .code = code, .name = "A piece of work", .path = code, .estimate = hours(8, 10, 18),
		.acceptance = "as agreed", .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1};

	assert_done(desk, item_add(desk->book, &item));
	return item.id;
}

int64_t propose(struct trade *desk, int64_t project, const char *code)
{
	struct change change = {.project = project, .code = code, .title = "A wish", .start_on = DAY_NONE, .end_on = DAY_NONE};

	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	return change.id;
}

void seal(struct trade *desk, int64_t project)
{
	struct baseline baseline = {.who = "Ana Ortiz", .evidence = "as signed", .sealed_on = DAY_NONE};

	assert_done(desk, baseline_seal(desk->book, project, &baseline));
}

int64_t log_hours(struct trade *desk, const char *path, const char *start, int64_t seconds, const char *activity)
{
	struct entry entry = {.path = path, .started_at = instant(start), .activity = activity, .note = "work"};

	entry.ended_at = entry.started_at + seconds;
	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
	return entry.id;
}

void take_back(struct trade *desk, int count)
{
	struct history done;

	assert_done(desk, act_undo(desk->book, count, desk->arena, &done));
	assert_int_equal(done.count, count);
}

void bring_back(struct trade *desk, int count)
{
	struct history done;

	assert_done(desk, act_redo(desk->book, count, desk->arena, &done));
	assert_int_equal(done.count, count);
}

enum change_state state_of(struct trade *desk, int64_t id)
{
	struct change change;

	assert_done(desk, change_find(desk->book, id, desk->arena, &change));
	return change.state;
}

void start_now(struct trade *desk)
{
	struct entry timer = {.path = "lumen/churn", .note = "work", .activity = "modelling"}, stopped;

	assert_done(desk, timer_start(desk->book, &timer, false, desk->arena, &stopped));
}

void stop_now(struct trade *desk)
{
	struct entry stopped;

	assert_done(desk, timer_stop(desk->book, 0, NULL, false, desk->arena, &stopped));
}

void log_now(struct trade *desk)
{
	struct entry entry = {.path = "lumen/churn", .started_at = book_now(desk->book) - 600, .ended_at = book_now(desk->book), .note = "work", .activity = "modelling"};

	assert_done(desk, entry_log(desk->book, &entry, OVERLAP_REFUSE, false, desk->arena));
}

void undo_now(struct trade *desk)
{
	take_back(desk, 1);
}
