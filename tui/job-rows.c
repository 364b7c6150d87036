#include "tui/job-rows.h"

#include <stdio.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/project.h"
#include "model/zone.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { LEFT = 2, COLUMNS = 5 };

static size_t sift(struct job_rows *rows, const struct list *list, int64_t kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(list);
	size_t found = SIZE_MAX;

	rows->places = arena_array(arena, rows->spending.jobs.count + rows->spending.costs.count + 1, sizeof *rows->places);
	for (size_t i = 0; i < rows->spending.jobs.count; i++) {
		const struct job *job = &rows->spending.jobs.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){job->code, job->resource, job->ref}, 3))
			continue;
		if (job->id == kept)
			found = rows->count;
		rows->places[rows->count++] = i;
	}
	for (size_t i = 0; i < rows->spending.costs.count; i++) {
		const struct cost *cost = &rows->spending.costs.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){cost->title, cost->provider, cost->ref}, 3))
			continue;
		if (cost->id == -kept)
			found = rows->count;
		rows->places[rows->count++] = rows->spending.jobs.count + i;
	}
	sieve_close(&sieve);
	return found;
}

bool job_rows_load(struct book *book, int64_t project, const struct list *list, int64_t kept, struct arena *arena, struct job_rows *rows, size_t *found)
{
	struct project read = {0};

	*rows = (struct job_rows){.now = book_now(book)};
	if (project && (!project_find(book, project, arena, &read) || !spending_read(book, project, arena, &rows->spending)))
		return false;
	rows->currency = read.currency;
	rows->budget_micro = read.compute_budget_micro;
	outlay_add_all(&rows->spent, &rows->spending, rows->now);
	*found = sift(rows, list, kept, arena);
	return true;
}

const struct job *job_rows_at(const struct job_rows *rows, size_t row)
{
	return row < rows->count && rows->places[row] < rows->spending.jobs.count ? &rows->spending.jobs.items[rows->places[row]] : NULL;
}

const struct cost *job_rows_cost(const struct job_rows *rows, size_t row)
{
	return row < rows->count && rows->places[row] >= rows->spending.jobs.count ? &rows->spending.costs.items[rows->places[row] - rows->spending.jobs.count] : NULL;
}

int64_t job_rows_key(const struct job_rows *rows, size_t row)
{
	const struct job *job = job_rows_at(rows, row);
	const struct cost *cost = job_rows_cost(rows, row);

	return job ? job->id : cost ? -cost->id : 0;
}

static char *cost_word(const struct job *job, int64_t now, enum money_style style, char out[48])
{
	struct outlay outlay = {0};
	struct money money = {0};

	outlay_add_job(&outlay, job, now);
	money.minor = outlay_minor(outlay, job->currency);
	snprintf(money.currency, sizeof money.currency, "%s", job->currency);
	return locale_own_money(money, style, out);
}

static void put_cost(const struct cost *cost, int column, struct table_cell *cell)
{
	struct money money = {.minor = words_minor(cost->micro, cost->currency)};
	char text[48];

	snprintf(money.currency, sizeof money.currency, "%s", cost->currency);
	switch (column) {
	case 0: snprintf(cell->text, sizeof cell->text, "%lld", (long long)cost->id); break;
	case 1: snprintf(cell->text, sizeof cell->text, "%.300s", cost->title); break;
	case 2: snprintf(cell->text, sizeof cell->text, "%s", words_day(cost->on, text)); break;
	case 3: snprintf(cell->text, sizeof cell->text, "%s", locale_own_money(money, MONEY_GROUPED, text)); break;
	}
}

static void job_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct job_rows *rows = list;
	const struct job *job = job_rows_at(rows, row);
	char text[48];

	if (!job) {
		put_cost(job_rows_cost(rows, row), column, cell);
		return;
	}
	switch (column) {
	case 0: snprintf(cell->text, sizeof cell->text, "%s", job->code); break;
	case 1: snprintf(cell->text, sizeof cell->text, "%.300s%s", job->resource, job_is_running(job, rows->now) ? " ●" : ""); break;
	case 2: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(job_seconds(job, rows->now), text)); break;
	case 3: snprintf(cell->text, sizeof cell->text, "%s", cost_word(job, rows->now, MONEY_GROUPED, text)); break;
	case 4:
		snprintf(cell->text, sizeof cell->text, "%s", job_is_overdue(job, rows->now) ? "!" : "");
		cell->tone = TONE_DANGER;
		break;
	}
}

void job_rows_table(const struct job_rows *rows, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		{.title = "id", .width = 4}, {.title = "resource", .width = 10, .grows = true}, {.title = "hours", .width = 7, .right = true, .gap = 1},
		{.title = "cost", .width = 9, .right = true, .gap = 1}, {.title = "", .width = 1, .gap = 1},
	};

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = job_cell;
	table->empty = "No machines, no costs yet: J starts the clock of one, a adds a bill.";
}

static void spent_words(const struct job_rows *rows, char out[128])
{
	struct money spent = {0}, budget;
	char one[48], other[48];

	if (!rows->currency) {
		snprintf(out, 128, speech("Compute"));
		return;
	}
	spent.minor = outlay_minor(rows->spent, rows->currency);
	snprintf(spent.currency, sizeof spent.currency, "%s", rows->currency);
	budget = spent;
	budget.minor = words_minor(rows->budget_micro, rows->currency);
	snprintf(out, 128, speech("Compute, %s%s%s"), locale_own_money(spent, MONEY_SIGNED, one), rows->budget_micro ? speech(" of ") : "",
		rows->budget_micro ? locale_own_money(budget, MONEY_SIGNED, other) : "");
}

