#include "tui/undoing.h"

static bool run(struct call *call)
{
	return undoing_run(call, false);
}

const struct command undo_command = {
	.name = "undo",
	.usage = "[N]",
	.purpose = "Takes back the last act, or the last N",
	.most = 1,
	.run = run,
};
