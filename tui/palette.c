#include "tui/palette.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/act.h"
#include "tui/command.h"
#include "tui/desk-inside.h"
#include "tui/edit.h"
#include "tui/fuzzy.h"
#include "tui/verb.h"
#include "tui/ways.h"

enum { PICKS_MOST = 320, WORDS_SCORE = 40, PALETTE_WIDTH = 76, PALETTE_ROWS = 16, HELP_WIDTH = 68, KEYS_WIDTH = 12, ACT_WIDTH = 22 };

/* An act of the screen, or a verb of the command line that has no key here. */
struct pick {
	const struct binding *binding;
	const struct command *command;
	const char *name, *purpose;
	char keys[64];
	int score, place;
};

/* Both menus: what there is to choose from, and what is left of it. */
struct menu {
	bool help;
	struct edit typed;
	struct pick all[PICKS_MOST], shown[PICKS_MOST];
	size_t all_count, shown_count;
	struct scroll scroll;
	int page;
	char undo[300], redo[300];      /* what these would do just now */
	char title[64];
};

static const char *purpose_of(const struct menu *menu, const struct binding *binding)
{
	if (menu->undo[0] && !strcmp(binding->act, "undo"))
		return menu->undo;
	if (menu->redo[0] && !strcmp(binding->act, "redo"))
		return menu->redo;
	return speech(binding->purpose);
}

static void add_picks(struct menu *menu, struct desk *desk, const char *scope, const struct binding *bindings)
{
	for (; bindings && bindings->act && menu->all_count < PICKS_MOST; bindings++) {
		struct pick *pick = &menu->all[menu->all_count];

		if (!binding_is_live(desk, bindings))
			continue;
		keymap_keys(desk->options.keymap, scope, bindings, !menu->help, pick->keys);
		if (menu->help && !pick->keys[0])
			continue;
		pick->binding = bindings;
		pick->name = bindings->act;
		pick->purpose = purpose_of(menu, bindings);
		pick->place = (int)menu->all_count++;
	}
}

static bool is_there(const struct menu *menu, const char *name)
{
	for (size_t i = 0; i < menu->all_count; i++)
		if (!strcmp(menu->all[i].name, name))
			return true;
	return false;
}

/* Every verb that can be run here and is no act of this screen already: its form opens where it stands, or its words are asked for. */
static void add_verbs(struct menu *menu, struct desk *desk, const struct command *const *verbs)
{
	for (; verbs && *verbs && menu->all_count < PICKS_MOST; verbs++) {
		const struct command *verb = *verbs;

		if (verb->acts)
			add_verbs(menu, desk, verb->acts);
		if (verb->acts || verb->terminal || verb->storeless || menu->all_count == PICKS_MOST || is_there(menu, verb->name))
			continue;
		menu->all[menu->all_count] = (struct pick){
			.command = verb, .name = verb->name, .purpose = speech(verb->purpose), .place = (int)menu->all_count,
		};
		way_to(desk, verb->name, menu->all[menu->all_count].keys);
		menu->all_count++;
	}
}

/* Among equals those used last stand first. */
static int recency(const struct desk *desk, const char *act)
{
	for (int i = 0; i < RECENT_MOST && desk->recent[i]; i++)
		if (!strcmp(desk->recent[i], act))
			return RECENT_MOST - i;
	return 0;
}

static bool is_among(const char *words, const char *word)
{
	size_t length = strlen(word);

	for (words += strspn(words, " "); *words; words += strspn(words, " ")) {
		if (strcspn(words, " ") == length && !strncmp(words, word, length))
			return true;
		words += strcspn(words, " ");
	}
	return false;
}

/* Names weigh twice as much as what they are for. The help looks for a key or a part of the words, not for letters. */
static int pick_score(const struct menu *menu, const struct pick *pick)
{
	const char *typed = menu->typed.text;
	int name = fuzzy_score(typed, pick->name), words = strcasestr(pick->purpose, typed) ? WORDS_SCORE : -1;

	if (!menu->help)
		return name < 0 && words < 0 ? -1 : name * 2 > words ? name * 2 : words;
	if (*typed && is_among(pick->keys, typed))
		return 1;
	return strcasestr(pick->name, typed) || strcasestr(pick->purpose, typed) ? 0 : -1;
}

static int compare_picks(const void *one, const void *other)
{
	const struct pick *a = one, *b = other;

	if (a->score != b->score)
		return b->score - a->score;
	return a->place - b->place;
}

static void narrow(struct menu *menu, const struct desk *desk)
{
	menu->shown_count = 0;
	menu->scroll = (struct scroll){0};
	for (size_t i = 0; i < menu->all_count; i++) {
		struct pick *pick = &menu->shown[menu->shown_count];

		*pick = menu->all[i];
		pick->score = pick_score(menu, pick);
		if (pick->score < 0)
			continue;
		if (!menu->help)
			pick->score = pick->score * (RECENT_MOST + 1) + recency(desk, pick->name);
		menu->shown_count++;
	}
	qsort(menu->shown, menu->shown_count, sizeof *menu->shown, compare_picks);
}

static void read_undo(struct menu *menu, struct desk *desk)
{
	struct history history = {0};

	if (!act_history(desk->book, 1, desk->arena, &history))
		book_forgive(desk->book);
	else if (history.count && !history.items[0].undone && !history.items[0].barrier)
		snprintf(menu->undo, sizeof menu->undo, speech("undo \"%s %s\""), history.items[0].verb, history.items[0].summary);
}

