/* Reports: where the hours went, why a project takes more than was agreed, and every report to be read or written. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/client.h"
#include "model/locale.h"
#include "tui/entry-forms.h"
#include "tui/project-card.h"
#include "tui/report-hours.h"
#include "tui/report-rows.h"
#include "tui/report-why.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_LIST, PANE_WHY, PANE_SPANS, PANE_ACTIVITIES, PANES };
enum { UPPER_ROWS = 11, WHY_ROWS = 9, WHY_LEAST = 7, LIST_LEAST = 5, LIST_WANTED = 7 };

struct reports_screen {
	struct room room;
	enum pane pane;
	struct list lists[PANES];
	char read[PANES][PATTERN_MOST];
	int64_t project;
	int quarter;                 /* any day of it; DAY_NONE: the present one */
	enum span_by by;
	char client[40];             /* "": everybody */
	struct hours_view view;
	struct project_card card;
	bool any;                    /* the card was read */
	struct span_rows spans, activities;
	struct why_rows why;
	struct report_rows reports;
	char title[96];              /* of the panes of hours: whose, and when */
	struct span_foot foot;
};

static bool is_wide(struct room room)
{
	return room_is_wide(room);
}

/* Rows of the middle and the lower panes, where all are shown; what is more goes to the list. */
static int why_height(struct room room)
{
	int left = room.rows - UPPER_ROWS - LIST_WANTED;

	return left >= WHY_ROWS ? WHY_ROWS : left + LIST_WANTED - LIST_LEAST >= WHY_LEAST ? WHY_LEAST : 0;
}

static int list_height(struct room room)
{
	return is_wide(room) ? room.rows - UPPER_ROWS - why_height(room) : room.rows;
}

static void reports_lay(void *state, struct room room)
{
	struct reports_screen *screen = state;
	int upper = is_wide(room) ? UPPER_ROWS : room.rows;

	screen->room = room;
	screen->lists[PANE_LIST].page = pane_page(list_height(room), room.bare, 0);
	screen->lists[PANE_WHY].page = pane_page(is_wide(room) ? why_height(room) : room.rows, room.bare, TABLE_HEAD + 2);
	screen->lists[PANE_SPANS].page = pane_page(upper, room.bare, 0);
	screen->lists[PANE_ACTIVITIES].page = pane_page(upper - ACTIVITIES_FOOT, room.bare, 0);
}

static void reports_open(void *state, struct desk *desk, const void *with)
{
	struct reports_screen *screen = state;

	(void)with;
	screen->project = desk_project(desk);
	if (!screen->view.today)
		screen->quarter = DAY_NONE;
}

static struct period quarter_of(int day)
{
	struct wall civil = day_civil(day);
	int first = (civil.month - 1) / 3 * 3 + 1;

	return (struct period){day_from_civil(civil.year, first, 1), (first == 10 ? day_from_civil(civil.year + 1, 1, 1) : day_from_civil(civil.year, first + 3, 1)) - 1};
}

static const char *amount(const struct reports_screen *screen, int64_t minor, char out[48])
{
	struct money money = {.minor = minor};

	snprintf(money.currency, sizeof money.currency, "%s", screen->card.position.project.currency);
	return locale_own_money(money, MONEY_SIGNED, out);
}

static void make_foot(struct reports_screen *screen, struct arena *arena)
{
	char billed[48], all[48], shares[2][80];

	screen->foot = (struct span_foot){{NULL, NULL}};
	if (!screen->any)
		return;
	if (screen->card.billed_rate)
		screen->foot.lines[0] = arena_print(arena, speech("%s: billed at %s, over all hours %s"), words_short_path(screen->card.position.project.path),
			amount(screen, screen->card.billed_rate, billed), amount(screen, screen->card.all_rate, all));
	if (screen->card.realisation && screen->card.utilisation)
		screen->foot.lines[1] = arena_print(arena, speech("realisation %s, utilisation %s"), locale_own_percent(screen->card.realisation, shares[0]), locale_own_percent(screen->card.utilisation, shares[1]));
}

static int waiting(const struct reports_screen *screen)
{
	int count = 0;

	for (size_t i = 0; screen->any && i < screen->card.position.change_count; i++)
		count += screen->card.position.changes[i].days_pending >= 0;
	return count;
}

