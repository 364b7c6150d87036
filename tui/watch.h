/* Wakes the loop when the store is written or replaced; while there is none, when it or a folder on the way to it appears. */
#ifndef TUI_WATCH_H
#define TUI_WATCH_H

#include <stdbool.h>

struct watch {
	int descriptor;         /* to poll; -1 where the system can't tell */
	int watched;            /* the store or, while there is none, the nearest folder above it */
	bool has_store;
	char *path;             /* of the store */
	int rechecks;           /* looks still to be taken: the writer may hold its lock a moment longer */
};

struct watch watch_open(const char *path);
void watch_close(struct watch *);
/* Reads what came; true if it concerned the store. */
bool watch_take(struct watch *);
/* Milliseconds after which to look again without being woken, -1: not at all. Counts down. */
int watch_again(struct watch *);

#endif
