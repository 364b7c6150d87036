
#include "model/config.h"
#include "tui/alias.h"
#include "tui/cut.h"

bool alias_read(int count, char **words, bool lenient, struct arena *arena, struct invocation *to, struct fault *fault)
{
	char **expanded = NULL, *rest, *word;
	const char *alias;
	size_t have = 0;

	if (!count || words[0][0] == '-' || command_find(commands, words[0], lenient) || !(alias = config_read(arena_print(arena, "alias.%.60s", words[0]), arena)))
		return false;
	for (rest = arena_text(arena, alias); (word = cut_word(&rest)); have++) {
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
