/* Shared by the pages of the scope report and those to approve: figures as words, lists of ids. */
#ifndef MODEL_REPORTS_SCOPE_INSIDE_H
#define MODEL_REPORTS_SCOPE_INSIDE_H

#include "model/reports/scope.h"

/* Position, client, author, asks and evidence as known at as_of; the report itself is still to be begun. */
bool scope_load(struct book *, int64_t project, int64_t as_of, struct arena *, struct scope_report *);
/* A new report in the client's language. */
void scope_begin(struct scope_report *, struct report *, const char *title);
const char *scope_prepared(struct scope_report *);                               /* Prepared by … for …, attention …, contract …. */

/* In the client's language. What is English here is a phrase, and stands in the tables of other languages. */
const char *scope_word(struct scope_report *, const char *english) __attribute__((format_arg(2)));
const char *scope_say(struct scope_report *, const char *english, ...) __attribute__((format(printf, 2, 3)));

const char *scope_value(struct scope_report *, struct value);
const char *scope_hours(struct scope_report *, int64_t seconds);                 /* 6.17 */
const char *scope_exact_hours(struct scope_report *, struct ratio seconds, int digits);
const char *scope_money(struct scope_report *, int64_t minor);                   /* $2,960.00 */
const char *scope_day(struct scope_report *, int day);                           /* 2026-03-20, - for none */
const char *scope_figure(struct scope_report *, const char *digits);             /* a metric's value as typed; NULL stays */
const char *scope_percent(struct scope_report *, int percent);                   /* 80% */
const char *scope_days(struct scope_report *, int days);                         /* 1 day, 7 days */
const char *scope_capacity(struct scope_report *);                               /* 20: hours a week */

const char *scope_plain(struct scope_report *, const char *word);                /* "data_cleaning" as people write it */
const char *scope_rate(struct scope_report *, const struct rate *);             /* $185.00 an hour, $1,480.00 a day of 8.00 h */

/* "CR-1", "CR-1 and CR-5", "CR-1, CR-2 and CR-5" of the changes that fit; "" when none does. By id: CR-2 before CR-10. */
const char *scope_ids(struct scope_report *, bool (*fits)(const struct position_change *));
/* The changes by id. */
const struct position_change **scope_by_id(struct scope_report *);

bool scope_is_planned(const struct scope_report *);            /* there are items, or requests: else growth and estimates have nothing to stand on */
bool is_in_scope(const struct position_change *);
bool is_addition_in_scope(const struct position_change *);
bool is_reduction_in_scope(const struct position_change *);
bool is_waiting_addition(const struct position_change *);    /* sent and unanswered */
bool is_absorbed(const struct position_change *);
bool is_begun_and_open(const struct position_change *);       /* worked on, and neither agreed nor refused yet */
bool is_begun_and_refused(const struct position_change *);

/* A change as the client is told: "waiting for you (30 days)". */
const char *scope_state(struct scope_report *, const struct position_change *);
/* What the cap moves by when the change is approved today: the price it was sent at, else its cost; signed. False: there is no rate. */
bool scope_price_today(const struct position *, const struct position_change *, int64_t *price);
/* What can be answered to a change, two or three: with what each does to cap and date. */
size_t scope_choices(struct scope_report *, const struct position_change *, const char *choices[3]);
const char *scope_movement(struct scope_report *);
/* The item that went furthest the way the sum went, and what was mostly done on it; "" when none did. */
const char *scope_culprit(struct scope_report *, int64_t hundredths);
/* "approved by Ana Ortiz on 2026-01-29 (mail of 29 January, 08:31)" */
const char *scope_decided(struct scope_report *, const char *word, const struct change *);
struct value scope_acceptance(struct scope_report *, const struct position_item *);  /* 2026-03-10 (mail of 10 March); none */
const char *scope_metric(struct scope_report *, const char *metric);              /* AUC, log loss */
void scope_say_milestone(struct scope_report *, struct block *list, const struct milestone *);
void scope_say_answers(struct scope_report *, struct block *list);

/* The section of the page. */
void scope_standing(struct scope_report *);
/* What I wait for, and what was assumed and answered: a section each, where there is any. */
void scope_asks(struct scope_report *);
void scope_decisions(struct scope_report *, struct section *);
/* What is done, decided, new and spent since a day: the page's section, and since, by the names that machines read. */
void scope_since(struct scope_report *);
/* For oneself alone: what each item and change has in the sums of earned value and scope. */
void scope_page_items(struct scope_report *);
void scope_page_changes(struct scope_report *);
/* As agreed, as built, what was learnt. */
void scope_final(struct scope_report *);

#endif
