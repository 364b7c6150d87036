#include "tui/scope-panes.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { LEFT = 2, BAR_AT = LEFT + 18, PERCENT_WIDTH = 8 };
enum { CHANGE_CODE, CHANGE_DAY, CHANGE_TITLE, CHANGE_FROM, CHANGE_HOURS, CHANGE_PRICE, CHANGE_STATE, CHANGE_COLUMNS };
enum { ITEM_CODE, ITEM_NAME, ITEM_ESTIMATE, ITEM_SPENT, ITEM_DONE, ITEM_TO_DO, ITEM_ACCEPTED, ITEM_COLUMNS };

static const struct table_column change_columns[CHANGE_COLUMNS] = {
	[CHANGE_CODE] = {.title = "id", .width = 5},
	[CHANGE_DAY] = {.title = "day", .width = 6, .rank = 4, .gap = 1},
	[CHANGE_TITLE] = {.title = "what changes", .width = 12, .grows = true},
	[CHANGE_FROM] = {.title = "from", .width = 11, .rank = 5, .spare = true},
	[CHANGE_HOURS] = {.title = "hours", .width = 6, .right = true, .rank = 1},
	[CHANGE_PRICE] = {.title = "price", .width = 9, .right = true, .rank = 3, .gap = 1, .spare = true},
	[CHANGE_STATE] = {.title = "state", .width = 9},
};

static const struct table_column item_columns[ITEM_COLUMNS] = {
	[ITEM_CODE] = {.title = "id", .width = 5},
	[ITEM_NAME] = {.title = "name", .width = 32, .gap = 1, .grows = true},
	[ITEM_ESTIMATE] = {.title = "estimate", .width = 8, .right = true, .rank = 2},
	[ITEM_SPENT] = {.title = "spent", .width = 6, .right = true, .rank = 4},
	[ITEM_DONE] = {.title = "done", .width = 5, .right = true},
	[ITEM_TO_DO] = {.title = "to do", .width = 6, .right = true},
	[ITEM_ACCEPTED] = {.title = "accepted", .width = 8, .rank = 3},
};

/* What was spent on each is not in the client's copy. */
static const struct table_column items_in_meeting[ITEM_COLUMNS] = {
	[ITEM_CODE] = {.title = "id", .width = 5},
	[ITEM_NAME] = {.title = "name", .width = 32, .gap = 1, .grows = true},
	[ITEM_ESTIMATE] = {.title = "estimate", .width = 8, .right = true, .rank = 2},
	[ITEM_SPENT] = {.width = 0},
	[ITEM_DONE] = {.title = "done", .width = 5, .right = true},
	[ITEM_TO_DO] = {.title = "to do", .width = 6, .right = true},
	[ITEM_ACCEPTED] = {.title = "accepted", .width = 8, .rank = 3},
};

/* Hours with a sign once they are agreed: what is only asked for has none. */
static void change_hours(const struct position_change *change, char out[32])
{
	char length[24];

	if (!change->estimated) {
		snprintf(out, 32, "?");
		return;
	}
	moment_clock_length(change->mean, length);
	if (change->removes)
		snprintf(out, 32, "−%s", length);
	else
		snprintf(out, 32, "%s%s", change_is_scope(change->change->state) ? "+" : "", length);
}

static void change_price(const struct position *position, const struct change *change, char out[64])
{
	struct money price = {.minor = change->price < 0 ? -change->price : change->price};
	char amount[48];

	out[0] = '\0';
	if (!change->has_price)
		return;
	snprintf(price.currency, sizeof price.currency, "%s", position->project.currency);
	snprintf(out, 64, "%s%s", change->price < 0 ? "−" : "", locale_own_money(price, MONEY_GROUPED, amount));
}

