/* The settings as a shelf: what the configuration file holds, and what it could. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "tui/form.h"
#include "tui/shelf.h"
#include "tui/shelves.h"
#include "tui/theme.h"
#include "tui/verb.h"
#include "tui/words.h"

struct setting { char key[120]; };

static bool is_listed(const struct config_lines *lines, const char *key)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!strcmp(lines->items[i].key, key))
			return true;
	return false;
}

static const char *set_to(const struct config_lines *lines, const char *key)
{
	const char *value = NULL;

	for (size_t i = 0; i < lines->count; i++)
		if (!strcmp(lines->items[i].key, key))
			value = lines->items[i].value;
	return value;
}

static bool is_known(const char *key)
{
	for (const struct config_key *known = config_keys(); known->key; known++)
		if (!strcmp(known->key, key))
			return true;
	return false;
}

/* All that can be set, then what carries a name of the user's own: aliases and keys. */
static bool read_settings(struct book *book, struct arena *arena, struct shelf_rows *rows)
{
	struct config_lines lines = {0};
	size_t room = 0;

	if (!config_list(book, arena, &lines))
		return false;
	for (const struct config_key *known = config_keys(); known->key; known++)
		room++;
	rows->items = arena_array(arena, room + lines.count + 1, sizeof *rows->items);
	rows->count = 0;
	for (const struct config_key *known = config_keys(); known->key; known++) {
		const char *value = set_to(&lines, known->key);

		rows->items[rows->count++] = (struct shelf_row){.key = known->key, .dim = !is_listed(&lines, known->key), .cells = {
			known->key, value ? value : "", arena_print(arena, speech("such as %s"), known->sample),
		}};
	}
	for (size_t i = 0; i < lines.count; i++)
		if (!is_known(lines.items[i].key))
			rows->items[rows->count++] = (struct shelf_row){.key = lines.items[i].key, .cells = {lines.items[i].key, lines.items[i].value, ""}};
	return true;
}

/* Looks, the mouse and keys are read once, when the screen is opened. */
static bool is_read_at_start(const char *key)
{
	return !strcmp(key, "theme") || !strcmp(key, "mouse") || !strncmp(key, "key ", 4);
}

/* What is only read when the screen is opened is tried at once. */
static bool is_usable(struct desk *desk, const char *key, const char *value)
{
	struct fault *fault = book_fault_slot(desk_book(desk));
	struct keymap map = {.items = NULL};
	struct theme theme = theme_usual();

	if (!*value)
		return true;
	if (!strcmp(key, "theme"))
		return theme_read(&theme, value, fault);
	if (!strcmp(key, "mouse") && strcmp(value, "on") && strcmp(value, "off"))
		return book_fail(desk_book(desk), FAULT_INPUT, "The mouse is on or off.");
	return strncmp(key, "key ", 4) || keymap_add(&map, desk_arena(desk), key + 4, value, fault);
}

static bool set(struct desk *desk, const char *key, const char *value)
{
	struct text answer = {0};
	bool ok = is_usable(desk, key, value) && verb_run(desk_book(desk), (const char *const[]){"config", "--", key, value, NULL}, desk_arena(desk), &answer);

	text_free(&answer);
	if (!ok)
		return false;
	desk_stale(desk);
	desk_say(desk, "%s in %s%s", *value ? speech("Set") : speech("Taken out"), words_file(config_file(desk_arena(desk)), desk_arena(desk)), is_read_at_start(key) ? speech("; it holds from the next start on.") : ".");
	return true;
}

static bool save_value(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	(void)field;
	return set(desk, ((const struct setting *)context)->key, values->text[0]);
}

static enum answer change(struct desk *desk, const struct shelf_row *row)
{
	const struct field fields[] = {{.label = "value", .value = row->cells[1], .hint = row->cells[2]}};
	struct setting setting;

	snprintf(setting.key, sizeof setting.key, "%s", row->key);
	return form_open(desk, &(struct form_plan){.title = setting.key, .fields = fields, .count = 1, .save = save_value, .context = &setting, .context_size = sizeof setting});
}

static bool save_new(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	(void)context;
	*field = 0;
	if (!values->text[0][0] || !values->text[1][0]) {
		*field = values->text[0][0] ? 1 : 0;
		return book_fail(desk_book(desk), FAULT_INPUT, "\"%s\" has to be filled in.", *field ? speech("value") : speech("name"));
	}
	return set(desk, values->text[0], values->text[1]);
}

static enum answer add(struct desk *desk)
{
	static const struct field fields[] = {
		{.label = "name", .hint = "alias.standup, or key scope A"}, {.label = "value", .hint = "start churn/B1 stand-up, or change approve"},
	};

	return form_open(desk, &(struct form_plan){.title = "An alias, or a key of your own", .fields = fields, .count = 2, .save = save_new});
}

static enum answer take_out(struct desk *desk, const struct shelf_row *row)
{
	if (!*row->cells[1])
		return desk_say(desk, "%s is not set.", row->key);
	return set(desk, row->key, "") ? ANSWER_STAY : desk_refuse(desk);
}

enum answer shelf_settings(void *state, struct desk *desk)
{
	static const struct table_column columns[] = {
		{.title = "setting", .width = 20}, {.title = "value", .width = 20, .grows = true}, {.title = "", .width = 27, .rank = 1},
	};
	static const struct shelf shelf = {
		.title = "Settings", .empty = "Nothing can be set.", .columns = columns, .count = 3, .read = read_settings,
		.ways = "Enter change  d take out  a an alias or a key  Esc close", .add = add, .open = change, .drop = take_out,
	};

	(void)state;
	return shelf_open(desk, &shelf);
}
