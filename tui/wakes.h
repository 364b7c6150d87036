/* What ends a sleep of the full screen: keys, signals, the second that a clock shows, the store. */
#ifndef TUI_WAKES_H
#define TUI_WAKES_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/watch.h"

struct wakes {
	int signals, clock;     /* descriptors */
	struct watch watch;
	bool ticking;
	int64_t alarm;          /* as the clock was armed last */
	bool remote;            /* the store lies where changes can't be watched: it is looked at each second */
};

struct wakes wakes_open(int signals, const char *store, bool remote);
void wakes_close(struct wakes *);
/*
 * With ticking, wakes at each full second, also after the clock was set or the machine slept; without, at the alarm alone:
 * seconds since 1970, 0: never.
 */
void wakes_tick(struct wakes *, bool ticking, int64_t alarm);
/* Is something to be done already? */
bool wakes_are_due(const struct wakes *);
/* Sleeps until something is to be done. False when the terminal has gone. */
bool wakes_wait(struct wakes *);

#endif