static void menu_start(struct menu *menu, struct desk *desk)
{
	const struct screen *screen = desk_base(desk)->screen;

	read_undo(menu, desk);
	add_picks(menu, desk, screen->name, screen->bindings);
	add_picks(menu, desk, screen->name, common_bindings);
	if (!menu->help && !desk->options.meeting)
		add_verbs(menu, desk, commands);
	snprintf(menu->title, sizeof menu->title, speech("? %s · type to search"), speech(screen->title));
	narrow(menu, desk);
}

static void palette_start(void *state, struct desk *desk, const void *with)
{
	(void)with;
	menu_start(state, desk);
}

static void help_start(void *state, struct desk *desk, const void *with)
{
	struct menu *menu = state;

	(void)with;
	menu->help = true;
	menu_start(menu, desk);
}

static void pick_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct menu *menu = list;
	const struct pick *pick = &menu->shown[row];
	const char *const texts[] = {
		menu->help ? pick->keys : pick->name, pick->purpose, menu->help ? "" : pick->keys,
	};

	snprintf(cell->text, sizeof cell->text, "%s", texts[column]);
	cell->tone = (column == 0) == menu->help && column != 1 ? TONE_KEY : TONE_PLAIN;
}

static struct table menu_table(const struct menu *menu)
{
	static const struct table_column palette[] = {{.width = ACT_WIDTH}, {.width = 8, .grows = true, .rank = 1}, {.width = 9}};
	static const struct table_column help[] = {{.width = KEYS_WIDTH}, {.width = 8, .grows = true}};

	return (struct table){
		.columns = menu->help ? help : palette, .count = menu->help ? 2 : 3, .rows = menu->shown_count,
		.scroll = menu->scroll, .focused = true, .untitled = true, .list = menu, .cell = pick_cell,
		.empty = menu->help ? speech("No key here does that.") : speech("No act has these words."),
	};
}

static enum answer move_in(struct menu *menu, enum move move)
{
	struct table table = menu_table(menu);

	menu->scroll = table_moved(&table, move, menu->page);
	return ANSWER_STAY;
}

static enum answer run_chosen(struct menu *menu, struct desk *desk)
{
	enum answer answer;
	struct pick pick;

	if (!menu->shown_count)
		return ANSWER_STAY;
	pick = menu->shown[menu->scroll.selected];
	desk_drop(desk);
	if (!pick.command)
		return desk_run(desk, pick.binding);
	return way_go(desk, pick.command->name, &answer) ? answer : verb_type(desk, pick.command->name, pick.command->usage);
}

static enum answer menu_key(void *state, struct desk *desk, const struct press *press)
{
	enum { CTRL_N = 14, CTRL_P = 16 };
	struct menu *menu = state;

	switch (press->key) {
	case PRESS_ESC: case PRESS_F1: return ANSWER_BACK;
	case PRESS_ENTER: case '\n': return run_chosen(menu, desk);
	case PRESS_DOWN: case PRESS_TAB: case CTRL_N: return move_in(menu, MOVE_DOWN);
	case PRESS_UP: case PRESS_BACK_TAB: case CTRL_P: return move_in(menu, MOVE_UP);
	case PRESS_PAGE_DOWN: return move_in(menu, MOVE_PAGE_DOWN);
	case PRESS_PAGE_UP: return move_in(menu, MOVE_PAGE_UP);
	}
	if (edit_press(&menu->typed, press))
		narrow(menu, desk);
	return ANSWER_STAY;
}

/* The box is as high as what can be chosen, so that it stays where it is while one types; the palette hides less. */
static int menu_rows(const struct menu *menu, int rows)
{
	int wanted = (menu->help || menu->all_count < PALETTE_ROWS ? (int)menu->all_count : PALETTE_ROWS) + 2;

	return wanted < rows ? wanted : rows;
}

static void menu_lay(void *state, struct room room)
{
	struct menu *menu = state;

	menu->page = menu_rows(menu, room.rows) - 2;
}

static void menu_paint(const void *state, struct canvas *canvas)
{
	const struct menu *menu = state;
	int most = menu->help ? HELP_WIDTH : PALETTE_WIDTH, width = canvas->columns < most ? canvas->columns : most;
	struct canvas box = canvas_part(canvas, 0, canvas_middle(canvas, width), menu_rows(menu, canvas->rows), width), inside;
	struct table table = menu_table(menu);
	char title[128], count[48];

	canvas_clear(&box);
	if (menu->typed.text[0] || !menu->help)
		snprintf(title, sizeof title, "%s %.80s", menu->help ? "?" : ":", menu->typed.text);
	else
		snprintf(title, sizeof title, "%s", menu->title);
	title[utf8_cut(title, sizeof title - 4)] = '\0';
	snprintf(count, sizeof count, speech("%zu of %zu"), menu->shown_count, menu->all_count);
	inside = canvas_frame(&box, (struct frame){title, NULL, count, speech("Enter runs · Esc closes")});
	table_paint(&table, &inside);
}

const struct screen palette_screen = {
	.name = "palette",
	.title = "Palette",
	.purpose = "every act by name",
	.size = sizeof(struct menu),
	.open = palette_start,
	.lay = menu_lay,
	.key = menu_key,
	.paint = menu_paint,
	.ways = "Enter run  Up Down choose  Esc close",
};

const struct screen help_screen = {
	.name = "help",
	.title = "Help",
	.purpose = "the keys that are live here",
	.size = sizeof(struct menu),
	.open = help_start,
	.lay = menu_lay,
	.key = menu_key,
	.paint = menu_paint,
	.ways = "Enter run  Up Down choose  Esc close",
};
