/* Projects: clients with their projects and rates, own time, and the card of the project in view. */
#include <stdio.h>
#include <string.h>

#include "model/client.h"
#include "model/entry.h"
#include "model/project.h"
#include "model/rate.h"
#include "tui/panes.h"
#include "tui/project-card.h"
#include "tui/project-forms.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_LIST, PANE_CARD, PANES };
enum { LEFT_WIDTH = 40, LIST_FOOT = 3, LEFT = 2 };

/* A client, or one of its projects; own time likewise. */
struct project_row {
	bool heading;
	int64_t project;
	const char *name, *slug, *client;   /* client: slug; NULL for own time */
	char rate[32], until[16];
};

struct projects_screen {
	struct room room;
	enum pane pane;
	struct list list;
	char list_read[PATTERN_MOST];
	int64_t project;                    /* in view */
	bool placed;                        /* the selection was set to it once */
	struct project_row *rows;
	size_t count;
	int clients, live;
	int64_t promised;                   /* seconds a week, of live projects */
	bool any;
	struct project_card card;
};

static enum pane focus(const struct projects_screen *projects)
{
	return projects->pane;
}

static void projects_lay(void *state, struct room room)
{
	struct projects_screen *projects = state;

	projects->room = room;
	projects->list.page = pane_page(room.rows - LIST_FOOT, room.bare, TABLE_HEAD);
}

static void projects_open(void *state, struct desk *desk, const void *with)
{
	struct projects_screen *projects = state;

	(void)with;
	projects->placed = projects->placed && projects->project == desk_project(desk);
	projects->project = desk_project(desk);
}

static struct project_row *add_row(struct projects_screen *projects, struct arena *arena, const char *name)
{
	arena_grow(arena, &projects->rows, projects->count, sizeof *projects->rows);
	projects->rows[projects->count] = (struct project_row){.name = name};
	return &projects->rows[projects->count++];
}

static void add_project(struct projects_screen *projects, struct arena *arena, const struct rate_book *rates, const struct project *project, int today)
{
	const struct rate *rate = rate_in_force(rates, project->client, project->id, 0, project->currency, today);
	struct project_row *row = add_row(projects, arena, project->slug);
	char amount[48];

	row->project = project->id;
	row->slug = project->slug;
	row->client = project->client_slug;
	if (rate)
		snprintf(row->rate, sizeof row->rate, "%.24s%s", money_format(rate->amount, MONEY_SIGNED, amount), rate->day_seconds ? "/d" : "");
	if (project->closed_on != DAY_NONE)
		snprintf(row->until, sizeof row->until, "closed");
	else
		words_day(project->end_on, row->until);
	projects->live += project->closed_on == DAY_NONE;
	projects->promised += project->closed_on == DAY_NONE ? project->capacity_seconds : 0;
}

static bool project_passes(const struct sieve *sieve, const struct project *project)
{
	return sieve_passes(sieve, (const char *const[]){project->path, project->name, project->client_name}, 3);
}

static void add_client(struct projects_screen *projects, struct arena *arena, const struct sieve *sieve, const struct rate_book *rates,
	const struct client *client, const struct projects *all, int today)
{
	bool begun = false;

	for (size_t i = 0; i < all->count; i++) {
		const struct project *project = &all->items[i];

		if (project->client != client->id || !project_passes(sieve, project))
			continue;
		if (!begun)
			add_row(projects, arena, client->name)->heading = begun = true;
		add_project(projects, arena, rates, project, today);
	}
	if (!begun && sieve_passes(sieve, (const char *const[]){client->name, client->slug}, 2)) {
		struct project_row *row = add_row(projects, arena, client->name);

		row->client = client->slug;
	}
}

static bool add_own(struct projects_screen *projects, struct book *book, struct arena *arena, const struct sieve *sieve)
{
	struct wall civil = day_civil(book_today(book));
	struct period month = {day_from_civil(civil.year, civil.month, 1), book_today(book)};
	bool begun = false;

	for (const char *const *word = own_words; *word; word++) {
		int64_t id = 0, seconds = 0, billable = 0;
		struct project_row *row;
		char length[24];

		if (!project_own(book, *word, false, &id) || (id && !entry_seconds(book, month, id, &seconds, &billable)))
			return false;
		if (!strcmp(*word, "unfiled") || !sieve_passes(sieve, (const char *const[]){*word}, 1))
			continue;
		if (!begun)
			add_row(projects, arena, "Own time")->heading = begun = true;
		row = add_row(projects, arena, *word);
		row->slug = *word;
		snprintf(row->rate, sizeof row->rate, "%s", moment_clock_length(seconds, length));
		snprintf(row->until, sizeof row->until, "this month");
	}
	return true;
}

