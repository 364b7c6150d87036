#include "tui/ways.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/names.h"
#include "tui/command.h"
#include "tui/desk-inside.h"

/* screen NULL: from everywhere. pane: the act that leads to the right list, NULL where one is there. key: of what stands on top. */
struct way { const char *verb, *screen, *pane, *act, *key; };

static const struct way ways[] = {
	{"start", NULL, NULL, "timer pause", NULL}, {"stop", NULL, NULL, "timer stop", NULL}, {"cancel", NULL, NULL, "timer cancel", NULL},
	{"continue", NULL, NULL, "timer continue", NULL}, {"log", "today", NULL, "log", NULL}, {"edit", "today", NULL, "edit", NULL}, {"file", "today", NULL, "file", NULL},
	{"split", "today", NULL, "split", NULL}, {"join", "today", NULL, "join", NULL}, {"delete", "today", NULL, "delete", NULL},
	{"undo", NULL, NULL, "undo", NULL}, {"redo", NULL, NULL, "redo", NULL}, {"history", NULL, NULL, "history", NULL}, {"use", "projects", NULL, "use", NULL},
	{"search", "today", NULL, "search", NULL}, {"gaps", "today", NULL, "gaps", NULL}, {"import", "today", NULL, "import", NULL},
	{"pomodoro start", "today", NULL, "pomodoro start", NULL}, {"pomodoro pause", NULL, NULL, "timer pause", NULL}, {"pomodoro resume", NULL, NULL, "timer pause", NULL},
	{"pomodoro interrupt", NULL, NULL, "pomodoro interrupt internal", NULL}, {"pomodoro done", NULL, NULL, "pomodoro done", NULL}, {"pomodoro void", NULL, NULL, "pomodoro void", NULL},
	{"rule add", "today", NULL, "rule add", NULL}, {"rule apply", "today", NULL, "rule apply", NULL}, {"rule list", NULL, NULL, "rules", NULL}, {"rule delete", NULL, NULL, "rules", "d"},

	{"client add", "projects", NULL, "client add", NULL}, {"client edit", "projects", NULL, "client edit", NULL}, {"client archive", "projects", NULL, "client archive", NULL},
	{"project add", "projects", NULL, "project add", NULL}, {"project edit", "projects", NULL, "edit", NULL}, {"project close", "projects", NULL, "project close", NULL},
	{"rate set", "projects", NULL, "rate set", NULL}, {"rate list", "projects", NULL, "rate list", NULL}, {"fx set", "projects", NULL, "fx set", NULL}, {"fx list", NULL, NULL, "currencies", NULL},
	{"off add", "projects", NULL, "off add", NULL}, {"off list", NULL, NULL, "days off", NULL}, {"off delete", NULL, NULL, "days off", "d"},
	{"quote add", "projects", NULL, "quote add", NULL}, {"quote list", "projects", NULL, "quotes", NULL}, {"quote decide", "projects", "quotes", "open scope", NULL},

	{"item add", "scope", "items", "change propose", NULL}, {"item edit", "scope", "items", "edit", NULL}, {"item progress", "scope", "items", "item progress", NULL},
	{"item remaining", "scope", "items", "item remaining", NULL}, {"item accepted", "scope", "items", "item accepted", NULL}, {"item list", "scope", "items", NULL, NULL},
	{"baseline seal", "scope", NULL, "baseline seal", NULL}, {"change propose", "scope", "changes", "change propose", NULL}, {"change estimate", "scope", NULL, "change estimate", NULL},
	{"change send", "scope", NULL, "change send", NULL}, {"change approve", "scope", NULL, "change approve", NULL}, {"change reject", "scope", NULL, "change reject", NULL},
	{"change withdraw", "scope", NULL, "change withdraw", NULL}, {"change expire", "scope", NULL, "change expire", NULL}, {"change absorb", "scope", NULL, "change absorb", NULL},
	{"change deliver", "scope", NULL, "change deliver", NULL}, {"change list", "scope", "changes", NULL, NULL}, {"ask add", "scope", "asks", "change propose", NULL},
	{"ask answer", "scope", "asks", "open", NULL}, {"ask list", "scope", "asks", NULL, NULL}, {"report scope", "scope", NULL, "report write", NULL}, {"report pack", "scope", NULL, "report pack", NULL},

	{"milestone add", "experiments", NULL, "milestone add", NULL}, {"milestone edit", "experiments", NULL, "milestone edit", NULL}, {"milestone delete", "experiments", NULL, "milestone delete", NULL},
	{"milestone result", "experiments", NULL, "milestone result", NULL}, {"milestone production", "experiments", NULL, "milestone production", NULL},
	{"milestone deployed", "experiments", NULL, "milestone deployed", NULL}, {"milestone decide", "experiments", NULL, "milestone decide", NULL},
	{"milestone check", "experiments", NULL, "checklist", NULL}, {"milestone list", "experiments", NULL, NULL, NULL}, {"milestone show", "experiments", NULL, "milestone show", NULL},
	{"monitor add", "experiments", NULL, "monitor add", NULL}, {"dataset add", "experiments", "data", "milestone add", NULL}, {"dataset edit", "experiments", "data", "milestone edit", NULL},
	{"dataset scrap", "experiments", "data", "milestone delete", NULL}, {"dataset list", "experiments", "data", NULL, NULL}, {"job start", "experiments", NULL, "job", NULL},
	{"job stop", "experiments", "next pane", "job", NULL}, {"job list", "experiments", "next pane", NULL, NULL}, {"resource add", "experiments", NULL, "resource add", NULL},
	{"resource list", NULL, NULL, "machines", NULL}, {"cost add", "experiments", NULL, "cost add", NULL}, {"cost edit", "experiments", "next pane", "milestone edit", NULL},
	{"cost delete", "experiments", "next pane", "milestone delete", NULL}, {"cost list", "experiments", "next pane", NULL, NULL}, {"export ics", "experiments", NULL, "export ics", NULL},

	{"invoice draft", "invoices", NULL, "invoice draft", NULL}, {"invoice issue", "invoices", NULL, "invoice issue", NULL}, {"invoice sent", "invoices", NULL, "invoice sent", NULL},
	{"invoice paid", "invoices", NULL, "invoice paid", NULL}, {"invoice void", "invoices", NULL, "invoice void", NULL}, {"invoice credit", "invoices", NULL, "invoice credit", NULL},
	{"invoice list", "invoices", NULL, "invoice list", NULL}, {"export hours", "today", NULL, "export hours", NULL},

	{"config", NULL, NULL, "settings", NULL}, {"backup", NULL, NULL, "backup", NULL}, {"restore", NULL, NULL, "restore", NULL}, {"check", NULL, NULL, "check", NULL},
	{"verify", NULL, NULL, "verify", NULL}, {"due", NULL, NULL, "due", NULL}, {"export json", NULL, NULL, "export json", NULL}, {"export invoices", NULL, NULL, "export invoices", NULL},
	{"export client", NULL, NULL, "export client", NULL}, {"erase client", NULL, NULL, "erase client", NULL}, {"keys", NULL, NULL, "help", NULL}, {"help", NULL, NULL, "palette", NULL},
};

