/* Tags of another program among which our own words may be: one path, one disposition; activities are found by the engine. */
#ifndef MODEL_IMPORTS_TAGS_H
#define MODEL_IMPORTS_TAGS_H

#include "model/imports/reader.h"

/* Tags between such marks, trimmed, as a list for a row. */
const char *const *tags_cut(struct arena *, const char *tags, const char *marks);

/* The tag that was asked for last: logs repeat themselves. Start with {0}. */
struct tag_memory { const char *tag; bool is_path; };

/* Takes path and disposition out of the tags; the rest becomes the row's. */
bool tags_take(struct reader *, struct row *, const char *const *tags, struct tag_memory *);

#endif