static bool read_rows(struct projects_screen *projects, struct book *book, struct arena *arena)
{
	struct clients clients = {0};
	struct projects all = {0};
	struct rate_book *rates;
	struct sieve sieve;
	bool ok;

	projects->rows = NULL;
	projects->count = 0;
	projects->clients = projects->live = 0;
	projects->promised = 0;
	if (!client_list(book, arena, &clients) || !project_list(book, false, arena, &all) || !rate_book_open(book, INT64_MAX, arena, &rates))
		return false;
	sieve = sieve_open(&projects->list);
	for (size_t i = 0; i < clients.count; i++) {
		projects->clients += !clients.items[i].archived;
		add_client(projects, arena, &sieve, rates, &clients.items[i], &all, book_today(book));
	}
	ok = add_own(projects, book, arena, &sieve);
	sieve_close(&sieve);
	return ok;
}

static bool same_row(const struct project_row *one, const struct project_row *other)
{
	return one->project == other->project && !strcmp(one->name, other->name);
}

static size_t find_row(const struct projects_screen *projects, const struct project_row *wanted)
{
	for (size_t i = 0; i < projects->count; i++)
		if (!projects->rows[i].heading && same_row(&projects->rows[i], wanted))
			return i;
	return SIZE_MAX;
}

static size_t find_project(const struct projects_screen *projects, int64_t id)
{
	for (size_t i = 0; i < projects->count; i++)
		if (projects->rows[i].project == id && id)
			return i;
	return SIZE_MAX;
}

static void projects_table(const void *state, struct table *table);

static bool projects_load(void *state, struct book *book, struct arena *arena)
{
	struct projects_screen *projects = state;
	bool same = list_is_same(&projects->list, projects->list_read);
	struct project_row kept = {.name = ""};
	struct table table = {0};

	if (same && projects->list.scroll.selected < projects->count) {
		kept = projects->rows[projects->list.scroll.selected];
		kept.name = arena_text(arena, kept.name);
	}
	if (!read_rows(projects, book, arena))
		return false;
	list_keep(&projects->list, projects->count, projects->placed ? find_row(projects, &kept) : find_project(projects, projects->project));
	projects->placed = true;
	projects_table(projects, &table);
	table.scroll = projects->list.scroll;
	projects->list.scroll = table_settled(&table);
	projects->any = projects->project != 0;
	return !projects->any || project_card_load(book, projects->project, arena, &projects->card);
}

static bool row_heading(const void *list, size_t row, struct table_cell *cell)
{
	const struct project_row *rows = list;

	snprintf(cell->text, sizeof cell->text, "%.300s", rows[row].name);
	cell->tone = TONE_TITLE;
	return rows[row].heading;
}

static void row_cell(const void *list, size_t at, int column, struct table_cell *cell)
{
	const struct project_row *row = (const struct project_row *)list + at;

	if (column == 0)
		snprintf(cell->text, sizeof cell->text, "%s%.300s", row->project || !row->client ? "  " : "", row->name);
	else
		snprintf(cell->text, sizeof cell->text, "%s", column == 1 ? row->rate : row->until);
}

static void projects_table(const void *state, struct table *table)
{
	static const struct table_column columns[] = {
		{.title = "client/project", .width = 12, .grows = true}, {.title = "rate", .width = 10, .right = true, .rank = 2, .gap = 1},
		{.title = "until", .width = 10, .rank = 3, .gap = 1},
	};
	const struct projects_screen *projects = state;

	table->columns = columns;
	table->count = 3;
	table->rows = projects->count;
	table->list = projects->rows;
	table->cell = row_cell;
	table->heading = row_heading;
	table->empty = "No client yet: a adds one.";
}

static struct list *projects_list(void *state)
{
	struct projects_screen *projects = state;

	return focus(projects) == PANE_LIST ? &projects->list : NULL;
}

