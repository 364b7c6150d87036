/*
 * The sums of earned value, item by item, and what each change asks: for oneself alone, in English. Each column adds up
 * to the figure that it is a part of.
 */
#include "model/reports/scope-inside.h"

enum column_of { AGREED, EARNED, TO_DO, EXPECTED, COLUMNS };

static struct ratio part_of(const struct task *task, enum column_of column)
{
	switch (column) {
	case AGREED:
		return ratio_of(task_budget(task), 1);
	case EARNED:
		return task_earned(task);
	case TO_DO:
		return task_remaining(task);
	default:
		return ratio_add(ratio_of(task->actual, 1), task_remaining(task));
	}
}

static int64_t in_hundredths(struct ratio seconds)
{
	return ratio_round(ratio_multiply(seconds, ratio_of(100, 1)));
}

/* Work in scope that stands on no item: on the project itself, or on a removal. */
static int64_t elsewhere(const struct position *position)
{
	int64_t rest = position->hours.bucket[BUCKET_IN_SCOPE];

	for (size_t i = 0; i < position->item_count; i++)
		rest -= position->items[i].task.actual;
	return rest;
}

static struct value hundredths(struct scope_report *scope, int64_t number)
{
	return value_decimal(scope->arena, ratio_of(number, 100), 2);
}

/* Hundredths of an hour, a row an item and one for the rest; the last is their sum. */
static int64_t *column(struct scope_report *scope, enum column_of which)
{
	const struct position *position = scope->position;
	size_t rows = position->item_count + 1;
	int64_t *parts = arena_array(scope->arena, rows, sizeof *parts), *printed = arena_array(scope->arena, rows + 1, sizeof *printed);

	for (size_t i = 0; i < position->item_count; i++)
		parts[i] = in_hundredths(part_of(&position->items[i].task, which));
	if (which == EXPECTED)
		parts[rows - 1] = elsewhere(position) * 100;
	apportion(parts, (int)rows, 3600, printed);
	for (size_t i = 0; i < rows; i++)
		printed[rows] += printed[i];
	return printed;
}

static void add_row(struct scope_report *scope, struct block *table, const char *id, const char *done, int64_t worked, int64_t *const columns[COLUMNS], size_t row)
{
	const struct value cells[] = {value_text(id), value_text(done), hundredths(scope, columns[AGREED][row]), hundredths(scope, columns[EARNED][row]),
		value_seconds(worked), hundredths(scope, columns[TO_DO][row]), hundredths(scope, columns[EXPECTED][row])};

	(row > scope->position->item_count ? table_sum : table_add)(scope->report, table, cells);
}

void scope_page_items(struct scope_report *scope)
{
	static const struct column titles[] = {{"Item", false}, {"Done", true}, {"Agreed", true}, {"Earned", true}, {"Worked", true}, {"To do", true}, {"Expected", true}};
	const struct position *position = scope->position;
	size_t rest = position->item_count;
	int64_t *columns[COLUMNS];
	struct block *table;

	if (!position->item_count)
		return;
	for (int which = 0; which < COLUMNS; which++)
		columns[which] = column(scope, (enum column_of)which);
	table = section_table(scope->report, report_section(scope->report, "For you alone: items"), titles, 7);
	for (size_t i = 0; i < position->item_count; i++)
		add_row(scope, table, position->items[i].code, scope_percent(scope, position->items[i].task.percent), position->items[i].task.actual, columns, i);
	if (elsewhere(position))
		add_row(scope, table, "on no item", "-", elsewhere(position), columns, rest);
	add_row(scope, table, "BAC, EV, AC, ETC, EAC", scope_value(scope, value_percent(scope->arena, forecast_done(&position->forecast), 1)), position->hours.bucket[BUCKET_IN_SCOPE], columns, rest + 1);
}

static struct value days(int count)
{
	return count < 0 ? value_none() : value_count(count);
}

void scope_page_changes(struct scope_report *scope)
{
	static const struct column titles[] = {{"Change", false}, {"State", false}, {"Cause", false}, {"Hours", true}, {"Price", true}, {"Worked", true}, {"Days to answer", true}, {"Days waiting", true}};
	const struct position_change **changes = scope_by_id(scope);
	const struct position *position = scope->position;
	struct block *table;

	if (!position->change_count)
		return;
	table = section_table(scope->report, report_section(scope->report, "For you alone: changes"), titles, 8);
	for (size_t i = 0; i < position->change_count; i++) {
		const struct position_change *mine = changes[i];
		const struct change *change = mine->change;

		table_add(scope->report, table, (struct value[]){value_text(change->code), value_text(change_state_words[change->state]), value_text(change->cause),
			mine->estimated ? value_hours(scope->arena, ratio_of(mine->removes ? -mine->mean : mine->mean, 1), 2) : value_none(),
			change->has_price ? value_money(change->price, position->project.currency) : value_none(),
			value_hours(scope->arena, ratio_of(mine->worked, 1), 2), days(mine->days_to_decision), days(mine->days_pending)});
	}
}
