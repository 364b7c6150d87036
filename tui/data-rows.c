#include "tui/data-rows.h"

#include <stdio.h>

#include "db/speech.h"
#include "model/moment.h"
#include "tui/words.h"

enum { LABEL, KIND, SPAN, ROWS, LABELS, PERSONAL, GONE, COLUMNS };

static size_t sift(struct data_rows *rows, const struct list *list, int64_t kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(list);
	size_t found = SIZE_MAX;

	rows->places = arena_array(arena, rows->sets.count + 1, sizeof *rows->places);
	for (size_t i = 0; i < rows->sets.count; i++) {
		const struct dataset *set = &rows->sets.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){set->label, set->source, data_kind_words[set->kind]}, 3))
			continue;
		if (set->id == kept)
			found = rows->count;
		rows->places[rows->count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

bool data_rows_load(struct book *book, int64_t project, const struct list *list, int64_t kept, struct arena *arena, struct data_rows *rows, size_t *found)
{
	*rows = (struct data_rows){.today = book_today(book)};
	if (project && !dataset_list(book, project, arena, &rows->sets))
		return false;
	rows->caveats = arena_array(arena, rows->sets.count + 1, sizeof *rows->caveats);
	for (size_t i = 0; i < rows->sets.count; i++) {
		rows->caveats[i] = dataset_caveat(&rows->sets.items[i], arena);
		rows->missing += rows->sets.items[i].scrapped_on == DAY_NONE ? dataset_labels_missing(&rows->sets.items[i]) : 0;
	}
	*found = sift(rows, list, kept, arena);
	return true;
}

const struct dataset *data_rows_at(const struct data_rows *rows, size_t row)
{
	return row < rows->count ? &rows->sets.items[rows->places[row]] : NULL;
}

static void put_span(const struct dataset *set, struct table_cell *cell)
{
	char from[16], to[16];

	if (set->from_on != DAY_NONE || set->to_on != DAY_NONE)
		snprintf(cell->text, sizeof cell->text, "%s – %s", words_day(set->from_on, from), words_day(set->to_on, to));
}

static void put_labels(const struct dataset *set, struct table_cell *cell)
{
	if (set->labelled >= 0 && set->needed >= 0)
		snprintf(cell->text, sizeof cell->text, speech("%lld of %lld"), (long long)set->labelled, (long long)set->needed);
	else if (set->labelled >= 0)
		snprintf(cell->text, sizeof cell->text, "%lld", (long long)set->labelled);
	if (dataset_labels_missing(set))
		cell->tone = TONE_WARNING;
}

static void put_end(const struct data_rows *rows, const struct dataset *set, struct table_cell *cell)
{
	char day[16];

	if (set->scrapped_on != DAY_NONE)
		snprintf(cell->text, sizeof cell->text, speech("gone %s"), words_day(set->scrapped_on, day));
	else if (set->delete_by != DAY_NONE)
		snprintf(cell->text, sizeof cell->text, speech("by %s"), words_day(set->delete_by, day));
	if (set->scrapped_on == DAY_NONE && set->delete_by != DAY_NONE && set->delete_by <= rows->today)
		cell->tone = TONE_DANGER;
}

static void data_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	static const char *const personal[] = {"no", "yes"};
	const struct data_rows *rows = list;
	const struct dataset *set = data_rows_at(rows, row);

	switch (column) {
	case LABEL: snprintf(cell->text, sizeof cell->text, "%.300s", set->label); break;
	case KIND: snprintf(cell->text, sizeof cell->text, "%s", data_kind_words[set->kind]); break;
	case SPAN: put_span(set, cell); break;
	case ROWS: if (set->rows >= 0) snprintf(cell->text, sizeof cell->text, "%lld", (long long)set->rows); break;
	case LABELS: put_labels(set, cell); break;
	case PERSONAL: snprintf(cell->text, sizeof cell->text, "%s", set->personal == SAID_NOTHING ? "?" : personal[set->personal]); break;
	case GONE: put_end(rows, set, cell); break;
	}
}

void data_rows_table(const struct data_rows *rows, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		[LABEL] = {.title = "data set", .width = 14, .grows = true}, [KIND] = {.title = "kind", .width = 9, .rank = 4},
		[SPAN] = {.title = "covers", .width = 15, .rank = 5}, [ROWS] = {.title = "rows", .width = 9, .right = true, .rank = 3},
		[LABELS] = {.title = "labels", .width = 14, .right = true, .rank = 2}, [PERSONAL] = {.title = "persons", .width = 7},
		[GONE] = {.title = "delete", .width = 11, .rank = 1},
	};

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = data_cell;
	table->empty = rows->sets.count ? "Nothing matches. Esc shows all again." : "No data noted yet: a adds what the models are made of.";
}

void data_rows_paint(const struct data_rows *rows, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	char words[64] = "";
	struct canvas inside;

	if (rows->missing)
		snprintf(words, sizeof words, speech("%lld labels wanting"), (long long)rows->missing);
	inside = canvas_frame(canvas, (struct frame){speech("Data"), words, NULL, NULL});
	data_rows_table(rows, &table);
	table_paint(&table, &inside);
}

void data_rows_words(const struct data_rows *rows, size_t row, struct text *text)
{
	const struct dataset *set = data_rows_at(rows, row);
	char length[24];

	if (!set)
		return;
	if (set->scrapped_why)
		text_print(text, speech("%s is gone: %s"), set->label, set->scrapped_why);
	else if (rows->caveats[rows->places[row]])
		text_add(text, rows->caveats[rows->places[row]]);
	else if (dataset_label_work(set))
		text_print(text, speech("%s: %s of labelling to go."), set->label, moment_clock_length(dataset_label_work(set), length));
	else if (set->source)
		text_print(text, speech("%s was made of %s."), set->label, set->source);
}
