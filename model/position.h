/*
 * Where a project stands, as known at some instant: its scope, its hours by bucket, what remains, what it costs. Loaded
 * once for a report or a screen; everything lives in the arena. Entries are never held: they are summed as they pass.
 * The law of scope, sections 3 to 5.
 */
#ifndef MODEL_POSITION_H
#define MODEL_POSITION_H

#include "model/baseline.h"
#include "model/billing.h"
#include "model/book.h"
#include "model/change.h"
#include "model/compute.h"
#include "model/creep.h"
#include "model/forecast.h"
#include "model/item.h"
#include "model/milestone.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/standing.h"

struct activity_sum { const char *activity; int64_t seconds, own; };      /* own: that part of it */
struct activity_sums { struct activity_sum *items; size_t count; };
struct week_sum { int year, week; int64_t seconds; };
struct week_sums { struct week_sum *items; size_t count; };        /* rising; weeks with something alone */

/* An agreed item, or an approved addition: what the scope is made of. */
struct position_item {
	int64_t id;
	const char *code, *name, *acceptance;
	const struct change *change;       /* NULL: an agreed item */
	struct task task;
	int accepted_on;                   /* DAY_NONE: not yet */
	const char *accepted_evidence;     /* what shows it; NULL: not accepted */
	struct activity_sums activities;   /* of its in-scope hours */
};

struct position_change {
	const struct change *change;
	bool removes, estimated;
	int64_t mean;                      /* PERT mean, seconds; of a removal too */
	int days_to_decision, days_pending; /* sent to approved, rejected or withdrawn; sent to the position; -1: neither */
	int64_t worked;                    /* on it by then, estimating apart */
	int64_t in_scope;                  /* of an approved removal: work in scope that stands on no item */
};

/* What was worked, each second in one bucket: the project's entries, and own time from its start on. */
struct hours {
	int64_t entries;                   /* a number */
	int64_t total, client, billable;   /* seconds, as all that follow */
	int64_t waiting;                   /* not yet sorted: unrecorded, and not filed as goodwill */
	int64_t data_cleaning;             /* of the client's hours */
	int64_t bucket[BUCKET_COUNT];
	struct activity_sums activities;   /* by name */
	struct week_sums meetings, learning;
	int weeks;                         /* ISO weeks touched from start to position */
};

/* Exact values of hours at the rates of their days, minor units; null when some of those hours have no rate. */
enum worth { WORTH_SCOPE, WORTH_HANDLING, WORTH_ABSORBED, WORTH_UNRECORDED, WORTH_FORGIVEN, WORTH_AT_RISK, WORTH_KINDS };

struct position_money {
	bool by_hour;                      /* labour is billed by the hour: not fixed, no retainer */
	bool priced;                       /* every billable hour has a rate */
	int64_t labour, labour_seconds;    /* billed at the project's policy, a bill a month, invoiced or not; of a retainer what passes the hours of its months */
	bool earned_known;                 /* false where billed hours lack a rate */
	int64_t earned;                    /* what the client owes for all that was done by then, invoiced or not: labour, accepted items and delivered changes at their price, months of a retainer */
	struct month_labour { int year, month; int64_t amount; } *months; /* the bills, by the first work in each */
	size_t month_count;
	struct bill at_risk;               /* what at-risk hours would be as an invoice; in_scope once they are approved */
	const struct rate *present, *first; /* in force on the position's day, and at the start; NULL: none */
	int64_t cap, cap_signed;           /* as moved by approved changes, as signed; 0: none */
	struct ratio worth[WORTH_KINDS];
};

struct burnup_point {
	int day;                           /* a Friday */
	int64_t baseline, scope, waiting;  /* seconds; waiting: scope and the requests then sent and unanswered */
	struct ratio earned, planned;
	int64_t effort;
};

struct position {
	struct project project;
	int64_t at;
	int day, start_on;                 /* local day of at; first day of the project */
	bool sealed;
	struct baselines baselines;
	struct estimate_sum agreed;        /* of the first version; unsealed: of the items as they are */
	struct position_item *items;       /* agreed ones, then approved additions, in order of creation */
	size_t item_count, agreed_count;
	struct position_change *changes;   /* all that was proposed by then, in order of creation */
	size_t change_count;
	struct scope scope;
	struct hours hours;
	struct forecast forecast;
	struct bridge bridge;
	struct burnup_point *burnup;
	size_t burnup_count;
	struct ratio earned_before;        /* 28 days ago */
	struct position_money money;
	const struct days_off *off;        /* as known then */
	int64_t capacity;                  /* seconds a week: the project's share, else the person's; 0: not said */
	struct milestones milestones;
	struct compute compute;
	/* What later questions need: */
	struct standing *standing;
	struct rate_book *rates;
	struct changes known;
	struct progresses progress;
	struct remainings remaining;
};

/* As known at as_of, INT64_MAX: now. */
bool position_load(struct book *, int64_t project, int64_t as_of, struct arena *, struct position *);

/* What labour is expected to come to, minor units; known: billed by the hour, all priced, and a present rate. */
struct outlook { bool known; int64_t remaining, forecast, forecast_80; };
struct outlook position_outlook(const struct position *);
/* The mean of a change at the rate in force for it on the position's day. */
bool position_change_cost(const struct position *, const struct position_change *, int64_t *minor);
const struct position_item *position_item_of(const struct position *, int64_t item);
/* Value given: absorbed, unrecorded and forgiven hours. */
struct ratio position_value_given(const struct position *);
/* All the client's hours at the rates of their days. */
struct ratio position_value(const struct position *);
/* Sent and unanswered, by days waiting; an addition or a removal. */
bool change_waits(const struct change *);

/* The entry with which billable work, at its exact value and entry by entry, reached a percent of the cap of its day. */
struct cap_notice { int percent; int64_t entry; int day; };        /* entry 0: not reached */
bool position_cap_notices(struct book *, const struct position *, struct cap_notice *, int count);

#endif
