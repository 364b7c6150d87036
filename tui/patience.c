#include "tui/patience.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "db/speech.h"

enum { LONG = 1000, TOLD_EVERY = 200 };

/* A handler reaches nothing but what has one fixed place. */
static struct {
	volatile sig_atomic_t came;
	bool cancelled;         /* work ended by it */
} interruption;

static void note(int number)
{
	(void)number;
	interruption.came = 1;
}

int64_t patience_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* 1,234,567 */
static void group(int64_t number, char out[32])
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%lld", (long long)number), end = 0;

	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			out[end++] = ',';
		out[end++] = digits[i];
	}
	out[end] = '\0';
}

const char *patience_words(const struct book *book, int64_t seconds, char out[PATIENCE_WORDS])
{
	int64_t count;
	const char *what = book_headway(book, &count);
	char done[32];
	int length = seconds ? snprintf(out, PATIENCE_WORDS, speech("Working, %lld s"), (long long)seconds) : snprintf(out, PATIENCE_WORDS, "%s", speech("Working"));

	group(count, done);
	if (what && count < 0)
		snprintf(out + length, (size_t)(PATIENCE_WORDS - length), ": %.40s", what);
	else if (what)
		snprintf(out + length, (size_t)(PATIENCE_WORDS - length), ": %s %.30s", done, what);
	return out;
}

static void wipe(struct patience *patience)
{
	if (patience->columns > 0)
		fprintf(stderr, "\r%*s\r", patience->columns, "");
	patience->columns = 0;
}

/* The answer begins on the terminal: nothing may stand between its lines. */
static void give_way(void *context)
{
	struct patience *patience = context;

	wipe(patience);
	patience->speaks = false;
}

static void tell(struct patience *patience, int64_t now)
{
	enum { ECHOED = 2 }; /* ^C */
	char words[PATIENCE_WORDS];

	if (!patience->speaks || now - patience->began < LONG || now - patience->told < TOLD_EVERY)
		return;
	patience->told = now;
	fputc('\r', stderr);
	patience->columns = fprintf(stderr, speech("%s; C-c cancels it "), patience_words(patience->call->book, (now - patience->began) / 1000, words)) + ECHOED;
}

/* Not before there is work: what waits for a word, or has none to be taken back, ends at once. */
static void listen(struct patience *patience)
{
	struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND}, before;

	patience->listens = true;
	sigemptyset(&action.sa_mask);
	if (!sigaction(SIGINT, NULL, &before) && before.sa_handler == SIG_DFL)
		sigaction(SIGINT, &action, NULL);
}

static bool goes_on(void *context)
{
	struct patience *patience = context;

	if (!patience->listens)
		listen(patience);
	if (interruption.came) {
		interruption.cancelled = true;
		return false;
	}
	tell(patience, patience_clock());
	return true;
}

void patience_begin(struct patience *patience, struct call *call)
{
	*patience = (struct patience){.call = call, .began = patience_clock(), .speaks = !call->quiet && isatty(STDERR_FILENO)};
	if (call->out->descriptor == STDOUT_FILENO && isatty(STDOUT_FILENO)) {
		call->out->before = give_way;
		call->out->context = patience;
	}
	book_listen(call->book, goes_on, patience);
}

void patience_end(struct patience *patience)
{
	book_listen(patience->call->book, NULL, NULL);
	patience->call->out->before = NULL;
	wipe(patience);
	if (patience->listens && !interruption.came)
		signal(SIGINT, SIG_DFL);
}

void patience_end_process(void)
{
	if (!interruption.cancelled)
		return;
	signal(SIGINT, SIG_DFL);
	raise(SIGINT);
}
