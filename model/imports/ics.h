/*
 * A calendar of somebody else's on its way in: its lines, its values, and the gate that it must pass before any library
 * reads it. What is wrong with it is told by line; only what deadlines are made of goes on.
 */
#ifndef MODEL_IMPORTS_ICS_H
#define MODEL_IMPORTS_ICS_H

#include "model/book.h"
#include "model/imports/source.h"
#include "model/zone.h"

enum { ICS_LIMIT = 16 << 20, ICS_COMPONENTS = 50000, ICS_DEPTH = 8 };

/* One property, unfolded. Texts live until the next one. */
struct ics_line {
	int line;                  /* where it begins */
	const char *name;          /* in capitals */
	const char *zone, *kind;   /* the parameters TZID and VALUE; NULL: not there */
	const char *value;
};

/* A file, line by line. Start with {.source = …}; lines_free after the last. */
struct ics_lines {
	struct source *source;
	struct text text;
	int line;                  /* of the file, as far as it was read */
};

/* The next property, empty lines passed over. READ_FAULT names the line: no property, too long, not UTF-8, control characters. */
enum outcome ics_next(struct ics_lines *, struct ics_line *);
void ics_lines_free(struct ics_lines *);

/* A day, or a wall clock in a zone. */
struct ics_moment {
	int day;
	int64_t wall;              /* seconds on the wall; of a day: its 0:00 */
	bool is_day, is_utc;
	const char *zone;          /* NULL: none said */
};

/* False when it is none, or there is no such day. zone stays the line's. */
bool ics_moment_read(const struct ics_line *, struct ics_moment *);
/* Is the one before the other, as far as that can be told: of a day and a clock it can't, nor of clocks of zones that only the file knows. */
bool ics_is_before(const struct ics_moment *, const struct ics_moment *);
/* PT1H30M, P1W, -P2D. */
bool ics_length_read(const char *, int64_t *seconds);
/* A rule of recurrence (RFC 5545, 3.3.10): every part known, once, and within its bounds. */
bool ics_rule_is_sound(const char *);

/* What passed: a calendar of events and tasks alone, with X-AMBIT-LINE in each, and how many they are. */
struct ics_passed { struct text text; size_t count; };

/* FAULT_FILE for every fault of syntax; the text is the caller's to free. */
bool ics_pass(struct source *, struct arena *, struct ics_passed *);

/* An event or task, as a milestone would be made of it. */
struct ics_row {
	int line;                  /* where it begins */
	const char *uid, *title, *text;
	const char *left_out;      /* why it is no deadline; NULL: it is one */
	int due;
	bool recurs, override;
};
struct ics_rows { struct ics_row *items; size_t count; };

/* Reads the whole file. Clocks in UTC are dated in the zone given, all others by themselves. */
bool ics_read(struct book *, struct source *, const char *zone, struct arena *, struct ics_rows *);

#endif
