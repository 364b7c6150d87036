/* Runs a target over the files named, or over its corpus in the source tree, and tells it in TAP. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

enum { NAME_ROOM = 512, NAMES = 512 };

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t size = 0;

	if (file && getdelim(&bytes, &size, EOF, file) >= 0)
		size = (size_t)ftell(file);
	else
		size = 0;
	if (file)
		fclose(file);
	if (file)
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
	free(bytes);
	return file != NULL;
}

static int by_name(const void *one, const void *other)
{
	return strcmp(one, other);
}

static int list_corpus(const char *program, char paths[NAMES][NAME_ROOM])
{
	const char *source = getenv("abs_srcdir"), *slash = strrchr(program, '/');
	char folder[NAME_ROOM / 2];
	struct dirent *entry;
	DIR *listing;
	int count = 0;

	snprintf(folder, sizeof folder, "%s/tests/fuzz/corpus/%s", source ? source : ".", slash ? slash + 1 : program);
	listing = opendir(folder);
	while (listing && count < NAMES && (entry = readdir(listing)))
		if (entry->d_name[0] != '.')
			snprintf(paths[count++], NAME_ROOM, "%s/%s", folder, entry->d_name);
	if (listing)
		closedir(listing);
	qsort(paths, (size_t)count, NAME_ROOM, by_name);
	return count;
}

int main(int count, char **words)
{
	static char paths[NAMES][NAME_ROOM];
	int files = count > 1 ? count - 1 : list_corpus(words[0], paths);

	printf("1..%d\n", files ? files : 1);
	for (int i = 0; i < files; i++) {
		const char *path = count > 1 ? words[i + 1] : paths[i];

		printf("%s %d - %s is read or refused\n", replay(path) ? "ok" : "not ok", i + 1, strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
		fflush(stdout);
	}
	if (!files)
		puts("not ok 1 - there is no corpus");
	return 0;
}
