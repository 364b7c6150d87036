#include "tui/start.h"

bool start_screen(const struct invocation *invocation, struct arena *arena, struct fault *fault)
{
	(void)invocation;
	(void)arena;
	return fault_set(fault, FAULT_INPUT, "The full screen needs a terminal; ambit --screen NAME --text prints a screen, ambit help lists the verbs.");
}
