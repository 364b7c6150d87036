#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tui/entry-editor.h"
#include "tui/entry-words.h"

enum { EDITED_BYTES = 256 * 1024 };

static const char *folder(void)
{
	const char *runtime = getenv("XDG_RUNTIME_DIR"), *temporary = getenv("TMPDIR");

	if (runtime && runtime[0] == '/' && !access(runtime, W_OK))
		return runtime;
	return temporary && temporary[0] == '/' ? temporary : "/tmp";
}

/* Everything after the line "note:" is the note, so that it may hold any line. */
static void write_form(struct call *call, const struct entry *entry, struct text *text)
{
	const char *zone = book_clock(call->book).zone;
	char time[32];

	text_print(text, "# Entry %lld. Change what is to change; save and leave. What comes after \"note:\" is the note.\n", (long long)entry->id);
	text_print(text, "path: %s\n", entry->path);
	text_print(text, "start: %s\n", moment_rfc3339(entry->started_at, zone, time));
	if (entry->ended_at)
		text_print(text, "end: %s\n", moment_rfc3339(entry->ended_at, zone, time));
	text_print(text, "activity: %s\n", entry->activity);
	text_print(text, "disposition: %s\n", disposition_words[entry->given]);
	text_print(text, "note:\n%s\n", entry->note);
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

static bool put_form(struct call *call, const struct entry *entry, char *path)
{
	struct text form = {0};
	int file = mkstemp(path);
	bool ok;

	if (file < 0)
		return book_fail(call->book, FAULT_STORE, "No file for the editor could be made in %s: %s.", folder(), strerror(errno));
	write_form(call, entry, &form);
	ok = write_all(file, &form);
	ok = !close(file) && ok;
	text_free(&form);
	return ok || book_fail(call->book, FAULT_STORE, "The file for the editor could not be written: %s.", strerror(errno));
}

/* Through the shell, as the variable may hold options: "code --wait". */
static bool run_editor(struct call *call, const char *path)
{
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
	const char *named = visual && *visual ? visual : editor && *editor ? editor : "vi";
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		signal(SIGPIPE, SIG_DFL);
		execl("/bin/sh", "sh", "-c", arena_print(call->arena, "%s \"$1\"", named), "sh", path, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (child > 0 && WIFEXITED(status) && !WEXITSTATUS(status))
		return true;
	return book_fail(call->book, FAULT_REFUSED, "The editor \"%.100s\" failed, so nothing was changed; VISUAL or EDITOR names another.", named);
}

static bool read_back(struct call *call, const char *path, char **text)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	size_t length = 0;
	ssize_t count = 1;

	*text = arena_take(call->arena, EDITED_BYTES + 1);
	while (file >= 0 && count > 0 && length < EDITED_BYTES) {
		count = read(file, *text + length, EDITED_BYTES - length);
		length += count > 0 ? (size_t)count : 0;
	}
	if (file >= 0)
		close(file);
	if (file < 0 || count < 0)
		return book_fail(call->book, FAULT_STORE, "What the editor wrote can't be read: %s.", strerror(errno));
	return strlen(*text) == length || book_fail(call->book, FAULT_INPUT, "What the editor wrote holds a NUL byte.");
}

static bool take_time(struct call *call, const char *value, int64_t was, int64_t *to)
{
	struct clock clock = book_clock(call->book);
	int64_t at;

	if (!moment_parse_time_on(value, &clock, zone_day(clock.zone, was), &at, book_fault_slot(call->book)))
		return false;
	*to = at == was ? 0 : at;
	return true;
}

static bool take_disposition(struct call *call, const char *value, const struct entry *entry, struct entry_change *change)
{
	int found = word_find(disposition_words, value);
	char list[400];

	if (found < 0 && *value)
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no disposition; it is one of %s, or empty.", value, word_list(disposition_words, list));
	if (found > 0 && (enum disposition)found != entry->given)
		change->given = (enum disposition)found;
	change->drop_disposition = !*value && entry->given;
	return true;
}

static bool take_line(struct call *call, const char *key, const char *value, const struct entry *entry, struct entry_change *change)
{
	if (!strcmp(key, "path")) {
		change->path = strcmp(value, entry->path) ? value : NULL;
		return true;
	}
	if (!strcmp(key, "start"))
		return take_time(call, value, entry->started_at, &change->started_at);
	if (!strcmp(key, "end") && entry->ended_at)
		return take_time(call, value, entry->ended_at, &change->ended_at);
	if (!strcmp(key, "activity") && strcmp(value, entry->activity))
		return entry_read_activity(call->book, value, false, call->arena, &change->activity);
	if (!strcmp(key, "disposition"))
		return take_disposition(call, value, entry, change);
	return !strcmp(key, "activity") || book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no line of an entry.", key);
}

static void take_note(char *note, const struct entry *entry, struct entry_change *change)
{
	size_t length = strlen(note);

	while (length && note[length - 1] == '\n')
		note[--length] = '\0';
	change->note = strcmp(note, entry->note) ? note : NULL;
}

static bool read_form(struct call *call, char *text, const struct entry *entry, struct entry_change *change)
{
	char *line;

	while ((line = strsep(&text, "\n"))) {
		char *value = strchr(line, ':');

		if (line[0] == '#' || !line[strspn(line, " \t\r")])
			continue;
		if (!value)
			return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no line of an entry; it goes like \"path: lumen/churn/B1\".", line);
		*value++ = '\0';
		value += strspn(value, " \t");
		value[strcspn(value, "\r")] = '\0';
		if (!strcmp(line, "note")) {
			take_note(*value || !text ? value : text, entry, change);
			return true;
		}
		if (!take_line(call, line, value, entry, change))
			return false;
	}
	return true;
}

bool entry_edit_in_editor(struct call *call, const struct entry *entry, struct entry_change *change, bool *any)
{
	char *path = arena_print(call->arena, "%s/ambit-entry-XXXXXX", folder()), *text;
	bool ok = put_form(call, entry, path) && run_editor(call, path) && read_back(call, path, &text) && read_form(call, text, entry, change);

	unlink(path);
	*any = change->path || change->started_at || change->ended_at || change->activity || change->given || change->drop_disposition || change->note;
	return ok;
}
