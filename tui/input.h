/*
 * From what a terminal sends to whole keys: characters in the locale's encoding, pastes as one piece, and sequences that
 * nobody knows read to their end and dropped, so that no part of one acts as a key.
 */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "model/text.h"
#include "tui/keys.h"

/* What a reader answers: a byte, a PRESS_… key, or one of these. */
enum {
	INPUT_NONE = -1,
	INPUT_PASTE_BEGIN = PRESS_PASTE + 1,
	INPUT_PASTE_END,
	INPUT_OTHER,         /* a key that has no name here, or a change of size */
};

struct input {
	/* The next byte or key; waits so many milliseconds for one. */
	int (*read)(void *context, int wait);
	void *context;
	long taken;          /* characters and keys so far */
	bool pasting;
	struct text pasted;
	mbstate_t state;
	int again;           /* read already, still to be understood; INPUT_NONE: nothing */
};

struct input input_new(int (*read)(void *context, int wait), void *context);
void input_free(struct input *);
/* The next key; false when nothing is there. Pasted text lives until the next call. */
bool input_next(struct input *, struct press *);

#endif
