/* The scope report: for the client meeting, and with what a client must not see, for oneself. The law of scope, 4 to 11. */
#ifndef MODEL_REPORTS_SCOPE_H
#define MODEL_REPORTS_SCOPE_H

#include "model/ask.h"
#include "model/client.h"
#include "model/position.h"
#include "model/report.h"

struct scope_question {
	int64_t project, as_of;   /* INT64_MAX: now */
	bool internal;            /* with the sections that are for oneself alone */
	bool facts_only;          /* what machines read, without the page for people */
	bool final;               /* as agreed, as built, what was learnt, instead of what to decide; refused beside since */
	int since;                /* tells what is done, decided, new and spent from this day on; DAY_NONE: does not */
	bool since_last;          /* from the last day before the position's on which the client put something on record */
};

/*
 * since_last: that a page was shown is no fact of the store, as a question never writes. What a meeting leaves there is
 * what the client signed, approved or declined, with a day each: the latest of them is the last time both sides stood at
 * the same place. The page names that day. FAULT_REFUSED while there is none; FAULT_INPUT for a day after the position.
 */
bool report_scope(struct book *, const struct scope_question *, struct arena *, struct report *);

/* --- the parts, for the builder */

struct scope_report {
	const struct position *position;
	const struct client *client;
	const struct locale *locale;          /* the client's */
	const char *prepared_by, *evidence;   /* "": not said, none */
	bool internal, final;
	int since;                            /* day, of before */
	const struct position *before;        /* at the end of the day before since; NULL: not asked for */
	struct asks asks;                     /* as known at the position */
	const struct cap_notice *notices;
	int notice_count;
	struct report *report;
	struct arena *arena;
};

void scope_facts(struct scope_report *);         /* baseline changes items bridge_h calibration */
void scope_time_facts(struct scope_report *);    /* time */
void scope_sum_facts(struct scope_report *);     /* scope */
void scope_evm_facts(struct scope_report *);     /* evm */
void scope_rate_facts(struct scope_report *);    /* rates */
void scope_money_facts(struct scope_report *);   /* money */
void scope_course_facts(struct scope_report *);  /* burnup dates milestones */
void scope_page(struct scope_report *);          /* the client's copy: head, what to decide, where we stand, items, what I wait for */
void scope_page_log(struct scope_report *);      /* the rest of it: chart, bridge, change log, what was not charged */
void scope_page_entries(struct scope_report *, int64_t as_of);  /* what to type for the entries behind each figure */
void scope_page_internal(struct scope_report *); /* tables of what is for oneself alone */

/* Days from sent to answered, rising. */
const int64_t *scope_decision_days(struct arena *, const struct position *, size_t *count);

#endif
