#include "tui/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { RECHECKS = 3, RECHECK_EVERY = 120, TAKEN_AT_ONCE = 8 };
/* Somebody else's file beside the store is nobody's business here. IN_ATTRIB comes when another file takes its name. */
enum { WRITTEN = IN_MODIFY | IN_CLOSE_WRITE, GONE = IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED };
enum { STORE_EVENTS = WRITTEN | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF };
enum { FOLDER_EVENTS = IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR };

static int watch_store(const struct watch *watch)
{
	return inotify_add_watch(watch->descriptor, watch->path, STORE_EVENTS);
}

/* The nearest folder on the way to the store that exists. */
static int watch_folder(const struct watch *watch)
{
	char *folder = strdup(watch->path), *slash;
	int found = -1;

	while (folder && found < 0 && (slash = strrchr(folder, '/'))) {
		slash[slash == folder] = '\0';
		found = inotify_add_watch(watch->descriptor, folder, FOLDER_EVENTS);
		if (slash == folder)
			break;
	}
	free(folder);
	return found;
}

static void leave(const struct watch *watch, int watched)
{
	if (watched >= 0 && watched != watch->watched)
		inotify_rm_watch(watch->descriptor, watched);
}

/* The store, or the way to it. It may come while the folder is looked for. */
static void aim(struct watch *watch)
{
	int before = watch->watched, folder;

	watch->watched = watch_store(watch);
	watch->has_store = watch->watched >= 0;
	if (!watch->has_store) {
		watch->watched = folder = watch_folder(watch);
		watch->watched = watch_store(watch);
		watch->has_store = watch->watched >= 0;
		if (watch->has_store)
			leave(watch, folder);
		else
			watch->watched = folder;
	}
	leave(watch, before);
}

struct watch watch_open(const char *path)
{
	struct watch watch = {.descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .watched = -1, .path = realpath(path, NULL)};

	if (!watch.path && asprintf(&watch.path, "%s%s", strchr(path, '/') ? "" : "./", path) < 0)
		watch.path = NULL;
	if (watch.descriptor >= 0 && watch.path)
		aim(&watch);
	return watch;
}

void watch_close(struct watch *watch)
{
	if (watch->descriptor >= 0)
		close(watch->descriptor);
	free(watch->path);
	*watch = (struct watch){.descriptor = -1, .watched = -1};
}

/* Whatever appears in a folder above may be the way. */
static bool concerns_store(const struct watch *watch, const struct inotify_event *event)
{
	const char *base = strrchr(watch->path, '/');

	if (watch->has_store || !event->len || (event->mask & IN_ISDIR))
		return true;
	return !strcmp(event->name, base ? base + 1 : watch->path);
}

bool watch_take(struct watch *watch)
{
	char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	bool concerned = false, moved = false;
	ssize_t length;

	for (int i = 0; i < TAKEN_AT_ONCE && (length = read(watch->descriptor, events, sizeof events)) > 0; i++)
		for (char *at = events; at < events + length;) {
			const struct inotify_event *event = (const struct inotify_event *)(void *)at;

			/* What is left of a watch that was given up. */
			if (event->wd == watch->watched && concerns_store(watch, event)) {
				concerned = true;
				moved |= !watch->has_store || (event->mask & GONE) != 0;
			}
			at += sizeof *event + event->len;
		}
	if (moved)
		aim(watch);
	if (concerned)
		watch->rechecks = RECHECKS;
	return concerned;
}

int watch_again(struct watch *watch)
{
	if (!watch->rechecks)
		return -1;
	watch->rechecks--;
	return RECHECK_EVERY;
}
