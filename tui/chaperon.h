/* Somebody else's command in the foreground, with a limit: TERM at its end, KILL half a minute later. */
#ifndef TUI_CHAPERON_H
#define TUI_CHAPERON_H

#include <stdbool.h>
#include <stdint.h>

struct outing {
	const char *const *words;       /* the command, NULL-terminated; found along PATH */
	int64_t most;                   /* seconds; 0: without a limit */
	void (*on_most)(const void *with); /* called once when they are over, before TERM; may be NULL */
	const void *with;
};

/* Runs it and waits. status: its exit status, 128 and more when a signal ended it, 127 when it can't be started. False when there is no process to be had. Signals that would end us are handed on to it. */
bool chaperon(const struct outing *, int *status);

#endif
