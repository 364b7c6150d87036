/* Projects: what its keys do. */
#include "tui/project-forms.h"
#include "tui/projects-view.h"
#include "tui/verb.h"

static enum answer none_chosen(struct desk *desk)
{
	return desk_say(desk, "Choose a project first.");
}

static enum answer open(void *state, struct desk *desk)
{
	struct projects_view *projects = state;
	const struct project_row *row = projects_row(projects);

	if (projects_quote(projects))
		return quote_form_decide(desk, projects_quote(projects));
	if (projects->pane == PROJECTS_LIST && (!row || !row->project))
		return none_chosen(desk);
	if (projects->pane == PROJECTS_LIST)
		projects_look(projects, desk);
	return desk_go(desk, "scope");
}

static enum answer invoices(void *state, struct desk *desk)
{
	projects_look(state, desk);
	return desk_go(desk, "invoices");
}

static enum answer add_a_client(void *state, struct desk *desk)
{
	(void)state;
	return project_form_client(desk);
}

static enum answer add_a_project(void *state, struct desk *desk)
{
	const struct project_row *row = projects_row(state);

	return project_form_add(desk, row ? row->client : NULL);
}

static enum answer edit(void *state, struct desk *desk)
{
	const struct project_row *row = projects_row(state);

	if (!row || !row->client)
		return none_chosen(desk);
	return row->project ? project_form_edit(desk, row->project) : project_form_edit_client(desk, row->client);
}

static enum answer edit_client(void *state, struct desk *desk)
{
	const struct project_row *row = projects_row(state);

	return row && row->client ? project_form_edit_client(desk, row->client) : none_chosen(desk);
}

static enum answer set_rate(void *state, struct desk *desk)
{
	const struct project_row *row = projects_row(state);

	return row && row->project ? project_form_rate(desk, row->project) : project_form_default_rate(desk);
}

static enum answer offer(void *state, struct desk *desk)
{
	const struct project_row *row = projects_row(state);

	return quote_form_add(desk, row ? row->client : NULL);
}

static enum answer quotes(void *state, struct desk *desk)
{
	((struct projects_view *)state)->pane = PROJECTS_QUOTES;
	desk_stale(desk);
	return ANSWER_STAY;
}

static enum answer days_off(void *state, struct desk *desk) { (void)state; return off_form_add(desk); }
static enum answer currencies(void *state, struct desk *desk) { (void)state; return fx_form_set(desk); }

static enum answer on_project(void *state, struct desk *desk, enum answer (*act)(struct desk *, const char *path))
{
	const struct project_row *row = projects_row(state);
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
	const struct project_row *row = projects_row(state);

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
	.size = sizeof(struct projects_view),
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
	.pane = projects_turn,
};
