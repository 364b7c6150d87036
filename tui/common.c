/* The acts that every screen has: moving about, the timer, undo, menus. The state of each is the desk itself. */

#include "model/act.h"
#include "model/folders.h"
#include "model/out.h"
#include "tui/desk-inside.h"
#include "tui/filter.h"
#include "tui/more.h"
#include "tui/palette.h"
#include "tui/shelves.h"
#include "tui/timing.h"
#include "tui/upkeep-acts.h"
#include "tui/words.h"

static struct list *focused_list(const struct desk *desk)
{
	struct layer *base = desk_base((struct desk *)desk);

	return base->screen->list ? base->screen->list(base->state) : NULL;
}

static bool has_list(const struct desk *desk)
{
	return focused_list(desk) != NULL;
}

/* Reads further first, where the move would leave what was read. */
static enum answer go(struct desk *desk, enum move move)
{
	struct layer *base = desk_base(desk);
	struct list *list = focused_list(desk);
	struct table table = {0};

	if (base->screen->more && base->screen->more(base->state, move)) {
		base->stale = true;
		desk_settle(desk);
	}
	base->screen->table(base->state, &table);
	table.scroll = list->scroll;
	list->scroll = table_moved(&table, move, list->page);
	return ANSWER_STAY;
}

static enum answer down(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_DOWN); }
static enum answer up(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_UP); }
static enum answer first(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_FIRST); }
static enum answer last(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_LAST); }
static enum answer page_down(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_PAGE_DOWN); }
static enum answer page_up(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_PAGE_UP); }
static enum answer half_down(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_HALF_DOWN); }
static enum answer half_up(void *state, struct desk *desk) { (void)state; return go(desk, MOVE_HALF_UP); }

static bool has_cells(const struct desk *desk)
{
	return desk_base((struct desk *)desk)->screen->aside != NULL;
}

static enum answer aside(struct desk *desk, int by)
{
	struct layer *base = desk_base(desk);

	base->screen->aside(base->state, by);
	return ANSWER_STAY;
}

static enum answer left(void *state, struct desk *desk) { (void)state; return aside(desk, -1); }
static enum answer right(void *state, struct desk *desk) { (void)state; return aside(desk, 1); }

static bool has_panes(const struct desk *desk)
{
	return desk_base((struct desk *)desk)->screen->pane != NULL;
}

static enum answer turn_pane(struct desk *desk, int by)
{
	struct layer *base = desk_base(desk);

	base->screen->pane(base->state, desk, by);
	base->stale = true;
	return ANSWER_STAY;
}

static enum answer next_pane(void *state, struct desk *desk) { (void)state; return turn_pane(desk, 1); }
static enum answer previous_pane(void *state, struct desk *desk) { (void)state; return turn_pane(desk, -1); }

static bool has_periods(const struct desk *desk)
{
	return desk_base((struct desk *)desk)->screen->period != NULL;
}

static enum answer turn_period(struct desk *desk, int by)
{
	struct layer *base = desk_base(desk);

	base->screen->period(base->state, by);
	base->stale = true;
	return ANSWER_STAY;
}

static enum answer next_period(void *state, struct desk *desk) { (void)state; return turn_period(desk, 1); }
static enum answer previous_period(void *state, struct desk *desk) { (void)state; return turn_period(desk, -1); }
static enum answer this_period(void *state, struct desk *desk) { (void)state; return turn_period(desk, 0); }

/* Esc closes what is open, then ends a filter, then a zoom, then leads back to the first pane; it never leaves. */
static enum answer close_one(void *state, struct desk *desk)
{
	struct layer *base = desk_base(desk);
	struct list *list = focused_list(desk);

	(void)state;
	if (list && list->pattern[0])
		return filter_end(desk);
	if (desk->zoomed)
		desk->zoomed = false;
	else if (base->screen->back && base->screen->back(base->state))
		base->stale = true;
	return ANSWER_STAY;
}

enum { STEPS_SEEN = 64 };

