/* From the words of the command line to a verb or the full screen, and from its fault to the exit status. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/calendar.h"
#include "model/upkeep.h"
#include "tui/alias.h"
#include "tui/help.h"
#include "tui/invoke.h"
#include "tui/start.h"
#include "tui/options.h"
#include "tui/patience.h"

static int status_of(enum fault_kind kind)
{
	static const int statuses[] = {
		[FAULT_NONE] = 0, [FAULT_INPUT] = 2, [FAULT_MISSING] = 1, [FAULT_REFUSED] = 1, [FAULT_LOCKED] = 3,
		[FAULT_CONFLICT] = 4, [FAULT_FILE] = 5, [FAULT_STORE] = 6, [FAULT_AGAIN] = 6,
	};

	return statuses[kind];
}

/* One line, clean, at most 400 bytes. */
static int refuse(const struct fault *fault, struct arena *arena)
{
	const char *text = text_clean(fault->text[0] ? fault->text : speech("It was refused without a reason; please report this."), true, arena);
	const char *name = fault->kind == FAULT_FILE ? "" : "ambit: ";

	fprintf(stderr, "%s%.*s\n", name, (int)utf8_cut(text, 399 - strlen(name)), text);
	return status_of(fault->kind ? fault->kind : FAULT_STORE);
}

/* What asks, or runs what others wrote, has a way of its own with C-c. */
static bool run_patiently(struct call *call)
{
	struct patience patience;
	bool ok;

	if (call->command->terminal)
		return call->command->run(call);
	patience_begin(&patience, call);
	ok = call->command->run(call);
	patience_end(&patience);
	return ok;
}

static bool run_into(struct call *call, const struct invocation *invocation)
{
	struct out_file file = {0};
	struct fault *fault = book_fault_slot(call->book);
	bool ok;

	if (!call->output || !strcmp(call->output, "-"))
		return run_patiently(call) && out_finish(call->out, fault);
	ok = out_file_open(&file, call->output, invocation->force, call->out, fault) && run_patiently(call);
	if (ok)
		return out_file_commit(&file, call->out, fault);
	out_file_abandon(&file, call->out);
	return false;
}

static int run_once(const struct invocation *invocation, struct arena *arena, bool *again)
{
	struct book *book = book_open(&(struct book_options){.path = invocation->store, .dry_run = invocation->dry_run, .storeless = invocation->command->storeless, .settle = calendar_refresh, .tell = calendar_publish});
	const char *remark;
	struct out out = {.descriptor = STDOUT_FILENO};
	struct call call;
	int status = 0;

	call.status = 0;
	if (invocation->json || invocation->format)
		speech_end();
	if (book_fault(book)->kind || !invoke(invocation, book, arena, &out, &call) || !run_into(&call, invocation)) {
		*again = book_fault(book)->kind == FAULT_AGAIN;
		status = *again ? 6 : refuse(book_fault(book), arena);
	} else if (book_last_act(book) && !invocation->quiet && book_is_remote(book)) {
		fputs(speech("ambit: the store lies on a network disk, where its locks can't be trusted.\n"), stderr);
	}
	if (!status && (remark = book_take_remark(book)))
		fprintf(stderr, "ambit: %s\n", text_clean(remark, true, arena));
	if (!status)
		status = call.status;
	out_free(&out);
	if (!status && book_last_act(book))
		upkeep_rotate(book);
	if (*again)
		book_close(book);
	else
		book_leave(book);
	return status;
}

/* Another process may make the store while the first act runs: then the act is run again, on that store. */
static int run_command(const struct invocation *invocation, struct arena *arena)
{
	int status = 0;
	bool again = true;

	for (int i = 0; again && i < 5; i++) {
		again = false;
		status = run_once(invocation, arena, &again);
	}
	if (again)
		fputs(speech("ambit: another program keeps making the store; try again.\n"), stderr);
	return status;
}

static int start(int count, char **words, struct arena *arena)
{
	bool lenient = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	struct invocation invocation;
	struct fault fault = {0};

	if (!options_read(count, words, lenient, arena, &invocation, &fault)
		&& !alias_read(count, words, lenient, arena, &invocation, &fault))
		return refuse(&fault, arena);
	if (invocation.version) {
		puts("ambit " PACKAGE_VERSION);
		return 0;
	}
	if (invocation.help)
		return help_print(invocation.command);
	if (invocation.command)
		return run_command(&invocation, arena);
	return start_screen(&invocation, arena, &fault) ? 0 : refuse(&fault, arena);
}

int main(int count, char **words)
{
	struct arena *arena = arena_new();
	int status;

	speech_begin();
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is no crash */
	signal(SIGXFSZ, SIG_IGN); /* a file at its limit is a full disk, and said so */
	status = start(count - 1, words + 1, arena);
	arena_free(arena);
	if (status)
		patience_end_process();
	if (fflush(stdout) || ferror(stdout))
		return status ? status : 6;
	return status;
}
