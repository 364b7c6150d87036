#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/import.h"
#include "tests/fuzz/logs.h"

static const char first_state[] = "{\"ambit\":1,\"clients\":[{\"slug\":\"acme\",\"name\":\"Acme\",\"currency\":\"USD\",\"zone\":\"Europe/Berlin\"}],"
	"\"projects\":[{\"path\":\"acme/churn\",\"name\":\"Churn\",\"kind\":\"tm\"}],\"entries\":[]}";

static char folder[64];

static int remove_one(const char *path, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(path);
}

static void clean_up(void)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A file without a name; the path leads to it as long as it is open. */
static int lay_down(const void *bytes, size_t size, char path[64])
{
	int file = memfd_create("fuzz", MFD_CLOEXEC);

	if (file < 0 || write(file, bytes, size) != (ssize_t)size)
		abort();
	snprintf(path, 64, "/proc/self/fd/%d", file);
	return file;
}

static struct book *open_book(bool dry_run)
{
	char store[80];

	snprintf(store, sizeof store, "%s/t.db", folder);
	return book_open(&(struct book_options){.path = store, .dry_run = dry_run, .zone = "Europe/Berlin", .now = 1780000000});
}

/* With one client and one project; what follows is tried, and taken back. */
static struct book *begin(void)
{
	struct arena *arena = arena_new();
	struct import_tally tally;
	struct book *book;
	char path[64];
	int file = lay_down(first_state, sizeof first_state - 1, path);

	snprintf(folder, sizeof folder, "%s/ambit-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder))
		abort();
	atexit(clean_up);
	book = open_book(false);
	if (!import_hours(book, &(struct import_wish){.format = "json", .file = path, .create = true}, arena, &tally)) {
		fprintf(stderr, "%s\n", book_fault(book)->text);
		abort();
	}
	book_close(book);
	close(file);
	arena_free(arena);
	return open_book(true);
}

static void import(struct book *book, const char *format, const char *path)
{
	struct arena *arena = arena_new();
	struct import_wish wish = {.format = format, .file = path, .create = true, .currency = "USD"};
	struct import_tally tally;

	if (!strcmp(format, "columns")) {
		wish.format = "csv";
		wish.columns = "date=Day,start=From,end=To,hours=Hours,client=Client,project=Project,note=Note";
	}
	if (!strcmp(format, "focus")) {
		wish.into = "acme/churn";
		import_costs(book, &wish, arena, &tally);
	} else {
		import_hours(book, &wish, arena, &tally);
	}
	book_forgive(book);
	arena_free(arena);
}

static const char *find_format(const char *const *formats, size_t count, const uint8_t *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(formats[i]) == length && !memcmp(formats[i], name, length))
			return formats[i];
	return formats[length ? name[0] % count : 0];
}

void read_log(const char *const *formats, size_t count, const uint8_t *bytes, size_t size)
{
	static struct book *book;
	const uint8_t *end = size ? memchr(bytes, '\n', size) : NULL;
	char path[64];
	int file;

	if (!end)
		return;
	if (!book)
		book = begin();
	file = lay_down(end + 1, size - (size_t)(end + 1 - bytes), path);
	import(book, find_format(formats, count, bytes, (size_t)(end - bytes)), path);
	close(file);
}
