/* Forms of the verbs on milestones and machines. */
#ifndef TUI_MILESTONE_FORMS_H
#define TUI_MILESTONE_FORMS_H

#include "model/milestone.h"
#include "tui/desk.h"

/* path: of the project. */
enum answer milestone_form_add(struct desk *, const char *path);
enum answer milestone_form_edit(struct desk *, const struct milestone *);
enum answer milestone_form_result(struct desk *, const struct milestone *);
enum answer milestone_form_production(struct desk *, const struct milestone *);
enum answer milestone_form_decide(struct desk *, const struct milestone *);
/* A version is put to work; a value of one that works already. */
enum answer milestone_form_deployed(struct desk *, const struct milestone *);
enum answer milestone_form_monitor(struct desk *, const struct milestone *);
/* All that was measured and decided, to be read. */
enum answer milestone_read(struct desk *, const struct milestone *);
enum answer milestone_delete_it(struct desk *, const struct milestone *);
/* path: of what the machine runs for. */
enum answer milestone_form_job(struct desk *, const char *path);

#endif
