#include "tui/chaperon.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/zone.h"

enum { GRACE = 30, LOOK = 60 }; /* seconds: between TERM and KILL; between two looks at the clock */

/* Time passes for a rented machine while ours sleeps. */
static int64_t clock_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec;
}

static void become(const char *const *words, const sigset_t *before)
{
	zone_give_back();
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	sigprocmask(SIG_SETMASK, before, NULL);
	execvp(words[0], (char *const *)(uintptr_t)words);
	fprintf(stderr, speech("ambit: \"%.100s\" can't be started: %s.\n"), words[0], strerror(errno));
	_exit(127);
}

static int status_of(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Until the next step of the clock, at least a second. */
static struct timespec next_look(int64_t until)
{
	int64_t left = until ? until - clock_seconds() : LOOK;

	return (struct timespec){.tv_sec = left < 1 ? 1 : left < LOOK ? left : LOOK};
}

static int wait_for(pid_t child, const struct outing *outing, const sigset_t *watched)
{
	int64_t until = outing->most ? clock_seconds() + outing->most : 0;
	bool warned = false;
	int status;

	for (;;) {
		struct timespec look = next_look(until);
		int signal = sigtimedwait(watched, NULL, &look);

		if (waitpid(child, &status, WNOHANG) == child)
			return status_of(status);
		if (signal == SIGTERM || signal == SIGHUP)
			kill(child, signal);
		if (!until || clock_seconds() < until)
			continue;
		if (!warned && outing->on_most)
			outing->on_most(outing->with);
		kill(child, warned ? SIGKILL : SIGTERM);
		until = clock_seconds() + GRACE;
		warned = true;
	}
}

bool chaperon(const struct outing *outing, int *status)
{
	void (*interrupt)(int), (*quit)(int);
	sigset_t watched, before;
	pid_t child;

	sigemptyset(&watched);
	sigaddset(&watched, SIGCHLD);
	sigaddset(&watched, SIGTERM);
	sigaddset(&watched, SIGHUP);
	sigprocmask(SIG_BLOCK, &watched, &before);
	/* The terminal sends these to both; it is for the command to end, and for us to stop the clock. */
	interrupt = signal(SIGINT, SIG_IGN);
	quit = signal(SIGQUIT, SIG_IGN);
	fflush(NULL);
	child = fork();
	if (!child)
		become(outing->words, &before);
	if (child > 0)
		*status = wait_for(child, outing, &watched);
	signal(SIGINT, interrupt);
	signal(SIGQUIT, quit);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return child > 0;
}
