/* Week: what its keys do. */
#include "tui/entry-forms.h"
#include "tui/verb.h"
#include "tui/week-view.h"

static enum answer add(void *state, struct desk *desk)
{
	const struct week_view *week = state;
	const struct week_row *row = week_selected(week);

	return entry_form_log(desk, week->rows.monday + week->day, row ? row->path : NULL, NULL);
}

static enum answer edit(void *state, struct desk *desk)
{
	const struct entry *entry = week_entry(state);

	return entry ? entry_form_edit(desk, entry) : add(state, desk);
}

/* All of the cell in one act. */
static enum answer delete(void *state, struct desk *desk)
{
	const struct week_view *week = state;
	const struct week_row *row = week_selected(week);
	size_t count = 0, most = week->rows.entries.count, at = row ? week_rows_entry(&week->rows, row, week->day, 0) : most;
	const char **words = arena_array(desk_arena(desk), most + 2, sizeof *words);

	words[count++] = "delete";
	for (; at < most; at = week_rows_entry(&week->rows, row, week->day, at + 1))
		words[count++] = arena_print(desk_arena(desk), "%lld", (long long)week->rows.entries.items[at].id);
	words[count] = NULL;
	if (count > 1)
		return verb_do(desk, "Deleted", words);
	return desk_say(desk, "There is nothing in this cell.");
}

static enum answer open_cell(void *state, struct desk *desk)
{
	struct week_view *week = state;
	const struct week_row *row = week_selected(week);

	if (!row)
		return add(state, desk);
	week_cell_choose(&week->cell, &week->rows, row, week->day);
	return week_cell_open(desk, &week->cell);
}

static void week_copied(void *state)
{
	struct week_view *week = state;
	const struct week_row *row = week_selected(week);

	week->copied = row ? row->seconds[week->day] : 0;
}

static enum answer paste(void *state, struct desk *desk)
{
	struct week_view *week = state;
	const struct week_row *row = week_selected(week);
	char length[24];

	if (!row || !week->copied)
		return desk_say(desk, "Nothing to paste: y takes the length of a cell, p puts it into another.");
	week_cell_choose(&week->cell, &week->rows, row, week->day);
	week_cell_fill(desk, &week->cell, moment_typed_length(week->copied, length));
	return ANSWER_STAY;
}

static enum answer export(void *state, struct desk *desk)
{
	const struct week_view *week = state;
	char from[11], to[11];

	return entry_form_export(desk, arena_print(desk_arena(desk), "%s..%s", day_text(week->rows.monday, from),
		day_text(week->rows.monday + WEEK_DAYS - 1, to)));
}

static const struct binding bindings[] = {
	{.act = "open cell", .keys = "Enter =", .purpose = "type the length of the cell", .run = open_cell},
	{.act = "paste", .keys = "p", .purpose = "put the length that y took into this cell", .run = paste},
	{.act = "log", .keys = "a", .purpose = "add an entry to the cell", .run = add},
	{.act = "edit", .keys = "e", .purpose = "change the first entry of the cell", .run = edit},
	{.act = "delete", .keys = "d Delete", .purpose = "delete what is in the cell; undo brings it back", .run = delete},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the week into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "down", .with = "right", .words = "move"}, {.act = "open cell", .words = "opens the cell"}, {.act = "log", .words = "add"},
	{.act = "copy", .words = "copy"}, {.act = "paste", .words = "paste"}, {.act = "previous period", .with = "next period", .words = "week"},
	{.act = "export hours", .words = "export"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen week_screen = {
	.name = "week",
	.title = "Week",
	.purpose = "the week by item and day",
	.digit = 2,
	.size = sizeof(struct week_view),
	.bindings = bindings,
	.hints = hints,
	.open = week_open,
	.lay = week_lay,
	.load = week_load,
	.paint = week_paint,
	.remark = week_remark,
	.list = week_list,
	.table = week_table,
	.path = week_path,
	.aside = week_aside,
	.copied = week_copied,
	.period = week_period,
};
