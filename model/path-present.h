/* For path.c alone: topics of own time. */
#ifndef MODEL_PATH_PRESENT_H
#define MODEL_PATH_PRESENT_H

#include "model/path.h"

/* The topic below the place's own time, made if asked; item stays 0 when there is none yet. */
bool path_topic(struct book *, struct place *, const char *topic, bool make, struct arena *);

#endif
