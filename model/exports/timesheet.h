/*
 * The timesheet that goes to a client with the invoice: head, rows by day, one line an item and rate, the total, and
 * what was not billed. One engine; text, md and html are three hands that write it.
 */
#ifndef MODEL_EXPORTS_TIMESHEET_H
#define MODEL_EXPORTS_TIMESHEET_H

#include "model/exports/format.h"
#include "model/locale.h"

struct sheet_page {
	const struct locale *locale;
	const char *title;
	bool letter;       /* paper: US Letter, else A4 */
};

/*
 * Texts are as people wrote them: each hand cleans and escapes them. Its own words are in the client's language. What
 * ends a part is NULL where nothing is to be written.
 */
struct sheet_hand {
	bool aside;        /* it writes to hours->aside, not straight to the file */
	void (*open)(struct text *, const struct sheet_page *);
	void (*fact)(struct text *, const char *label, const char *value);
	void (*facts_end)(struct text *, const struct locale *);
	void (*day)(struct text *, const struct locale *, const char *day);
	/* mark: goodwill and such, "" for what is billed */
	void (*row)(struct text *, const char *time, const char *item, const char *length, const char *note, const char *mark);
	void (*day_end)(struct text *);
	void (*lines)(struct text *, const struct locale *, const char *currency);
	void (*line)(struct text *, const char *name, const char *time, const char *rate, const char *amount);
	void (*total)(struct text *, const struct locale *, const char *time, const char *amount);
	void (*foot)(struct text *, const char *words);
	void (*close)(struct text *);
};

/* The parts of an exporter. */
bool sheet_begin(struct hours *, const struct sheet_hand *);
void sheet_row(struct hours *, const struct hours_row *);
bool sheet_end(struct hours *);

#endif
