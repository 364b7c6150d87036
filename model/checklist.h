/*
 * Checklists: what has to be looked at before a milestone is decided go. Lines are typed, or come from a template, a
 * plain text that anybody may edit. A line that was to be done by a later gate doesn't hold up this one.
 */
#ifndef MODEL_CHECKLIST_H
#define MODEL_CHECKLIST_H

#include "model/milestone.h"

enum check_state { CHECK_OPEN, CHECK_DONE, CHECK_NA };
extern const char *const check_state_words[]; /* NULL-terminated, in the order of the enum */

struct check_line {
	int64_t id;
	const char *text, *by_gate;      /* by_gate NULL: before the milestone's own decision */
	enum check_state state;
	const char *why;
	int settled_on;                  /* DAY_NONE: open */
};
struct checklist { struct check_line *items; size_t count; };

/*
 * Adds a line, or all lines of the template of that name; lines that are there stay as they are. added: how many are
 * new. FAULT_CONFLICT when none is.
 */
bool checklist_add(struct book *, const struct milestone *, const char *text, const char *by_gate, size_t *added);
/* Settles the line: its whole text, its number from 1 on, or a part of the text that only one line has. na needs a why. The line answers in *line. */
bool checklist_settle(struct book *, const struct milestone *, const char *typed, enum check_state, const char *why, struct check_line *line);
bool checklist_list(struct book *, int64_t milestone, struct arena *, struct checklist *);
/* Nothing open holds up a go; else FAULT_REFUSED that names the first. */
bool checklist_allows(struct book *, const struct milestone *);
/* An open line of another milestone of the project that was to be done by this milestone's gate or before: "M1: DPIA screening (by data_audit)"; NULL: none. */
bool checklist_overdue(struct book *, const struct milestone *, struct arena *, const char **words);

#endif
