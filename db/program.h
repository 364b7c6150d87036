/* What lies beside the program that runs: its helpers, and the catalogues of a build tree. */
#ifndef DB_PROGRAM_H
#define DB_PROGRAM_H

#include <limits.h>
#include <stdbool.h>

/* Where it lies beside this program, or in the folder above it, as for tests; false where it doesn't, or may not be opened or run. */
bool program_beside(const char *name, char path[PATH_MAX]);

#endif
