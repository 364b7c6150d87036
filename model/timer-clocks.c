/* A machine that sleeps does no work: the difference between its two clocks tells how long it slept, and the third whether the clock on the wall was set. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/away.h"
#include "model/book-inside.h"
#include "model/timer-inside.h"

enum { GAP_LEAST = 5 * 60, NO_WALL = -1 };

struct clocks { char boot[40]; long long with_sleep, without_sleep, wall; };

static void read_boot_id(char out[40])
{
	int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? 0 : read(file, out, 36);

	if (file >= 0)
		close(file);
	out[length > 0 ? length : 0] = '\0';
}

const char *clocks_now(struct book *book, struct arena *arena)
{
	struct timespec with_sleep, without_sleep;
	char boot[40];

	if (book->slept_is_told)
		return arena_print(arena, "told %lld %lld %lld", (long long)(book_now(book) - book->jumped), (long long)(book_now(book) - book->jumped - book->slept), (long long)book_now(book));
	if (book_clock_is_fixed(book))
		return NULL;
	read_boot_id(boot);
	if (!*boot || clock_gettime(CLOCK_BOOTTIME, &with_sleep) || clock_gettime(CLOCK_MONOTONIC, &without_sleep))
		return NULL;
	return arena_print(arena, "%s %lld %lld %lld", boot, (long long)with_sleep.tv_sec, (long long)without_sleep.tv_sec, (long long)book_now(book));
}

static bool read_clocks(const char *text, struct clocks *clocks)
{
	clocks->wall = NO_WALL;
	return text && sscanf(text, "%39s %lld %lld %lld", clocks->boot, &clocks->with_sleep, &clocks->without_sleep, &clocks->wall) >= 3;
}

int64_t clocks_gap(const char *then, const char *today, int64_t began, int64_t now)
{
	struct clocks a, b;
	int64_t gap;

	if (!read_clocks(then, &a) || !read_clocks(today, &b))
		return 0;
	if (strcmp(a.boot, b.boot))
		gap = now - b.with_sleep - began;
	else
		gap = (b.with_sleep - a.with_sleep) - (b.without_sleep - a.without_sleep);
	return gap > GAP_LEAST ? gap : 0;
}

int64_t clocks_jump(const char *then, const char *today)
{
	struct clocks a, b;
	int64_t jump;

	if (!read_clocks(then, &a) || !read_clocks(today, &b) || strcmp(a.boot, b.boot) || a.wall == NO_WALL || b.wall == NO_WALL)
		return 0;
	jump = (b.wall - a.wall) - (b.with_sleep - a.with_sleep);
	return jump > GAP_LEAST || jump < -GAP_LEAST ? jump : 0;
}

int64_t machine_slept(struct book *book)
{
	struct timespec with_sleep, without_sleep;

	if (book->slept_is_told)
		return book->slept;
	if (book_clock_is_fixed(book) || clock_gettime(CLOCK_BOOTTIME, &with_sleep) || clock_gettime(CLOCK_MONOTONIC, &without_sleep))
		return 0;
	return with_sleep.tv_sec - without_sleep.tv_sec;
}
