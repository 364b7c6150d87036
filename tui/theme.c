#include "tui/theme.h"

#include <stdlib.h>

static const struct look looks[TONE_COUNT] = {
	[TONE_PLAIN] = {.colour = COLOUR_DEFAULT},
	[TONE_DIM] = {.colour = COLOUR_DEFAULT},
	[TONE_TITLE] = {.colour = COLOUR_DEFAULT, .bold = true},
	[TONE_KEY] = {.colour = 6},
	[TONE_GOOD] = {.colour = 2},
	[TONE_WARNING] = {.colour = 3},
	[TONE_DANGER] = {.colour = 1},
	[TONE_CHART] = {.colour = 4},
	[TONE_CHART_OTHER] = {.colour = 5},
	[TONE_SELECTED] = {.colour = COLOUR_DEFAULT, .bold = true},
};

struct look theme_look(enum tone tone, bool colours)
{
	struct look look = looks[tone];

	if (!colours)
		look.colour = COLOUR_DEFAULT;
	return look;
}

bool theme_wants_colours(bool never)
{
	const char *no = getenv("NO_COLOR");

	return !never && !(no && *no);
}
