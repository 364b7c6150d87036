/* What the clock is started on. */
#include "db/speech.h"
#include "model/item.h"
#include "model/pomodoro.h"
#include "model/project.h"
#include "model/timer.h"
#include "tui/desk-inside.h"
#include "tui/form.h"
#include "tui/rounds.h"
#include "tui/timing.h"
#include "tui/words.h"

enum { ROUNDS = 3 /* the last field of a Pomodoro */ };

/* Activity, then all else: the model takes the path as typed. */
static bool read_start(struct desk *desk, const struct form_values *values, int *field, struct entry *entry)
{
	*field = 2;
	if (values->text[2][0] && !entry_read_activity(desk->book, values->text[2], true, desk->arena, &entry->activity))
		return false;
	*field = 0;
	entry->path = values->text[0][0] ? values->text[0] : "unfiled";
	entry->note = values->text[1];
	return true;
}

static bool say_started(struct desk *desk, const struct entry *entry)
{
	char clock[8];

	desk->rested = 0;
	desk_say(desk, "Started %s at %s. Stop writes the entry; cancel forgets it.", words_short_path(entry->path),
		words_time(book_now(desk->book), book_clock(desk->book).zone, clock));
	return true;
}

enum answer timing_start_now(struct desk *desk)
{
	struct entry entry = {0}, stopped = {0};

	if (!timer_start(desk->book, &entry, false, desk->arena, &stopped))
		return desk_refuse(desk);
	say_started(desk, &entry);
	return ANSWER_STAY;
}

static bool save_start(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct entry entry = {0}, stopped = {0};

	(void)context;
	return read_start(desk, values, field, &entry) && timer_start(desk->book, &entry, false, desk->arena, &stopped) && say_started(desk, &entry);
}

static bool save_pomodoro(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	struct pomodoro_plan plan = {0};
	struct pomodoro started = {0};
	struct entry entry = {0}, stopped = {0};

	(void)context;
	*field = ROUNDS;
	if (values->text[ROUNDS][0] && !pomodoro_read_plan(desk->book, values->text[ROUNDS], &plan))
		return false;
	return read_start(desk, values, field, &entry) && pomodoro_start(desk->book, &entry, &plan, desk->arena, &started, &stopped) && say_started(desk, &entry);
}

/* Time on a sealed project itself is a small request that nobody agreed to: its first item is meant more often. */
static const char *within(struct desk *desk, const struct entry *entry)
{
	struct project project = {0};
	struct items items = {0};

	if (entry->item || !project_find(desk->book, entry->project, desk->arena, &project) || project.first_seal == DAY_NONE ||
	    !item_list(desk->book, entry->project, false, desk->arena, &items))
		return entry->path;
	for (size_t i = 0; i < items.count; i++)
		if (!items.items[i].excluded)
			return items.items[i].path;
	return entry->path;
}

const char *timing_likely_path(struct desk *desk)
{
	const struct layer *base = desk_base(desk);
	struct entry_filter last = {.period = {DAY_FIRST, DAY_LAST}, .newest_first = true, .limit = 1};
	const char *path = base->screen->path ? base->screen->path(base->state, desk) : NULL;
	struct entries entries = {0};
	struct place place = {0};
	bool any = false;

	if (!path && entry_list(desk->book, &last, desk->arena, &entries) && entries.count)
		path = within(desk, &entries.items[0]);
	else if (!path && place_in_use(desk->book, desk->arena, &place, &any) && any)
		path = place.path;
	book_forgive(desk->book);
	return path ? words_short_path(path) : NULL;
}

/* What runs stands in the form, or what one is likely to go on with: so Enter, Enter, Enter does. */
enum answer timing_start_form(struct desk *desk, bool with_pomodoro)
{
	struct field fields[] = {
		{.label = "path", .offered = true, .hint = "churn/B1; empty: to be filed later", .suggest = suggest_path},
		{.label = "note", .hint = "what it is"},
		{.label = "activity", .hint = "the usual one there", .suggest = suggest_activity},
		[ROUNDS] = {.label = "rounds", .hint = "as configured; 50/10 for longer ones", .suggest = suggest_rounds, .reading = reading_rounds},
	};

	if (desk->timer_runs) {
		fields[0].value = words_short_path(desk->timer.path);
		fields[1].value = desk->timer.note;
		fields[2].value = desk->timer.activity;
	} else {
		fields[0].value = timing_likely_path(desk);
	}
	return form_open(desk, &(struct form_plan){
		.title = with_pomodoro ? speech("Start a Pomodoro") : speech("Start the clock"),
		.fields = fields, .count = with_pomodoro ? ROUNDS + 1 : ROUNDS, .save = with_pomodoro ? save_pomodoro : save_start,
	});
}
