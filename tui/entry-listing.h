/* Entries as lines: days as headings with their totals, aligned columns, a total at the end. Written as it comes. */
#ifndef TUI_ENTRY_LISTING_H
#define TUI_ENTRY_LISTING_H

#include "model/appraisal.h"
#include "tui/command.h"

struct listing {
	struct call *call;
	struct appraisal *appraisal; /* NULL: nobody asked what they come to */
	const char *zone;          /* the user's: clock times are shown in it */
	int columns;               /* of the terminal; 0: no limit */
	bool utf8;
	struct json json;
	struct text lines;         /* of the present day, until it is whole */
	int day;
	bool headed;               /* the day's heading is out, as its lines grew too many */
	int64_t day_seconds, seconds;
	int64_t count;
	int64_t covered, coverer;  /* the latest end so far, and whose it is */
	bool failed;
	int64_t doubled, first[2]; /* seconds that stand twice; the first that begins before another has ended, and that other */
};

/*
 * Answers all that the filter lets through, as lines or as {"entries":[…]}; count says how many. With an appraisal, which
 * may be NULL, a line for each project says what its entries come to, or "worth":[…].
 */
bool listing_answer(struct call *, const struct entry_filter *, struct appraisal *, int64_t *count);

#endif
