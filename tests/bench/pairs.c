/*
 * Runs commands in turn, A B C A B C, so that what else the machine does falls on all of them alike, and prints a row of
 * a table: the least of each in milliseconds, by what factor the first one is slower (or, under 1, faster), and after a
 * slash the same of the processor's time, which other work disturbs least.
 *
 *	pairs ROUNDS TITLE COMMAND…
 *
 * A command is words between blanks. What stands behind " ; " is run after it, untimed and half a minute later; "-" is a
 * command that there isn't. Each round is a minute after the one before, by AMBIT_NOW and where a word is {now}.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS = 8, ROUNDS = 100, WORDS = 40 };

struct racer {
	char *words[WORDS], *after[WORDS];
	double least, worked;
};

static void split(char *text, char **words)
{
	int count = 0;

	for (char *word; count < WORDS - 1 && (word = strsep(&text, " "));)
		if (*word)
			words[count++] = word;
}

static void racer_read(struct racer *racer, char *command)
{
	char *after = strstr(command, " ; ");

	if (after) {
		*after = '\0';
		split(after + 3, racer->after);
	}
	if (strcmp(command, "-"))
		split(command, racer->words);
}

static double milliseconds(struct timeval time)
{
	return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

/* Milliseconds of wall time, and of the processor's; what it writes goes to memory, of which a terminal or /dev/null would tell another story. */
static double run(char *const *words, int output, int round, int second, double *worked)
{
	posix_spawn_file_actions_t actions;
	char *argv[WORDS] = {0}, now[32];
	struct timespec from, until;
	struct rusage usage;
	pid_t child;
	int status;

	snprintf(now, sizeof now, "2026-11-20T%02d:%02d:%02dZ", 20 + (31 + round) / 60, (31 + round) % 60, second);
	setenv("AMBIT_NOW", now, 1);
	for (int i = 0; words[i]; i++)
		argv[i] = strcmp(words[i], "{now}") ? words[i] : now;
	if (ftruncate(output, 0) || lseek(output, 0, SEEK_SET))
		return -1;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, output, 1);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	clock_gettime(CLOCK_MONOTONIC, &from);
	if (posix_spawnp(&child, argv[0], &actions, NULL, argv, environ) || wait4(child, &status, 0, &usage) != child || status) {
		fprintf(stderr, "pairs: %s %s failed\n", argv[0], argv[1] ? argv[1] : "");
		exit(1);
	}
	clock_gettime(CLOCK_MONOTONIC, &until);
	posix_spawn_file_actions_destroy(&actions);
	*worked = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
	return (double)(until.tv_sec - from.tv_sec) * 1e3 + (double)(until.tv_nsec - from.tv_nsec) / 1e6;
}

static void race(struct racer *racers, int count, int rounds)
{
	int output = memfd_create("output", 0);

	for (int round = -1; round < rounds; round++) {        /* the first one warms up */
		for (int i = 0; i < count; i++) {
			double worked = 0, aside, taken = racers[i].words[0] ? run(racers[i].words, output, round, 0, &worked) : 0;

			if (racers[i].after[0])
				run(racers[i].after, output, round, 30, &aside);
			if (round == 0 || (round > 0 && taken < racers[i].least))
				racers[i].least = taken;
			if (round == 0 || (round > 0 && worked < racers[i].worked))
				racers[i].worked = worked;
		}
	}
	close(output);
}

int main(int count, char **words)
{
	static struct racer racers[COMMANDS];
	int rounds = count > 3 ? atoi(words[1]) : 0, commands = count - 3;

	if (rounds < 1 || rounds > ROUNDS || commands < 1 || commands > COMMANDS) {
		fputs("usage: pairs ROUNDS TITLE COMMAND…\n", stderr);
		return 2;
	}
	for (int i = 0; i < commands; i++)
		racer_read(&racers[i], words[i + 3]);
	race(racers, commands, rounds);
	printf("| %s | %.2f |", words[2], racers[0].least);
	for (int i = 1; i < commands; i++)
		if (racers[i].words[0])
			printf(" %.2f: %.2g/%.2g |", racers[i].least, racers[0].least / racers[i].least, racers[0].worked / racers[i].worked);
		else
			printf(" |");
	putchar('\n');
	return 0;
}
