#include <string.h>

#include "tui/complete.h"
#include "tui/completion.h"

static const struct { const char *shell, *script; } scripts[] = {
	{"bash", script_ambit_bash},
	{"zsh", script_ambit},
	{"fish", script_ambit_fish},
};

/* The scripts ask in turn: ambit completion words -- WORDS… */
static bool run(struct call *call)
{
	const char *shell = call->words[0];

	if (!strcmp(shell, "words"))
		return complete(call->book, call->arena, call->words + 1, call->count - 1, &call->out->text);
	if (call->count > 1)
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is one word too many: ambit completion bash|zsh|fish.", call->words[1]);
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (!strcmp(scripts[i].shell, shell)) {
			text_add(&call->out->text, scripts[i].script);
			return true;
		}
	return book_fail(call->book, FAULT_INPUT, "There is no completion for \"%.40s\": bash, zsh or fish.", shell);
}

const struct command completion_command = {
	.name = "completion",
	.usage = "bash|zsh|fish",
	.purpose = "Prints what makes the shell complete verbs, options and your own words",
	.least = 1,
	.most = 10000,
	.run = run,
};