static void paint_list(const struct projects_screen *projects, struct canvas *canvas)
{
	struct table table = {.scroll = projects->list.scroll, .focused = focus(projects) == PANE_LIST};
	struct canvas inside = canvas_frame(canvas, (struct frame){"Clients and projects", NULL, NULL, NULL}), rows;
	char week[24];

	rows = canvas_part(&inside, 0, 0, inside.rows > LIST_FOOT + 2 ? inside.rows - LIST_FOOT : inside.rows, inside.columns);
	projects_table(projects, &table);
	table_paint(&table, &rows);
	if (rows.rows == inside.rows)
		return;
	canvas_print(&inside, inside.rows - 2, LEFT, inside.columns - LEFT, TONE_PLAIN, "%d client%s · %d live project%s", projects->clients,
		projects->clients == 1 ? "" : "s", projects->live, projects->live == 1 ? "" : "s");
	canvas_print(&inside, inside.rows - 1, LEFT, inside.columns - LEFT, TONE_PLAIN, "%s a week promised", moment_clock_length(projects->promised, week));
}

static void paint_card(const struct projects_screen *projects, struct canvas *canvas)
{
	struct canvas inside;

	if (projects->any) {
		project_card_paint(&projects->card, canvas, focus(projects) == PANE_CARD);
		return;
	}
	inside = canvas_frame(canvas, (struct frame){"Project", NULL, NULL, NULL});
	canvas_put(&inside, 1, LEFT, inside.columns - LEFT, TONE_DIM, "No project yet: A adds one.");
	if (focus(projects) == PANE_CARD) {
		canvas_repeat(&inside, 1, 0, 1, TONE_SELECTED, 0x25b8);
		canvas_cursor(&inside, 1, 0);
	}
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
	if (room_is_wide(projects->room) || focus(projects) == PANE_CARD)
		paint_card(projects, &right);
}

static const struct project_row *selected(const struct projects_screen *projects)
{
	size_t row = projects->list.scroll.selected;

	return row < projects->count && !projects->rows[row].heading ? &projects->rows[row] : NULL;
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
	char first[48], last[48];

	if (!projects->any || !rates->count)
		return;
	if (rates->count == 1)
		text_print(text, "One rate so far: %s. M lists rates with their reasons.", money_format(rates->items[0].amount, MONEY_SIGNED, first));
	else
		text_print(text, "%zu raises: %s → %s. M lists the rates with their reasons.", rates->count - 1,
			money_format(rates->items[0].amount, MONEY_SIGNED, first), money_format(rates->items[rates->count - 1].amount, MONEY_SIGNED, last));
}

static enum answer none_chosen(struct desk *desk)
{
	desk_say(desk, "Choose a project first.");
	return ANSWER_STAY;
}

static enum answer open(void *state, struct desk *desk)
{
	struct projects_screen *projects = state;
	const struct project_row *row = selected(projects);

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

static enum answer set_rate(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);

	return row && row->project ? project_form_rate(desk, row->project) : none_chosen(desk);
}

static enum answer list_rates(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);
	struct place place = {0};

	if (!row || !row->project)
		return none_chosen(desk);
	if (!place_of(desk_book(desk), row->project, 0, desk_arena(desk), &place))
		return desk_refuse(desk);
	return verb_do(desk, "Rates", (const char *const[]){"rate", "list", place.path, NULL});
}

static enum answer close(void *state, struct desk *desk)
{
	const struct project_row *row = selected(state);
	struct place place = {0};

	if (!row || !row->project)
		return none_chosen(desk);
	if (!place_of(desk_book(desk), row->project, 0, desk_arena(desk), &place))
		return desk_refuse(desk);
	return verb_do(desk, "Close the project", (const char *const[]){"project", "close", place.path, NULL});
}

static const struct binding bindings[] = {
	{.act = "open scope", .keys = "Enter", .purpose = "the scope of the project", .run = open},
	{.act = "client add", .keys = "a", .purpose = "add a client", .run = add_a_client},
	{.act = "project add", .keys = "A", .purpose = "add a project", .run = add_a_project},
	{.act = "edit", .keys = "e", .purpose = "change the project, or a client without one", .run = edit},
	{.act = "rate set", .keys = "R", .purpose = "set the rate from a day on", .run = set_rate},
	{.act = "rate list", .keys = "M", .purpose = "the rates with their reasons", .run = list_rates},
	{.act = "project close", .keys = "X", .purpose = "close the project; it names what is open", .run = close},
	{.act = "open invoices", .keys = "i", .purpose = "the invoices of the project", .run = invoices},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "client add", .words = "add client"}, {.act = "project add", .words = "add project"}, {.act = "edit", .words = "edit"},
	{.act = "rate set", .words = "set rate"}, {.act = "open scope", .words = "scope"}, {.act = "open invoices", .words = "invoice"},
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
