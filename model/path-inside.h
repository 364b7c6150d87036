/* Shared by the files of paths alone. */
#ifndef MODEL_PATH_INSIDE_H
#define MODEL_PATH_INSIDE_H

#include "model/path.h"

enum { MARK_BYTES = 201 };

/* The topic below the place's own time, made if asked; item stays 0 when there is none yet. */
bool path_topic(struct book *, struct place *, const char *topic, bool make, struct arena *);
/* What a file .ambit in the working folder, or in the nearest one above it that has one, names: "project = lumen/churn". */
bool path_marked(char out[MARK_BYTES]);

#endif
