/* Shared by the files of deadlines alone. */
#ifndef MODEL_DEADLINE_INSIDE_H
#define MODEL_DEADLINE_INSIDE_H

#include "model/deadline.h"

/* Deadlines as they are found. */
struct due {
	struct book *book;
	struct arena *arena;
	struct deadlines *list;
};

void deadline_add(struct due *, struct deadline);
/* A summary once more for the user, begun with whose it is; NULL in English. The format is turned here. */
const char *deadline_say(struct due *, const char *whose, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Of all projects, in their order, then of jobs that run. */
bool deadlines_of_projects(struct due *);

#endif
