/* Reports and documents: the model fills them, a writer of the format asked for makes bytes of them. */
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include "model/report.h"
#include "tui/command.h"

/* Answers the report in the format of --format, text if none was given; formats names those that it may have, for the refusal: "text, md or json". */
bool page_answer(struct call *, const struct report *, const char *formats);

#endif
