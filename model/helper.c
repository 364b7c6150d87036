#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/program.h"
#include "model/helper.h"

extern char **environ;

enum { ASKED_EVERY = 100 }; /* milliseconds: whether it is to go on */

/* Beside this program, or where it is installed. */
static bool find_program(const char *name, char path[PATH_MAX])
{
	return program_beside(name, path) ||
		(snprintf(path, PATH_MAX, "%s/%s", PKGLIBEXECDIR, name) < PATH_MAX && !access(path, X_OK));
}

bool helper_is_there(const char *program)
{
	char path[PATH_MAX];

	return find_program(program, path);
}

/* A file in memory that holds the input, read from its start. -1 when there is no room. */
static int input_file(const struct text *input)
{
	int file = memfd_create("input", MFD_CLOEXEC);
	size_t written = 0;

	while (file >= 0 && written < input->length) {
		ssize_t more = write(file, input->bytes + written, input->length - written);

		if (more < 0 && errno == EINTR)
			continue;
		if (more <= 0) {
			close(file);
			return -1;
		}
		written += (size_t)more;
	}
	if (file >= 0)
		lseek(file, 0, SEEK_SET);
	return file;
}

static bool start(const char *path, const char *name, int in, int out, pid_t *child)
{
	char *words[] = {(char *)(uintptr_t)name, NULL};
	posix_spawn_file_actions_t actions;
	int why;

	if (posix_spawn_file_actions_init(&actions))
		return false;
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	why = posix_spawn(child, path, &actions, NULL, words, environ);
	posix_spawn_file_actions_destroy(&actions);
	return !why;
}

/* False when it is cancelled meanwhile. */
static bool gather(struct book *book, int from, struct text *output)
{
	struct pollfd ready = {.fd = from, .events = POLLIN};
	char bytes[16384];
	ssize_t got = 1;

	while (got > 0 || (got < 0 && errno == EINTR)) {
		if (!book_goes_on(book, NULL, 0))
			return false;
		if (poll(&ready, 1, ASKED_EVERY) <= 0) {
			got = 1;
			continue;
		}
		got = read(from, bytes, sizeof bytes);
		if (got > 0)
			text_add_n(output, bytes, (size_t)got);
	}
	return true;
}

static int wait_for(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool helper_run(struct book *book, const char *program, const struct text *input, struct text *output, int *status)
{
	char path[PATH_MAX];
	int in, out[2];
	pid_t child;
	bool started, whole = true;

	if (!find_program(program, path))
		return book_fail(book, FAULT_STORE, "%s is missing; it belongs beside ambit or into %s.", program, PKGLIBEXECDIR);
	in = input_file(input);
	if (in < 0 || pipe2(out, O_CLOEXEC)) {
		if (in >= 0)
			close(in);
		return book_fail(book, FAULT_STORE, "%s can't be given its work: %s.", program, strerror(errno));
	}
	started = start(path, program, in, out[1], &child);
	close(in);
	close(out[1]);
	if (started) {
		whole = gather(book, out[0], output);
		if (!whole)
			kill(child, SIGKILL);
		*status = wait_for(child);
	}
	close(out[0]);
	return started ? whole : book_fail(book, FAULT_STORE, "%s can't be started.", program);
}
