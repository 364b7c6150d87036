/* The sealed baseline: the agreed scope, frozen with a digest, who signed, and the evidence. */
#ifndef MODEL_BASELINE_H
#define MODEL_BASELINE_H

#include "model/book.h"
#include "model/item.h"

struct baseline {
	int64_t id, project, version;
	const char *uid, *who, *evidence, *evidence_file, *evidence_sha256, *currency, *digest;
	int sealed_on;
	int64_t known_at, cap, price;
	struct items items;              /* the frozen copies, in order */
};
struct baselines { struct baseline *items; size_t count; };

/* Seals the items (again: the scope in force, as version n+1). FAULT_REFUSED names each item without estimate or acceptance. A barrier to undo. on: DAY_NONE for today. */
bool baseline_seal(struct book *, int64_t project, struct baseline *);
/* All versions known by as_of, first to last, with their items. */
bool baseline_list(struct book *, int64_t project, int64_t as_of, struct arena *, struct baselines *);

#endif
