/*
 * Invoices. A draft is a question, never stored. An issued invoice is a frozen copy that locks its entries and jobs;
 * its state is said by its records alone.
 */
#ifndef MODEL_INVOICE_H
#define MODEL_INVOICE_H

#include "model/billing.h"
#include "model/book.h"
#include "model/path.h"

enum invoice_state { INVOICE_DRAFT, INVOICE_ISSUED, INVOICE_SENT, INVOICE_PAID, INVOICE_VOID, INVOICE_CREDITED };
extern const char *const invoice_state_words[];   /* draft issued sent paid void credited */

enum line_kind { LINE_LABOUR, LINE_COMPUTE, LINE_COST, LINE_FIXED, LINE_RETAINER, LINE_ADVANCE, LINE_TAX };
extern const char *const line_kind_words[];

struct invoice_line {
	enum line_kind kind;
	const char *project, *project_name;       /* path of the project; its name at the issue, NULL: of the tax */
	const char *item;                         /* B1, CR-3; the project's slug for the project itself; NULL: no labour */
	const char *name;
	int from_on;                              /* retainer: the first day of its month; else DAY_NONE */
	int64_t rate, day_seconds;                /* labour: minor units per hour, or per day */
	int64_t raw_seconds, billed_seconds;
	int64_t amount;                           /* minor units */
};

/* Who sends it, or whom it is for, as it stood at the issue; NULL: not said. */
struct invoice_party {
	const char *name, *address, *vat_id;
	const char *tax_id, *bank;                /* of the seller */
	const char *contact, *reference;          /* of the buyer; reference: their order number */
};

struct invoice_payment {
	int64_t amount, withheld, fee;            /* together they settle; of a credit, what was paid back: less than nothing */
	int64_t received;                         /* what arrived in another currency; 0: not said */
	const char *received_currency, *reference;
	int on;
	int64_t known_at;
};

struct invoice {
	int64_t id, client, project;              /* project 0: of several */
	const char *uid, *number;                 /* number NULL: a draft */
	const char *path;                         /* of the project or client */
	const char *client_name, *project_name, *currency;
	struct period period;
	int issued_on, due_on;                    /* DAY_NONE: a draft */
	const char *policy;                       /* the policy; several projects: "path policy, path policy" */
	struct invoice_line *lines;               /* a block a project: labour, then what is passed on */
	size_t line_count;
	int64_t seconds, labour, passthrough;     /* billed seconds; minor units */
	int64_t net, tax, total;                  /* total = net + tax: the sum of the lines, what is owed */
	const char *tax_rule, *tax_reason;        /* 19, 7.7, 0, reverse, exempt; NULL: no tax is spoken of. The reason for none, if one was configured */
	int64_t goodwill_seconds;                 /* worked in the period without charge: told on it, on no line */
	struct invoice_party seller, buyer;
	const char *locale;                       /* of the client; NULL: English with ISO days */
	const char *digest;
	int64_t known_at, issued_at;              /* issued_at: when it was typed */
	int64_t ended_at;                         /* from when on it is known that it is void or credited; 0: it stands */
	/* By its records: */
	enum invoice_state state;                 /* a part paid stays issued or sent */
	int sent_on, paid_on, void_on;            /* paid_on: of the last payment; void_on: or of its credit */
	const char *why;                          /* of void or credit */
	const char *credits, *credited_by;        /* number of the one that it credits, or by which it was credited; NULL: none */
	int64_t credits_id;
	struct invoice_payment *payments;
	size_t payment_count;
	int64_t paid, open;                       /* settled; what is still owed: 0 for void and credited ones. Of a credit: what was paid and is not yet paid back, less than nothing */
};
struct invoices { struct invoice *items; size_t count; };

/* What a draft leaves out, so that nothing is forgotten. */
struct unbilled_month { const char *path; int year, month; int64_t seconds; size_t entries, jobs, agreed; int oldest; };
struct unbilled { const char *path; int64_t seconds; };
/* One month of a retainer: what it held, and what became of it. */
struct retainer_month { const char *path; int year, month; int64_t hours, carried, used, over, left, displaced; /* hours of it that a later month was billed with */ };

/* What of a cap is billed, without compute: cap as changes moved it, billed with the draft and all standing invoices; more than the cap is over it. */
struct cap_use { const char *path; int64_t cap, billed; };

/* An advance that is set off: under which rule its tax was asked (NULL: none was spoken of), and whether the draft's is another. */
struct taxed_ahead { const char *number, *tax_rule; bool differs; };

struct draft {
	struct invoice invoice;
	int64_t *entries, *jobs, *costs;          /* ids that issuing would lock */
	size_t entry_count, job_count, cost_count;
	int64_t *unpriced;                        /* billable entries without a rate: they stop an issue */
	size_t unpriced_count;
	const char *unpriced_path;                /* of the first */
	int oldest;                               /* first day of what is billed; DAY_NONE: nothing is */
	struct unbilled_month *older;             /* unbilled hours and jobs of months never invoiced */
	size_t older_count;
	struct unbilled *at_risk;                 /* by change, in the period */
	size_t at_risk_count;
	struct retainer_month *retained;          /* months of retainers in the period, and those with late work */
	size_t retained_count;
	struct cap_use *caps;                     /* by project, of those that have one */
	size_t cap_count;
	int64_t advance_left;                     /* paid ahead, and not set off with this draft either */
	struct taxed_ahead *taxed_ahead;          /* the advances that it sets off, and which of them were taxed by another rule */
	size_t taxed_ahead_count;
	int64_t tracked_seconds;                  /* in the period, at a fixed price */
	int64_t unpriced_agreed;                  /* fixed price less the sum of its items' prices: what no item would ever bill */
	int64_t unaccepted;                       /* priced items that the client has not accepted: not billed yet */
	int64_t nonbillable_seconds, waiting_seconds; /* in the period; waiting: not yet sorted */
};
struct drafts { struct draft *items; size_t count; };

