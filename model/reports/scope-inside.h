/* Shared by the pages of the scope report alone: figures as words, and lists of ids. */
#ifndef MODEL_REPORTS_SCOPE_INSIDE_H
#define MODEL_REPORTS_SCOPE_INSIDE_H

#include "model/reports/scope.h"

const char *scope_hours(struct scope_report *, int64_t seconds);                 /* 6.17 */
const char *scope_exact_hours(struct scope_report *, struct ratio seconds, int digits);
const char *scope_money(struct scope_report *, int64_t minor);                   /* $2,960.00 */
const char *scope_day(struct scope_report *, int day);                           /* 2026-03-20, - for none */

/* "CR-1", "CR-1 and CR-5", "CR-1, CR-2 and CR-5" of the changes that fit; "" when none does. By id: CR-2 before CR-10. */
const char *scope_ids(struct scope_report *, bool (*fits)(const struct position_change *));
/* The changes by id. */
const struct position_change **scope_by_id(struct scope_report *);

bool is_in_scope(const struct position_change *);
bool is_addition_in_scope(const struct position_change *);
bool is_reduction_in_scope(const struct position_change *);
bool is_waiting_addition(const struct position_change *);    /* sent and unanswered */
bool is_absorbed(const struct position_change *);
bool is_begun_and_open(const struct position_change *);       /* worked on, and neither agreed nor refused yet */
bool is_begun_and_refused(const struct position_change *);

void scope_decisions(struct scope_report *, struct section *);

#endif
