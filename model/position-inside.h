/* Shared by the files of position alone. */
#ifndef MODEL_POSITION_INSIDE_H
#define MODEL_POSITION_INSIDE_H

#include "model/position.h"

/* Hours on which a row of entries stands: one entry, or the sum of a day's equal ones. */
struct position_row {
	int64_t id, project, item, seconds, entries;
	int day;
	const char *activity;
	enum disposition given;
};

/* Calls each for every row of the project and of own time: entry by entry, oldest first, or sums by day. False stops. */
bool position_each(struct book *, const struct position *, bool by_entry, bool (*each)(void *context, const struct position_row *), void *context);

/* The project's entries of one local day, oldest first. */
bool position_each_of_day(struct book *, const struct position *, int day, bool (*each)(void *context, const struct position_row *), void *context);
/* Had every entry ended by then? Sums by day hold all that ever ended, and will do only so. */
bool position_ends_all(struct book *, const struct position *, bool *all);

/* Sums hours, worths and bills as the rows pass. Wants items, changes, burn-up days, rates and standing. */
bool position_count(struct book *, struct arena *, struct position *);

/* What was earned by then; wants the labour that was counted, changes and progress. */
bool position_earn(struct book *, struct arena *, struct position *);

/* Reads the scope: items, changes and what is accepted of them. Wants the project, the instant and the start. */
bool position_load_scope(struct book *, struct arena *, struct position *);

/* State and estimate of a change at an instant; the day of its approval. */
enum change_state change_at(const struct change *, int64_t at, struct estimate *, int *approved_on);
/* The tasks in force at an instant, as many as answered: agreed items, then approved additions. */
size_t position_tasks_at(const struct position *, int64_t at, struct task *tasks);
/* H0 + A+ - A- and what waits, at an instant. */
struct scope position_scope_at(const struct position *, int64_t at);
/* What was earned by the evening of that day. tasks: room to work in, for all items. */
struct ratio position_earned_at(const struct position *, int day, struct task *tasks);
/* Fridays from the first on or after the start up to the position; hours are then summed into their effort. */
void position_lay_out_burnup(struct arena *, struct position *);
/* Each point is what was known on the evening of its Friday, so that a later fact moves none of them. tasks as above. */
void position_draw_burnup(const struct position *, struct task *tasks);

#endif
