#include "tui/quote-rows.h"

#include <stdio.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/moment.h"
#include "model/money.h"
#include "tui/words.h"

enum { DAY, CLIENT, TITLE, RATE, HOURS, OUTCOME, COLUMNS };

bool quote_rows_load(struct book *book, const struct list *list, int64_t kept, struct arena *arena, struct quote_rows *rows, size_t *found)
{
	struct sieve sieve;

	*rows = (struct quote_rows){.today = book_today(book)};
	*found = SIZE_MAX;
	if (!quote_list(book, INT64_MAX, arena, &rows->quotes))
		return false;
	sieve = sieve_open(list);
	rows->places = arena_array(arena, rows->quotes.count + 1, sizeof *rows->places);
	for (size_t i = rows->quotes.count; i-- > 0;) {
		const struct quote *quote = &rows->quotes.items[i];

		rows->open += quote->outcome == OUTCOME_OPEN;
		if (!sieve_passes(&sieve, (const char *const[]){quote->client_name, quote->client_slug, quote->title, outcome_words[quote->outcome]}, 4))
			continue;
		if (quote->id == kept)
			*found = rows->count;
		rows->places[rows->count++] = i;
	}
	sieve_close(&sieve);
	return true;
}

const struct quote *quote_rows_at(const struct quote_rows *rows, size_t row)
{
	return row < rows->count ? &rows->quotes.items[rows->places[row]] : NULL;
}

static void put_rate(const struct quote *quote, struct table_cell *cell)
{
	struct money rate = {.minor = quote->rate};
	char text[48];

	snprintf(rate.currency, sizeof rate.currency, "%s", quote->currency);
	snprintf(cell->text, sizeof cell->text, "%s", locale_own_money(rate, MONEY_SIGNED, text));
}

static void put_outcome(const struct quote_rows *rows, const struct quote *quote, struct table_cell *cell)
{
	static const char *const told[] = {
		[OUTCOME_OPEN] = "open", [OUTCOME_WON] = "won", [OUTCOME_LOST_PRICE] = "lost, price", [OUTCOME_LOST_OTHER] = "lost", [OUTCOME_WITHDRAWN] = "withdrawn",
	};
	char day[16];

	if (quote->outcome == OUTCOME_OPEN && quote->follow_up_on != DAY_NONE)
		snprintf(cell->text, sizeof cell->text, speech("ask %s"), words_day(quote->follow_up_on, day));
	else
		snprintf(cell->text, sizeof cell->text, "%s", told[quote->outcome]);
	if (quote->outcome == OUTCOME_OPEN && quote->follow_up_on != DAY_NONE && quote->follow_up_on <= rows->today)
		cell->tone = TONE_WARNING;
}

static void quote_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct quote_rows *rows = list;
	const struct quote *quote = quote_rows_at(rows, row);
	char text[24];

	switch (column) {
	case DAY: snprintf(cell->text, sizeof cell->text, "%s", words_day(quote->quoted_on, text)); break;
	case CLIENT: snprintf(cell->text, sizeof cell->text, "%.60s", quote->client_slug); break;
	case TITLE: snprintf(cell->text, sizeof cell->text, "%.250s", quote->title ? quote->title : quote->project_path ? quote->project_path : ""); break;
	case RATE: put_rate(quote, cell); break;
	case HOURS: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(quote->asked_seconds, text)); break;
	case OUTCOME: put_outcome(rows, quote, cell); break;
	}
}

void quote_rows_table(const struct quote_rows *rows, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		[DAY] = {.title = "day", .width = 6, .right = true, .rank = 3}, [CLIENT] = {.title = "client", .width = 9}, [TITLE] = {.title = "what for", .width = 8, .grows = true, .rank = 2},
		[RATE] = {.title = "rate", .width = 9, .right = true}, [HOURS] = {.title = "hours", .width = 6, .right = true, .rank = 4}, [OUTCOME] = {.title = "outcome", .width = 11},
	};

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = quote_cell;
	table->empty = rows->quotes.count ? "Nothing matches. Esc shows all again." : "No quotes yet: Q notes what was offered.";
}

void quote_rows_paint(const struct quote_rows *rows, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	char words[32] = "";
	struct canvas inside;

	if (rows->open)
		snprintf(words, sizeof words, speech("%d open"), rows->open);
	inside = canvas_frame(canvas, (struct frame){speech("Quotes"), words, NULL, NULL});
	quote_rows_table(rows, &table);
	table_paint(&table, &inside);
}

void quote_rows_words(const struct quote *quote, struct text *text)
{
	text_print(text, speech("Quote %lld to %s%s%s"), (long long)quote->id, quote->client_name, quote->source ? speech(", by way of ") : "", quote->source ? quote->source : "");
	if (quote->outcome == OUTCOME_OPEN)
		text_add(text, speech(". Enter notes what came of it."));
	else
		text_print(text, "%s%s.", quote->why ? ": " : "", quote->why ? quote->why : "");
}
