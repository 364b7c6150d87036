/* The bridge of Scope: from what was agreed at the start to the effort now expected, step by step. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/chart.h"
#include "tui/scope-data.h"
#include "tui/scope-panes.h"

enum { STEPS_MOST = BRIDGE_ROWS + 1, COLUMN_WORDS = 0, COLUMN_HOURS, COLUMNS };
enum { WORDS_WIDTH = 50, HOURS_WIDTH = 8, LEFT = 2, BAR_LEAST = 10, WHOLE = 0x2588, MORE = 0x2592, LESS = 0x2591 };

struct making { struct scope_data *data; const struct position *position; struct arena *arena; int64_t minutes; };

/* A row of the bridge: its words, the changes that it names, and what is behind it. */
struct step {
	enum bridge_row row;
	const char *key, *words, *words_below, *how; /* words_below: for a negative one, where that reads otherwise */
	bool (*fits)(const struct position_change *);
	struct behind behind;
};

#define AGREED (1u << CHANGE_APPROVED | 1u << CHANGE_DELIVERED)
/* NOLINTNEXTLINE(bugprone-macro-parentheses): an array takes its words without them */
#define ENTRIES(words, bucket) {.any = true, .list = SCOPE_ENTRIES, .title = words, .buckets = 1u << (bucket), .until = DAY_LAST}

static bool is_addition(const struct position_change *change) { return change_is_scope(change->change->state) && !change->removes; }
static bool is_reduction(const struct position_change *change) { return change_is_scope(change->change->state) && change->removes; }
static bool is_absorbed(const struct position_change *change) { return change->change->state == CHANGE_ABSORBED; }

static bool is_begun(const struct position_change *change)
{
	enum change_state state = change->change->state;

	return change->worked && (state == CHANGE_PROPOSED || state == CHANGE_ESTIMATED || state == CHANGE_SENT);
}

static bool is_refused(const struct position_change *change)
{
	enum change_state state = change->change->state;

	return change->worked && (state == CHANGE_REJECTED || state == CHANGE_EXPIRED || state == CHANGE_WITHDRAWN);
}

/* In the words of the client's copy, which do for oneself too. */
static const struct step steps[] = {
	{BRIDGE_ADDITIONS, "additions", "Additions you approved", NULL, "Asked for, estimated and approved.", is_addition,
		{.any = true, .list = SCOPE_CHANGES, .title = "Approved additions", .states = AGREED, .additions = true}},
	{BRIDGE_REDUCTIONS, "reductions", "Reductions you approved", NULL, "Taken out, with the client's approval.", is_reduction,
		{.any = true, .list = SCOPE_CHANGES, .title = "Approved reductions", .states = AGREED, .removals = true}},
	{BRIDGE_ITEM_VARIANCE, "variance", "My estimates were low", "My estimates were high", "Spent and to do, less what each was agreed at.", NULL,
		{.any = true, .list = SCOPE_ITEMS, .title = "Spent and to do, item by item"}},
	{BRIDGE_CHANGE_VARIANCE, "variance of changes", "My estimates of changes were low", "My estimates of changes were high",
		"Spent and to do on approved changes, less what each was agreed at.", NULL, {.any = true, .list = SCOPE_ITEMS, .title = "Spent and to do, item by item"}},
	{BRIDGE_ABSORBED, "absorbed", "Extra requests done without charge", NULL, "Worked on changes that were absorbed.", is_absorbed,
		ENTRIES("Done without charge", BUCKET_ABSORBED)},
	{BRIDGE_UNRECORDED, "unrecorded", "Small requests, done without charge", NULL, "Worked on the project itself, on no item or change.", NULL,
		ENTRIES("Small requests", BUCKET_UNRECORDED)},
	{BRIDGE_AT_RISK, "at risk", "Started, waiting for your decision", NULL, "Worked on changes before their answer; billed once they are approved.", is_begun,
		ENTRIES("Worked before an answer", BUCKET_AT_RISK)},
	{BRIDGE_REFUSED, "refused", "Started, then declined or withdrawn", NULL, "Worked on changes that came to nothing.", is_refused,
		ENTRIES("Worked on what was declined", BUCKET_REFUSED)},
	{BRIDGE_HANDLING, "handling", "Estimating your requests, not charged", NULL, "Hours of the activity estimating, wherever they were worked.", NULL,
		ENTRIES("Estimating requests", BUCKET_CHANGE_HANDLING)},
};

static int64_t minutes_of(const struct making *making, const struct step *step)
{
	const int64_t *minutes = making->position->bridge.minutes;

	if (!making->data->meeting)
		return minutes[step->row];
	if (step->row == BRIDGE_CHANGE_VARIANCE)
		return 0;
	return minutes[step->row] + (step->row == BRIDGE_ITEM_VARIANCE ? minutes[BRIDGE_CHANGE_VARIANCE] : 0);
}

/* The item that went furthest the way the sum went. */
static const char *culprit(const struct making *making, const struct step *step, int64_t minutes)
{
	const struct position *position = making->position;
	const struct position_item *most = NULL;
	int sign = minutes < 0 ? -1 : 1;

	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];
		struct ratio variance = task_variance(&item->task);

		if (!making->data->meeting && (item->change != NULL) != (step->row == BRIDGE_CHANGE_VARIANCE))
			continue;
		if (ratio_sign(variance) == sign && (!most || ratio_sign(ratio_subtract(variance, task_variance(&most->task))) == sign))
			most = item;
	}
	return most ? arena_print(making->arena, speech(" (mostly %s)"), most->code) : "";
}

