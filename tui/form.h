/* Forms: one field a line. Nothing is written before it is saved; a refused save puts the edit point in the field at fault. */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "model/text.h"
#include "tui/desk.h"

enum { FIELDS_MOST = 20 };

struct field {
	const char *label;
	const char *value;      /* what stands there at first; NULL: nothing */
	bool offered;           /* the value is only proposed: the first character typed replaces it */
	const char *hint;       /* shown while it is empty: "1h30m or 09:00-10:30" */
	/* Words one of which it has to be, ended by NULL: they are suggested, and nothing else is taken. May be NULL. */
	const char *const *among;
	/* What could be meant by what is typed so far, best first, divided by blanks. May be NULL. */
	void (*suggest)(struct desk *, const char *typed, struct text *);
	/*
	 * What is typed comes to, in words that stand under the field while one types. False: the book's fault says why it
	 * can't be read, which is said as soon as one leaves the field, and stands until it is mended. May be NULL.
	 */
	bool (*reading)(struct desk *, const char *typed, struct text *);
};

/* What stands in the fields when one saves. */
struct form_values {
	const char *text[FIELDS_MOST];
	bool changed[FIELDS_MOST];      /* it isn't what stood there at first */
};

struct form_plan {
	const char *title;
	const struct field *fields;
	int count;
	int first;                      /* the field to begin in */
	/* Calls the verb. False: the book's fault says why, and *field may be set to the one at fault. */
	bool (*save)(struct desk *, void *context, const struct form_values *, int *field);
	/* What comes next once the form has gone. May be NULL. */
	void (*then)(struct desk *, void *context);
	const void *context;            /* the form keeps a copy for both; NULL: none */
	size_t context_size;
};

enum answer form_open(struct desk *, const struct form_plan *);

/* For fields: the words that fit best; one of them, or the fault that names them all. */
void suggest_among(struct desk *, const char *const *words, const char *typed, struct text *);
bool reading_among(struct desk *, const char *const *words, const char *typed);

/* For fields: paths of projects, items and own time; words of the trade. */
void suggest_path(struct desk *, const char *typed, struct text *);
void suggest_activity(struct desk *, const char *typed, struct text *);
void suggest_disposition(struct desk *, const char *typed, struct text *);
void suggest_treatment_of_hours(struct desk *, const char *typed, struct text *);

/* For fields: 16:00 on average, 8:00 at best, 30:00 at worst; Fri 20 Mar; the same, where a weekday is the next one. */
bool reading_estimate(struct desk *, const char *typed, struct text *);
bool reading_past_day(struct desk *, const char *typed, struct text *);
bool reading_coming_day(struct desk *, const char *typed, struct text *);
/* 1 to 31 Mar: the days of a period. */
bool reading_period(struct desk *, const char *typed, struct text *);
/* 1:30 h, of a length or a span; Fri 20 Mar, 09:00. */
bool reading_stretch(struct desk *, const char *typed, struct text *);
bool reading_moment(struct desk *, const char *typed, struct text *);
bool reading_percent(struct desk *, const char *typed, struct text *);
/* goodwill: they are given and never billed; dispute: they stay at risk. */
bool reading_treatment_of_hours(struct desk *, const char *typed, struct text *);

#endif
