/*
 * Templates of checklists: short plain texts by name. A file of that name in the folder "checklists" beside the
 * configuration comes before the one that is built in. Its lines: "# checked on 2026-11-21" says when it was last held
 * against the rules it stands for; a line "by GATE: text" is due by that gate; others are due at the decision.
 */
#ifndef MODEL_CHECKLIST_TEMPLATE_H
#define MODEL_CHECKLIST_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
