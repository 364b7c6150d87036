/* What is run for the user beside the screen: a command of theirs, or the desktop's notice. Nothing of it reaches the terminal. */
#ifndef TUI_ERRAND_H
#define TUI_ERRAND_H

#include <stdbool.h>

struct errand {
	const char *command;    /* a line for the shell, NULL: none */
	bool desktop;           /* notify-send says the words */
	char words[200];        /* plain text */
	char phase[16], path[160]; /* AMBIT_PHASE: work, break or long_break; AMBIT_PATH: the whole path */
	int round;              /* AMBIT_ROUND */
};

/* Starts it and doesn't wait. What can't be started is not spoken of. */
void errand_run(const struct errand *);

#endif
