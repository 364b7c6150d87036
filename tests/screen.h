/* For tests of screens: a store of their own, worked by a script of keys, shown as text. */
#ifndef TESTS_SCREEN_H
#define TESTS_SCREEN_H

#include "tests/unit.h"

#include <ftw.h>
#include <unistd.h>

#include "tui/script.h"
#include "tui/verb.h"

static struct arena *arena;
static struct book *book;
static char folder[] = "/tmp/ambit-test-XXXXXX";

static inline int screen_setup(void **state)
{
	char path[64];

	(void)state;
	strcpy(folder, "/tmp/ambit-test-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/ambit.db", folder);
	setenv("AMBIT_NOW", "2026-03-20T18:00:00Z", 1);
	setenv("TZ", "UTC", 1);
	setenv("HOME", folder, 1);
	arena = arena_new();
	book = book_open(&(struct book_options){.path = path});
	return book_fault(book)->kind != FAULT_NONE;
}

static inline int screen_remove(const char *path, const struct stat *at, int kind, struct FTW *where)
{
	(void)at, (void)kind, (void)where;
	return remove(path);
}

static inline int screen_teardown(void **state)
{
	(void)state;
	book_close(book);
	arena_free(arena);
	return nftw(folder, screen_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/* One verb, its words parted by |. */
static inline void run(const char *line)
{
	const char *words[32];
	struct text answer = {0};
	char *copy = arena_text(arena, line), *rest = NULL;
	int count = 0;

	for (char *word = strtok_r(copy, "|", &rest); word; word = strtok_r(NULL, "|", &rest))
		words[count++] = word;
	words[count] = NULL;
	if (!verb_run(book, words, arena, &answer))
		fail_msg("%s: %s", line, book_fault(book)->text);
	text_free(&answer);
}

/* A client, a project at 100.00, three items and some hours of the day. */
static inline void fill_store(void)
{
	run("client|add|acme|Acme Works|--currency|USD|--zone|UTC");
	run("project|add|acme/churn|Churn model");
	run("rate|set|acme/churn|100|--from|2026-01-01");
	run("item|add|acme/churn/B1|Audit|--estimate|8h");
	run("item|add|acme/churn/B2|Baseline|--estimate|4h/8h/16h");
	run("log|acme/churn/B1|2026-03-19T09:00..2026-03-19T10:30|Join keys");
	run("log|acme/churn/B2|2026-03-20T10:00..2026-03-20T12:00|Features");
	run("log|learning|2026-03-20T13:00..2026-03-20T13:45|Drift paper");
}

/* The pictures that a script dumps. */
static inline const char *pictures(const struct desk_options *options, const char *script)
{
	FILE *file = fmemopen((void *)(uintptr_t)script, strlen(script), "r");
	struct fault fault = {0};
	struct text text = {0};
	const char *copy;

	if (!script_run(book, options, file, "script", &text, &fault))
		fail_msg("%s", fault.text);
	fclose(file);
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

static inline const char *picture(const char *script)
{
	return pictures(&(struct desk_options){0}, script);
}

static inline int filled_screen_setup(void **state)
{
	int failed = screen_setup(state);

	if (!failed)
		fill_store();
	return failed;
}

#define assert_shows(script, wanted) do { \
	const char *found_there = picture(script); \
	if (!strstr(found_there, wanted)) \
		fail_msg("\"%s\" isn't in\n%s", wanted, found_there); \
} while (0)

#endif
