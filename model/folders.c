#include "model/folders.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/digest.h"
#include "db/path.h"

/* What the variable names, when it is a whole path; else that folder of HOME, which may be no more than that. */
static const char *base(const char *variable, const char *in_home, struct arena *arena)
{
	const char *folder = getenv(variable), *home = getenv("HOME");

	return folder && folder[0] == '/' ? folder : arena_print(arena, "%s/%s", home ? home : "", in_home);
}

const char *store_file(struct arena *arena)
{
	const char *store = getenv("AMBIT_STORE"), *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (store && *store)
		return arena_text(arena, store);
	if ((data && data[0] == '/') || (home && *home))
		return arena_print(arena, "%s/ambit/ambit.db", base("XDG_DATA_HOME", ".local/share", arena));
	return NULL;
}

const char *config_file(struct arena *arena)
{
	return arena_print(arena, "%s/ambit/config", base("XDG_CONFIG_HOME", ".config", arena));
}

const char *state_folder(struct arena *arena)
{
	return arena_print(arena, "%s/ambit", base("XDG_STATE_HOME", ".local/state", arena));
}

const char *state_file(const char *name, struct arena *arena, struct fault *fault)
{
	const char *path = arena_print(arena, "%s/%s", state_folder(arena), name);

	return path_make_folders(path, fault) ? path : NULL;
}

const char *backup_folder(const char *store, struct arena *arena)
{
	char whole[PATH_MAX], digest[65];
	const char *path = realpath(store, whole) ? whole : store, *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t length = strcspn(name, ".");

	digest_hex(path, strlen(path), digest);
	return arena_print(arena, "%s/backups/%.*s-%.8s", state_folder(arena), (int)(length ? length : strlen(name)), name, digest);
}

char *backup_folder_of(const char *store)
{
	struct arena *arena = arena_new();
	char *folder = strdup(backup_folder(store, arena));

	arena_free(arena);
	return folder;
}

const char *backup_file(const char *store, const char *name, struct arena *arena, struct fault *fault)
{
	const char *folder = backup_folder(store, arena), *path = arena_print(arena, "%s/%s", folder, name);

	for (int n = 2; access(path, F_OK) == 0; n++)
		path = arena_print(arena, "%s/%.*s-%d.db", folder, (int)(strlen(name) - 3), name, n);
	return path_make_folders(path, fault) ? path : NULL;
}
