/* Wakes the loop when the store changes on disk; while there is no store yet, when its folder appears. */
#ifndef TUI_WATCH_H
#define TUI_WATCH_H

#include <stdbool.h>

struct watch {
	int descriptor;         /* to poll; -1 where the system can't tell */
	int folder;             /* what is watched now */
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
