#include <string.h>

#include "model/config.h"
#include "tui/alias.h"

/* Cuts at blanks; a part in single or double quotes is one word. */
static char *next_word(char **rest)
{
	char *at = *rest + strspn(*rest, " \t"), *word = at, *end = at, quote = 0;

	if (!*at)
		return NULL;
	for (; *at && (quote || !strchr(" \t", *at)); at++) {
		if (quote ? *at == quote : *at == '"' || *at == '\'')
			quote = quote ? 0 : *at;
		else
			*end++ = *at;
	}
	*rest = *at ? at + 1 : at;
	*end = '\0';
	return word;
}

bool alias_read(int count, char **words, bool lenient, struct arena *arena, struct invocation *to, struct fault *fault)
{
	char **expanded = NULL, *rest, *word;
	const char *alias;
	size_t have = 0;

	if (!count || words[0][0] == '-' || command_find(commands, words[0], lenient) || !(alias = config_read(arena_print(arena, "alias.%.60s", words[0]), arena)))
		return false;
	for (rest = arena_text(arena, alias); (word = next_word(&rest)); have++) {
		arena_grow(arena, &expanded, have, sizeof *expanded);
		expanded[have] = word;
	}
	for (int i = 1; i < count; i++, have++) {
		arena_grow(arena, &expanded, have, sizeof *expanded);
		expanded[have] = words[i];
	}
	fault_clear(fault);
	return options_read((int)have, expanded, lenient, arena, to, fault);
}
