/*
 * Templates of checklists: short plain texts by name. A file of that name in the folder "checklists" beside the
 * configuration comes before the one that is built in. Its lines: "# checked on 2026-11-21" says when it was last held
 * against the rules it stands for; a line "by GATE: text" is due by that gate; others are due at the decision.
 */
#ifndef MODEL_CHECKLIST_TEMPLATE_H
#define MODEL_CHECKLIST_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "db/fault.h"
#include "model/arena.h"

struct checklist_template {
	int checked_on;                  /* DAY_NONE: not said */
	struct { const char *text, *by_gate; } *lines;
	size_t count;
};

enum { TEMPLATE_STALE_DAYS = 180 };

/* The names of those that are built in, NULL-terminated: data_audit bias interpretability model_card gdpr deployment monitoring health finance. */
extern const char *const checklist_template_words[];
/* False when there is none of that name. All of it lives in the arena. */
bool checklist_template_find(const char *name, struct arena *, struct checklist_template *);
/* All names: those that are built in, then the user's own, NULL-terminated. */
const char *const *checklist_template_names(struct arena *);
/* Its text, as one may edit it; own: it is the user's, whatever is built in. NULL when there is none of that name. */
const char *checklist_template_text(const char *name, struct arena *, bool *own);
/* The same text, held against its rules on that day. */
const char *checklist_template_checked(const char *text, int day, struct arena *);
/* FAULT_INPUT when it holds no line, or one that a checklist wouldn't take. */
bool checklist_template_is_sound(const char *text, struct arena *, struct fault *);
/* Checked more than half a year before that day, or on no day that it says. */
bool checklist_template_is_stale(const struct checklist_template *, int today);

#endif
