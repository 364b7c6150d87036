#include "model/checklist-own.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/path.h"
#include "model/folders.h"
#include "model/names.h"
#include "model/out.h"
#include "model/text.h"

enum { TEXT_MOST = 64 * 1024, NAMES_MOST = 200 };

static const char *folder(struct arena *arena)
{
	const char *config = config_file(arena), *slash = config ? strrchr(config, '/') : NULL;

	return slash ? arena_print(arena, "%.*s/checklists", (int)(slash - config), config) : NULL;
}

static const char *path_of(const char *name, struct arena *arena)
{
	const char *within = folder(arena);

	return within && activity_is_word(name) ? arena_print(arena, "%s/%s", within, name) : NULL;
}

const char *checklist_own_read(const char *name, struct arena *arena)
{
	const char *path = path_of(name, arena);
	char *text = NULL;
	size_t length;
	FILE *file;

	if (!path || !(file = fopen(path, "re")))
		return NULL;
	text = arena_take(arena, TEXT_MOST + 1);
	length = fread(text, 1, TEXT_MOST, file);
	text[length] = '\0';
	if (ferror(file))
		text = NULL;
	fclose(file);
	return text;
}

bool checklist_own_write(const char *name, const char *text, struct arena *arena, struct fault *fault)
{
	const char *path = path_of(name, arena);
	struct out out = {.descriptor = -1};
	struct out_file file;
	bool written;

	if (!path)
		return fault_set(fault, FAULT_STORE, "There is no folder for the checklist \"%.60s\": HOME says where it is.", name);
	if (!path_make_folders(path, fault))
		return false;
	text_add(&out.text, text);
	written = out_file_open(&file, path, true, &out, fault) && out_file_commit(&file, &out, fault);
	if (!written)
		out_file_abandon(&file, &out);
	out_free(&out);
	return written;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *checklist_own_names(struct arena *arena)
{
	const char **names = arena_array(arena, NAMES_MOST + 1, sizeof *names), *within = folder(arena);
	DIR *open = within ? opendir(within) : NULL;
	struct dirent *entry;
	size_t count = 0;

	while (open && count < NAMES_MOST && (entry = readdir(open)))
		if (activity_is_word(entry->d_name))
			names[count++] = arena_text(arena, entry->d_name);
	if (open)
		closedir(open);
	names[count] = NULL;
	qsort(names, count, sizeof *names, by_name);
	return names;
}
