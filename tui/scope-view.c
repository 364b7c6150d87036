#include "tui/scope-view.h"

#include <stdio.h>

#include "tui/panes.h"
#include "tui/scope-panes.h"

bool scope_view_is_wide(const struct scope_view *view)
{
	return room_is_wide(view->room);
}

bool scope_is_lower(enum scope_list list)
{
	return list != SCOPE_FIGURES && list != SCOPE_BURNUP;
}

static void turn_to(struct scope_view *view, enum scope_list list)
{
	view->list = list;
	view->lower = scope_is_lower(list) ? list : view->lower == SCOPE_ENTRIES ? SCOPE_CHANGES : view->lower;
}

void scope_view_lay(void *state, struct room room)
{
	struct scope_view *view = state;
	int lower, upper;

	view->room = room;
	lower = scope_view_is_wide(view) ? room.rows - SCOPE_UPPER_ROWS : room.rows;
	upper = scope_view_is_wide(view) ? SCOPE_UPPER_ROWS : room.rows;
	for (int list = 0; list < SCOPE_LISTS; list++)
		view->lists[list].page = scope_is_lower((enum scope_list)list) ? pane_page(lower, room.bare, TABLE_HEAD) : pane_page(upper, room.bare, 0);
}

/* The last Friday is the one of interest. */
static void start_anew(struct scope_view *view)
{
	for (int list = 0; list < SCOPE_LISTS; list++)
		view->lists[list].scroll = (struct scroll){0};
	view->lists[SCOPE_BURNUP].scroll.selected = SIZE_MAX;
	view->behind = (struct behind){0};
	view->depth = 0;
	view->data.any = false;
	if (view->list == SCOPE_ENTRIES)
		turn_to(view, SCOPE_CHANGES);
}

void scope_view_enter(void *state, struct desk *desk, const void *with)
{
	struct scope_view *view = state;

	(void)with;
	if (view->project == desk_project(desk))
		return;
	view->project = desk_project(desk);
	view->fresh = true;
	start_anew(view);
}

static void sift(struct scope_view *view, enum scope_list list, const char *key, struct arena *arena)
{
	size_t found = scope_data_sift(&view->data, list, &view->behind, &view->lists[list], key, arena);
	struct table table = {.scroll = view->lists[list].scroll};

	list_keep(&view->lists[list], view->data.rows[list].count, found);
	if (list != SCOPE_ENTRIES)
		return;
	table.scroll = view->lists[list].scroll;
	scope_entries_table(&view->data.rows[list], &table);
	view->lists[list].scroll = table_settled(&table);
}

/* A change that was proposed just now is the one that the next key means. */
static void choose_new_change(struct scope_view *view, struct book *book, size_t before, char key[48])
{
	const struct position *position = &view->data.position;

	if (book_last_act(book) != view->act && before && position->change_count == before + 1)
		snprintf(key, 48, "%s", position->changes[before].change->code);
	view->act = book_last_act(book);
}

/* Keys are kept before the reading, as the rows they stand in go with it. */
bool scope_view_load(void *state, struct book *book, struct arena *arena)
{
	struct scope_view *view = state;
	size_t before = view->data.any ? view->data.position.change_count : 0;
	char keys[SCOPE_LISTS][48];

	for (int list = 0; list < SCOPE_LISTS; list++) {
		bool same = list_is_same(&view->lists[list], view->read[list]);

		scope_data_key(&view->data, (enum scope_list)list, view->lists[list].scroll.selected, keys[list]);
		keys[list][0] = same ? keys[list][0] : '\0';
	}
	view->data.meeting = view->room.meeting;
	if (!view->project) {
		view->data.any = false;
		return true;
	}
	if (!scope_data_load(book, view->project, &view->behind, view->lists[SCOPE_ENTRIES].pattern, arena, &view->data))
		return false;
	/* Before anything was agreed there are no changes: the items are what one begins with. */
	if (view->fresh && view->list == SCOPE_CHANGES && !view->data.position.sealed && !view->data.position.change_count)
		turn_to(view, SCOPE_ITEMS);
	view->fresh = false;
	choose_new_change(view, book, before, keys[SCOPE_CHANGES]);
	for (int list = 0; list < SCOPE_LISTS; list++)
		sift(view, (enum scope_list)list, keys[list], arena);
	return true;
}

void scope_view_back(struct scope_view *view)
{
	const struct step_back *step = &view->trail[--view->depth];

	view->lists[view->behind.list] = step->kept;
	view->behind = step->behind;
	turn_to(view, step->list);
}

struct list *scope_view_list(void *state)
{
	struct scope_view *view = state;

	return &view->lists[view->list];
}

void scope_view_turn(void *state, struct desk *desk, int by)
{
	struct scope_view *view = state;

	(void)desk;
	while (view->depth)
		scope_view_back(view);
	turn_to(view, (enum scope_list)pane_turned((int)view->list, by, SCOPE_ENTRIES));
}

void scope_view_go(struct scope_view *view, enum scope_list list)
{
	while (view->depth)
		scope_view_back(view);
	turn_to(view, list);
}

bool scope_view_open(struct scope_view *view, const struct behind *behind)
{
	struct list *list = &view->lists[behind->list];

	if (view->depth == SCOPE_TRAIL_MOST)
		return false;
	view->trail[view->depth++] = (struct step_back){view->list, view->behind, *list};
	*list = (struct list){.page = list->page};
	view->behind = *behind;
	view->data.rows[behind->list].count = 0;
	turn_to(view, behind->list);
	return true;
}

size_t scope_selected(const struct scope_view *view)
{
	return view->lists[view->list].scroll.selected;
}

static const struct position_change *change_by_id(const struct scope_view *view, int64_t id)
{
	for (size_t i = 0; id && i < view->data.position.change_count; i++)
		if (view->data.position.changes[i].change->id == id)
			return &view->data.position.changes[i];
	return NULL;
}

const struct position_change *scope_meant_change(const struct scope_view *view)
{
	size_t selected = view->lists[view->list].scroll.selected;
	const struct position_change *change = view->list == SCOPE_CHANGES ? scope_data_change(&view->data, selected) : NULL;
	const struct position_item *item = view->list == SCOPE_ITEMS ? scope_data_item(&view->data, selected) : NULL;

	if (!view->data.any)
		return NULL;
	if (view->list == SCOPE_ENTRIES)
		return change_by_id(view, view->behind.item);
	return change ? change : item && item->change ? change_by_id(view, item->change->id) : NULL;
}

const struct position_item *scope_meant_item(const struct scope_view *view)
{
	if (!view->data.any)
		return NULL;
	if (view->list == SCOPE_ENTRIES)
		return view->behind.item ? position_item_of(&view->data.position, view->behind.item) : NULL;
	return view->list == SCOPE_ITEMS ? scope_data_item(&view->data, view->lists[SCOPE_ITEMS].scroll.selected) : NULL;
}

const struct ask *scope_meant_ask(const struct scope_view *view)
{
	return view->list == SCOPE_ASKS ? scope_data_ask(&view->data, scope_selected(view)) : NULL;
}

const struct entry *scope_meant_entry(const struct scope_view *view)
{
	return view->list == SCOPE_ENTRIES ? scope_data_entry(&view->data, view->lists[SCOPE_ENTRIES].scroll.selected) : NULL;
}
