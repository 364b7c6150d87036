#include "tui/projects-view.h"

#include "db/speech.h"
#include "model/locale.h"
#include "tui/panes.h"

enum { LEFT_WIDTH = 40, SUM_ROWS = 5, LEFT = 2 };

/* One more where something waits to be learnt. */
static int sum_rows(const struct project_rows *rows)
{
	return SUM_ROWS + (rows->topics.count > 0);
}

/* Quotes stand below the list where it leaves them room. */
static int foot_rows(const struct projects_view *projects)
{
	int inside = projects->room.rows - 2, sums = sum_rows(&projects->rows);
	int free = inside - TABLE_HEAD - (int)projects->rows.count - sums;

	return inside < sums + 3 ? 0 : sums + quotes_foot_rows(&projects->quotes, free);
}

static void set_page(struct projects_view *projects)
{
	projects->list.page = pane_page(projects->room.rows - foot_rows(projects), projects->room.bare, TABLE_HEAD);
	projects->offers.page = pane_page(projects->room.rows, projects->room.bare, TABLE_HEAD);
}

void projects_lay(void *state, struct room room)
{
	struct projects_view *projects = state;

	projects->room = room;
	set_page(projects);
}

void projects_open(void *state, struct desk *desk, const void *with)
{
	struct projects_view *projects = state;

	(void)with;
	projects->placed = projects->placed && projects->project == desk_project(desk);
	projects->project = desk_project(desk);
}

static bool load_quotes(struct projects_view *projects, struct book *book, struct arena *arena)
{
	const struct quote *quote = quote_rows_at(&projects->quote_rows, projects->offers.scroll.selected);
	int64_t kept = list_is_same(&projects->offers, projects->offers_read) && quote ? quote->id : 0;
	size_t found;

	if (!quote_rows_load(book, &projects->offers, kept, arena, &projects->quote_rows, &found))
		return false;
	list_keep(&projects->offers, projects->quote_rows.count, found);
	return true;
}

bool projects_load(void *state, struct book *book, struct arena *arena)
{
	struct projects_view *projects = state;
	bool same = list_is_same(&projects->list, projects->list_read);
	struct project_row kept = {.name = ""};
	struct table table = {0};

	if (same && projects->list.scroll.selected < projects->rows.count) {
		kept = projects->rows.items[projects->list.scroll.selected];
		kept.name = arena_text(arena, kept.name);
	}
	if (!project_rows_load(book, &projects->list, arena, &projects->rows) || !quotes_foot_load(book, arena, &projects->quotes) ||
	    !load_quotes(projects, book, arena))
		return false;
	list_keep(&projects->list, projects->rows.count,
		projects->placed ? project_rows_find(&projects->rows, &kept) : project_rows_of(&projects->rows, projects->project));
	set_page(projects);
	projects->placed = true;
	project_rows_table(&projects->rows, &table);
	table.scroll = projects->list.scroll;
	projects->list.scroll = table_settled(&table);
	projects->any = projects->project != 0;
	return !projects->any || project_card_load(book, projects->project, arena, &projects->card);
}

void projects_table(const void *state, struct table *table)
{
	const struct projects_view *projects = state;

	if (projects->pane == PROJECTS_QUOTES)
		quote_rows_table(&projects->quote_rows, table);
	else
		project_rows_table(&projects->rows, table);
}

struct list *projects_list(void *state)
{
	struct projects_view *projects = state;

	return projects->pane == PROJECTS_LIST ? &projects->list : projects->pane == PROJECTS_QUOTES ? &projects->offers : NULL;
}

static void paint_sums(const struct project_rows *rows, struct canvas *inside)
{
	char week[24], target[24], own[24];
	int row = inside->rows - sum_rows(rows) + 1;

	canvas_print(inside, row++, LEFT, inside->columns - LEFT, TONE_PLAIN, "%s · %s", arena_print(inside->grid->arena, speech_of("%d client", "%d clients", (unsigned long)rows->clients), rows->clients),
		arena_print(inside->grid->arena, speech_of("%d live project", "%d live projects", (unsigned long)rows->live), rows->live));
	canvas_print(inside, row++, LEFT, inside->columns - LEFT, TONE_PLAIN, "%s a week promised", moment_clock_length(rows->promised, week));
	if (rows->signed_until != DAY_NONE)
		canvas_print(inside, row++, LEFT, inside->columns - LEFT, TONE_PLAIN, speech_of("runway %d day; then nothing signed", "runway %d days; then nothing signed", (unsigned long)(rows->signed_until - rows->today)),
			rows->signed_until - rows->today);
	canvas_print(inside, row++, LEFT, inside->columns - LEFT, TONE_PLAIN, "learning %s%s%s this week", moment_clock_length(rows->learning, own),
		rows->learning_target ? speech(" of ") : "", rows->learning_target ? moment_clock_length(rows->learning_target, target) : "");
	if (rows->topics.count > 1)
		canvas_print(inside, row, LEFT, inside->columns - LEFT, TONE_PLAIN, "to learn %s, then %zu more", rows->topics.items[0].code, rows->topics.count - 1);
	else if (rows->topics.count)
		canvas_print(inside, row, LEFT, inside->columns - LEFT, TONE_PLAIN, "to learn %s", rows->topics.items[0].code);
}

