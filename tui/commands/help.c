
#include "tui/help.h"
#include "tui/manual.h"

static const struct option options[] = {
	{.name = "man", .help = "as a page of the manual, in man(7)"},
	{0},
};

static bool run(struct call *call)
{
	const struct command *command = NULL;

	if (call->count) {
		command = command_find(commands, call->words[0], call->tty);
		if (command && command->acts && call->count > 1 && !call_flag(call, "man"))
			command = command_find(command->acts, call->words[1], call->tty);
		if (!command)
			return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no verb of ambit; ambit help lists them.", call->words[call->count - 1]);
	}
	if (call_flag(call, "man"))
		manual_write(command, &call->out->text);
	else
		help_write(command, &call->out->text);
	return true;
}

const struct command help_command = {
	.name = "help",
	.usage = "[VERB [ACT]]",
	.purpose = "What there is, and what each verb takes",
	.options = options,
	.most = 2,
	.storeless = true,
	.run = run,
};