/* In a meeting as the client's copy has it. */
static const char *state_word(const struct scope_data *data, enum change_state state)
{
	static const char *const told[] = {
		[CHANGE_NONE] = "", [CHANGE_PROPOSED] = "asked for", [CHANGE_ESTIMATED] = "not sent", [CHANGE_SENT] = "waits",
		[CHANGE_APPROVED] = "approved", [CHANGE_REJECTED] = "declined", [CHANGE_EXPIRED] = "lapsed", [CHANGE_WITHDRAWN] = "withdrawn",
		[CHANGE_ABSORBED] = "no charge", [CHANGE_DELIVERED] = "delivered",
	};

	return data->meeting ? told[state] : change_state_words[state];
}

static void change_state(const struct scope_data *data, const struct position_change *change, struct table_cell *cell)
{
	const char *word = state_word(data, change->change->state);

	if (change->days_pending >= 0)
		snprintf(cell->text, sizeof cell->text, speech("%s %dd"), speech(word), change->days_pending);
	else
		snprintf(cell->text, sizeof cell->text, "%s", speech(word));
	if (change->days_pending >= 0)
		cell->tone = TONE_WARNING;
}

static void change_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct position_change *change = scope_data_change(rows->data, row);
	char text[64], day[16];

	if (!change)
		return;
	switch (column) {
	case CHANGE_CODE: snprintf(cell->text, sizeof cell->text, "%s", change->change->code); break;
	case CHANGE_DAY: snprintf(cell->text, sizeof cell->text, "%s", words_day(change->change->proposed_on, day)); break;
	case CHANGE_TITLE: snprintf(cell->text, sizeof cell->text, "%.300s", change->change->title); break;
	case CHANGE_FROM: snprintf(cell->text, sizeof cell->text, "%s", change->change->origin ? change->change->origin : ""); break;
	case CHANGE_HOURS: change_hours(change, text); snprintf(cell->text, sizeof cell->text, "%s", text); break;
	case CHANGE_PRICE: change_price(&rows->data->position, change->change, text); snprintf(cell->text, sizeof cell->text, "%s", text); break;
	case CHANGE_STATE: change_state(rows->data, change, cell); break;
	}
}

void scope_changes_table(const struct scope_rows *rows, struct table *table)
{
	table->columns = change_columns;
	table->count = CHANGE_COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = change_cell;
	table->empty = "Nothing was asked for beside what was agreed. a notes a request.";
}

static int64_t ratio_seconds(struct ratio ratio)
{
	return ratio_round(ratio);
}

static void item_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct position_item *item = scope_data_item(rows->data, row);
	bool estimated = item && estimate_is_known(item->task.estimate);
	char text[24];

	if (!item)
		return;

	switch (column) {
	case ITEM_CODE: snprintf(cell->text, sizeof cell->text, "%s", item->code); break;
	case ITEM_NAME: snprintf(cell->text, sizeof cell->text, "%.300s", item->name ? item->name : ""); break;
	case ITEM_ESTIMATE:
		snprintf(cell->text, sizeof cell->text, "%s", estimated ? moment_clock_length(task_budget(&item->task), text) : "?");
		break;
	case ITEM_SPENT: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(item->task.actual, text)); break;
	case ITEM_DONE: snprintf(cell->text, sizeof cell->text, "%d%%", item->task.percent); break;
	case ITEM_TO_DO: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(ratio_seconds(task_remaining(&item->task)), text)); break;
	case ITEM_ACCEPTED: snprintf(cell->text, sizeof cell->text, "%s", item->accepted_on == DAY_NONE ? "—" : words_day(item->accepted_on, text)); break;
	}
}

void scope_items_table(const struct scope_rows *rows, struct table *table)
{
	table->columns = rows->data->meeting ? items_in_meeting : item_columns;
	table->count = ITEM_COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = item_cell;
	table->empty = "No items yet; a adds one, K seals them all once each is estimated.";
}

