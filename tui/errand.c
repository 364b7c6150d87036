#include "tui/errand.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/zone.h"
#include "tui/signals.h"

/* The screen is no place for what others print. */
static void leave_terminal(void)
{
	int nothing = open("/dev/null", O_RDWR);

	setsid();
	for (int i = STDIN_FILENO; nothing >= 0 && i <= STDERR_FILENO; i++)
		dup2(nothing, i);
	if (nothing > STDERR_FILENO)
		close(nothing);
}

static void say_in_environment(const struct errand *errand)
{
	char round[16];

	snprintf(round, sizeof round, "%d", errand->round);
	setenv("AMBIT_PHASE", errand->phase, 1);
	setenv("AMBIT_PATH", errand->path, 1);
	setenv("AMBIT_ROUND", round, 1);
	zone_give_back();
}

/* In a child whose parent is gone at once, so that nobody has to wait for it. */
static void start(const struct errand *errand, bool desktop)
{
	pid_t child = fork();

	if (child > 0)
		waitpid(child, NULL, 0);
	if (child)
		return;
	signals_close();
	leave_terminal();
	if (fork())
		_exit(0);
	say_in_environment(errand);
	if (desktop)
		execlp("notify-send", "notify-send", "-a", "ambit", "--", "ambit", errand->words, (char *)NULL);
	else
		execl("/bin/sh", "sh", "-c", errand->command, (char *)NULL);
	_exit(127);
}

void errand_run(const struct errand *errand)
{
	if (errand->desktop)
		start(errand, true);
	if (errand->command)
		start(errand, false);
}
