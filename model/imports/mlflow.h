/* An MLflow tracking database, read and never written. Its tables differ by version: what it has is asked once, at the beginning. */
#ifndef MODEL_IMPORTS_MLFLOW_H
#define MODEL_IMPORTS_MLFLOW_H

#include "db/query.h"
#include "model/arena.h"

struct tracker {
	struct store *store;
	enum statement metric;           /* how the last value of a metric is asked for */
	bool knows_data, knows_contexts, knows_models;
};

/* What a run says of one metric, on one set of data. */
struct tracked {
	const char *value;               /* a decimal; NULL: it is no number */
	const char *dataset;             /* NAME@DIGEST, … ; NULL: not said */
};
struct tracked_values { struct tracked *items; size_t count; };

/* False, and the fault says why, when it can't be read as one. Its refusals go to the fault given. Close it either way. */
bool tracker_open(struct tracker *, const char *path, struct fault *);
void tracker_close(struct tracker *);

/* One value for each set of data that the run's models were measured on; else one for all that it was given; none: it has no such metric. They live in the arena. */
void tracker_values(struct tracker *, const char *run, const char *metric, struct arena *, struct tracked_values *);

#endif