/* What would be on an invoice of the project or client for the period. FAULT_REFUSED names entries without a rate. */
bool invoice_draft(struct book *, const struct place *, struct period, struct arena *, struct draft *);
/* Of a project, with what has no rate among it: listed, not refused. */
bool invoice_draft_project(struct book *, int64_t project, struct period, struct arena *, struct draft *);
/* One draft for each project that has something to bill; those with unpriced entries too. */
bool invoice_draft_all(struct book *, struct period, struct arena *, struct drafts *);
/* The end of last month, in the user's zone: the whole time up to it is the period when none is said. */
struct period invoice_usual_period(struct book *);

/* One act: lines, number, locks, record. number "next": counts on. on: DAY_NONE for today. skipped: the number that a typed one leaves out, NULL if none. FAULT_CONFLICT for a number already used, FAULT_REFUSED with nothing to bill. */
bool invoice_issue(struct book *, const struct place *, struct period, const char *number, int on, struct arena *, struct invoice *, const char **skipped);
/* The same for an amount in advance, without tax, that a project's later invoices set off: it bills no work and locks nothing. FAULT_REFUSED for a client. */
bool invoice_advance(struct book *, const struct place *, struct period, int64_t amount, const char *number, int on, struct arena *, struct invoice *, const char **skipped);
/* The number that counts on by config invoice.number for an invoice of that day. */
bool invoice_next_number(struct book *, int day, struct arena *, const char **number);
bool invoice_sent(struct book *, const char *number, int on);
/* amount -1: the rest. Of a credit: what is paid back. Takes figures without a sign; sets amount and on. */
bool invoice_paid(struct book *, const char *number, struct invoice_payment *);
/* What is paid ahead for the project and not set off yet, minor units. */
bool invoice_advance_left(struct book *, int64_t project, struct arena *, int64_t *left);
/* Unlocks its entries and jobs; the number stays used. FAULT_REFUSED once it was sent or paid: credit is the way then; and for an advance that was set off. */
bool invoice_void(struct book *, const char *number, const char *why);

/* Issues its mirror, which takes every amount back, and lets go of its entries: they can be billed anew. number and skipped as above. FAULT_REFUSED for a credit, and for an advance that was set off. */
bool invoice_credit(struct book *, const char *credited, const char *number, const char *why, int on, struct arena *, struct invoice *credit, const char **skipped);

/* What is unpaid of one currency, by days past due. */
enum age { AGE_NOT_DUE, AGE_WEEK, AGE_MONTH, AGE_OVER, AGE_COUNT };
extern const char *const age_words[];     /* "not due", "1-7 days", … */
struct invoice_ageing { const char *currency; int64_t open[AGE_COUNT], unpaid, owed_back; size_t counts[AGE_COUNT]; };
struct invoice_ageings { struct invoice_ageing *items; size_t count; };
/* One for each currency with something unpaid, by its name; owed_back: of credits, in sums without a sign. */
void invoice_age(const struct invoices *, int today, struct arena *, struct invoice_ageings *);

/* The frozen copy, with its lines. FAULT_MISSING. */
bool invoice_find(struct book *, const char *number, struct arena *, struct invoice *);
/* In order of issue, without lines. */
bool invoice_list(struct book *, struct arena *, struct invoices *);
/* evidence … of its issue: what one may print on it. */
bool invoice_evidence(struct book *, const struct invoice *, struct arena *, const char **line);
/* What the law asks of an invoice and this one lacks: "seller.name, address of the client"; "" when all is there. */
const char *invoice_lacks(const struct invoice *, struct arena *);
/* By rule, with a reason to give: 0, reverse, exempt. */
bool invoice_is_untaxed(const struct invoice *);
/* "tax 19 %"; for none the reason: as configured, else in plain English. "" when no tax is spoken of. */
const char *invoice_tax_words(const struct invoice *, struct arena *);
/* The first to the last local day of what it bills, or takes back; its period where that is nothing dated. */
bool invoice_service(struct book *, const struct invoice *, struct period *);
/* How far the labour billed up to this one, and of a draft with it, fills the cap of a project that it bills, as known at its issue; cap 0: there is none. */
bool invoice_cap(struct book *, const struct invoice *, const char *project_path, struct arena *, struct cap_use *);
/* By a day rate: days with two digits. Where they are not even, times the rate they are not quite the amount: the exact time belongs beside them. */
char *invoice_line_days(const struct invoice_line *, char out[48]);
bool invoice_line_is_even(const struct invoice_line *);
/* For check: totals and digests recomputed; one line a fault. */
bool invoice_check(struct book *, void (*say)(void *, const char *), void *);

/* What months would bill at each policy, invoiced or not, as known at as_of: one bill a month of the period and policy. unpriced: entries left out, as they have no rate. */
struct month_bill { int year, month; struct bill bill; };
struct policy_bills { const char *policy; struct month_bill *months; size_t count; int64_t seconds, amount; size_t unpriced; };
bool invoice_what_if(struct book *, int64_t project, struct period, int64_t as_of, const char *const *policies, size_t count, struct arena *, struct policy_bills *);

#endif
