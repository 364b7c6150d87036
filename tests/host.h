/* For tests of the program on a terminal, looked at from outside. The screen says when it is idle (AMBIT_TEST_IDLE), so nothing here sleeps. */
#ifndef TESTS_HOST_H
#define TESTS_HOST_H

#include "tests/unit.h"

#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { PATIENCE_MS = 20000 };

struct host {
	char folder[64], store[100];
	int master;
	pid_t child;
	struct termios before;
	VTerm *vterm;
	VTermScreen *screen;
	bool alternate, cursor;
	int mouse, rows, columns;
	char *raw;              /* all that was written */
	size_t length, room, marks_read;
	long taken, sent;       /* keys: what the program says it took, what was pressed */
	int marks;              /* how often it was idle */
};

static inline int note_property(VTermProp property, VTermValue *value, void *user)
{
	struct host *host = user;

	if (property == VTERM_PROP_ALTSCREEN)
		host->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		host->cursor = value->boolean;
	if (property == VTERM_PROP_MOUSE)
		host->mouse = value->number;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = note_property};

static inline int setup(void **state)
{
	struct host *host = *state = calloc(1, sizeof *host);

	strcpy(host->folder, "/tmp/ambit-test-XXXXXX");
	if (!mkdtemp(host->folder))
		return -1;
	snprintf(host->store, sizeof host->store, "%s/store.db", host->folder);
	setenv("HOME", host->folder, 1);
	setenv("AMBIT_STORE", host->store, 1);
	setenv("AMBIT_NOW", "2026-03-20T18:00:00-04:00", 1);
	setenv("AMBIT_TEST_IDLE", "1", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("TZ", "America/New_York", 1);
	host->master = -1;
	return 0;
}

static inline int remove_one(const char *path, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(path);
}

static inline int teardown(void **state)
{
	struct host *host = *state;

	if (host->child > 0) {
		kill(host->child, SIGKILL);
		waitpid(host->child, NULL, 0);
	}
	if (host->master >= 0)
		close(host->master);
	if (host->vterm)
		vterm_free(host->vterm);
	nftw(host->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(host->raw);
	free(host);
	return 0;
}

/* What the verb answers; it must succeed. */
static inline char *answer(const char *words)
{
	static char out[20000];
	char line[600];
	FILE *pipe;

	snprintf(line, sizeof line, "\"$AMBIT\" %s 2>&1", words);
	pipe = popen(line, "r");
	assert_non_null(pipe);
	out[fread(out, 1, sizeof out - 1, pipe)] = '\0';
	if (pclose(pipe) != 0)
		fail_msg("ambit %s: %s", words, out);
	return out;
}

static inline void lay_ground(void)
{
	answer("project add acme/churn 'Churn model' --client Acme --rate 120 --start 2026-03-02");
	answer("item add churn/B1 'Clean the labels' --estimate 8h/10h/18h --accept 'as agreed'");
	answer("log churn/B1 1h30m 'first pass' --at 2026-03-20T09:00");
}

static inline void start(struct host *host, int rows, int columns, char *const words[])
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	int slave;

	assert_int_equal(openpty(&host->master, &slave, NULL, NULL, &size), 0);
	assert_int_equal(tcgetattr(slave, &host->before), 0);
	host->rows = rows;
	host->columns = columns;
	host->cursor = true;
	host->vterm = vterm_new(rows, columns);
	vterm_set_utf8(host->vterm, 1);
	host->screen = vterm_obtain_screen(host->vterm);
	vterm_screen_enable_altscreen(host->screen, 1);
	vterm_screen_set_callbacks(host->screen, &callbacks, host);
	vterm_screen_reset(host->screen, 1);
	host->child = fork();
	if (host->child == 0) {
		close(host->master);
		login_tty(slave);
		/* shells make what they run in the background deaf to it */
		signal(SIGINT, SIG_DFL);
		execv(getenv("AMBIT"), words);
		_exit(127);
	}
	close(slave);
}

/* Lets go of the last terminal, for another start in the same folder. */
static inline void begin_again(struct host *host)
{
	if (host->master >= 0)
		close(host->master);
	if (host->vterm)
		vterm_free(host->vterm);
	host->vterm = NULL;
	host->master = -1;
	host->length = host->marks_read = 0;
	host->taken = host->sent = 0;
	host->marks = 0;
	host->alternate = false;
	host->mouse = 0;
	if (host->raw)
		host->raw[0] = '\0';
}

static inline const char *screen_text(struct host *host)
{
	static char out[40000];
	size_t used = 0;

	for (int row = 0; row < host->rows; row++) {
		VTermRect line = {.start_row = row, .end_row = row + 1, .end_col = host->columns};

		used += vterm_screen_get_text(host->screen, out + used, sizeof out - used - 2, line);
		out[used++] = '\n';
	}
	out[used] = '\0';
	return out;
}

static inline void read_marks(struct host *host)
{
	static const char opening[] = "\033]7770;idle;";
	char *mark;

	while ((mark = strstr(host->raw + host->marks_read, opening)) && strchr(mark, '\a')) {
		host->taken = strtol(mark + strlen(opening), NULL, 10);
		host->marks_read = (size_t)(strchr(mark, '\a') - host->raw);
		host->marks++;
	}
}

/* Takes what the program has written; false when it has gone. */
static inline bool pump(struct host *host)
{
	struct pollfd ready = {.fd = host->master, .events = POLLIN};
	char bytes[4096];
	ssize_t size;

	if (poll(&ready, 1, PATIENCE_MS) == 0)
		fail_msg("it says nothing; pressed %ld, taken %ld\n%s", host->sent, host->taken, screen_text(host));
	size = read(host->master, bytes, sizeof bytes);
	if (size <= 0)
		return false;
	if (host->length + (size_t)size + 1 > host->room)
		host->raw = realloc(host->raw, host->room = (host->room + (size_t)size) * 2);
	for (ssize_t i = 0; i < size; i++)
		host->raw[host->length++] = bytes[i] ? bytes[i] : ' ';
	host->raw[host->length] = '\0';
	vterm_input_write(host->vterm, bytes, (size_t)size);
	read_marks(host);
	return true;
}

/* Until every key that was pressed has been taken and the screen is painted. */
static inline void settle(struct host *host)
{
	while (!host->marks || host->taken < host->sent)
		if (!pump(host))
			fail_msg("it has gone\n%.*s", (int)(host->length < 2000 ? host->length : 2000), host->raw);
}

static inline void see(struct host *host, const char *words)
{
	settle(host);
	while (!strstr(screen_text(host), words))
		if (!pump(host))
			fail_msg("it has gone without \"%s\"", words);
}

/* Plain characters: each is a key. */
static inline void press(struct host *host, const char *keys)
{
	host->sent += (long)strlen(keys);
	assert_int_equal(write(host->master, keys, strlen(keys)), strlen(keys));
	settle(host);
}

/* Of a verb, which has no idle to tell: until it has said that, then a line for an answer; NULL: none. */
static inline void hear(struct host *host, const char *words, const char *line)
{
	while (!host->raw || !strstr(host->raw, words))
		if (!pump(host))
			fail_msg("it has gone without \"%s\"", words);
	if (line)
		assert_int_equal(write(host->master, line, strlen(line)), strlen(line));
}

/* In brackets, as a terminal sends what was pasted: two keys and each character. */
static inline void paste(struct host *host, const char *text)
{
	assert_int_equal(write(host->master, "\033[200~", 6), 6);
	assert_int_equal(write(host->master, text, strlen(text)), strlen(text));
	assert_int_equal(write(host->master, "\033[201~", 6), 6);
	host->sent += (long)strlen(text) + 2;
	settle(host);
}

static inline int leave(struct host *host)
{
	int status;

	while (pump(host))
		;
	assert_int_equal(waitpid(host->child, &status, 0), host->child);
	host->child = 0;
	return status;
}

static inline int quit(struct host *host)
{
	assert_int_equal(write(host->master, "q", 1), 1);
	return leave(host);
}

static inline long last_of(struct host *host, const char *bytes)
{
	long last = -1;

	for (char *at = host->raw; (at = strstr(at, bytes)); at++)
		last = at - host->raw;
	return last;
}

static inline void check_given_back(struct host *host)
{
	struct termios now;

	assert_false(host->alternate);
	assert_true(host->cursor);
	assert_int_equal(host->mouse, VTERM_PROP_MOUSE_NONE);
	assert_true(last_of(host, "\033[?2004l") >= last_of(host, "\033[?2004h"));
	assert_int_equal(tcgetattr(host->master, &now), 0);
	assert_int_equal(now.c_lflag, host->before.c_lflag);
	assert_int_equal(now.c_iflag, host->before.c_iflag);
	assert_int_equal(now.c_oflag, host->before.c_oflag);
}

static inline void resize(struct host *host, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	int marks = host->marks;

	host->rows = rows;
	host->columns = columns;
	vterm_set_size(host->vterm, rows, columns);
	assert_int_equal(ioctl(host->master, TIOCSWINSZ, &size), 0);
	while (host->marks == marks)
		if (!pump(host))
			fail_msg("it has gone at %d x %d", columns, rows);
}

/* How many bytes the answer to a key has; what it says of being idle is in them. */
static inline size_t answer_to(struct host *host, const char *key)
{
	size_t before = host->length;

	press(host, key);
	assert_null(strstr(host->raw + before, "\033[2J"));
	return host->length - before;
}

#endif
