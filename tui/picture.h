/* A picture as SVG, for documents: letters as text, lines and bars as shapes, so that every font shows it whole. */
#ifndef TUI_PICTURE_H
#define TUI_PICTURE_H

#include "model/text.h"
#include "tui/canvas.h"
#include "tui/theme.h"

/* The whole canvas in the colours of the theme, on light ground or dark as the reader has it. title: what it shows, in words. */
void picture_add(struct text *, const struct canvas *, const struct theme *, const char *title);

#endif