static const char *step_words(struct making *making, const struct step *step, int64_t minutes)
{
	const char *words = speech(minutes < 0 && step->words_below ? step->words_below : step->words);
	char codes[96] = "";

	if (step->row == BRIDGE_UNRECORDED && making->position->hours.waiting)
		words = speech("Small requests, not yet sorted");
	if (step->row == BRIDGE_ITEM_VARIANCE || step->row == BRIDGE_CHANGE_VARIANCE)
		return arena_print(making->arena, "%s%s", words, culprit(making, step, minutes));
	if (step->fits)
		scope_codes(making->position, step->fits, codes);
	return arena_print(making->arena, codes[0] ? "%s (%s)" : "%s%s", words, codes);
}

static void add_line(struct making *making, struct scope_line line, const char *mark, int64_t minutes)
{
	struct scope_lines *bridge = &making->data->bridge;
	char length[24];

	line.value = arena_print(making->arena, "%s%s", mark, moment_clock_length((minutes < 0 ? -minutes : minutes) * 60, length));
	line.bar = true;
	bridge->items[bridge->count++] = line;
}

static void add_step(struct making *making, const struct step *step)
{
	int64_t minutes = minutes_of(making, step);

	if (!minutes)
		return;
	add_line(making, (struct scope_line){
		.key = step->key, .text = step_words(making, step, minutes), .how = step->how, .behind = step->behind,
		.from = making->minutes, .until = making->minutes + minutes,
	}, minutes < 0 ? "−" : "+", minutes);
	making->minutes += minutes;
}

static void add_sum(struct making *making, struct scope_line line, const char *mark, int64_t minutes)
{
	line.behind.any = true;
	line.behind.list = SCOPE_ITEMS;
	line.until = minutes;
	add_line(making, line, mark, minutes);
	making->minutes = minutes;
}

void scope_bridge_make(struct scope_data *data, struct arena *arena)
{
	struct making making = {data, &data->position, arena, 0};
	size_t items = data->position.agreed_count;

	data->bridge = (struct scope_lines){.items = arena_array(arena, STEPS_MOST + 1, sizeof *data->bridge.items)};
	add_sum(&making, (struct scope_line){.key = "baseline", .text = arena_print(arena, speech_of("Agreed at the start (%zu item)", "Agreed at the start (%zu items)", items), items),
		.how = "The averages of the estimates of the items, as sealed.", .behind = {.title = "Items of the baseline"}}, "", data->position.bridge.minutes[BRIDGE_BASELINE]);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		add_step(&making, &steps[i]);
	add_sum(&making, (struct scope_line){.key = "total", .text = speech("Effort now expected for all of this"),
		.how = "All hours for the client so far, and what is to do.", .behind = {.title = "Spent and to do, item by item"}}, "=", data->position.bridge.total_minutes);
}

static const struct table_column columns[COLUMNS] = {
	[COLUMN_WORDS] = {.title = "step", .width = WORDS_WIDTH},
	[COLUMN_HOURS] = {.title = "hours", .width = HOURS_WIDTH, .right = true, .gap = 1},
};
static const struct table_column narrow_columns[COLUMNS] = {
	[COLUMN_WORDS] = {.title = "step", .width = 10, .grows = true},
	[COLUMN_HOURS] = {.title = "hours", .width = HOURS_WIDTH, .right = true, .gap = 1},
};

static void bridge_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct scope_line *line = &rows->data->bridge.items[rows->places[row]];

	snprintf(cell->text, sizeof cell->text, "%.300s", column == COLUMN_WORDS ? line->text : line->value);
}

/* Where there is no room for bars the words take it. */
static bool has_bars(int width)
{
	return width >= LEFT + WORDS_WIDTH + 1 + HOURS_WIDTH + 2 + BAR_LEAST + LEFT;
}

void scope_bridge_table(const struct scope_rows *rows, int width, struct table *table)
{
	table->columns = has_bars(width) ? columns : narrow_columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = bridge_cell;
	table->empty = "Nothing matches. Esc shows all again.";
}

/* Each step starts where the one before ended: the bars are read downwards. */
void scope_bridge_bars(const struct scope_rows *rows, const struct table *table, struct canvas *inside)
{
	int column = LEFT + WORDS_WIDTH + 1 + HOURS_WIDTH + 2, width = inside->columns - column - LEFT;
	int head = inside->rows > TABLE_HEAD + 1 ? TABLE_HEAD : 0;
	size_t top = table_top(table, inside->rows - head);
	int64_t whole = 1;

	if (!has_bars(inside->columns) || inside->grid->bare)
		return;
	for (size_t i = 0; i < rows->data->bridge.count; i++)
		whole = rows->data->bridge.items[i].until > whole ? rows->data->bridge.items[i].until : whole;
	for (size_t row = top; row < rows->count && (int)(row - top) < inside->rows - head; row++) {
		const struct scope_line *line = &rows->data->bridge.items[rows->places[row]];
		uint32_t sign = !line->from ? WHOLE : line->until < line->from ? LESS : MORE;

		chart_span(inside, head + (int)(row - top), column, width, (struct chart_part){.sign = sign, .tone = line->until < line->from ? TONE_GOOD : TONE_CHART},
			(struct chart_ends){line->from, line->until, whole});
	}
}