static void make_title(struct reports_screen *screen)
{
	char first[16], last[16];
	int until = screen->view.period.last < screen->view.today ? screen->view.period.last : screen->view.today;
	struct wall then = day_civil(until), now = day_civil(screen->view.today);

	snprintf(screen->title, sizeof screen->title, "%s%s%s – %s", screen->client, screen->client[0] ? ", " : "", words_day(screen->view.period.first, first), words_day(until, last));
	if (then.year != now.year)
		snprintf(screen->title + strlen(screen->title), sizeof screen->title - strlen(screen->title), " %d", then.year);
}

/* Rows stay where they are: what is chosen is chosen by its place. */
static void settle(struct reports_screen *screen)
{
	const size_t counts[PANES] = {screen->reports.count, screen->why.count, screen->spans.count, screen->activities.count};

	for (int i = 0; i < PANES; i++) {
		if (!list_is_same(&screen->lists[i], screen->read[i]))
			screen->lists[i].scroll = (struct scroll){0};
		else if (screen->lists[i].scroll.selected >= counts[i])
			screen->lists[i].scroll = (struct scroll){.selected = counts[i] ? counts[i] - 1 : 0};
	}
}

static bool read_hours(struct reports_screen *screen, struct book *book, struct arena *arena)
{
	const struct position *position = screen->any ? &screen->card.position : NULL;

	screen->view.today = book_today(book);
	screen->view.period = quarter_of(screen->quarter == DAY_NONE ? screen->view.today : screen->quarter);
	screen->view.by = screen->by;
	screen->view.client = screen->client[0] ? screen->client : NULL;
	return report_spans_load(book, &screen->view, &screen->lists[PANE_SPANS], position, arena, &screen->spans) &&
	       report_activities_load(book, &screen->view, &screen->lists[PANE_ACTIVITIES], arena, &screen->activities);
}

static bool reports_load(void *state, struct book *book, struct arena *arena)
{
	struct reports_screen *screen = state;

	screen->any = false;
	if (screen->project && !project_card_load(book, screen->project, arena, &screen->card))
		return false;
	screen->any = screen->project != 0;
	if (!read_hours(screen, book, arena))
		return false;
	why_rows_make(screen->any ? &screen->card.position : NULL, &screen->lists[PANE_WHY], arena, &screen->why);
	report_rows_make(&(struct report_wish){screen->any ? screen->card.position.project.path : NULL, screen->view.period, waiting(screen)},
		&screen->lists[PANE_LIST], arena, &screen->reports);
	settle(screen);
	make_title(screen);
	make_foot(screen, arena);
	return true;
}

static void reports_table(const void *state, struct table *table)
{
	const struct reports_screen *screen = state;

	switch (screen->pane) {
	case PANE_WHY: why_rows_table(&screen->why, table); break;
	case PANE_SPANS: report_spans_table(&screen->spans, table); break;
	case PANE_ACTIVITIES: report_spans_table(&screen->activities, table); break;
	default: report_rows_table(&screen->reports, table); break;
	}
}

static struct list *reports_list(void *state)
{
	struct reports_screen *screen = state;

	return &screen->lists[screen->pane];
}

static int64_t for_clients(const struct span_rows *spans)
{
	int64_t sum = 0;

	for (size_t i = 0; i < spans->count; i++)
		sum += spans->items[i].billable + spans->items[i].other;
	return sum;
}

static int64_t data_cleaning(const struct span_rows *activities)
{
	for (size_t i = 0; i < activities->count; i++)
		if (!strcmp(activities->items[i].label, "data_cleaning"))
			return activities->items[i].billable + activities->items[i].other;
	return 0;
}

/* "cleaning is 41.2% of client work"; "" without any. */
static const char *cleaning_words(const struct reports_screen *screen, char out[64])
{
	int64_t all = for_clients(&screen->spans);
	char share[24];

	out[0] = '\0';
	if (all)
		snprintf(out, 64, speech("cleaning is %s of client work"), words_percent(ratio_of(data_cleaning(&screen->activities), all), share));
	return out;
}

