#include "tui/shelves.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/act.h"
#include "model/fx.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/names.h"
#include "model/off.h"
#include "model/resource.h"
#include "model/rule.h"
#include "tui/entry-forms.h"
#include "tui/experiment-forms.h"
#include "tui/project-forms.h"
#include "tui/shelf.h"
#include "tui/verb.h"
#include "tui/words.h"

enum { HISTORY_SHOWN = 200 };

static struct shelf_row *rows_for(struct arena *arena, size_t count, struct shelf_rows *rows)
{
	rows->count = count;
	rows->items = arena_array(arena, count + 1, sizeof *rows->items);
	return rows->items;
}

static bool read_rules(struct book *book, struct arena *arena, struct shelf_rows *rows)
{
	struct rules rules = {0};

	if (!rule_list(book, arena, &rules))
		return false;
	rows_for(arena, rules.count, rows);
	for (size_t i = 0; i < rules.count; i++) {
		const struct rule *rule = &rules.items[i];
		const char *how = rule->given ? disposition_words[rule->given] : "";

		rows->items[i] = (struct shelf_row){.key = rule->name, .dim = rule->closed, .cells = {
			rule->name, rule->pattern, rule->path ? rule->path : rule->unrecorded ? speech("finds small favours") : speech("where it is"),
			rule->activity ? arena_print(arena, "%s%s%s", rule->activity, *how ? ", " : "", how) : how,
		}};
	}
	return true;
}

static enum answer add_rule(struct desk *desk) { return entry_form_rule(desk, NULL); }

/* What all of them together would do with what waits. */
static enum answer preview_rules(struct desk *desk, const struct shelf_row *row)
{
	(void)row;
	return verb_do(desk, "What the rules would file", (const char *const[]){"rule", "apply", "--dry-run", NULL});
}

static enum answer drop_rule(struct desk *desk, const struct shelf_row *row)
{
	return verb_do(desk, "Rules", (const char *const[]){"rule", "delete", "--", row->key, NULL});
}

enum answer shelf_rules(void *state, struct desk *desk)
{
	static const struct table_column columns[] = {
		{.title = "rule", .width = 16}, {.title = "where the note holds", .width = 16, .grows = true}, {.title = "files it on", .width = 22, .rank = 1},
		{.title = "as", .width = 20, .rank = 2},
	};
	static const struct shelf shelf = {
		.title = "Rules that file what waits, in their order", .empty = "No rule yet: a makes one.", .columns = columns, .count = 4, .read = read_rules,
		.ways = "a add  d delete  Enter what they would file  u undo  Esc close", .add = add_rule, .open = preview_rules, .drop = drop_rule,
	};

	(void)state;
	return shelf_open(desk, &shelf);
}

static bool read_days_off(struct book *book, struct arena *arena, struct shelf_rows *rows)
{
	int today = book_today(book);
	struct offs offs = {0};

	if (!off_list(book, INT64_MAX, arena, &offs))
		return false;
	rows_for(arena, offs.count, rows);
	for (size_t i = 0; i < offs.count; i++) {
		const struct off *off = &offs.items[offs.count - 1 - i];
		char first[24], last[24];

		words_weekday(off->first_on, today, first);
		words_weekday(off->last_on, today, last);
		rows->items[i] = (struct shelf_row){.key = arena_print(arena, "%lld", (long long)off->id), .dim = off->last_on < today, .cells = {
			off->first_on == off->last_on ? arena_text(arena, first) : arena_print(arena, speech("%s to %s"), first, last),
			arena_print(arena, "%d", off->working), off->note,
		}};
	}
	return true;
}

static enum answer drop_days_off(struct desk *desk, const struct shelf_row *row)
{
	return verb_do(desk, "Days off", (const char *const[]){"off", "delete", row->key, NULL});
}

enum answer shelf_days_off(void *state, struct desk *desk)
{
	static const struct table_column columns[] = {
		{.title = "days off", .width = 30}, {.title = "working days", .width = 12, .right = true, .rank = 1}, {.title = "note", .width = 12, .grows = true},
	};
	static const struct shelf shelf = {
		.title = "Days on which nothing is planned", .empty = "No days off: a adds some.", .columns = columns, .count = 3, .read = read_days_off,
		.ways = "a add  d they are working days again  u undo  Esc close", .add = off_form_add, .drop = drop_days_off,
	};

	(void)state;
	return shelf_open(desk, &shelf);
}

static bool read_currencies(struct book *book, struct arena *arena, struct shelf_rows *rows)
{
	int today = book_today(book);
	struct fxs fxs = {0};

	if (!fx_list(book, INT64_MAX, arena, &fxs))
		return false;
	rows_for(arena, fxs.count, rows);
	for (size_t i = 0; i < fxs.count; i++) {
		const struct fx *fx = &fxs.items[i];
		char from[24], number[32];

		rows->items[i] = (struct shelf_row){.key = arena_print(arena, "%lld", (long long)fx->id), .cells = {
			fx->currency, arena_text(arena, words_weekday(fx->from_on, today, from)), arena_text(arena, fx_format(fx->nano, number)), fx->own,
		}};
	}
	return true;
}

