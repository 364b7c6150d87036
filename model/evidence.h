/*
 * The append-only log of seals, decisions and issues. Each record hashes its canonical bytes (every field, length
 * first) with the hash of the one before, and a salted digest of its personal texts. Undo appends a takeback; readers
 * see only records that are not taken back.
 */
#ifndef MODEL_EVIDENCE_H
#define MODEL_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/book.h"

/* 0, NULL and DAY_NONE mean: not said. */
struct record {
	int64_t number;
	const char *kind;               /* seal change decision issue sent paid void credit erase takeback */
	int64_t typed_at, known_at;
	int meant_on;
	int64_t client, project;
	const char *subject;            /* uid of the change, baseline, milestone or invoice */
	int64_t target;                 /* takeback: the record taken back */
	const char *state, *label;      /* state of a change, decision of a milestone; label: CR-1, M3, invoice number */
	struct estimate estimate;       /* minutes */
	bool has_amount;
	int64_t amount;                 /* minor units: price of a change, payment */
	const char *currency;
	int64_t version;
	int until_on, period_from_on, period_last_on;
	const char *hours;              /* what becomes of them: goodwill, dispute */
	int64_t net, tax, gross, withheld, fee, received;
	const char *received_currency;  /* of what arrived */
	const char *digest;
	const char *title, *who, *evidence, *evidence_file, *evidence_sha256, *why;
	const char *hash;
};

struct records { struct record *items; size_t count; };

/* Appends within an act; sets number, typed_at (now), known_at (now, or 00:00 in the zone of an earlier meant_on) and hash. */
bool evidence_append(struct book *, struct record *, const char *zone);

/* Records in force, in order, of one subject, or of one project (subject NULL), or all (project 0). as_of: only those known by then; INT64_MAX for all. */
bool evidence_list(struct book *, const char *kind /* NULL: any */, int64_t project, const char *subject, int64_t as_of, struct arena *, struct records *);

/* "evidence HEX covers N records to T" for records typed by as_of; "" when there are none. */
bool evidence_line(struct book *, int64_t as_of, struct arena *, const char **line);
/* True if the whole chain is sound and passes through the head (16 or more leading hex digits, dashes ignored). FAULT_REFUSED with a sentence otherwise. */
bool evidence_verify(struct book *, const char *head);
/* For check: one line a fault. */
bool evidence_check(struct book *, void (*say)(void *, const char *), void *);
/* Undo and redo: takes back every record of the range; sets the range to the takebacks. */
bool evidence_take_back(struct book *, int64_t *first, int64_t *last);

/* SHA-256 of a file as 64 hex digits, and its base name; FAULT_FILE when it can't be read. For --evidence-file. */
bool evidence_file(struct book *, const char *path, struct arena *, const char **name, const char **sha256);

#endif
