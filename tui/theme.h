/* The look of each tone: palette colours 1–6 on the default background, so that any scheme of the terminal holds. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

#include "tui/canvas.h"

enum { COLOUR_DEFAULT = -1 };

struct look {
	int colour;     /* of the palette, or COLOUR_DEFAULT */
	bool bold;
};

/* Without colours only bold is left; every meaning stands in a sign or a word too. */
struct look theme_look(enum tone tone, bool colours);
/* Should colours be asked for? never: --color never; NO_COLOR that is set and not empty says no. */
bool theme_wants_colours(bool never);

#endif
