/* Forms of the verbs on clients, projects and rates. */
#ifndef TUI_PROJECT_FORMS_H
#define TUI_PROJECT_FORMS_H

#include "tui/desk.h"

enum answer project_form_client(struct desk *);
enum answer project_form_edit_client(struct desk *, const char *slug);
/* client: slug that the path begins with; NULL: none. */
enum answer project_form_add(struct desk *, const char *client);
enum answer project_form_edit(struct desk *, int64_t project);
enum answer project_form_rate(struct desk *, int64_t project);

#endif
