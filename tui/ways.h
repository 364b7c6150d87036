/*
 * Where verbs stand on the screen: the model's sentences name the verb that is the way out, as a shell would take it.
 * On the screen they name the keys in its place.
 */
#ifndef TUI_WAYS_H
#define TUI_WAYS_H

#include "model/text.h"
#include "tui/desk.h"

/* The keys from where one is: "4 Tab e", or "e" there; "" for a verb that has none. */
char *way_to(struct desk *, const char *verb, char out[64]);
/* Goes that way: opens the verb's form. False, and nothing done, for a verb without one, and for one that is about something to be chosen first. */
bool way_go(struct desk *, const char *verb, enum answer *);
/* Adds the sentence, with "4 Tab e" or ": item list" for "ambit item edit PATH" or "ambit item list PROJECT". */
void ways_say(struct desk *, const char *sentence, struct text *);

#endif
