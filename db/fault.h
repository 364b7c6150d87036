/* Kinds of refusal, known to every floor, and the one sentence that goes with a refusal. */
#ifndef DB_FAULT_H
#define DB_FAULT_H

#include <stdarg.h>
#include <stdbool.h>

enum fault_kind {
	FAULT_NONE,
	FAULT_INPUT,    /* a word that can't be read, or is missing */
	FAULT_MISSING,  /* no such thing */
	FAULT_REFUSED,  /* a rule of the trade says no */
	FAULT_LOCKED,   /* sealed, issued, or behind such a barrier */
	FAULT_CONFLICT, /* overlap, name taken, ambiguous */
	FAULT_FILE,     /* an input file is refused or not readable */
	FAULT_STORE,    /* store or output: damaged, newer, full, read-only, busy */
	FAULT_AGAIN,    /* another process made the store meanwhile: run the act again */
};

struct fault {
	enum fault_kind kind;
	char text[512]; /* one sentence in plain words, UTF-8; may hold what the user typed, so it is cleaned where it is shown */
};

/* Notes the refusal and answers false, so that it can be returned. The first fault stays until fault_clear. */
bool fault_set(struct fault *, enum fault_kind, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool fault_set_list(struct fault *, enum fault_kind, const char *format, va_list) __attribute__((format(printf, 3, 0)));
void fault_clear(struct fault *);

#endif
