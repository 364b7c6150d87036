/* Projects: clients with their projects and rates, own time, and the card of the project in view. */

#include "db/speech.h"
#include "model/locale.h"
#include "tui/panes.h"
#include "tui/project-card.h"
#include "tui/project-forms.h"
#include "tui/project-rows.h"
#include "tui/quote-rows.h"
#include "tui/quotes-foot.h"
#include "tui/verb.h"

enum pane { PANE_LIST, PANE_CARD, PANE_QUOTES, PANES };
enum { LEFT_WIDTH = 40, SUM_ROWS = 5, LEFT = 2 };

struct projects_screen {
	struct room room;
	enum pane pane;
	struct list list, offers;
	char list_read[PATTERN_MOST], offers_read[PATTERN_MOST];
	struct quote_rows quote_rows;
	int64_t project;                    /* in view */
	bool placed;                        /* the selection was set to it once */
	struct project_rows rows;
	struct quotes_foot quotes;
	bool any;
	struct project_card card;
};

static enum pane focus(const struct projects_screen *projects)
{
	return projects->pane;
}

/* One more where something waits to be learnt. */
static int sum_rows(const struct project_rows *rows)
{
	return SUM_ROWS + (rows->topics.count > 0);
}

/* Quotes stand below the list where it leaves them room. */
static int foot_rows(const struct projects_screen *projects)
{
	int inside = projects->room.rows - 2, sums = sum_rows(&projects->rows);
	int free = inside - TABLE_HEAD - (int)projects->rows.count - sums;

	return inside < sums + 3 ? 0 : sums + quotes_foot_rows(&projects->quotes, free);
}

static void set_page(struct projects_screen *projects)
{
	projects->list.page = pane_page(projects->room.rows - foot_rows(projects), projects->room.bare, TABLE_HEAD);
	projects->offers.page = pane_page(projects->room.rows, projects->room.bare, TABLE_HEAD);
}

static void projects_lay(void *state, struct room room)
{
	struct projects_screen *projects = state;

	projects->room = room;
	set_page(projects);
}

static void projects_open(void *state, struct desk *desk, const void *with)
{
	struct projects_screen *projects = state;

	(void)with;
	projects->placed = projects->placed && projects->project == desk_project(desk);
	projects->project = desk_project(desk);
}

static void projects_table(const void *state, struct table *table);

static bool load_quotes(struct projects_screen *projects, struct book *book, struct arena *arena)
{
	const struct quote *quote = quote_rows_at(&projects->quote_rows, projects->offers.scroll.selected);
	int64_t kept = list_is_same(&projects->offers, projects->offers_read) && quote ? quote->id : 0;
	size_t found;

	if (!quote_rows_load(book, &projects->offers, kept, arena, &projects->quote_rows, &found))
		return false;
	list_keep(&projects->offers, projects->quote_rows.count, found);
	return true;
}

