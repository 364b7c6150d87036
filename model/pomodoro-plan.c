/* Rounds as people name them: "25/5", "50/10/20". */
#include <stdio.h>
#include <string.h>

#include "model/pomodoro.h"
#include "model/utf8.h"

enum { PARTS = 4, PART_MOST = 24, EVERY_MOST = 100 };

static bool refuse(struct book *book, const char *typed)
{
	char shown[64];

	utf8_quote(typed, shown);
	return book_fail(book, FAULT_INPUT, "\"%s\" names no rounds; write 25/5, or work, break, long break and rounds of a set: 50/10/30/3.", shown);
}

/* Minutes, unless it has a unit. */
static bool read_length(const char *part, int64_t *seconds)
{
	struct fault none = {0};
	char word[PART_MOST + 2];
	bool bare = part[strspn(part, "0123456789")] == '\0';

	snprintf(word, sizeof word, bare ? "%sm" : "%s", part);
	return moment_parse_length(word, seconds, &none) && *seconds > 0;
}

static bool read_every(const char *part, int *every)
{
	int length = 0;

	return sscanf(part, "%4d%n", every, &length) == 1 && !part[length] && *every > 0 && *every <= EVERY_MOST;
}

static bool read_part(const char *part, int place, struct pomodoro_plan *plan)
{
	int64_t *const lengths[] = {&plan->work, &plan->pause, &plan->long_pause};

	return place == PARTS - 1 ? read_every(part, &plan->every) : read_length(part, lengths[place]);
}

bool pomodoro_read_plan(struct book *book, const char *typed, struct pomodoro_plan *plan)
{
	const char *rest = typed;
	char part[PART_MOST];

	for (int place = 0; place < PARTS; place++) {
		size_t length = strcspn(rest, "/");

		if (!length || length >= sizeof part)
			return refuse(book, typed);
		memcpy(part, rest, length);
		part[length] = '\0';
		if (!read_part(part, place, plan))
			return refuse(book, typed);
		if (!rest[length])
			return true;
		rest += length + 1;
	}
	return refuse(book, typed);
}
