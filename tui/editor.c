#include "tui/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/zone.h"

enum { EDITED_BYTES = 256 * 1024 };

static const char *folder(void)
{
	const char *runtime = getenv("XDG_RUNTIME_DIR"), *temporary = getenv("TMPDIR");

	if (runtime && runtime[0] == '/' && !access(runtime, W_OK))
		return runtime;
	return temporary && temporary[0] == '/' ? temporary : "/tmp";
}

static bool write_all(int file, const struct text *text)
{
	for (size_t done = 0; done < text->length;) {
		ssize_t count = write(file, text->bytes + done, text->length - done);

		if (count < 0 && errno != EINTR)
			return false;
		done += count > 0 ? (size_t)count : 0;
	}
	return true;
}

static bool put(struct book *book, const struct text *text, char *path)
{
	int file = mkstemp(path);
	bool ok;

	if (file < 0)
		return book_fail(book, FAULT_STORE, "No file for the editor could be made in %s: %s.", folder(), strerror(errno));
	ok = write_all(file, text);
	ok = !close(file) && ok;
	return ok || book_fail(book, FAULT_STORE, "The file for the editor could not be written: %s.", strerror(errno));
}

/* Through the shell, as the variable may hold options: "code --wait". */
static bool run_editor(struct book *book, struct arena *arena, const char *path)
{
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
	const char *named = visual && *visual ? visual : editor && *editor ? editor : "vi";
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		signal(SIGPIPE, SIG_DFL);
		zone_give_back();
		execl("/bin/sh", "sh", "-c", arena_print(arena, "%s \"$1\"", named), "sh", path, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (child > 0 && WIFEXITED(status) && !WEXITSTATUS(status))
		return true;
	return book_fail(book, FAULT_REFUSED, "The editor \"%.100s\" failed, so nothing was changed; VISUAL or EDITOR names another.", named);
}

static bool read_back(struct book *book, struct arena *arena, const char *path, char **text)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	size_t length = 0;
	ssize_t count = 1;

	*text = arena_take(arena, EDITED_BYTES + 1);
	while (file >= 0 && count > 0 && length < EDITED_BYTES) {
		count = read(file, *text + length, EDITED_BYTES - length);
		length += count > 0 ? (size_t)count : 0;
	}
	if (file >= 0)
		close(file);
	if (file < 0 || count < 0)
		return book_fail(book, FAULT_STORE, "What the editor wrote can't be read: %s.", strerror(errno));
	if (length == EDITED_BYTES)
		return book_fail(book, FAULT_INPUT, "What the editor wrote is over 256 KiB long, so nothing was changed.");
	return strlen(*text) == length || book_fail(book, FAULT_INPUT, "What the editor wrote holds a NUL byte.");
}

bool editor_run(struct book *book, struct arena *arena, const struct text *text, char **edited)
{
	char *path = arena_print(arena, "%s/ambit-XXXXXX", folder());
	bool ok = put(book, text, path) && run_editor(book, arena, path) && read_back(book, arena, path, edited);

	unlink(path);
	return ok;
}
