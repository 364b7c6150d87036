/* Days off: no working days, for every forecast. */
#ifndef MODEL_OFF_H
#define MODEL_OFF_H

#include "model/book.h"
#include "model/day.h"

enum { OFF_MOST = 3660 };                  /* days of one stretch */

struct off { int64_t id; const char *uid, *note; int first_on, last_on; int working; /* Mondays to Fridays among them */ };
struct offs { struct off *items; size_t count; };

/* Sets id, uid and working. FAULT_INPUT for more than OFF_MOST days; FAULT_CONFLICT when a day of it is off already. */
bool off_add(struct book *, struct off *, struct arena *);
/* Oldest first, as known at that instant; INT64_MAX: now. */
bool off_list(struct book *, int64_t as_of, struct arena *, struct offs *);
bool off_delete(struct book *, int64_t id, struct arena *, struct off *);
/* The weekdays among them, for counting working days. */
bool off_days(struct book *, int64_t as_of, struct arena *, struct days_off *);

#endif
