#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "model/text.h"
#include "tui/keys.h"
#include "tui/more.h"
#include "tui/screen.h"

static const char everywhere[] = "all";

const struct binding *binding_named(const struct binding *bindings, const char *act)
{
	for (; bindings && bindings->act; bindings++)
		if (!strcmp(bindings->act, act))
			return bindings;
	return NULL;
}

static const struct screen *screen_named(const char *name)
{
	for (const struct screen *const *screen = screens; *screen; screen++)
		if (!strcmp((*screen)->name, name))
			return *screen;
	return NULL;
}

/* One screen's own acts, or for all screens the common ones. */
static bool act_is_known(const char *scope, const char *act)
{
	const struct screen *screen = screen_named(scope);

	return binding_named(common_bindings, act) || (screen && binding_named(screen->bindings, act));
}

bool keymap_add(struct keymap *map, struct arena *arena, const char *where, const char *act, struct fault *fault)
{
	char scope[32] = "", name[32] = "", rest[2];
	uint32_t key;

	if (sscanf(where, "%31s %31s %1s", scope, name, rest) != 2)
		return fault_set(fault, FAULT_INPUT, "\"key %s\" names no key: write key SCREEN KEY = ACT, such as key scope A = change approve.", where);
	if (strcmp(scope, everywhere) && !screen_named(scope))
		return fault_set(fault, FAULT_INPUT, "\"%s\" is no screen: today, week, projects, scope, experiments, invoices, reports or all.", scope);
	key = key_read(name);
	if (!key)
		return fault_set(fault, FAULT_INPUT, "\"%s\" is no key: write a character, C-x, F5, or a name such as Space.", name);
	if (!act_is_known(scope, act))
		return fault_set(fault, FAULT_INPUT, "\"%s\" is no act there: ambit keys lists them all.", act);
	arena_grow(arena, &map->items, map->count, sizeof *map->items);
	map->items[map->count++] = (struct keymap_entry){
		.scope = arena_text(arena, scope), .act = arena_text(arena, act), .key = key,
	};
	return true;
}

static void add_fault(struct keymap *map, struct arena *arena, const char *fault)
{
	arena_grow(arena, &map->faults, map->fault_count, sizeof *map->faults);
	map->faults[map->fault_count++] = fault;
}

void keymap_complain(struct keymap *map, struct arena *arena, int line, const char *reason)
{
	add_fault(map, arena, arena_print(arena, "%s:%d: %s", config_file(arena), line, reason));
}

void keymap_load(struct keymap *map, struct book *book, struct arena *arena)
{
	struct config_lines lines = {0};

	if (!config_list(book, arena, &lines)) {
		add_fault(map, arena, arena_text(arena, book_fault(book)->text));
		book_forgive(book);
	}
	for (size_t i = 0; i < lines.fault_count; i++)
		add_fault(map, arena, lines.faults[i]);
	for (size_t i = 0; i < lines.count; i++) {
		const struct config_line *line = &lines.items[i];
		struct fault fault = {0};

		if (!strncmp(line->key, "key ", 4) && !keymap_add(map, arena, line->key + 4, line->value, &fault))
			keymap_complain(map, arena, line->line, fault.text);
	}
}

static bool holds_on(const struct keymap_entry *entry, const char *scope)
{
	return !strcmp(entry->scope, scope) || !strcmp(entry->scope, everywhere);
}

/* Walks the words of a binding's keys: 0 at the end. */
static uint32_t next_key(const char **keys)
{
	char name[16];
	size_t length;

	*keys += strspn(*keys, " ");
	length = strcspn(*keys, " ");
	if (!length || length >= sizeof name)
		return 0;
	memcpy(name, *keys, length);
	name[length] = '\0';
	*keys += length;
	return key_read(name);
}

