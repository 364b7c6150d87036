#include "tui/reports-view.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/panes.h"
#include "tui/words.h"

enum { UPPER_ROWS = 11, WHY_ROWS = 9, WHY_LEAST = 7, LIST_LEAST = 5, LIST_WANTED = 7 };

/* Rows of the middle and the lower panes, where all are shown; what is more goes to the list. */
static int why_height(struct room room)
{
	int left = room.rows - UPPER_ROWS - LIST_WANTED;

	return left >= WHY_ROWS ? WHY_ROWS : left + LIST_WANTED - LIST_LEAST >= WHY_LEAST ? WHY_LEAST : 0;
}

static int list_height(struct room room)
{
	return room_is_wide(room) ? room.rows - UPPER_ROWS - why_height(room) : room.rows;
}

void reports_lay(void *state, struct room room)
{
	struct reports_view *view = state;
	int upper = room_is_wide(room) ? UPPER_ROWS : room.rows;

	view->room = room;
	view->lists[REPORTS_LIST].page = pane_page(list_height(room), room.bare, 0);
	view->lists[REPORTS_WHY].page = pane_page(room_is_wide(room) ? why_height(room) : room.rows, room.bare, TABLE_HEAD + 2);
	view->lists[REPORTS_SPANS].page = pane_page(upper, room.bare, 0);
	view->lists[REPORTS_ACTIVITIES].page = pane_page(upper - ACTIVITIES_FOOT, room.bare, 0);
}

void reports_open(void *state, struct desk *desk, const void *with)
{
	struct reports_view *view = state;

	(void)with;
	view->project = desk_project(desk);
	if (!view->hours.today)
		view->quarter = DAY_NONE;
}

static struct period quarter_of(int day)
{
	struct wall civil = day_civil(day);
	int first = (civil.month - 1) / 3 * 3 + 1;

	return (struct period){day_from_civil(civil.year, first, 1), (first == 10 ? day_from_civil(civil.year + 1, 1, 1) : day_from_civil(civil.year, first + 3, 1)) - 1};
}

static const char *amount(const struct reports_view *view, int64_t minor, char out[48])
{
	struct money money = {.minor = minor};

	snprintf(money.currency, sizeof money.currency, "%s", view->card.position.project.currency);
	return locale_own_money(money, MONEY_SIGNED, out);
}

static void make_foot(struct reports_view *view, struct arena *arena)
{
	char billed[48], all[48], shares[2][80];

	view->foot = (struct span_foot){{NULL, NULL}};
	if (!view->any)
		return;
	if (view->card.billed_rate)
		view->foot.lines[0] = arena_print(arena, speech("%s: billed at %s, over all hours %s"), words_short_path(view->card.position.project.path),
			amount(view, view->card.billed_rate, billed), amount(view, view->card.all_rate, all));
	if (view->card.realisation && view->card.utilisation)
		view->foot.lines[1] = arena_print(arena, speech("realisation %s, utilisation %s"), locale_own_percent(view->card.realisation, shares[0]), locale_own_percent(view->card.utilisation, shares[1]));
}

static int waiting(const struct reports_view *view)
{
	int count = 0;

	for (size_t i = 0; view->any && i < view->card.position.change_count; i++)
		count += view->card.position.changes[i].days_pending >= 0;
	return count;
}

static void make_title(struct reports_view *view)
{
	char first[16], last[16];
	int until = view->hours.period.last < view->hours.today ? view->hours.period.last : view->hours.today;
	struct wall then = day_civil(until), now = day_civil(view->hours.today);

	snprintf(view->title, sizeof view->title, "%s%s%s – %s", view->client, view->client[0] ? ", " : "", words_day(view->hours.period.first, first), words_day(until, last));
	if (then.year != now.year)
		snprintf(view->title + strlen(view->title), sizeof view->title - strlen(view->title), " %d", then.year);
}

/* Rows stay where they are: what is chosen is chosen by its place. */
static void settle(struct reports_view *view)
{
	const size_t counts[REPORTS_PANES] = {view->reports.count, view->why.count, view->spans.count, view->activities.count};

	for (int i = 0; i < REPORTS_PANES; i++) {
		if (!list_is_same(&view->lists[i], view->read[i]))
			view->lists[i].scroll = (struct scroll){0};
		else if (view->lists[i].scroll.selected >= counts[i])
			view->lists[i].scroll = (struct scroll){.selected = counts[i] ? counts[i] - 1 : 0};
	}
}

static bool read_hours(struct reports_view *view, struct book *book, struct arena *arena)
{
	const struct position *position = view->any ? &view->card.position : NULL;

	view->hours.today = book_today(book);
	view->hours.period = quarter_of(view->quarter == DAY_NONE ? view->hours.today : view->quarter);
	view->hours.by = view->by;
	view->hours.client = view->client[0] ? view->client : NULL;
	return report_spans_load(book, &view->hours, &view->lists[REPORTS_SPANS], position, arena, &view->spans) &&
	       report_activities_load(book, &view->hours, &view->lists[REPORTS_ACTIVITIES], arena, &view->activities);
}

