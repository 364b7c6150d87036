/* How a project is told: as JSON, and in full. */
#ifndef TUI_PROJECT_PRINT_H
#define TUI_PROJECT_PRINT_H

#include "model/project.h"
#include "tui/command.h"

/* Its members, into an object that is open. */
void project_write_json(struct json *, const struct project *);
void project_write_text(struct call *, const struct project *);

#endif
