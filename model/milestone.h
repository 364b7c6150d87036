/* Milestones: what a model or a piece of work has to show by when; its results, production values, watched values and decisions. */
#ifndef MODEL_MILESTONE_H
#define MODEL_MILESTONE_H

#include "model/book.h"
#include "model/experiment.h"

enum measurement_kind { MEASURED_OFFLINE, MEASURED_PRODUCTION, MEASURED_MONITOR };
extern const char *const measurement_words[];   /* offline production monitor */
extern const char *const decision_words[];      /* go iterate stop waived */

/* One value of a metric. NULL, -1, DAY_NONE: not said. */
struct measurement {
	int64_t id, milestone;
	enum measurement_kind kind;
	const char *metric;                      /* NULL: the milestone's own */
	const char *value, *train;               /* decimals as typed */
	const char *dataset, *version;
	const char *subgroups, *limits;          /* parts: A=0.91;B=0.78 and latency_ms=71 */
	const char *run;                         /* id of the run that a tracker kept of it */
	int64_t n, trials;
	int on;                                  /* the day meant */
	int64_t known_at;
};

/* A version at work. */
struct deployment {
	int64_t id, milestone;
	const char *uid, *version, *place;       /* place: where it runs */
	const char *rollback_to;                 /* the version to go back to; NULL: not said */
	int on;
};

struct milestone_decision {
	const char *word, *why, *who;            /* go iterate stop waived */
	const char *instead_of;                  /* what was not taken for it, and what that reached: boosted trees=0.85; NULL: not said */
	int on;
	int64_t record, typed_at;
};

struct milestone {
	int64_t id, project, item;               /* item 0: none */
	const char *uid, *code, *title;
	const char *path, *project_path, *zone;  /* lumen/churn/M3, lumen/churn */
	const char *item_code;                   /* NULL: none */
	int due_on, every_days;                  /* every_days 0: once */
	const char *gate, *metric;               /* NULL: none */
	bool lower;                              /* lower is better */
	const char *baseline, *target, *positive_rate; /* decimals as typed; NULL: none */
	int64_t time_box_seconds;                /* 0: none */
	int64_t worked_seconds;                  /* on its item up to now, where there is a time box */
	const char *hypothesis;
	const char *limits;                      /* parts: latency_ms<=50;cost>=1; NULL: none */
	int64_t compute_plan_micro;              /* -1: none */
	int64_t known_at;
	/* As known at the position: */
	struct measurement *measurements;        /* by day, then as typed */
	size_t measurement_count;
	struct deployment *deployments;          /* by day, then as typed */
	size_t deployment_count;
	struct milestone_decision *decisions;    /* in order */
	size_t decision_count;
	int iterations;                          /* decisions to go round once more */
	int closed_on;                           /* day of the latest go, stop or waived; DAY_NONE: open */
};
struct milestones { struct milestone *items; size_t count; };

/* Adds it, with code M1, M2, … and a uid of its own if none is given; sets id, uid and code. */
bool milestone_add(struct book *, struct milestone *);
/* The number behind the greatest M… of the project, items with such an id too. */
bool milestone_next_number(struct book *, int64_t project, long *);
/* Writes its own fields; code and project never change. */
bool milestone_edit(struct book *, const struct milestone *);
/* With its measurements. FAULT_LOCKED once a decision is on record, FAULT_REFUSED while a job or a change names it. */
bool milestone_delete(struct book *, int64_t id);
bool milestone_find(struct book *, int64_t id, struct arena *, struct milestone *);
/* Of one project (0: of all open ones), in order of creation, as known at as_of (INT64_MAX: now). */
bool milestone_list(struct book *, int64_t project, int64_t as_of, struct arena *, struct milestones *);

/* A result, a production value or a watched one; sets id. on: DAY_NONE for today. */
bool milestone_measure(struct book *, struct measurement *);
/*
 * Appends the decision: word, why, who, instead_of and on (DAY_NONE for today) are said. go with a target that is not met
 * needs a why. A milestone that comes again (every) has its next one made by go and waived: next is its id, 0 if none (may be NULL).
 */
bool milestone_decide(struct book *, int64_t id, const struct milestone_decision *, int64_t *next);

/* A version is put to work; sets id and uid. on: DAY_NONE for today. */
bool milestone_deploy(struct book *, struct deployment *);
/* The day by which its latest version should have been measured in production, a week after it was put to work, while it wasn't; DAY_NONE: none waits. */
int milestone_check_due(const struct milestone *);

/* The last value of a kind, by day; NULL if there is none. */
const struct measurement *milestone_latest(const struct milestone *, enum measurement_kind);
/* The best result offline, the latest of those that are equal; NULL if there is none. */
const struct measurement *milestone_best(const struct milestone *);
/* "21:40 of 20:00, 1:40 over"; without an item the box alone. NULL: no time box. */
const char *milestone_time_box(const struct milestone *, char out[80]);
/* What it cost not to take the other: "-0.020", the result by then less what the other reached, signs turned for lower. NULL: nothing to hold it against. */
const char *milestone_trade_off(const struct milestone *, const struct milestone_decision *, struct arena *);
/* The last decision, NULL if there is none. */
const struct milestone_decision *milestone_decision_of(const struct milestone *);
void milestone_judge(const struct milestone *, struct arena *, struct findings *);

#endif