/* The next act that undo or redo would take, 0 for none. */
static int64_t next_act(const struct desk *desk, bool redo)
{
	struct history history = {0};
	int64_t next = 0;

	if (!act_history(desk->book, STEPS_SEEN, desk->arena, &history))
		book_forgive(desk->book);
	for (size_t i = 0; i < history.count; i++) {
		if (!history.items[i].undone)
			return redo ? next : history.items[i].id;
		next = history.items[i].id;
	}
	return redo ? next : 0;
}

/* In a meeting only what was done in it: the words of other acts are for nobody else. */
static bool was_done_here(const struct desk *desk, bool redo)
{
	int64_t next;

	if (!desk->options.meeting)
		return true;
	next = next_act(desk, redo);
	return next > desk->acts_before && next <= book_last_act(desk->book);
}

static bool may_undo(const struct desk *desk)
{
	return was_done_here(desk, false);
}

static bool may_redo(const struct desk *desk)
{
	return was_done_here(desk, true);
}

static enum answer undo(void *state, struct desk *desk)
{
	struct history done = {0};

	(void)state;
	if (!act_undo(desk->book, 1, desk->arena, &done))
		return desk_refuse(desk);
	desk_say(desk, "Undone: %s %s.  C-r does it again.", done.items[0].verb, done.items[0].summary);
	desk->said_act = false;
	return ANSWER_STAY;
}

static enum answer redo(void *state, struct desk *desk)
{
	struct history done = {0};

	(void)state;
	if (!act_redo(desk->book, 1, desk->arena, &done))
		return desk_refuse(desk);
	return desk_say(desk, "Done again: %s %s.", done.items[0].verb, done.items[0].summary);
}

static enum answer start_filter(void *state, struct desk *desk)
{
	(void)state;
	return desk_put(desk, &filter_screen, NULL);
}

static bool is_filtered(const struct desk *desk)
{
	struct list *list = focused_list(desk);

	return list && list->pattern[0];
}

/* The rows left are all hits: the next one, and after the last the first. */
static enum answer next_hit(void *state, struct desk *desk)
{
	struct list *list = focused_list(desk);
	struct scroll before = list->scroll;

	(void)state;
	go(desk, MOVE_DOWN);
	return list->scroll.selected == before.selected ? go(desk, MOVE_FIRST) : ANSWER_STAY;
}

static enum answer open_palette(void *state, struct desk *desk)
{
	(void)state;
	return desk_put(desk, &palette_screen, NULL);
}

static enum answer open_help(void *state, struct desk *desk)
{
	(void)state;
	return desk_put(desk, &help_screen, NULL);
}

/* Terminals may refuse the clipboard, so the text is kept in a file too. */
static enum answer copy(void *state, struct desk *desk)
{
	const char *path = state_file("copy.txt", desk->arena, book_fault_slot(desk->book)), *text = desk_text(desk, desk->arena);
	struct out out = {.descriptor = -1};
	struct out_file file = {0};

	(void)state;
	if (desk_base(desk)->screen->copied)
		desk_base(desk)->screen->copied(desk_base(desk)->state);
	desk_copy(desk, text);
	if (!path || !out_file_open(&file, path, true, &out, book_fault_slot(desk->book)))
		return desk_refuse(desk);
	text_add(&out.text, text);
	if (!out_file_commit(&file, &out, book_fault_slot(desk->book)))
		desk_refuse(desk);
	else
		desk_say(desk, "Copied as text, also to %s.", words_file(path, desk->arena));
	out_free(&out);
	return ANSWER_STAY;
}

static enum answer zoom(void *state, struct desk *desk)
{
	(void)state;
	desk->zoomed = !desk->zoomed;
	return ANSWER_STAY;
}

static enum answer toggle_hints(void *state, struct desk *desk)
{
	(void)state;
	desk->without_hints = !desk->without_hints;
	return ANSWER_STAY;
}

static enum answer repaint(void *state, struct desk *desk)
{
	(void)state;
	desk->repaint = true;
	return ANSWER_STAY;
}

static enum answer suspend(void *state, struct desk *desk)
{
	(void)state;
	desk->suspend = true;
	return ANSWER_STAY;
}

static enum answer quit(void *state, struct desk *desk)
{
	(void)state, (void)desk;
	return ANSWER_QUIT;
}

