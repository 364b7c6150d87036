/* The user's own templates of checklists: plain texts in the folder "checklists" beside the configuration, a file each. */
#ifndef MODEL_CHECKLIST_OWN_H
#define MODEL_CHECKLIST_OWN_H

#include "db/fault.h"
#include "model/arena.h"

/* The text of that name, NULL: none. In the arena. */
const char *checklist_own_read(const char *name, struct arena *);
/* Replaces it whole or not at all; folders are made. FAULT_STORE. */
bool checklist_own_write(const char *name, const char *text, struct arena *, struct fault *);
/* Their names, sorted, NULL-terminated. */
const char *const *checklist_own_names(struct arena *);

#endif
