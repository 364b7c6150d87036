#include "tui/project-rows.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/client.h"
#include "model/entry.h"
#include "model/locale.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/week-aims.h"
#include "tui/words.h"

enum { NAME, TITLE, RATE, UNTIL };
enum { NAME_LEAST = 14, NAME_MOST = 28, TITLE_LEAST = 16 };

static struct project_row *add_row(struct project_rows *rows, struct arena *arena, const char *name)
{
	arena_grow(arena, &rows->items, rows->count, sizeof *rows->items);
	rows->items[rows->count] = (struct project_row){.name = name};
	return &rows->items[rows->count++];
}

static void add_project(struct project_rows *rows, struct arena *arena, const struct rate_book *rates, const struct project *project, int today)
{
	const struct rate *rate = rate_in_force(rates, project->client, project->id, 0, project->currency, today);
	struct project_row *row = add_row(rows, arena, project->slug);
	char amount[48];

	row->project = project->id;
	row->slug = project->slug;
	row->client = project->client_slug;
	row->title = project->name;
	if (rate)
		snprintf(row->rate, sizeof row->rate, "%.24s%s", locale_own_money(rate->amount, MONEY_SIGNED, amount), rate->day_seconds ? "/d" : "");
	if (project->closed_on != DAY_NONE)
		snprintf(row->until, sizeof row->until, speech("closed"));
	else
		words_day(project->end_on, row->until);
	rows->live += project->closed_on == DAY_NONE;
	if (project->closed_on == DAY_NONE && project->end_on != DAY_NONE && (rows->signed_until == DAY_NONE || project->end_on > rows->signed_until))
		rows->signed_until = project->end_on < today ? today : project->end_on;
	rows->promised += project->closed_on == DAY_NONE ? project->capacity_seconds : 0;
}

static bool project_passes(const struct sieve *sieve, const struct project *project)
{
	return sieve_passes(sieve, (const char *const[]){project->path, project->name, project->client_name}, 3);
}

static void add_client(struct project_rows *rows, struct arena *arena, const struct sieve *sieve, const struct rate_book *rates,
	const struct client *client, const struct projects *all, int today)
{
	bool begun = false;

	for (size_t i = 0; i < all->count; i++) {
		const struct project *project = &all->items[i];

		if (project->client != client->id || !project_passes(sieve, project))
			continue;
		if (!begun)
			add_row(rows, arena, client->name)->heading = begun = true;
		add_project(rows, arena, rates, project, today);
	}
	if (!begun && sieve_passes(sieve, (const char *const[]){client->name, client->slug}, 2)) {
		struct project_row *row = add_row(rows, arena, client->name);

		row->client = client->slug;
	}
}

static bool add_own(struct project_rows *rows, struct book *book, struct arena *arena, const struct sieve *sieve)
{
	struct wall civil = day_civil(book_today(book));
	struct period month = {day_from_civil(civil.year, civil.month, 1), book_today(book)};
	bool begun = false;

	for (const char *const *word = own_words; *word; word++) {
		int64_t id = 0, seconds = 0, billable = 0;
		struct project_row *row;
		char length[24];

		if (!project_own(book, *word, false, &id) || (id && !entry_seconds(book, month, id, &seconds, &billable)))
			return false;
		if (!strcmp(*word, "unfiled") || !sieve_passes(sieve, (const char *const[]){*word}, 1))
			continue;
		if (!begun)
			add_row(rows, arena, speech("Own time, this month"))->heading = begun = true;
		row = add_row(rows, arena, *word);
		row->slug = *word;
		snprintf(row->rate, sizeof row->rate, "%s", moment_clock_length(seconds, length));
	}
	return true;
}

/* What is learnt this week, against what was wanted. */
static bool read_learning(struct project_rows *rows, struct book *book, struct arena *arena)
{
	int monday = rows->today - day_weekday(rows->today);
	int64_t id = 0, billable = 0;
	struct week_aims aims;

	if (!week_aims_load(book, monday, &aims) || !project_own(book, "learning", false, &id) || !topic_queue(book, arena, &rows->topics))
		return false;
	rows->learning_target = aims.learning;
	return !id || entry_seconds(book, (struct period){monday, monday + 6}, id, &rows->learning, &billable);
}

/* Names have the room that they need, titles of projects the rest. */
static void fit_columns(struct project_rows *rows)
{
	static const struct table_column columns[PROJECT_COLUMNS] = {
		[NAME] = {.title = "client/project", .width = NAME_LEAST}, [TITLE] = {.title = "", .width = TITLE_LEAST, .rank = 4, .grows = true},
		[RATE] = {.title = "rate", .width = 10, .right = true, .rank = 2, .gap = 1}, [UNTIL] = {.title = "until", .width = 7, .rank = 3},
	};

	memcpy(rows->columns, columns, sizeof columns);
	for (size_t i = 0; i < rows->count; i++) {
		int width = rows->items[i].heading ? 0 : canvas_width(rows->items[i].name) + 2;

		if (width > rows->columns[NAME].width)
			rows->columns[NAME].width = width < NAME_MOST ? width : NAME_MOST;
	}
}

bool project_rows_load(struct book *book, const struct list *list, struct arena *arena, struct project_rows *rows)
{
	struct clients clients = {0};
	struct projects all = {0};
	struct rate_book *rates;
	struct sieve sieve;
	bool ok;

	*rows = (struct project_rows){.today = book_today(book), .signed_until = DAY_NONE};
	if (!client_list(book, arena, &clients) || !project_list(book, false, arena, &all) || !rate_book_open(book, INT64_MAX, arena, &rates))
		return false;
	sieve = sieve_open(list);
	for (size_t i = 0; i < clients.count; i++) {
		rows->clients += !clients.items[i].archived;
		add_client(rows, arena, &sieve, rates, &clients.items[i], &all, book_today(book));
	}
	ok = add_own(rows, book, arena, &sieve) && read_learning(rows, book, arena);
	sieve_close(&sieve);
	fit_columns(rows);
	return ok;
}

static bool same_row(const struct project_row *one, const struct project_row *other)
{
	return one->project == other->project && !strcmp(one->name, other->name);
}

size_t project_rows_find(const struct project_rows *rows, const struct project_row *wanted)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!rows->items[i].heading && same_row(&rows->items[i], wanted))
			return i;
	return SIZE_MAX;
}

size_t project_rows_of(const struct project_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].project == id && id)
			return i;
	return SIZE_MAX;
}

static bool row_heading(const void *list, size_t row, struct table_cell *cell)
{
	const struct project_rows *rows = list;

	snprintf(cell->text, sizeof cell->text, "%.300s", rows->items[row].name);
	cell->tone = TONE_TITLE;
	return rows->items[row].heading;
}

static void row_cell(const void *list, size_t at, int column, struct table_cell *cell)
{
	const struct project_row *row = &((const struct project_rows *)list)->items[at];

	switch (column) {
	case NAME: snprintf(cell->text, sizeof cell->text, "%s%.300s", row->project || !row->client ? "  " : "", row->name); break;
	case TITLE: snprintf(cell->text, sizeof cell->text, "%.300s", row->title ? row->title : ""); break;
	case RATE: snprintf(cell->text, sizeof cell->text, "%s", row->rate); break;
	case UNTIL: snprintf(cell->text, sizeof cell->text, "%s", row->until); break;
	}
}

void project_rows_table(const struct project_rows *rows, struct table *table)
{
	table->columns = rows->columns;
	table->count = PROJECT_COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = row_cell;
	table->heading = row_heading;
	table->empty = "No client yet: a adds one.";
}