/* They need nothing that is chosen: their forms ask for all. */
static const char *const askers[] = {
	"client add", "project add", "off add", "fx set", "quote add", "item add", "change propose", "ask add", "milestone add", "dataset add", "resource add",
	"cost add", "job start", "invoice draft", "log", "start", "pomodoro start", "rule add", "import", "search", "export hours", "export ics", "report scope", "report pack",
	NULL,
};

static const struct binding *binding_of(const struct screen *screen, const char *act)
{
	const struct binding *const tables[] = {screen ? screen->bindings : NULL, common_bindings};

	for (size_t i = 0; i < 2; i++)
		for (const struct binding *binding = tables[i]; binding && binding->act; binding++)
			if (!strcmp(binding->act, act))
				return binding;
	return NULL;
}

static void add_key(struct text *keys, const char *key)
{
	text_print(keys, "%s%s", keys->length ? " " : "", key);
}

static void add_act(struct desk *desk, const struct screen *screen, const char *act, struct text *keys)
{
	const struct binding *binding = act ? binding_of(screen, act) : NULL;
	char key[64];

	if (!binding)
		return;
	keymap_keys(desk->options.keymap, screen ? screen->name : "all", binding, true, key);
	if (*key)
		add_key(keys, key);
}

static const struct way *way_of(const char *verb)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (!strcmp(ways[i].verb, verb))
			return &ways[i];
	return NULL;
}

