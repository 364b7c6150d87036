#include "tui/patience.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { LONG = 1000, TOLD_EVERY = 200 };

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool tell(void *context)
{
	struct patience *patience = context;
	int64_t now = milliseconds();

	if (now - patience->began < LONG || now - patience->told < TOLD_EVERY)
		return true;
	patience->told = now;
	patience->columns = fprintf(stderr, "\rWorking, %lld s; C-c cancels it ", (long long)(now - patience->began) / 1000) - 1;
	return true;
}

void patience_begin(struct patience *patience, const struct call *call)
{
	*patience = (struct patience){.began = milliseconds()};
	if (call->quiet || !isatty(STDERR_FILENO))
		return;
	patience->book = call->book;
	book_listen(call->book, tell, patience);
}

void patience_end(struct patience *patience)
{
	if (patience->book)
		book_listen(patience->book, NULL, NULL);
	if (patience->columns > 0)
		fprintf(stderr, "\r%*s\r", patience->columns, "");
}
