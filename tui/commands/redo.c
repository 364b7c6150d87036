#include "tui/undoing.h"

static bool run(struct call *call)
{
	return undoing_run(call, true);
}

const struct command redo_command = {
	.name = "redo",
	.usage = "[N]",
	.purpose = "Does again what was undone",
	.most = 1,
	.run = run,
};