/* "G8 runs", "3 run" */
static void run_words(const struct job_rows *rows, char out[32])
{
	const char *code = "";
	int running = 0;

	for (size_t i = 0; i < rows->spending.jobs.count; i++)
		if (job_is_running(&rows->spending.jobs.items[i], rows->now)) {
			code = rows->spending.jobs.items[i].code;
			running++;
		}
	out[0] = '\0';
	if (running == 1)
		snprintf(out, 32, speech("%.16s runs"), code);
	else if (running)
		snprintf(out, 32, speech("%d run"), running);
}

const struct job *job_rows_overdue(const struct job_rows *rows)
{
	for (size_t i = 0; i < rows->spending.jobs.count; i++)
		if (job_is_running(&rows->spending.jobs.items[i], rows->now) && job_is_overdue(&rows->spending.jobs.items[i], rows->now))
			return &rows->spending.jobs.items[i];
	return NULL;
}

void job_rows_alarm(const struct job_rows *rows, struct text *text)
{
	const struct job *job = job_rows_overdue(rows);
	char expected[24], cost[48];

	if (job)
		text_print(text, speech("%s should have ended (%s expected). J stops it; the cost so far is %s."), job->code, moment_clock_length(job->expected_seconds, expected),
			cost_word(job, rows->now, MONEY_SIGNED, cost));
}

void job_rows_cost_words(const struct cost *cost, struct text *text)
{
	text_print(text, speech("%s for %s, %s"), cost->title, cost->ref, treatment_words[cost->treatment]);
	if (cost->invoice)
		text_print(text, speech(", billed by %s"), cost->invoice);
	text_add(text, cost->invoice ? "." : speech(". e changes it, d takes it out."));
}

void job_rows_words(const struct job_rows *rows, const struct job *job, struct text *text)
{
	static const char *const who[] = {
		[TREATMENT_PASSTHROUGH] = "passed on to the client", [TREATMENT_CLIENT] = "on the client's own account", [TREATMENT_ABSORBED] = "absorbed",
		[TREATMENT_LEARNING] = "for learning",
	};
	char day[16], length[24];

	text_print(text, speech("%s for %s since %s, %s"), job->code, job->ref, words_day(zone_day(job->zone, job->started_at), day), speech(who[job->treatment]));
	if (job->expected_seconds)
		text_print(text, speech(", %s expected"), moment_clock_length(job->expected_seconds, length));
	text_add(text, job_is_running(job, rows->now) ? speech(". J stops it.") : ".");
}

/* The dearest of those that ended long after they should have: what it cost to look away. NULL: none did. */
static const struct job *worst(const struct job_rows *rows)
{
	const struct job *worst = NULL;
	int128 most = 0;

	for (size_t i = 0; i < rows->spending.jobs.count; i++) {
		const struct job *job = &rows->spending.jobs.items[i];
		int128 cost = (int128)job_seconds(job, rows->now) * job->hour_micro;

		if (job_is_running(job, rows->now) || !job_is_overdue(job, rows->now) || cost <= most)
			continue;
		worst = job;
		most = cost;
	}
	return worst;
}

static void paint_worst(const struct job_rows *rows, struct canvas *inside, int row)
{
	const struct job *job = worst(rows);
	char ran[24], expected[24];

	if (job)
		canvas_print(inside, row, LEFT, inside->columns - LEFT - 1, TONE_WARNING, "%s%s: ran %s of %s expected", job->code, job->treatment == TREATMENT_ABSORBED ? speech(" absorbed") : "",
			moment_clock_length(job_seconds(job, rows->now), ran), moment_clock_length(job->expected_seconds, expected));
}

void job_rows_paint(const struct job_rows *rows, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	int64_t spent = outlay_micro(rows->spent);
	char title[128], runs[32], share[24];
	struct canvas inside, area;

	spent_words(rows, title);
	run_words(rows, runs);
	inside = canvas_frame(canvas, (struct frame){title, runs, NULL, NULL});
	area = canvas_part(&inside, 0, 0, inside.rows - JOB_ROWS_FOOT, inside.columns);
	job_rows_table(rows, &table);
	table_paint(&table, &area);
	paint_worst(rows, &inside, inside.rows - JOB_ROWS_FOOT);
	if (!rows->budget_micro || inside.columns < 24)
		return;
	canvas_put(&inside, inside.rows - 1, LEFT, 7, TONE_PLAIN, speech("budget"));
	if (canvas->grid->bare) {
		canvas_put(&inside, inside.rows - 1, LEFT + 7, 7, TONE_PLAIN, words_percent(ratio_of(spent, rows->budget_micro), share));
		return;
	}
	chart_bar(&inside, inside.rows - 1, LEFT + 7, inside.columns - LEFT - 16, spent > rows->budget_micro ? TONE_DANGER : TONE_CHART, spent, rows->budget_micro);
	canvas_put(&inside, inside.rows - 1, inside.columns - 8, 7, TONE_PLAIN, words_percent(ratio_of(spent, rows->budget_micro), share));
}
