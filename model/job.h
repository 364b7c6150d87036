/* Jobs: machines that cost by the hour. The clock is ours; cost is exact until a line is printed. */
#ifndef MODEL_JOB_H
#define MODEL_JOB_H

#include "model/book.h"
#include "model/names.h"
#include "model/path.h"

struct job {
	int64_t id, project, item, milestone;    /* item, milestone 0: none */
	const char *uid, *code;
	const char *ref;                         /* what it ran for: M3, CR-1, B2, or the project's path */
	const char *path, *project_path;         /* lumen/churn/G1, lumen/churn */
	const char *currency, *zone;             /* the client's */
	const char *resource, *provider;         /* provider NULL: not said */
	int64_t gpus;                            /* 0: not said */
	int64_t hour_micro;                      /* price of an hour in millionths */
	int64_t started_at, stopped_at;          /* stopped_at 0: runs */
	int64_t expected_seconds, maximum_seconds; /* 0: not said */
	enum treatment treatment;
	const char *invoice;                     /* number of the invoice that locks it; NULL */
};
struct jobs { struct job *items; size_t count; };

/* Starts it at job->started_at (0: now) for the place; code G1, G2, … if none is given. Sets id, uid, code. */
bool job_start(struct book *, const struct place *, struct job *);
/* Stops it at the instant (0: now). FAULT_REFUSED when it has stopped already. */
bool job_stop(struct book *, int64_t id, int64_t at);
bool job_find(struct book *, int64_t id, struct arena *, struct job *);
/* Of one project (0: all), in order of creation. */
bool job_list(struct book *, int64_t project, bool running_only, struct arena *, struct jobs *);

/* Pure, at an instant; a job started later has run for nothing. */
int64_t job_seconds(const struct job *, int64_t at);
bool job_is_running(const struct job *, int64_t at);
/* The first second at which 1.5 × the expected length has run; 0: nothing was expected. */
int64_t job_overdue_at(const struct job *);
bool job_is_overdue(const struct job *, int64_t at);
/* Cost in millionths, half up. */
int64_t job_micro(const struct job *, int64_t at);

#endif