static void paint_pane(const struct reports_screen *screen, enum pane pane, struct canvas *canvas)
{
	const struct list *list = &screen->lists[pane];
	bool focused = screen->pane == pane;
	char words[32], length[24], share[64];

	switch (pane) {
	case PANE_WHY: why_rows_paint(&screen->why, list, focused, canvas); break;
	case PANE_SPANS:
		report_spans_paint(&screen->spans, list, focused, screen->title, screen->any ? screen->card.position.project.currency : NULL, &screen->foot, canvas);
		break;
	case PANE_ACTIVITIES:
		snprintf(words, sizeof words, "%s", moment_clock_length(screen->activities.total, length));
		report_activities_paint(&screen->activities, list, focused, words, cleaning_words(screen, share), canvas);
		break;
	default: report_rows_paint(&screen->reports, list, focused, canvas); break;
	}
}

static void reports_paint(const void *state, struct canvas *canvas)
{
	const struct reports_screen *screen = state;
	int why = why_height(screen->room), half = canvas->columns * 14 / 25;
	struct canvas left, right, middle, lower;

	if (!is_wide(screen->room)) {
		paint_pane(screen, screen->pane, canvas);
		return;
	}
	left = canvas_part(canvas, 0, 0, UPPER_ROWS, half);
	right = canvas_part(canvas, 0, half, UPPER_ROWS, canvas->columns - half);
	middle = canvas_part(canvas, UPPER_ROWS, 0, why, canvas->columns);
	lower = canvas_part(canvas, UPPER_ROWS + why, 0, canvas->rows - UPPER_ROWS - why, canvas->columns);
	paint_pane(screen, PANE_SPANS, &left);
	paint_pane(screen, PANE_ACTIVITIES, &right);
	if (why)
		paint_pane(screen, PANE_WHY, &middle);
	paint_pane(screen, PANE_LIST, &lower);
}

static void reports_pane(void *state, struct desk *desk, int by)
{
	struct reports_screen *screen = state;

	(void)desk;
	do
		screen->pane = (enum pane)pane_turned((int)screen->pane, by, PANES);
	while (screen->pane == PANE_WHY && is_wide(screen->room) && !why_height(screen->room));
}

static void reports_period(void *state, int by)
{
	struct reports_screen *screen = state;
	int day = by > 0 ? screen->view.period.last + 1 : screen->view.period.first - 1;

	screen->quarter = !by || day > screen->view.today ? DAY_NONE : day;
}

static bool reports_back(void *state)
{
	struct reports_screen *screen = state;
	bool away = screen->pane != PANE_LIST;

	screen->pane = PANE_LIST;
	return away;
}

static void span_words(const struct span_row *row, struct text *text)
{
	char paid[24], own[24], other[24];

	text_print(text, speech("%s: %s billable, %s own, %s not paid. Enter lists its entries."), row->label, moment_clock_length(row->billable, paid),
		moment_clock_length(row->own, own), moment_clock_length(row->other, other));
}

static void reports_remark(const void *state, struct text *text)
{
	const struct reports_screen *screen = state;
	size_t row = screen->lists[screen->pane].scroll.selected;
	const struct position_item *item = why_rows_at(&screen->why, row);
	const struct report_row *report = report_rows_at(&screen->reports, row);
	char share[24];

	if (screen->pane == PANE_SPANS && row < screen->spans.count)
		span_words(&screen->spans.items[row], text);
	else if (screen->pane == PANE_ACTIVITIES && for_clients(&screen->spans))
		text_print(text, speech("Data cleaning is %s of the work for clients."), words_percent(ratio_of(data_cleaning(&screen->activities), for_clients(&screen->spans)), share));
	else if (screen->pane == PANE_WHY && item)
		text_print(text, speech("%s: %s. Enter lists its entries."), item->code, item->name ? item->name : "");
	else if (screen->pane == PANE_LIST && report) {
		text_add(text, speech("The same on the command line: ambit"));
		for (int i = 0; i < VERB_WORDS && report->words[i]; i++)
			text_print(text, " %s", report->words[i]);
	}
}

static const struct report_row *chosen(const struct reports_screen *screen)
{
	return report_rows_at(&screen->reports, screen->lists[PANE_LIST].scroll.selected);
}

/* The entries behind a stretch of days, a project or an activity. */
static enum answer list_entries(const struct reports_screen *screen, struct desk *desk, const struct span_row *row, bool activity)
{
	const char *words[8] = {"entries"};
	char from[11], to[11];
	int count = 1;

