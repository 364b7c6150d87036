/* Files and folders beside the store: what lies at a path, and files that appear whole or not at all. */
#ifndef DB_PATH_H
#define DB_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "db/fault.h"

/* The end of a long path, short enough for a sentence. */
const char *path_tail(const char *path);
/* The folder that holds the path; free it. NULL when out of memory. */
char *path_folder(const char *path);
/* The path in a form that SQLite takes for a name of a file, whatever it holds; free it. NULL when out of memory. */
char *path_for_sqlite(const char *path);

/* Looks without opening, so that a pipe can't hold us up. Nothing there is no fault; what can't be a store is. */
bool path_look(const char *path, bool *missing, struct fault *);
/* Makes the folders (0700) that the file needs; those that are there keep their mode. */
bool path_make_folders(const char *file, struct fault *);
bool path_is_writable(const char *path);
/* Gives it the other name in one step: in exchange for what lies there, else refused (EEXIST) where something does. -1 with errno, EINVAL or ENOSYS where the disk can't. */
int path_rename(const char *from, const char *to, bool exchange);
/* True if the names in the folder are safe on the disk. */
bool path_sync_folder(const char *folder);

/* A file in the making: whole and synced before it gets its name. */
struct draft {
	int descriptor;
	char *path;  /* where it shall lie */
	char *name;  /* where it lies meanwhile: hidden, in the same folder, 0600 */
};

/* Begins a draft; one that a killed process left there is removed, one in another process's hands is waited for. */
bool draft_open(struct draft *, const char *path, struct fault *);
bool draft_write(struct draft *, const void *bytes, size_t size, struct fault *);
/* Syncs the draft and links it into place. Replaces nothing: the fault is then of the kind taken. The draft is closed. */
bool draft_settle(struct draft *, enum fault_kind taken, struct fault *);
void draft_drop(struct draft *);

#endif
