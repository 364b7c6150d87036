#include "db/program.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool program_beside(const char *name, char path[PATH_MAX])
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash;

	self[length > 0 ? length : 0] = '\0';
	slash = strrchr(self, '/');
	if (slash)
		*slash = '\0';
	for (int above = 0; slash && above < 2; above++)
		if (snprintf(path, PATH_MAX, "%s%s/%s", self, above ? "/.." : "", name) < PATH_MAX && !access(path, X_OK))
			return true;
	return false;
}
