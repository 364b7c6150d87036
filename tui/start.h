/* Opens the full screen, or with --screen NAME --text prints one screen. */
#ifndef TUI_START_H
#define TUI_START_H

#include "tui/options.h"

/* FAULT_INPUT (exit 2) where there is no terminal to open it on. */
bool start_screen(const struct invocation *, struct arena *, struct fault *);

#endif
