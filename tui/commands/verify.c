#include "db/speech.h"
#include "model/evidence.h"
#include "tui/command.h"

static const struct option options[] = {{.name = "head", .value = "HEX", .help = "16 or more leading digits of a head that was given out"}, {0}};

static bool run(struct call *call)
{
	if (!call_need(call, "head") || !evidence_verify(call->book, call_option(call, "head")))
		return false;
	if (!call->quiet)
		text_add(&call->out->text, call->json ? "{\"verified\":true}\n" : speech("The evidence is whole and passes through that head: nothing before it was changed.\n"));
	return true;
}

const struct command verify_command = {
	.name = "verify",
	.usage = "--head HEX",
	.purpose = "Was anything changed since that head was given out?",
	.options = options,
	.run = run,
};
