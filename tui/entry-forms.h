/* Forms of the verbs that write entries: log, edit, split, file. */
#ifndef TUI_ENTRY_FORMS_H
#define TUI_ENTRY_FORMS_H

#include "model/entry.h"
#include "tui/desk.h"

/* Asks for path, when, note, activity and bill as; day: where clock times alone are read, DAY_NONE for the latest past. then: what comes next, or NULL. */
enum answer entry_form_log(struct desk *, int day, const char *path, void (*then)(struct desk *, void *));
/* Asks for file and format; period: as typed on the command line. */
enum answer entry_form_export(struct desk *, const char *period);
enum answer entry_form_edit(struct desk *, const struct entry *);
enum answer entry_form_split(struct desk *, const struct entry *);
enum answer entry_form_file(struct desk *, const struct entry *);

/* Reads what fits. */
enum answer entry_form_search(struct desk *);
/* note: what a rule might look for; NULL: nothing is proposed. */
enum answer entry_form_rule(struct desk *, const char *note);
enum answer entry_form_import(struct desk *);

#endif
