/* Resources: machines whose hour has a price, so that a job needs only name them. Jobs keep the price they began with. */
#ifndef MODEL_RESOURCE_H
#define MODEL_RESOURCE_H

#include "model/book.h"
#include "model/job.h"

struct resource {
	int64_t id;
	const char *name, *currency, *provider;  /* provider NULL: not said */
	int64_t hour_micro;                      /* millionths an hour */
	int64_t gpus;                            /* 0: not said */
};
struct resources { struct resource *items; size_t count; };

/* Adds it, or replaces what is known of that name. */
bool resource_put(struct book *, const struct resource *);
bool resource_list(struct book *, struct arena *, struct resources *);
/* Fills in price, provider and GPUs of a job that didn't say them. Leaves an unknown resource as it is; FAULT_REFUSED when its price is in another currency than the client's. */
bool resource_fill(struct book *, const char *currency, struct job *);

#endif
