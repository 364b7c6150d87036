/*
 * What one project gives to an invoice: its entries and jobs of a period, and those that came late. By the hour, at a
 * fixed price, or by the month of a retainer. For invoice-draft and the parts of the gathering alone.
 */
#ifndef MODEL_INVOICE_GATHER_H
#define MODEL_INVOICE_GATHER_H

#include "model/invoice.h"
#include "model/locale.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/record.h"
#include "model/standing.h"

/* What is known while one project is gathered. */
struct gathering {
	struct book *book;
	struct arena *arena;
	const struct project *project;
	struct period period;
	struct period *covered;       /* by standing invoices */
	size_t covered_count;
	const struct standing *standing;
	const struct rate_book *rates;
	struct billing *billing;
	struct draft *draft;
	int earliest, latest;         /* days of what is taken; DAY_NONE: none yet */
};

/* One entry that may be billed. */
struct candidate {
	int64_t id, item, seconds;
	int day;
	const char *activity, *code;
	enum disposition given;
};

/* What waits in a month that was never invoiced. */
enum left { LEFT_ENTRY, LEFT_JOB, LEFT_AGREED };

/* Adds the project's lines and sums to the draft's invoice, and what it leaves out beside them. */
bool invoice_gather(struct gathering *);
/* Its other ways than by the hour: at a fixed price, by the month of a retainer. */
bool gather_fixed(struct gathering *);
bool gather_retainer(struct gathering *);
/* Then compute and costs that are passed on, one line a month for machines and one a month for each other title. */
bool gather_compute(struct gathering *);
/* Sets off what was paid ahead against its lines, from the first on. */
bool gather_advances(struct gathering *, size_t first);
/* Then, once the draft's own rule is known, which of them were taxed by another. */
void advance_compare_tax(struct draft *);
/* Then how far its lines, from the first on, bring the project to its cap. */
bool gather_cap(struct gathering *, size_t first);

/* The parts that they share. */
struct candidate gather_candidate(const struct gathering *, struct query *row); /* its activity lives until the next step */
bool gather_is_billable(const struct gathering *, const struct candidate *);
/* In the period, or late for a time that was invoiced already. */
bool gather_is_due(const struct gathering *, int day);
bool gather_is_in(const struct gathering *, int day);                     /* in the period */
/* Links the entry and bills so many seconds of it; 0: it is in the price. */
void gather_bill(struct gathering *, const struct candidate *, int64_t seconds);
/* Hours that no invoice takes are listed beside it. */
void gather_beside(struct gathering *, const struct candidate *);
void gather_leave(struct gathering *, int day, int64_t seconds, enum left);
/* Notes that something of that day is taken. */
void gather_note_day(struct gathering *, int day);
/* "February 2026" in the client's language; month counts from 0. */
const char *gather_month(const struct gathering *, int year, int month);
const struct locale *gather_locale(const struct gathering *);
struct invoice_line *gather_line(struct gathering *, enum line_kind);
/* The lines of all that was billed so far. */
bool gather_close_labour(struct gathering *);

#endif
