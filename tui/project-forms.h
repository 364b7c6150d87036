/* Forms of the verbs on clients, projects and rates. */
#ifndef TUI_PROJECT_FORMS_H
#define TUI_PROJECT_FORMS_H

#include "model/quote.h"
#include "tui/desk.h"

enum answer project_form_client(struct desk *);
enum answer project_form_edit_client(struct desk *, const char *slug);
/* client: slug that the path begins with; NULL: none. */
enum answer project_form_add(struct desk *, const char *client);
enum answer project_form_edit(struct desk *, int64_t project);
enum answer project_form_rate(struct desk *, int64_t project);
/* Where nothing else was said. */
enum answer project_form_default_rate(struct desk *);
/* Closes it, or names what is still open and asks. */
enum answer project_close_it(struct desk *, const char *path);

/* client: slug of the one that it goes to; NULL: none. */
enum answer quote_form_add(struct desk *, const char *client);
enum answer quote_form_decide(struct desk *, const struct quote *);
/* Days off; what one unit of another currency is. */
enum answer off_form_add(struct desk *);
enum answer fx_form_set(struct desk *);

#endif
