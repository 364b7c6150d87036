#include "db/speech.h"
#include "model/upkeep.h"
#include "tui/command.h"

struct findings {
	struct call *call;
	struct json *json;
	size_t count;
};

static void note_fault(void *context, const char *line)
{
	struct findings *findings = context;

	findings->count++;
	if (findings->call->json) {
		json_string(findings->json, NULL, line);
		return;
	}
	text_add_clean(&findings->call->out->text, line, true);
	text_add_char(&findings->call->out->text, '\n');
}

static const struct option options[] = {{.name = "repair", .help = "make guards, indexes and roll-ups anew, after a copy was put by"}, {0}};

static bool repair(struct call *call)
{
	const char *kept;

	if (!upkeep_repair(call->book, call->arena, &kept))
		return false;
	if (!call->quiet && !call->json) {
		text_add(&call->out->text, speech("Made guards, indexes and roll-ups anew; a copy of what was lies at "));
		text_add_clean(&call->out->text, kept, true);
		text_add(&call->out->text, ".\n");
	}
	return true;
}

static bool run(struct call *call)
{
	struct json json = call_json(call);
	struct findings findings = {.call = call, .json = &json};

	if (call_flag(call, "repair") && !repair(call))
		return false;
	if (call->json) {
		json_object(&json, NULL);
		json_array(&json, "faults");
	}
	if (!upkeep_check(call->book, note_fault, &findings))
		return false;
	if (call->json) {
		json_end_array(&json);
		call_json_end(call, &json);
	} else if (!findings.count && !call->quiet) {
		text_add(&call->out->text, speech("The store is sound.\n"));
	}
	call->status = findings.count ? 1 : 0;
	return true;
}

const struct command check_command = {
	.name = "check",
	.usage = "",
	.purpose = "Is everything as it was written? One line a fault",
	.options = options,
	.run = run,
};