static bool is_given_away(const struct keymap *map, const char *scope, const struct binding *binding, uint32_t key)
{
	for (size_t i = 0; map && i < map->count; i++)
		if (map->items[i].key == key && holds_on(&map->items[i], scope) && strcmp(map->items[i].act, binding->act))
			return true;
	return false;
}

/* The binding's keys as they stand for that screen, one after the other; 0 at the end. */
static uint32_t key_at(const struct keymap *map, const char *scope, const struct binding *binding, size_t place)
{
	const char *keys = binding->keys;
	bool given = false;

	for (size_t i = 0; map && i < map->count; i++)
		if (holds_on(&map->items[i], scope) && !strcmp(map->items[i].act, binding->act)) {
			given = true;
			if (!place--)
				return map->items[i].key;
		}
	for (uint32_t key = next_key(&keys); key && !given; key = next_key(&keys))
		if (!is_given_away(map, scope, binding, key) && !place--)
			return key;
	return 0;
}

/* Names are compared rather than read: this is asked for every binding at every key. */
static bool keys_hold(const char *keys, const char *name)
{
	size_t length = strlen(name);

	for (keys += strspn(keys, " "); *keys; keys += strspn(keys, " ")) {
		size_t word = strcspn(keys, " ");

		if (word == length && !memcmp(keys, name, length))
			return true;
		keys += word;
	}
	return false;
}

static bool has_own_keys(const struct keymap *map, const char *scope, const struct binding *binding)
{
	for (size_t i = 0; map && i < map->count; i++)
		if (holds_on(&map->items[i], scope) && !strcmp(map->items[i].act, binding->act))
			return true;
	return false;
}

/* Is this one of the binding's keys on that screen? Its own, unless the user gave it others or gave its key away. */
static bool keymap_has(const struct keymap *map, const char *scope, const struct binding *binding, uint32_t key)
{
	char name[16];
	uint32_t own;

	if (!has_own_keys(map, scope, binding))
		return keys_hold(binding->keys, key_label(key, name)) && !is_given_away(map, scope, binding, key);
	for (size_t i = 0; (own = key_at(map, scope, binding, i)); i++)
		if (own == key)
			return true;
	return false;
}

char *keymap_keys(const struct keymap *map, const char *scope, const struct binding *binding, bool first_only, char out[64])
{
	char name[16];
	size_t used = 0;
	uint32_t key;

	out[0] = '\0';
	if (more_has(binding) && !has_own_keys(map, scope, binding))
		snprintf(out, 64, "%c %s", MORE_KEY, binding->keys + 1);
	for (size_t i = 0; (key = key_at(map, scope, binding, i)) && used < 48; i++) {
		used += (size_t)snprintf(out + used, 64 - used, "%s%s", i ? " " : "", key_label(key, name));
		if (first_only)
			break;
	}
	return out;
}

static const struct binding *find_in(const struct keymap *map, const char *scope, const struct binding *bindings, uint32_t key)
{
	for (; bindings && bindings->act; bindings++)
		if (keymap_has(map, scope, bindings, key))
			return bindings;
	return NULL;
}

const struct binding *keymap_find(const struct keymap *map, const char *scope, const struct binding *own, uint32_t key)
{
	const struct binding *found = find_in(map, scope, own, key);

	return found ? found : find_in(map, scope, common_bindings, key);
}

static void list_bindings(const struct keymap *map, const char *scope, const struct binding *bindings, struct text *text)
{
	char keys[64];

	for (; bindings->act; bindings++) {
		text_add_fit(text, scope, 12, false);
		text_add_fit(text, keymap_keys(map, scope, bindings, false, keys), 20, false);
		text_add_fit(text, bindings->act, 24, false);
		text_print(text, "%s\n", speech(bindings->purpose));
	}
}

void keymap_list(const struct keymap *map, struct text *text)
{
	list_bindings(map, everywhere, common_bindings, text);
	for (const struct screen *const *screen = screens; *screen; screen++)
		if ((*screen)->bindings)
			list_bindings(map, (*screen)->name, (*screen)->bindings, text);
}
