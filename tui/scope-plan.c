/* The plan of Scope: when items and milestones were to be done, and how far they are. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/scope-data.h"
#include "tui/scope-panes.h"

enum { LEFT = 2, NAME_WIDE = 34, NAME_NARROW = 18, NARROW = 70, AXIS_ROWS = 2, MARKER = 0x25b8 };

static void add_items(struct scope_data *data, struct arena *arena)
{
	const struct position *position = &data->position;

	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];

		data->plan.lanes[data->plan.count++] = (struct chart_lane){
			.name = arena_print(arena, "%-5s %s", item->code, item->name ? item->name : ""), .from = item->task.start_on, .until = item->task.end_on,
			.closed = item->accepted_on, .percent = item->task.percent,
		};
		if (item->task.start_on == DAY_NONE || item->task.end_on == DAY_NONE)
			data->plan.lanes[data->plan.count - 1].until = DAY_NONE;
	}
}

static void add_milestones(struct scope_data *data, struct arena *arena)
{
	const struct milestones *milestones = &data->position.milestones;

	for (size_t i = 0; i < milestones->count; i++) {
		const struct milestone *milestone = &milestones->items[i];

		data->plan.lanes[data->plan.count++] = (struct chart_lane){
			.name = arena_print(arena, "%-5s %s", milestone->code, milestone->title), .from = DAY_NONE, .until = milestone->due_on, .closed = milestone->closed_on,
		};
	}
}

static void stretch(struct scope_plan *plan, int day)
{
	if (day == DAY_NONE)
		return;
	plan->from = plan->from == DAY_NONE || day < plan->from ? day : plan->from;
	plan->until = plan->until == DAY_NONE || day > plan->until ? day : plan->until;
}

void scope_plan_make(struct scope_data *data, struct arena *arena)
{
	const struct position *position = &data->position;
	size_t most = position->item_count + position->milestones.count;

	data->plan = (struct scope_plan){.lanes = arena_array(arena, most + 1, sizeof *data->plan.lanes), .from = DAY_NONE, .until = DAY_NONE};
	add_items(data, arena);
	add_milestones(data, arena);
	stretch(&data->plan, position->start_on);
	stretch(&data->plan, position->project.end_on);
	stretch(&data->plan, position->day);
	for (size_t i = 0; i < data->plan.count; i++) {
		stretch(&data->plan, data->plan.lanes[i].until == DAY_NONE ? DAY_NONE : data->plan.lanes[i].from);
		stretch(&data->plan, data->plan.lanes[i].until);
	}
}

static void plan_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	struct text words = {0};

	(void)column;
	chart_lane_words(scope_data_lane(rows->data, row), rows->data->position.day, &words);
	snprintf(cell->text, sizeof cell->text, "%.300s", text_string(&words));
	text_free(&words);
}

void scope_plan_table(const struct scope_rows *rows, struct table *table)
{
	static const struct table_column columns[] = {{.width = 8, .grows = true}};

	table->columns = columns;
	table->count = 1;
	table->rows = rows->count;
	table->list = rows;
	table->cell = plan_cell;
	table->untitled = true;
	table->empty = rows->data->plan.count ? "Nothing matches. Esc shows all again." : "No items and no milestones yet; a adds a request, Tab leads to the items.";
}

static void paint_marker(struct canvas *inside, int row)
{
	canvas_repeat(inside, row, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(inside, row, 0);
}

/* Lanes where there is room, else and for those who listen their words. */
void scope_plan_paint(const struct scope_rows *rows, const struct table *table, struct canvas *inside)
{
	const struct scope_plan *plan = &rows->data->plan;
	struct canvas area = canvas_part(inside, 0, LEFT, inside->rows, inside->columns - LEFT - 1);
	struct chart_lane *lanes;
	size_t top = table_top(table, inside->rows - AXIS_ROWS);

	if (!rows->count || inside->grid->bare || inside->rows < AXIS_ROWS + 2 || inside->columns < NAME_NARROW + 24) {
		table_paint(table, inside);
		return;
	}
	lanes = arena_array(inside->grid->arena, rows->count, sizeof *lanes);
	for (size_t row = 0; row < rows->count; row++)
		lanes[row] = *scope_data_lane(rows->data, row);
	chart_lanes(&area, &(struct chart_lanes){
		.items = lanes, .count = rows->count, .from = plan->from, .until = plan->until, .today = rows->data->position.day,
		.name_width = inside->columns < NARROW ? NAME_NARROW : NAME_WIDE,
	}, top);
	if (table->focused && table->scroll.selected >= top)
		paint_marker(inside, (int)(table->scroll.selected - top));
}

void scope_plan_words(const struct scope_data *data, char out[96])
{
	int late = 0;

	for (size_t i = 0; i < data->plan.count; i++) {
		const struct chart_lane *lane = &data->plan.lanes[i];

		late += lane->until != DAY_NONE && lane->until < data->position.day && lane->closed == DAY_NONE && (lane->from == DAY_NONE || lane->percent < 100);
	}
	out[0] = '\0';
	if (late)
		snprintf(out, 96, speech("%d late"), late);
}
