#include <string.h>

#include "model/imports/tags.h"
#include "model/path.h"

static bool is_own_time(const char *tag)
{
	for (int i = 0; own_words[i]; i++) {
		size_t length = strlen(own_words[i]);

		if (!strncmp(tag, own_words[i], length) && (!tag[length] || (tag[length] == '/' && slug_is_valid(tag + length + 1))))
			return true;
	}
	return false;
}

static bool could_be_made(const char *tag)
{
	const char *slash = strchr(tag, '/');
	char client[34];

	if (!slash || slash - tag > 32)
		return false;
	memcpy(client, tag, (size_t)(slash - tag));
	client[slash - tag] = '\0';
	return slug_is_valid(client) && slug_is_valid(slash + 1);
}

static bool look_up(struct reader *reader, const char *tag)
{
	struct place place;
	bool found;

	if (is_own_time(tag))
		return true;
	if (!strchr(tag, '/'))
		return false;
	found = place_find(reader->book, tag, PLACE_LOGGABLE, reader->arena, &place);
	if (!found && book_fault(reader->book)->kind != FAULT_STORE)
		book_forgive(reader->book);
	return found || (reader->create && could_be_made(tag));
}

/* Is it one of our paths: one that is there, or with --create one that could be. */
static bool is_path(struct reader *reader, const char *tag, struct tag_memory *memory)
{
	if (!memory->tag || strcmp(memory->tag, tag)) {
		memory->is_path = look_up(reader, tag);
		memory->tag = arena_text(reader->arena, tag);
	}
	return memory->is_path;
}

bool tags_take(struct reader *reader, struct row *row, const char *const *tags, struct tag_memory *memory)
{
	const char **rest = NULL;
	size_t count = 0;

	for (; *tags; tags++) {
		int disposition = word_find(disposition_words, *tags);

		if (!row->path && is_path(reader, *tags, memory)) {
			row->path = *tags;
		} else if (row->disposition == DISPOSITION_NONE && disposition > 0) {
			row->disposition = (enum disposition)disposition;
		} else {
			arena_grow(reader->row_arena, &rest, count, sizeof *rest);
			rest[count++] = *tags;
		}
	}
	arena_grow(reader->row_arena, &rest, count, sizeof *rest);
	rest[count] = NULL;
	row->tags = rest;
	return book_fault(reader->book)->kind == FAULT_NONE;
}

const char *const *tags_cut(struct arena *arena, const char *tags, const char *marks)
{
	const char **list = NULL;
	size_t count = 0;

	while (*tags) {
		size_t length, kept;

		tags += strspn(tags, " \t\n");
		kept = length = strcspn(tags, marks);
		while (kept && strchr(" \t\n", tags[kept - 1]))
			kept--;
		if (kept) {
			arena_grow(arena, &list, count, sizeof *list);
			list[count++] = arena_text_n(arena, tags, kept);
		}
		tags += length;
		tags += *tags != '\0';
	}
	arena_grow(arena, &list, count, sizeof *list);
	list[count] = NULL;
	return list;
}
