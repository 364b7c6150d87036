/* How Scope is painted: the burn-up beside the figures, a list below them; each alone where there is no room. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/scope-panes.h"
#include "tui/scope-view.h"

enum { RIGHT_WIDTH = 40 };

static void fill_table(const struct scope_view *view, enum scope_list list, int width, struct table *table)
{
	const struct scope_rows *rows = &view->data.rows[list];

	switch (list) {
	case SCOPE_CHANGES: scope_changes_table(rows, table); break;
	case SCOPE_ITEMS: scope_items_table(rows, table); break;
	case SCOPE_BRIDGE: scope_bridge_table(rows, width, table); break;
	case SCOPE_PLAN: scope_plan_table(rows, table); break;
	case SCOPE_ASKS: scope_asks_table(rows, table); break;
	case SCOPE_FIGURES: scope_figures_table(rows, table); break;
	case SCOPE_BURNUP: scope_burnup_table(rows, table); break;
	default: scope_entries_table(rows, table); break;
	}
}

void scope_view_table(const void *state, struct table *table)
{
	const struct scope_view *view = state;

	if (view->data.any)
		fill_table(view, view->list, view->room.columns, table);
}

/* "Changes", "Changes of lumen/churn", or what was opened: "CR-3, hours worked on it". */
static void list_title(const struct scope_view *view, enum scope_list list, char out[160])
{
	static const char *const titles[SCOPE_LISTS] = {
		[SCOPE_CHANGES] = "Changes", [SCOPE_ITEMS] = "Items", [SCOPE_BRIDGE] = "Bridge, hours", [SCOPE_PLAN] = "Plan",
		[SCOPE_ASKS] = "Waiting for others", [SCOPE_ENTRIES] = "Entries",
	};

	if (view->behind.any && view->behind.list == list)
		snprintf(out, 160, "%s", speech(view->behind.title));
	else if (scope_view_is_wide(view) && list != SCOPE_ITEMS)
		snprintf(out, 160, "%s", speech(titles[list]));
	else
		snprintf(out, 160, speech("%s of %.90s"), speech(titles[list]), view->data.position.project.path);
}

static void list_words(const struct scope_view *view, enum scope_list list, char out[96])
{
	const struct position *position = &view->data.position;

	switch (list) {
	case SCOPE_CHANGES: scope_changes_words(position, out); break;
	case SCOPE_ITEMS: scope_items_words(position, out); break;
	case SCOPE_BRIDGE: scope_bridge_words(position, out); break;
	case SCOPE_PLAN: scope_plan_words(&view->data, out); break;
	case SCOPE_ASKS: scope_asks_words(&view->data.asks, out); break;
	default: scope_entries_words(&view->data.drill, out); break;
	}
}

static void paint_list(const struct scope_view *view, enum scope_list list, struct canvas *canvas)
{
	struct table table = {.scroll = view->lists[list].scroll, .focused = view->list == list};
	char title[160], words[96];
	struct canvas inside;

	list_title(view, list, title);
	list_words(view, list, words);
	inside = canvas_frame(canvas, (struct frame){title, words, NULL, view->depth && view->list == list ? speech("Esc leads back") : NULL});
	fill_table(view, list, inside.columns, &table);
	if (list == SCOPE_PLAN)
		scope_plan_paint(&view->data.rows[list], &table, &inside);
	else
		table_paint(&table, &inside);
	if (list == SCOPE_BRIDGE)
		scope_bridge_bars(&view->data.rows[list], &table, &inside);
}

static void paint_nothing(struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Scope"), NULL, NULL, NULL});
	struct table table = {.focused = true, .untitled = true, .empty = "No project yet: 3 leads to the projects, A adds one there."};

	table_paint(&table, &inside);
}

static void paint_upper(const struct scope_view *view, enum scope_list list, struct canvas *canvas)
{
	const struct scope_rows *rows = &view->data.rows[list];

	if (list == SCOPE_BURNUP)
		scope_paint_burnup(rows, canvas, view->lists[list].scroll, view->list == list);
	else
		scope_paint_figures(rows, canvas, view->lists[list].scroll, view->list == list);
}

static void paint_wide(const struct scope_view *view, struct canvas *canvas)
{
	struct canvas left = canvas_part(canvas, 0, 0, SCOPE_UPPER_ROWS, canvas->columns - RIGHT_WIDTH);
	struct canvas right = canvas_part(canvas, 0, canvas->columns - RIGHT_WIDTH, SCOPE_UPPER_ROWS, RIGHT_WIDTH);
	struct canvas lower = canvas_part(canvas, SCOPE_UPPER_ROWS, 0, canvas->rows - SCOPE_UPPER_ROWS, canvas->columns);

	paint_upper(view, SCOPE_BURNUP, &left);
	paint_upper(view, SCOPE_FIGURES, &right);
	paint_list(view, view->lower, &lower);
}

void scope_view_paint(const void *state, struct canvas *canvas)
{
	const struct scope_view *view = state;

	if (!view->data.any)
		paint_nothing(canvas);
	else if (scope_view_is_wide(view))
		paint_wide(view, canvas);
	else if (scope_is_lower(view->list))
		paint_list(view, view->list, canvas);
	else
		paint_upper(view, view->list, canvas);
}
