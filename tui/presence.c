#include "tui/presence.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A terminal's time of access is that of its last key. */
static int64_t last_key(const char *folder, const char *name, dev_t here)
{
	char path[300];
	struct stat terminal;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (stat(path, &terminal) || !S_ISCHR(terminal.st_mode) || terminal.st_uid != getuid() || terminal.st_rdev == here)
		return 0;
	return terminal.st_atime;
}

static int64_t latest_terminal(void)
{
	static const char folder[] = "/dev/pts";
	DIR *terminals = opendir(folder);
	struct dirent *each;
	struct stat here = {0};
	int64_t latest = 0;

	if (!terminals)
		return 0;
	fstat(STDIN_FILENO, &here);
	while ((each = readdir(terminals)))
		if (each->d_name[0] >= '0' && each->d_name[0] <= '9') {
			int64_t at = last_key(folder, each->d_name, here.st_rdev);

			latest = at > latest ? at : latest;
		}
	closedir(terminals);
	return latest;
}

/* What logind says of a session that somebody keeps it told of; without a moment nobody ever did. */
static int64_t session_of(FILE *answer, int64_t now)
{
	char line[100];
	bool idle = false;
	uint64_t since = 0;

	while (fgets(line, sizeof line, answer)) {
		if (!strncmp(line, "IdleHint=", 9))
			idle = line[9] == 'y';
		sscanf(line, "IdleSinceHint=%" SCNu64, &since);
	}
	if (!since)
		return 0;
	return idle ? (int64_t)(since / 1000000) : now;
}

static int64_t latest_session(int64_t now)
{
	const char *id = getenv("XDG_SESSION_ID");
	char command[200];
	FILE *answer;
	int64_t at;

	if (!id || !*id || strlen(id) > 40 || id[strspn(id, "0123456789abcdefghijklmnopqrstuvwxyz")])
		return 0;
	snprintf(command, sizeof command, "timeout 1 loginctl show-session %s -p IdleHint -p IdleSinceHint 2>/dev/null", id);
	answer = popen(command, "r");
	if (!answer)
		return 0;
	at = session_of(answer, now);
	pclose(answer);
	return at;
}

int64_t presence_latest(int64_t now)
{
	int64_t terminal = latest_terminal(), session = latest_session(now), latest = terminal > session ? terminal : session;

	return latest < now ? latest : now;
}