	words[count++] = arena_print(desk_arena(desk), "%s..%s", day_text(row->period.first, from), day_text(row->period.last, to));
	if (activity || row->path || screen->client[0]) {
		words[count++] = "--path";
		words[count++] = row->path && !activity ? row->path : screen->client;
	}
	if (activity) {
		count -= screen->client[0] ? 0 : 2;
		words[count++] = "--activity";
		words[count++] = row->path;
	}
	words[count] = NULL;
	return verb_do(desk, row->label, words);
}

static enum answer drill(void *state, struct desk *desk)
{
	const struct reports_screen *screen = state;
	size_t row = screen->lists[screen->pane].scroll.selected;
	const struct position_item *item = screen->pane == PANE_WHY ? why_rows_at(&screen->why, row) : NULL;

	if (screen->pane == PANE_LIST)
		return chosen(screen) ? report_row_read(desk, chosen(screen)) : desk_say(desk, "No report is called so.");
	if (item)
		return verb_do(desk, item->code, (const char *const[]){"entries", "all", "--path",
			arena_print(desk_arena(desk), "%s/%s", screen->card.position.project.path, item->code), NULL});
	if (screen->pane == PANE_SPANS && row < screen->spans.count)
		return list_entries(screen, desk, &screen->spans.items[row], false);
	if (screen->pane == PANE_ACTIVITIES && row < screen->activities.count)
		return list_entries(screen, desk, &screen->activities.items[row], true);
	return desk_say(desk, "Nothing stands here.");
}

static enum answer write_chosen(void *state, struct desk *desk)
{
	const struct report_row *row = chosen(state);

	return row ? report_row_write(desk, row) : desk_say(desk, "Choose a report first: Tab leads to the list.");
}

static enum answer turn_by(void *state, struct desk *desk)
{
	struct reports_screen *screen = state;

	screen->by = (enum span_by)((screen->by + 1) % SPAN_WAYS);
	screen->lists[PANE_SPANS].scroll = (struct scroll){.selected = screen->by == SPAN_WEEK ? SIZE_MAX : 0}; /* the last weeks are of interest */
	desk_stale(desk);
	return desk_say(desk, "Hours by %s.", span_by_words[screen->by]);
}

/* Everybody, then each client, round and round. */
static enum answer turn_client(void *state, struct desk *desk)
{
	struct reports_screen *screen = state;
	struct clients clients = {0};
	size_t at = 0;

	if (!client_list(desk_book(desk), desk_arena(desk), &clients))
		return desk_refuse(desk);
	while (screen->client[0] && at < clients.count && strcmp(clients.items[at].slug, screen->client))
		at++;
	at += screen->client[0] != '\0';
	snprintf(screen->client, sizeof screen->client, "%s", at < clients.count ? clients.items[at].slug : "");
	desk_stale(desk);
	return desk_say(desk, "Hours of %s.", screen->client[0] ? clients.items[at].name : speech("everybody, and one's own"));
}

static enum answer export(void *state, struct desk *desk)
{
	const struct reports_screen *screen = state;
	char from[11], to[11];

	return entry_form_export(desk, arena_print(desk_arena(desk), "%s..%s", day_text(screen->view.period.first, from), day_text(screen->view.period.last, to)));
}

static const struct binding bindings[] = {
	{.act = "report read", .keys = "Enter", .purpose = "read the chosen report, or the entries behind a figure", .run = drill},
	{.act = "report write", .keys = "w", .purpose = "write the chosen report into a file", .run = write_chosen},
	{.act = "client", .keys = "c", .purpose = "hours of everybody, or of one client", .run = turn_client},
	{.act = "by", .keys = "b", .purpose = "hours by month, week or project", .run = turn_by},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the quarter into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "previous period", .with = "next period", .words = "period"}, {.act = "client", .words = "client"}, {.act = "by", .words = "by"},
	{.act = "report read", .words = "read, drill down"}, {.act = "report write", .words = "write"}, {.act = "next pane", .words = "next pane"},
	{.act = "export hours", .words = "export"}, {.act = "copy", .words = "copy as text"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen reports_screen = {
	.name = "reports",
	.title = "Reports",
	.purpose = "where the hours went, every report",
	.digit = 7,
	.size = sizeof(struct reports_screen),
	.bindings = bindings,
	.hints = hints,
	.open = reports_open,
	.lay = reports_lay,
	.load = reports_load,
	.paint = reports_paint,
	.remark = reports_remark,
	.list = reports_list,
	.table = reports_table,
	.back = reports_back,
	.pane = reports_pane,
	.period = reports_period,
};
