/* The clients, projects, items and rates of a file of our own, made where they are missing. */
#ifndef MODEL_IMPORTS_JSON_MAKE_H
#define MODEL_IMPORTS_JSON_MAKE_H

#include "model/imports/tree.h"

/* Reads all four arrays; with reader->create it makes what the store has not, and leaves what it has. Within the act. */
bool json_make(struct reader *, json_t *tree);

#endif
