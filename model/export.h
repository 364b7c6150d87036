/* Exports: hours in many formats, and the whole shown state. Streams; the same store and words give the same bytes. */
#ifndef MODEL_EXPORT_H
#define MODEL_EXPORT_H

#include "model/book.h"
#include "model/out.h"
#include "model/path.h"

struct export_wish {
	const char *format;              /* csv, toggl … */
	struct period period;            /* by the local day of an entry's start */
	const struct place *place;       /* NULL: all */
	const char *invoice;             /* only what that invoice bills; NULL */
};

/* Is there such a format; and all of them, "csv, toggl …", for a refusal. */
bool export_knows(const char *format);
const char *export_formats(struct arena *);

/* What a format could not hold: entries of those it has no place for, and seconds where it knows minutes. */
struct export_loss { int64_t left_out, seconds; };

/* Writes the entries of the selection, ordered by start and uid, never the running timer. FAULT_REFUSED when amounts of two currencies would stand in one file. */
bool export_hours(struct book *, const struct export_wish *, struct arena *, struct out *, struct export_loss *);
/* csv or ledger? */
bool export_knows_invoices(const char *format);
/* csv: every invoice issued in the period, void ones at nothing; ledger: their issues and payments of the period, a transaction each, by day. */
bool export_invoices(struct book *, struct period, const char *format, struct arena *, struct out *);
/* The whole shown state as JSON: no clock, no head, no log. Undo and redo bring it back to the byte. */
bool export_state(struct book *, struct out *);
/* The same of all that is about one client: access and portability. */
bool export_client(struct book *, int64_t client, struct out *);

#endif