static bool projects_load(void *state, struct book *book, struct arena *arena)
{
	struct projects_screen *projects = state;
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

static void projects_table(const void *state, struct table *table)
{
	const struct projects_screen *projects = state;

	if (focus(projects) == PANE_QUOTES)
		quote_rows_table(&projects->quote_rows, table);
	else
		project_rows_table(&projects->rows, table);
}

static struct list *projects_list(void *state)
{
	struct projects_screen *projects = state;

	return focus(projects) == PANE_LIST ? &projects->list : focus(projects) == PANE_QUOTES ? &projects->offers : NULL;
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

static void paint_list(const struct projects_screen *projects, struct canvas *canvas)
{
	struct table table = {.scroll = projects->list.scroll, .focused = focus(projects) == PANE_LIST};
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

static void paint_card(const struct projects_screen *projects, struct canvas *canvas)
{
	bool focused = focus(projects) == PANE_CARD;

	if (projects->any)
		project_card_paint(&projects->card, canvas, focused);
	else
		pane_paint_empty(canvas, speech("Project"), speech("No project yet: A adds one."), 1, focused);
}

static void projects_paint(const void *state, struct canvas *canvas)
{
	const struct projects_screen *projects = state;
	struct canvas left = *canvas, right = *canvas;

	if (room_is_wide(projects->room)) {
		left = canvas_part(canvas, 0, 0, canvas->rows, LEFT_WIDTH);
		right = canvas_part(canvas, 0, LEFT_WIDTH, canvas->rows, canvas->columns - LEFT_WIDTH);
	}
	if (room_is_wide(projects->room) || focus(projects) == PANE_LIST)
		paint_list(projects, &left);
	if (focus(projects) == PANE_QUOTES)
		quote_rows_paint(&projects->quote_rows, &projects->offers, true, &right);
	else if (room_is_wide(projects->room) || focus(projects) == PANE_CARD)
		paint_card(projects, &right);
}

static const struct project_row *selected(const struct projects_screen *projects)
{
	size_t row = projects->list.scroll.selected;

	return focus(projects) != PANE_QUOTES && row < projects->rows.count && !projects->rows.items[row].heading ? &projects->rows.items[row] : NULL;
}

static const struct quote *selected_quote(const struct projects_screen *projects)
{
	return focus(projects) == PANE_QUOTES ? quote_rows_at(&projects->quote_rows, projects->offers.scroll.selected) : NULL;
}

/* The card shows what was last looked at, not whatever the selection passes: looking is Tab or l. */
static void look(struct projects_screen *projects, struct desk *desk)
{
	const struct project_row *row = selected(projects);

	if (row && row->project && row->project != projects->project)
		desk_view(desk, row->project);
}

static void projects_pane(void *state, struct desk *desk, int by)
{
	struct projects_screen *projects = state;

	if (projects->pane == PANE_LIST)
		look(projects, desk);
	projects->pane = (enum pane)pane_turned((int)projects->pane, by, PANES);
}

static bool projects_back(void *state)
{
	struct projects_screen *projects = state;
	bool away = projects->pane != PANE_LIST;

	projects->pane = PANE_LIST;
	return away;
}

static void projects_remark(const void *state, struct text *text)
{
	const struct projects_screen *projects = state;
	const struct rates *rates = &projects->card.rates;
	const struct quote *quote = selected_quote(projects);
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

static enum answer none_chosen(struct desk *desk)
{
	return desk_say(desk, "Choose a project first.");
}

static enum answer open(void *state, struct desk *desk)
{
	struct projects_screen *projects = state;
	const struct project_row *row = selected(projects);

	if (selected_quote(projects))
		return quote_form_decide(desk, selected_quote(projects));
	if (focus(projects) == PANE_LIST && (!row || !row->project))
		return none_chosen(desk);
	if (focus(projects) == PANE_LIST)
		look(projects, desk);
	return desk_go(desk, "scope");
}

static enum answer invoices(void *state, struct desk *desk)
{
	look(state, desk);
	return desk_go(desk, "invoices");
}

static enum answer add_a_client(void *state, struct desk *desk)
{
	(void)state;
	return project_form_client(desk);
}

static enum answer add_a_project(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	return project_form_add(desk, row ? row->client : NULL);
}

static enum answer edit(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	if (!row || !row->client)
		return none_chosen(desk);
	return row->project ? project_form_edit(desk, row->project) : project_form_edit_client(desk, row->client);
}

static enum answer edit_client(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	return row && row->client ? project_form_edit_client(desk, row->client) : none_chosen(desk);
}

static enum answer set_rate(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	return row && row->project ? project_form_rate(desk, row->project) : project_form_default_rate(desk);
}

static enum answer offer(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	return quote_form_add(desk, row ? row->client : NULL);
}

static enum answer quotes(void *state, struct desk *desk)
{
	((struct projects_screen *)state)->pane = PANE_QUOTES;
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer days_off(void *state, struct desk *desk) { (void)state; return off_form_add(desk); }
static enum answer currencies(void *state, struct desk *desk) { (void)state; return fx_form_set(desk); }

static enum answer on_project(void *state, struct desk *desk, enum answer (*act)(struct desk *, const char *path))
{
	const struct project_row *row = selected(state);
	struct place place = {0};

	if (!row || !row->project)
		return none_chosen(desk);
	if (!place_of(desk_book(desk), row->project, 0, desk_arena(desk), &place))
		return desk_refuse(desk);
	return act(desk, place.path);
}

static enum answer show_rates(struct desk *desk, const char *path)
{
	return verb_do(desk, "Rates", (const char *const[]){"rate", "list", path, NULL});
}

/* What the clock and bare ids mean from then on. */
static enum answer use_it(struct desk *desk, const char *path)
{
	return verb_do(desk, "Use", (const char *const[]){"use", path, NULL});
}

static enum answer list_rates(void *state, struct desk *desk) { return on_project(state, desk, show_rates); }
static enum answer use(void *state, struct desk *desk) { return on_project(state, desk, use_it); }
static enum answer close(void *state, struct desk *desk) { return on_project(state, desk, project_close_it); }

static enum answer archive(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	return row && row->client ? verb_do(desk, "Put away", (const char *const[]){"client", "archive", row->client, NULL}) : none_chosen(desk);
}

static const struct binding bindings[] = {
	{.act = "open scope", .keys = "Enter", .purpose = "the scope of the project; of a quote: what came of it", .run = open},
	{.act = "client add", .keys = "a", .purpose = "add a client", .run = add_a_client},
	{.act = "project add", .keys = "A", .purpose = "add a project", .run = add_a_project},
	{.act = "edit", .keys = "e", .purpose = "change the project, or a client without one", .run = edit},
	{.act = "client edit", .keys = "E", .purpose = "change the client of the project", .run = edit_client},
	{.act = "client archive", .keys = "V", .purpose = "put the client away", .run = archive},
	{.act = "use", .keys = "U", .purpose = "the project that the clock and bare ids mean", .run = use},
	{.act = "rate set", .keys = "R", .purpose = "set the rate from a day on; without a project the usual one", .run = set_rate},
	{.act = "rate list", .keys = "M", .purpose = "the rates with their reasons", .run = list_rates},
	{.act = "project close", .keys = "X", .purpose = "close the project; it names what is open", .run = close},
	{.act = "quote add", .keys = "Q", .purpose = "note an offer", .run = offer},
	{.act = "quotes", .keys = "o", .purpose = "the offers; Enter notes what came of one", .run = quotes},
	{.act = "off add", .keys = "O", .purpose = "days on which nothing is planned", .run = days_off},
	{.act = "fx set", .keys = "F", .purpose = "what another currency is worth, about", .run = currencies},
	{.act = "open invoices", .keys = "i", .purpose = "the invoices of the project", .run = invoices},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "client add", .words = "add client"}, {.act = "project add", .words = "add project"}, {.act = "edit", .words = "edit"},
	{.act = "rate set", .words = "set rate"}, {.act = "open scope", .words = "scope"}, {.act = "open invoices", .words = "invoice"}, {.act = "quotes", .words = "offers"},
	{.act = "zoom", .words = "zoom"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen projects_screen = {
	.name = "projects",
	.title = "Projects",
	.purpose = "clients, projects, rates",
	.digit = 3,
	.size = sizeof(struct projects_screen),
	.bindings = bindings,
	.hints = hints,
	.open = projects_open,
	.lay = projects_lay,
	.load = projects_load,
	.paint = projects_paint,
	.remark = projects_remark,
	.list = projects_list,
	.table = projects_table,
	.back = projects_back,
	.pane = projects_pane,
};
