#include "tui/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { RECHECKS = 3, RECHECK_EVERY = 120 };
enum { EVENTS = IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR };

/* The folder of the store, or the nearest above it that exists. */
static void watch_folder(struct watch *watch)
{
	char *folder = strdup(watch->path), *slash;
	int found = -1;

	while (folder && found < 0 && (slash = strrchr(folder, '/'))) {
		slash[slash == folder] = '\0';
		found = inotify_add_watch(watch->descriptor, folder, EVENTS);
		if (slash == folder)
			break;
	}
	free(folder);
	if (watch->folder >= 0 && watch->folder != found)
		inotify_rm_watch(watch->descriptor, watch->folder);
	watch->folder = found;
}

struct watch watch_open(const char *path)
{
	struct watch watch = {.descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .folder = -1, .path = realpath(path, NULL)};

	if (!watch.path && asprintf(&watch.path, "%s%s", strchr(path, '/') ? "" : "./", path) < 0)
		watch.path = NULL;
	if (watch.descriptor >= 0 && watch.path)
		watch_folder(&watch);
	return watch;
}

void watch_close(struct watch *watch)
{
	if (watch->descriptor >= 0)
		close(watch->descriptor);
	free(watch->path);
	*watch = (struct watch){.descriptor = -1, .folder = -1};
}

/* The store itself, its journal, or a folder on the way to it. */
static bool concerns_store(const struct watch *watch, const struct inotify_event *event)
{
	const char *base = strrchr(watch->path, '/');

	if (!event->len || (event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF)))
		return true;
	base = base ? base + 1 : watch->path;
	return !strncmp(event->name, base, strlen(base));
}

bool watch_take(struct watch *watch)
{
	char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	bool concerned = false, moved = false;
	ssize_t length;

	while ((length = read(watch->descriptor, events, sizeof events)) > 0)
		for (char *at = events; at < events + length;) {
			const struct inotify_event *event = (const struct inotify_event *)(void *)at;

			concerned |= concerns_store(watch, event);
			moved |= (event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) != 0;
			at += sizeof *event + event->len;
		}
	if (moved)
		watch_folder(watch);
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
