/*
 * How an entry counts: its effective disposition and its bucket, by path, activity, what was given, the seal and the
 * state of the change at some position. Loaded once, asked for each entry. The law of scope, section 3.
 */
#ifndef MODEL_STANDING_H
#define MODEL_STANDING_H

#include "model/book.h"
#include "model/names.h"

enum bucket { BUCKET_ABSORBED, BUCKET_AT_RISK, BUCKET_CHANGE_HANDLING, BUCKET_IN_SCOPE, BUCKET_OWN_ADMIN, BUCKET_OWN_LEARNING, BUCKET_OWN_SALES, BUCKET_UNRECORDED, BUCKET_REFUSED, BUCKET_UNFILED, BUCKET_COUNT };
extern const char *const bucket_words[]; /* absorbed at_risk change_handling in_scope own_admin … unrecorded_change worked_on_refused unfiled */

struct standing;

/* For all projects, as known at as_of (INT64_MAX: now). */
bool standing_open(struct book *, int64_t as_of, struct arena *, struct standing **);

/* given: what the entry stores. day: its local day. */
enum disposition standing_disposition(const struct standing *, int64_t project, int64_t item, int day, const char *activity, enum disposition given);
enum bucket standing_bucket(const struct standing *, int64_t project, int64_t item, int day, const char *activity);
/* The same for an agreed item, for a project never sealed, and for own time: there no seal or change has a say. */
enum disposition standing_plain_disposition(bool own, const char *activity, enum disposition given);
/* What an invoice takes: effective billable, on an item or approved change (before the first seal the project itself too), never settled elsewhere. */
bool standing_is_billable(const struct standing *, int64_t project, int64_t item, int day, const char *activity, enum disposition given);
/* Has the project a fixed price: its hours are tracked, and on no invoice. */
bool standing_is_fixed(const struct standing *, int64_t project);
/* Waits for triage: an unrecorded change with no disposition given, or unfiled. */
bool standing_waits(const struct standing *, int64_t project, int64_t item, int day, const char *activity, enum disposition given);
enum change_state standing_change(const struct standing *, int64_t item); /* CHANGE_NONE: no change */
/* The path of a project or item, from the same load: "lumen/churn/B1". */
const char *standing_path(const struct standing *, int64_t project, int64_t item);

#endif
