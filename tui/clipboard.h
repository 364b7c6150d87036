/* The clipboard of the terminal. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "model/text.h"

/* Adds the sequence (OSC 52) that puts the text on the clipboard; of texts over 70,000 bytes, which terminals drop, the beginning. */
void clipboard_add(struct text *, const char *copied);

#endif