static void paint_list(const struct projects_view *projects, struct canvas *canvas)
{
	struct table table = {.scroll = projects->list.scroll, .focused = projects->pane == PROJECTS_LIST};
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Clients and projects"), NULL, NULL, NULL}), rows, quotes;
	int foot = foot_rows(projects);

	rows = canvas_part(&inside, 0, 0, inside.rows - foot, inside.columns);
	project_rows_table(&projects->rows, &table);
	table_paint(&table, &rows);
	if (!foot)
		return;
	quotes = canvas_part(&inside, inside.rows - foot, 0, foot - sum_rows(&projects->rows), inside.columns);
	quotes_foot_paint(&projects->quotes, &quotes);
	paint_sums(&projects->rows, &inside);
}

static void paint_card(const struct projects_view *projects, struct canvas *canvas)
{
	bool focused = projects->pane == PROJECTS_CARD;

	if (projects->any)
		project_card_paint(&projects->card, canvas, focused);
	else
		pane_paint_empty(canvas, speech("Project"), speech("No project yet: A adds one."), 1, focused);
}

void projects_paint(const void *state, struct canvas *canvas)
{
	const struct projects_view *projects = state;
	struct canvas left = *canvas, right = *canvas;

	if (room_is_wide(projects->room)) {
		left = canvas_part(canvas, 0, 0, canvas->rows, LEFT_WIDTH);
		right = canvas_part(canvas, 0, LEFT_WIDTH, canvas->rows, canvas->columns - LEFT_WIDTH);
	}
	if (room_is_wide(projects->room) || projects->pane == PROJECTS_LIST)
		paint_list(projects, &left);
	if (projects->pane == PROJECTS_QUOTES)
		quote_rows_paint(&projects->quote_rows, &projects->offers, true, &right);
	else if (room_is_wide(projects->room) || projects->pane == PROJECTS_CARD)
		paint_card(projects, &right);
}

const struct project_row *projects_row(const struct projects_view *projects)
{
	size_t row = projects->list.scroll.selected;

	return projects->pane != PROJECTS_QUOTES && row < projects->rows.count && !projects->rows.items[row].heading ? &projects->rows.items[row] : NULL;
}

const struct quote *projects_quote(const struct projects_view *projects)
{
	return projects->pane == PROJECTS_QUOTES ? quote_rows_at(&projects->quote_rows, projects->offers.scroll.selected) : NULL;
}

void projects_look(struct projects_view *projects, struct desk *desk)
{
	const struct project_row *row = projects_row(projects);

	if (row && row->project && row->project != projects->project)
		desk_view(desk, row->project);
}

void projects_turn(void *state, struct desk *desk, int by)
{
	struct projects_view *projects = state;

	if (projects->pane == PROJECTS_LIST)
		projects_look(projects, desk);
	projects->pane = (enum projects_pane)pane_turned((int)projects->pane, by, PROJECTS_PANES);
}

bool projects_back(void *state)
{
	struct projects_view *projects = state;
	bool away = projects->pane != PROJECTS_LIST;

	projects->pane = PROJECTS_LIST;
	return away;
}

void projects_remark(const void *state, struct text *text)
{
	const struct projects_view *projects = state;
	const struct rates *rates = &projects->card.rates;
	const struct quote *quote = projects_quote(projects);
	char first[48], last[48];

	if (quote)
		quote_rows_words(quote, text);
	if (quote)
		return;
	if (!projects->any || !rates->count)
		return;
	if (rates->count == 1)
		text_print(text, speech("One rate so far: %s. M lists rates with their reasons."), locale_own_money(rates->items[0].amount, MONEY_SIGNED, first));
	else
		text_print(text, speech("%zu raises: %s → %s. M lists the rates with their reasons."), rates->count - 1,
			locale_own_money(rates->items[0].amount, MONEY_SIGNED, first), locale_own_money(rates->items[rates->count - 1].amount, MONEY_SIGNED, last));
}