#define GO(name) static enum answer go_##name(void *state, struct desk *desk) { (void)state; return desk_go(desk, #name); }
GO(today)
GO(week)
GO(projects)
GO(scope)
GO(experiments)
GO(invoices)
GO(reports)
#undef GO

const struct binding common_bindings[] = {
	{.act = "timer pause", .keys = "Space", .purpose = "start the clock, or pause it", .run = timing_pause, .live = desk_is_alone},
	{.act = "timer stop", .keys = "S", .purpose = "stop the clock and write the entry", .run = timing_stop, .live = timing_is_on},
	{.act = "timer note", .keys = "m", .purpose = "note on the running timer", .run = timing_note, .live = timing_runs},
	{.act = "pomodoro interrupt internal", .keys = "'", .purpose = "count an interruption of your own", .run = timing_interrupt_self, .live = timing_works},
	{.act = "pomodoro interrupt external", .keys = "-", .purpose = "count an interruption by others", .run = timing_interrupt_others, .live = timing_works},
	{.act = "pomodoro interrupt note", .keys = "\"", .purpose = "say what interrupted you last", .run = timing_interrupt_note, .live = timing_works},
	{.act = "undo", .keys = "u", .purpose = "take back the last act, also of an earlier run", .run = undo, .live = may_undo},
	{.act = "redo", .keys = "C-r", .purpose = "do again what was undone", .run = redo, .live = may_redo},
	{.act = "down", .keys = "j Down", .purpose = "next row", .run = down, .live = has_list, .quiet = true},
	{.act = "up", .keys = "k Up", .purpose = "row before", .run = up, .live = has_list, .quiet = true},
	{.act = "left", .keys = "h Left", .purpose = "cell before", .run = left, .live = has_cells, .quiet = true},
	{.act = "right", .keys = "l Right", .purpose = "next cell", .run = right, .live = has_cells, .quiet = true},
	{.act = "first", .keys = "g Home", .purpose = "first row", .run = first, .live = has_list, .quiet = true},
	{.act = "last", .keys = "G End", .purpose = "last row", .run = last, .live = has_list, .quiet = true},
	{.act = "page down", .keys = "PageDown", .purpose = "a page down", .run = page_down, .live = has_list, .quiet = true},
	{.act = "page up", .keys = "PageUp", .purpose = "a page up", .run = page_up, .live = has_list, .quiet = true},
	{.act = "half page down", .keys = "C-d", .purpose = "half a page down", .run = half_down, .live = has_list, .quiet = true},
	{.act = "half page up", .keys = "C-u", .purpose = "half a page up", .run = half_up, .live = has_list, .quiet = true},
	{.act = "next pane", .keys = "Tab", .purpose = "next pane", .run = next_pane, .live = has_panes},
	{.act = "previous pane", .keys = "S-Tab", .purpose = "pane before", .run = previous_pane, .live = has_panes},
	{.act = "previous period", .keys = "[", .purpose = "period before", .run = previous_period, .live = has_periods},
	{.act = "next period", .keys = "]", .purpose = "next period", .run = next_period, .live = has_periods},
	{.act = "this period", .keys = "t", .purpose = "back to today", .run = this_period, .live = has_periods},
	{.act = "filter", .keys = "/", .purpose = "keep only rows that match a pattern", .run = start_filter, .live = has_list},
	{.act = "next hit", .keys = "n", .purpose = "next match", .run = next_hit, .live = is_filtered},
	{.act = "close", .keys = "Esc", .purpose = "end the filter, leave the zoom or the pane", .run = close_one},
	{.act = "copy", .keys = "y", .purpose = "copy this screen as text", .run = copy},
	{.act = "zoom", .keys = "z", .purpose = "this pane alone, or all again", .run = zoom},
	{.act = "hints", .keys = "Z", .purpose = "hide or show the row of hints", .run = toggle_hints},
	{.act = "go today", .keys = "1", .purpose = "the day, the clock, what needs you", .run = go_today, .live = desk_is_alone},
	{.act = "go week", .keys = "2", .purpose = "the week by item and day", .run = go_week, .live = desk_is_alone},
	{.act = "go projects", .keys = "3", .purpose = "clients, projects, rates", .run = go_projects, .live = desk_is_alone},
	{.act = "go scope", .keys = "4", .purpose = "what was agreed and what was asked", .run = go_scope},
	{.act = "go experiments", .keys = "5", .purpose = "milestones, results, compute", .run = go_experiments},
	{.act = "go invoices", .keys = "6", .purpose = "drafts, invoices, what is unpaid", .run = go_invoices, .live = desk_is_alone},
	{.act = "go reports", .keys = "7", .purpose = "where the hours went", .run = go_reports, .live = desk_is_alone},
	{.act = "more", .keys = ",", .purpose = "settings, the store, and what else is rarely wanted", .run = more_open, .live = desk_is_alone, .quiet = true},
	{.act = "palette", .keys = ": C-p", .purpose = "every act by name", .run = open_palette, .quiet = true},
	{.act = "repaint", .keys = "C-l", .purpose = "paint all again", .run = repaint},
	{.act = "suspend", .keys = "C-z", .purpose = "back to the shell for a while", .run = suspend},
	{.act = "quit", .keys = "q", .purpose = "leave; a running timer stays", .run = quit},
	{.act = "help", .keys = "? F1", .purpose = "this list; type to search it", .run = open_help, .quiet = true},
	{.act = "timer cancel", .keys = ",c", .purpose = "forget the running timer", .run = timing_cancel, .live = timing_runs},
	{.act = "timer continue", .keys = ",n", .purpose = "start again what was stopped last", .run = timing_continue, .live = desk_is_alone},
	{.act = "pomodoro done", .keys = ",d", .purpose = "end this round of the Pomodoro", .run = timing_done, .live = timing_is_pomodoro},
	{.act = "pomodoro void", .keys = ",v", .purpose = "call this round of the Pomodoro void", .run = timing_void, .live = timing_is_pomodoro},
	{.act = "settings", .keys = ",s", .purpose = "who you are, invoices, rounds, looks and keys", .run = shelf_settings, .live = desk_is_alone},
	{.act = "history", .keys = ",h", .purpose = "what was done; takes back several acts at once", .run = shelf_history, .live = desk_is_alone},
	{.act = "rules", .keys = ",r", .purpose = "the rules that file what waits", .run = shelf_rules, .live = desk_is_alone},
	{.act = "days off", .keys = ",o", .purpose = "days on which nothing is planned", .run = shelf_days_off, .live = desk_is_alone},
	{.act = "currencies", .keys = ",f", .purpose = "what other currencies are worth, about", .run = shelf_currencies, .live = desk_is_alone},
	{.act = "machines", .keys = ",m", .purpose = "machines and the price of their hour", .run = shelf_machines, .live = desk_is_alone},
	{.act = "due", .keys = ",t", .purpose = "what is due today or over", .run = upkeep_act_due, .live = desk_is_alone},
	{.act = "backup", .keys = ",b", .purpose = "copy the whole store into a file", .run = upkeep_act_backup, .live = desk_is_alone},
	{.act = "restore", .keys = ",R", .purpose = "put a copy in the place of the store; it asks", .run = upkeep_act_restore, .live = desk_is_alone},
	{.act = "check", .keys = ",k", .purpose = "is everything as it was written?", .run = upkeep_act_check, .live = desk_is_alone},
	{.act = "verify", .keys = ",y", .purpose = "was anything changed since a page was given out?", .run = upkeep_act_verify, .live = desk_is_alone},
	{.act = "export json", .keys = ",j", .purpose = "write all that is stored into a file", .run = upkeep_act_export_state, .live = desk_is_alone},
	{.act = "export invoices", .keys = ",i", .purpose = "write all invoices for the accountant", .run = upkeep_act_export_invoices, .live = desk_is_alone},
	{.act = "export client", .keys = ",e", .purpose = "write all that is about a client", .run = upkeep_act_export_client, .live = desk_is_alone},
	{.act = "erase client", .keys = ",X", .purpose = "forget a client who asks for it; it asks first", .run = upkeep_act_erase_client, .live = desk_is_alone},
	{.act = "demo", .keys = ",D", .purpose = "leave for the worked example, in a store of its own", .run = upkeep_act_example, .live = desk_is_alone},
	{.act = NULL},
};
