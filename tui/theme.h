/* The look of each tone: palette colours on the default background, so that any scheme of the terminal holds. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

#include "db/fault.h"
#include "tui/canvas.h"

enum { COLOUR_DEFAULT = -1, COLOUR_BRIGHT = 8, COLOURS_MOST = 16 };

struct look {
	int colour;     /* of the palette: 1 to 6, or 9 to 14; or COLOUR_DEFAULT */
	bool bold;
};

struct theme { struct look looks[TONE_COUNT]; };

/* Roles in the colours 1 to 6; never black, white or grey, which some scheme makes unreadable. */
struct theme theme_usual(void);
/* "bright danger=magenta chart=default": palette, bright or plain, then roles. FAULT_INPUT names the word that is neither; the theme is left as it was. */
bool theme_read(struct theme *, const char *words, struct fault *);
/* Without colours only bold is left; every meaning stands in a sign or a word too. most: how many colours the terminal has; a bright one that it lacks is the plain one. */
struct look theme_look(const struct theme *, enum tone, int most);
/* Should colours be asked for? never: --color never; NO_COLOR that is set and not empty says no. */
bool theme_wants_colours(bool never);

#endif
