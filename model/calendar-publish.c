/* The calendar in a file of its own, written anew by each act that moves a deadline, for programs that subscribe to a file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/book-inside.h"
#include "model/calendar.h"
#include "model/config.h"

/* Under the user's own folder, unless it begins at the root; behind a link the file that it leads to. */
static const char *file_of(const char *typed, struct arena *arena)
{
	const char *home = getenv("HOME"), *path = typed;
	char *real;

	if (*typed != '/')
		path = arena_print(arena, "%s/%s", home ? home : "", !strncmp(typed, "~/", 2) ? typed + 2 : typed);
	real = realpath(path, NULL);
	if (real)
		path = arena_text(arena, real);
	free(real);
	return path;
}

/* Another store, the worked example for one, has no business in the user's calendar. */
static bool is_usual_store(struct book *book, struct arena *arena)
{
	const char *usual = store_file(arena), *path = book_path(book);

	return usual && path && !strcmp(usual, path);
}

/* Does the file hold these very bytes. */
static bool is_written(const char *path, const struct text *bytes)
{
	FILE *file = fopen(path, "re");
	char piece[4096];
	size_t at = 0, got;
	bool same = file != NULL;

	while (same && (got = fread(piece, 1, sizeof piece, file)) > 0) {
		same = got <= bytes->length - at && !memcmp(piece, text_string(bytes) + at, got);
		at += got;
	}
	same = same && !ferror(file) && at == bytes->length;
	if (file)
		fclose(file);
	return same;
}

/* What is there already is left alone: no subscriber has to look at it again. */
static bool write_file(struct book *book, const char *path, struct arena *arena)
{
	struct fault *fault = book_fault_slot(book);
	struct out out = {.descriptor = -1};
	struct out_file file = {0};
	bool ok = calendar_export(book, &(struct calendar_wish){0}, arena, &out);

	if (ok && !is_written(path, &out.text)) {
		ok = out_file_open(&file, path, true, &out, fault);
		if (ok)
			ok = out_file_commit(&file, &out, fault);
		else
			out_file_abandon(&file, &out);
	}
	out_free(&out);
	return ok;
}

void calendar_publish(struct book *book)
{
	const char *typed = book->deadlines_were_judged ? config_get(book, "calendar.file") : NULL;
	struct arena *arena;

	book->deadlines_were_judged = false;
	if (!typed || !*typed)
		return;
	arena = arena_new();
	if (is_usual_store(book, arena) && !write_file(book, file_of(typed, arena), arena) && book->fault.kind != FAULT_REFUSED)
		book->remark = arena_print(book->arena, "The calendar was not written: %s", book->fault.text);
	fault_clear(&book->fault);
	arena_free(arena);
}
