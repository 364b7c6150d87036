/* Rules and searches: the first line is the pattern, the rest the note that it looks at. */
#include <stdlib.h>
#include <string.h>

#include "model/pattern.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *text = malloc(size + 1), *end;
	struct fault fault = {0};
	struct pattern *pattern;

	if (!text)
		return 0;
	if (size)
		memcpy(text, bytes, size);
	text[size] = '\0';
	end = memchr(text, '\n', size);
	if (end)
		*end = '\0';
	pattern = pattern_open(text, &fault);
	if (pattern && end)
		pattern_match(pattern, end + 1, size - (size_t)(end + 1 - text), false);
	if (pattern)
		pattern_close(pattern);
	free(text);
	return 0;
}