bool reports_load(void *state, struct book *book, struct arena *arena)
{
	struct reports_view *view = state;

	view->any = false;
	if (view->project && !project_card_load(book, view->project, arena, &view->card))
		return false;
	view->any = view->project != 0;
	if (!read_hours(view, book, arena))
		return false;
	why_rows_make(view->any ? &view->card.position : NULL, &view->lists[REPORTS_WHY], arena, &view->why);
	report_rows_make(&(struct report_wish){view->any ? view->card.position.project.path : NULL, view->hours.period, waiting(view)},
		&view->lists[REPORTS_LIST], arena, &view->reports);
	settle(view);
	make_title(view);
	make_foot(view, arena);
	return true;
}

void reports_table(const void *state, struct table *table)
{
	const struct reports_view *view = state;

	switch (view->pane) {
	case REPORTS_WHY: why_rows_table(&view->why, table); break;
	case REPORTS_SPANS: report_spans_table(&view->spans, table); break;
	case REPORTS_ACTIVITIES: report_spans_table(&view->activities, table); break;
	default: report_rows_table(&view->reports, table); break;
	}
}

struct list *reports_list(void *state)
{
	struct reports_view *view = state;

	return &view->lists[view->pane];
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
static const char *cleaning_words(const struct reports_view *view, char out[64])
{
	int64_t all = for_clients(&view->spans);
	char share[24];

	out[0] = '\0';
	if (all)
		snprintf(out, 64, speech("cleaning is %s of client work"), words_percent(ratio_of(data_cleaning(&view->activities), all), share));
	return out;
}

static void paint_pane(const struct reports_view *view, enum reports_pane pane, struct canvas *canvas)
{
	const struct list *list = &view->lists[pane];
	bool focused = view->pane == pane;
	char words[32], length[24], share[64];

	switch (pane) {
	case REPORTS_WHY: why_rows_paint(&view->why, list, focused, canvas); break;
	case REPORTS_SPANS:
		report_spans_paint(&view->spans, list, focused, view->title, view->any ? view->card.position.project.currency : NULL, &view->foot, canvas);
		break;
	case REPORTS_ACTIVITIES:
		snprintf(words, sizeof words, "%s", moment_clock_length(view->activities.total, length));
		report_activities_paint(&view->activities, list, focused, words, cleaning_words(view, share), canvas);
		break;
	default: report_rows_paint(&view->reports, list, focused, canvas); break;
	}
}

void reports_paint(const void *state, struct canvas *canvas)
{
	const struct reports_view *view = state;
	int why = why_height(view->room), half = canvas->columns * 14 / 25;
	struct canvas left, right, middle, lower;

	if (!room_is_wide(view->room)) {
		paint_pane(view, view->pane, canvas);
		return;
	}
	left = canvas_part(canvas, 0, 0, UPPER_ROWS, half);
	right = canvas_part(canvas, 0, half, UPPER_ROWS, canvas->columns - half);
	middle = canvas_part(canvas, UPPER_ROWS, 0, why, canvas->columns);
	lower = canvas_part(canvas, UPPER_ROWS + why, 0, canvas->rows - UPPER_ROWS - why, canvas->columns);
	paint_pane(view, REPORTS_SPANS, &left);
	paint_pane(view, REPORTS_ACTIVITIES, &right);
	if (why)
		paint_pane(view, REPORTS_WHY, &middle);
	paint_pane(view, REPORTS_LIST, &lower);
}

void reports_turn(void *state, struct desk *desk, int by)
{
	struct reports_view *view = state;

	(void)desk;
	do
		view->pane = (enum reports_pane)pane_turned((int)view->pane, by, REPORTS_PANES);
	while (view->pane == REPORTS_WHY && room_is_wide(view->room) && !why_height(view->room));
}

void reports_period(void *state, int by)
{
	struct reports_view *view = state;
	int day = by > 0 ? view->hours.period.last + 1 : view->hours.period.first - 1;

	view->quarter = !by || day > view->hours.today ? DAY_NONE : day;
}

bool reports_back(void *state)
{
	struct reports_view *view = state;
	bool away = view->pane != REPORTS_LIST;

	view->pane = REPORTS_LIST;
	return away;
}

static void span_words(const struct span_row *row, struct text *text)
{
	char paid[24], own[24], other[24];

	text_print(text, speech("%s: %s billable, %s own, %s not paid. Enter lists its entries."), row->label, moment_clock_length(row->billable, paid),
		moment_clock_length(row->own, own), moment_clock_length(row->other, other));
}

void reports_remark(const void *state, struct text *text)
{
	const struct reports_view *view = state;
	size_t row = view->lists[view->pane].scroll.selected;
	const struct position_item *item = why_rows_at(&view->why, row);
	const struct report_row *report = report_rows_at(&view->reports, row);
	char share[24];

	if (view->pane == REPORTS_SPANS && row < view->spans.count)
		span_words(&view->spans.items[row], text);
	else if (view->pane == REPORTS_ACTIVITIES && for_clients(&view->spans))
		text_print(text, speech("Data cleaning is %s of the work for clients."), words_percent(ratio_of(data_cleaning(&view->activities), for_clients(&view->spans)), share));
	else if (view->pane == REPORTS_WHY && item)
		text_print(text, speech("%s: %s. Enter lists its entries."), item->code, item->name ? item->name : "");
	else if (view->pane == REPORTS_LIST && report) {
		text_add(text, speech("The same on the command line: ambit"));
		for (int i = 0; i < VERB_WORDS && report->words[i]; i++)
			text_print(text, " %s", report->words[i]);
	}
}