static const struct screen *screen_called(const char *name)
{
	for (const struct screen *const *screen = screens; name && *screen; screen++)
		if (!strcmp((*screen)->name, name))
			return *screen;
	return NULL;
}

char *way_to(struct desk *desk, const char *verb, char out[64])
{
	const struct way *way = way_of(verb);
	const struct screen *screen = way ? screen_called(way->screen) : NULL;
	struct text keys = {0};
	char digit[8];

	snprintf(digit, sizeof digit, "%d", screen ? screen->digit : 0);
	if (screen && desk_base(desk)->screen != screen)
		add_key(&keys, digit);
	if (way) {
		add_act(desk, screen, way->pane, &keys);
		add_act(desk, screen, way->act, &keys);
	}
	if (way && way->key)
		add_key(&keys, way->key);
	snprintf(out, 64, "%s", text_string(&keys));
	text_free(&keys);
	return out;
}

bool way_go(struct desk *desk, const char *verb, enum answer *answer)
{
	const struct way *way = word_find(askers, verb) >= 0 ? way_of(verb) : NULL;
	const struct screen *screen = way ? screen_called(way->screen) : NULL;

	if (!way || desk->options.meeting)
		return false;
	if (screen && desk_base(desk)->screen != screen)
		desk_go(desk, screen->name);
	if (way->pane)
		desk_run(desk, binding_of(screen, way->pane));
	*answer = desk_run(desk, binding_of(screen, way->act));
	return true;
}

/* The verb that the words begin with, of one word or two, and the bytes that it takes. */
static const struct command *verb_at(const struct command *const *among, const char *words, size_t *length)
{
	for (; *among; among++) {
		const struct command *verb = *among, *below = verb->acts ? verb_at(verb->acts, words, length) : NULL;
		size_t size = strlen(verb->name);

		if (below)
			return below;
		if (!verb->acts && !strncmp(words, verb->name, size) && !isalpha((unsigned char)words[size])) {
			*length = size;
			return verb;
		}
	}
	return NULL;
}

/* What a shell would be given after the verb: names in capitals, options, paths, numbers, days and what stands in quotes. */
static bool is_argument(const char *word, size_t length)
{
	if (word[0] == '-' || word[0] == '"' || word[0] == '\'' || word[0] == '[')
		return true;
	if (length == 4 && !strncmp(word, "next", 4))
		return true;
	for (size_t i = 0; i < length; i++)
		if (islower((unsigned char)word[i]) && !memchr(word, '/', length))
			return strcspn(word, "0123456789") < length;
	return length > 0 && (isalnum((unsigned char)word[0]) || word[0] == '%');
}

static const char *skip_arguments(const char *rest)
{
	for (;;) {
		const char *word = rest + strspn(rest, " ");
		size_t length = strcspn(word, " ");
		bool last = length && strchr(".,;:", word[length - 1]);

		if (word == rest || !is_argument(word, length - (last ? 1 : 0)))
			return rest;
		rest = word + length - (last ? 1 : 0);
		if (last)
			return rest;
	}
}

void ways_say(struct desk *desk, const char *sentence, struct text *text)
{
	static const char program[] = "ambit ";
	const char *found;

	while ((found = strstr(sentence, program))) {
		bool starts = found == sentence || strchr(" (\"", found[-1]);
		size_t length = 0;
		const struct command *verb = starts ? verb_at(commands, found + sizeof program - 1, &length) : NULL;
		char keys[64];

		text_add_n(text, sentence, (size_t)(found - sentence));
		sentence = found + sizeof program - 1;
		if (!verb || verb->storeless || verb->terminal) {
			text_add(text, program);
			continue;
		}
		if (*way_to(desk, verb->name, keys))
			text_add(text, keys);
		else
			text_print(text, ": %s", verb->name);
		sentence = skip_arguments(sentence + length);
	}
	text_add(text, sentence);
}