void scope_changes_words(const struct position *position, char out[96])
{
	int waiting = 0, open = 0;

	for (size_t i = 0; i < position->change_count; i++) {
		const struct position_change *change = &position->changes[i];

		waiting += change->days_pending >= 0;
		open += !change->estimated && !change_state_is_final(change->change->state);
	}
	out[0] = '\0';
	if (waiting)
		snprintf(out, 96, speech_of("%d waits for an answer", "%d wait for an answer", (unsigned long)waiting), waiting);
	if (open)
		snprintf(out + strlen(out), 96 - strlen(out), speech_of("%s%d has no estimate", "%s%d have no estimate", (unsigned long)open), waiting ? ", " : "", open);
}

void scope_items_words(const struct position *position, char out[96])
{
	char done[24], to_do[24];

	out[0] = '\0';
	if (!position->item_count)
		return;
	snprintf(out, 96, speech("%s done, %s to do"), words_percent(forecast_done(&position->forecast), done),
		moment_clock_length(ratio_seconds(position->forecast.remaining), to_do));
}

void scope_bridge_words(const struct position *position, char out[96])
{
	int64_t more = position->bridge.total_minutes - position->bridge.minutes[BRIDGE_BASELINE];
	char length[24];

	snprintf(out, 96, speech("%s %s the start"), moment_clock_length((more < 0 ? -more : more) * 60, length), more < 0 ? speech("under") : speech("over"));
}

static void rate_words(const struct position *position, char out[64])
{
	const struct rate *rate = position->money.present;
	char amount[48];

	out[0] = '\0';
	if (rate)
		snprintf(out, 64, "%s/%s", locale_own_money(rate->amount, MONEY_SIGNED, amount), rate->day_seconds ? speech("day") : "h");
}

static void figure_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;

	(void)column;
	snprintf(cell->text, sizeof cell->text, "%.300s", scope_data_line(rows->data, SCOPE_FIGURES, row)->text);
}

static bool figure_divides(const void *list, size_t row, struct table_cell *cell)
{
	const struct scope_rows *rows = list;

	cell->text[0] = '\0';
	return !scope_data_line(rows->data, SCOPE_FIGURES, row)->key;
}

void scope_figures_table(const struct scope_rows *rows, struct table *table)
{
	static const struct table_column columns[] = {{.width = 8, .grows = true}};

	table->columns = columns;
	table->count = 1;
	table->rows = rows->count;
	table->list = rows;
	table->cell = figure_cell;
	table->heading = figure_divides;
	table->untitled = table->flush = true;
	table->empty = "Nothing matches. Esc shows all again.";
}

static void paint_share(const struct scope_line *line, struct canvas *inside, int row)
{
	int width = inside->columns - BAR_AT - PERCENT_WIDTH;
	char percent[24];

	if (width < 3 || inside->grid->bare)
		width = 0;
	chart_bar(inside, row, BAR_AT, width, TONE_WARNING, line->from, line->until);
	canvas_print(inside, row, BAR_AT + width, PERCENT_WIDTH - 1, TONE_PLAIN, "%s%s", width ? " " : "", words_percent(ratio_of(line->from, line->until), percent));
}

void scope_paint_figures(const struct scope_rows *rows, struct canvas *canvas, struct scroll scroll, bool focused)
{
	struct table table = {.scroll = scroll, .focused = focused};
	char rate[64];
	struct canvas inside;
	size_t top;

	rate_words(&rows->data->position, rate);
	inside = canvas_frame(canvas, (struct frame){rows->data->position.project.path, rate, NULL, NULL});
	scope_figures_table(rows, &table);
	table_paint(&table, &inside);
	top = table_top(&table, inside.rows);
	for (size_t row = top; row < rows->count && (int)(row - top) < inside.rows; row++) {
		const struct scope_line *line = scope_data_line(rows->data, SCOPE_FIGURES, row);

		if (!line->key)
			canvas_rule(&inside, (int)(row - top), LEFT, inside.columns - 2 * LEFT);
		else if (line->bar)
			paint_share(line, &inside, (int)(row - top));
	}
}
