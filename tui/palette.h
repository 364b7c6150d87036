/* Menus of acts, narrowed as one types: the palette has every act by name, the help the keys that are live here. */
#ifndef TUI_PALETTE_H
#define TUI_PALETTE_H

#include "tui/screen.h"

extern const struct screen palette_screen, help_screen;

#endif