enum answer shelf_currencies(void *state, struct desk *desk)
{
	static const struct table_column columns[] = {
		{.title = "one", .width = 5}, {.title = "from", .width = 16}, {.title = "is about", .width = 14, .right = true}, {.title = "of your own", .width = 12, .grows = true},
	};
	static const struct shelf shelf = {
		.title = "Other currencies, for your own figures alone", .empty = "No other currency: a says what one is worth.", .columns = columns, .count = 4,
		.read = read_currencies, .ways = "a add  u undo  Esc close", .add = fx_form_set,
	};

	(void)state;
	return shelf_open(desk, &shelf);
}

static bool read_machines(struct book *book, struct arena *arena, struct shelf_rows *rows)
{
	struct resources resources = {0};

	if (!resource_list(book, arena, &resources))
		return false;
	rows_for(arena, resources.count, rows);
	for (size_t i = 0; i < resources.count; i++) {
		const struct resource *resource = &resources.items[i];
		char hour[48];

		decimal_format(hour, resource->hour_micro, 1000000, resource->hour_micro % 10000 ? 6 : 2);
		rows->items[i] = (struct shelf_row){.key = resource->name, .cells = {
			resource->name, arena_print(arena, "%s %s", hour, resource->currency), resource->gpus ? arena_print(arena, "%lld", (long long)resource->gpus) : "", resource->provider,
		}};
	}
	return true;
}

enum answer shelf_machines(void *state, struct desk *desk)
{
	static const struct table_column columns[] = {
		{.title = "machine", .width = 20, .grows = true}, {.title = "an hour", .width = 16, .right = true}, {.title = "GPUs", .width = 5, .right = true, .rank = 2},
		{.title = "provider", .width = 16, .rank = 1},
	};
	static const struct shelf shelf = {
		.title = "Machines and the price of their hour", .empty = "No machine yet: a adds one.", .columns = columns, .count = 4, .read = read_machines,
		.ways = "a add, or a new price  u undo  Esc close", .add = resource_form_add,
	};

	(void)state;
	return shelf_open(desk, &shelf);
}

static bool read_history(struct book *book, struct arena *arena, struct shelf_rows *rows)
{
	const char *zone = book_clock(book).zone;
	struct history history = {0};
	char at[32];

	if (!act_history(book, HISTORY_SHOWN, arena, &history))
		return false;
	rows_for(arena, history.count, rows);
	for (size_t i = 0; i < history.count; i++) {
		const struct history_act *act = &history.items[i];

		rows->items[i] = (struct shelf_row){.key = arena_print(arena, "%lld", (long long)act->id), .dim = act->undone, .cells = {
			arena_text(arena, moment_local(act->at, zone, at)), arena_print(arena, "%s %s", act->verb, act->summary),
			act->undone ? "undone" : act->barrier ? speech("stays") : "",
		}};
	}
	return true;
}

/* How many acts it takes to get there: those above that stand, or those below that are undone. */
static int steps_to(const struct history *history, const char *key, bool *redo)
{
	int above = 0, undone = 0;

	for (size_t i = 0; i < history->count; i++) {
		const struct history_act *act = &history->items[i];
		char id[24];

		above += !act->undone;
		undone += act->undone;
		snprintf(id, sizeof id, "%lld", (long long)act->id);
		if (strcmp(id, key))
			continue;
		*redo = act->undone;
		if (!act->undone)
			return above;
		for (undone = 0; i < history->count && history->items[i].undone; i++)
			undone++;
		return undone;
	}
	return 0;
}

static enum answer go_to(struct desk *desk, const struct shelf_row *row)
{
	struct history history = {0}, done = {0};
	bool redo = false;
	int steps;

	if (!act_history(desk_book(desk), HISTORY_SHOWN, desk_arena(desk), &history))
		return desk_refuse(desk);
	steps = steps_to(&history, row->key, &redo);
	if (redo ? !act_redo(desk_book(desk), steps, desk_arena(desk), &done) : !act_undo(desk_book(desk), steps, desk_arena(desk), &done))
		return desk_refuse(desk);
	return desk_say(desk, "%s: %s, %s with %s %s.", redo ? speech("Done again") : speech("Undone"), arena_print(desk_arena(desk), speech_of("%d act", "%d acts", (unsigned long)steps), steps), redo ? speech("beginning") : speech("ending"),
		done.items[redo ? 0 : done.count - 1].verb, done.items[redo ? 0 : done.count - 1].summary);
}

enum answer shelf_history(void *state, struct desk *desk)
{
	static const struct table_column columns[] = {
		{.title = "when", .width = 16}, {.title = "what was done", .width = 20, .grows = true}, {.title = "now", .width = 6},
	};
	static const struct shelf shelf = {
		.title = "What was done, newest first", .empty = "Nothing was done yet.", .columns = columns, .count = 3, .read = read_history,
		.ways = "Enter takes all back down to it, or does it again  u undo  C-r redo  Esc close", .open = go_to,
	};

	(void)state;
	return shelf_open(desk, &shelf);
}
