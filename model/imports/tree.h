/* JSON files as trees (jansson), and reading typed values from them. The place of a row in its array stands for its line. */
#ifndef MODEL_IMPORTS_TREE_H
#define MODEL_IMPORTS_TREE_H

#include <jansson.h>

#include "model/imports/reader.h"

/*
 * Reads the whole file; NULL with FAULT_FILE when it is no JSON (RFC 8259), nests deeper than 100, has a key twice, a NUL,
 * a lone surrogate or a tail. Free with json_decref.
 */
json_t *tree_load(struct reader *);

/* The text under the key: NULL when it is missing or null. False when it is something else, or missing though it must be there. */
bool tree_text(struct reader *, int line, json_t *object, const char *key, bool must, const char **text);
/* The whole number under the key; a missing or null one leaves the number as it is. */
bool tree_int(struct reader *, int line, json_t *object, const char *key, int64_t *number);
bool tree_bool(struct reader *, int line, json_t *object, const char *key, bool *value);
/* An array of texts as a NULL-terminated list of the row; NULL: an empty one. */
bool tree_tags(struct reader *, int line, json_t *array, const char *const **tags);
/* The array of objects under the key; NULL when it is missing. */
bool tree_rows(struct reader *, json_t *object, const char *key, json_t **rows);

#endif
