#include <string.h>

#include "tui/cut.h"

char *cut_word(char **rest)
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
