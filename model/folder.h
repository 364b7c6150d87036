/* A folder of files that is written as one: all of them or none. */
#ifndef MODEL_FOLDER_H
#define MODEL_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "db/fault.h"
#include "model/text.h"

struct folder_file { const char *name; struct text text; };

/*
 * Writes the files into a new folder beside it, syncs and renames that; modes are the umask's. FAULT_CONFLICT if the name
 * is taken and force is not set. With force it takes the place of a folder that holds files of these names alone: one
 * that holds anything else is not ours to remove, FAULT_CONFLICT too. FAULT_STORE when it can't be written.
 */
bool folder_write(const char *path, bool force, const struct folder_file *, size_t count, struct fault *);

#endif
