/* Today: what its keys do. */
#include "model/timer.h"
#include "tui/entry-forms.h"
#include "tui/timing.h"
#include "tui/today-view.h"
#include "tui/verb.h"
#include "tui/words.h"

static enum answer none_selected(struct desk *desk)
{
	return desk_say(desk, "Choose an entry first: Tab leads to the list.");
}

static enum answer add(void *state, struct desk *desk)
{
	struct today_view *today = state;

	return entry_form_log(desk, today->day, NULL, NULL);
}

static enum answer edit(void *state, struct desk *desk)
{
	struct today_view *today = state;
	const struct entry *entry = today_entry(today);

	return entry ? entry_form_edit(desk, entry) : none_selected(desk);
}

static enum answer delete(void *state, struct desk *desk)
{
	const struct entry *entry = today_entry(state);
	struct entry timer;
	char length[24];

	if (!entry)
		return none_selected(desk);
	if (!entry->ended_at ? !timer_cancel(desk_book(desk), desk_arena(desk), &timer) : !entry_delete(desk_book(desk), &entry->id, 1))
		return desk_refuse(desk);
	return desk_say(desk, "Deleted %s on %s.", moment_clock_length(entry->seconds, length), words_short_path(entry->path));
}

static enum answer split(void *state, struct desk *desk)
{
	struct today_view *today = state;
	const struct entry *entry = today_entry(today);

	return entry ? entry_form_split(desk, entry) : none_selected(desk);
}

static enum answer file(void *state, struct desk *desk)
{
	struct today_view *today = state;
	const struct entry *entry = today_entry(today);

	return entry ? entry_form_file(desk, entry) : none_selected(desk);
}

/* With the one before it, which stands below. */
static enum answer join(void *state, struct desk *desk)
{
	struct today_view *today = state;
	const struct entry *entry = today_entry(today);
	size_t below = today->entries.scroll.selected + 1;
	int64_t kept = 0;

	if (!entry)
		return none_selected(desk);
	if (below >= today->rows.count || !today->rows.items[below].entry)
		return desk_say(desk, "There is no entry before it on that day to join it with.");
	if (!entry_join(desk_book(desk), today->rows.items[below].entry->id, entry->id, &kept))
		return desk_refuse(desk);
	return desk_say(desk, "Joined both to entry %lld.", (long long)kept);
}

static enum answer go_on(void *state, struct desk *desk)
{
	const struct entry *entry = today_entry(state);
	struct entry started = {0}, stopped = {0};

	if (!entry)
		return none_selected(desk);
	if (!timer_continue(desk_book(desk), entry->id, desk_arena(desk), &started, &stopped))
		return desk_refuse(desk);
	return desk_say(desk, "Going on with %s.", words_short_path(started.path));
}

static enum answer pomodoro(void *state, struct desk *desk)
{
	(void)state;
	return timing_start_form(desk, true);
}

/* A need opens where it is answered; an entry opens to be edited. */
static enum answer open(void *state, struct desk *desk)
{
	struct today_view *today = state;
	const struct notice *notice;
	struct place place = {0};

	if (today_focus(today) != TODAY_NEEDS)
		return edit(state, desk);
	if (today->needs.scroll.selected >= today->around.notices.count)
		return ANSWER_STAY;
	notice = &today->around.notices.items[today->needs.scroll.selected];
	if (notice->project && place_find(desk_book(desk), notice->project, PLACE_PROJECT, desk_arena(desk), &place))
		desk_view(desk, place.project);
	book_forgive(desk_book(desk));
	return notice->screen ? desk_go(desk, notice->screen) : ANSWER_STAY;
}

static enum answer export(void *state, struct desk *desk)
{
	char day[11];

	return entry_form_export(desk, day_text(((struct today_view *)state)->shown_day, day));
}

static enum answer search(void *state, struct desk *desk) { (void)state; return entry_form_search(desk); }
static enum answer import(void *state, struct desk *desk) { (void)state; return entry_form_import(desk); }

static enum answer rule(void *state, struct desk *desk)
{
	const struct entry *entry = today_entry(state);

	return entry_form_rule(desk, entry && *entry->note ? entry->note : NULL);
}

static enum answer rules(void *state, struct desk *desk)
{
	(void)state;
	return verb_do(desk, "Filed by rules", (const char *const[]){"rule", "apply", NULL});
}

static enum answer gaps(void *state, struct desk *desk)
{
	(void)state;
	return verb_do(desk, "Between the entries of this week", (const char *const[]){"gaps", NULL});
}

static const struct binding bindings[] = {
	{.act = "open", .keys = "Enter", .purpose = "edit the entry, or go to what needs you", .run = open},
	{.act = "log", .keys = "a", .purpose = "add an entry", .run = add},
	{.act = "edit", .keys = "e", .purpose = "change the entry", .run = edit},
	{.act = "delete", .keys = "d Delete", .purpose = "delete the entry; undo brings it back", .run = delete},
	{.act = "split", .keys = "s", .purpose = "split the entry in two", .run = split},
	{.act = "join", .keys = "J", .purpose = "join it with the entry before", .run = join},
	{.act = "file", .keys = "f", .purpose = "file the entry under another path", .run = file},
	{.act = "continue", .keys = "c", .purpose = "start the clock again on the same", .run = go_on},
	{.act = "pomodoro start", .keys = "P", .purpose = "start a Pomodoro", .run = pomodoro},
	{.act = "rule add", .keys = "r", .purpose = "a rule that files such notes", .run = rule},
	{.act = "rule apply", .keys = "R", .purpose = "file by the rules what waits", .run = rules},
	{.act = "search", .keys = "F", .purpose = "search all notes, paths and activities", .run = search},
	{.act = "gaps", .keys = "w", .purpose = "where time is missing this week", .run = gaps},
	{.act = "import", .keys = "I", .purpose = "bring in hours of another program", .run = import},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the day into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "timer pause"}, {.act = "timer stop", .words = "stop"}, {.act = "timer note", .words = "note"},
	{.act = "log", .words = "add"}, {.act = "edit", .words = "edit"},
	{.act = "previous period", .with = "next period", .words = "day"}, {.act = "filter", .words = "filter"},
	{.act = "palette", .words = "command"}, {.act = "quit", .words = "quit"}, {.act = NULL},
};

const struct screen today_screen = {
	.name = "today",
	.title = "Today",
	.purpose = "the day, the clock, what needs you",
	.digit = 1,
	.size = sizeof(struct today_view),
	.bindings = bindings,
	.hints = hints,
	.open = today_open,
	.close = today_close,
	.lay = today_lay,
	.load = today_load,
	.rest = today_rest,
	.tick = today_tick,
	.paint = today_paint,
	.remark = today_remark,
	.list = today_list,
	.table = today_table,
	.more = today_more,
	.back = today_back,
	.pane = today_turn,
	.period = today_period,
};
