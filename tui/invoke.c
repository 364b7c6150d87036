#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "model/moment.h"
#include "tui/invoke.h"

static bool wants_color(const struct invocation *invocation)
{
	const char *no = getenv("NO_COLOR");

	if (strcmp(invocation->color, "auto"))
		return !strcmp(invocation->color, "always");
	return isatty(STDOUT_FILENO) && !(no && *no);
}

static int terminal_columns(void)
{
	struct winsize size;

	return isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) ? size.ws_col : 0;
}

static void join_note(const struct command *command, const struct invocation *invocation, struct arena *arena, struct call *call)
{
	struct text note = {0};

	for (int i = command->least; i < invocation->count; i++) {
		text_add(&note, i > command->least ? " " : "");
		text_add(&note, invocation->words[i]);
	}
	call->note = arena_text(arena, text_string(&note));
	call->note_given = invocation->count > command->least;
	text_free(&note);
}

/* A time, or a day: its last second, when all that was done on it is known; of today, now. */
static bool read_as_of(struct book *book, const char *typed, const struct clock *clock, int64_t *as_of)
{
	enum { AHEAD_SECONDS = 10 * 366 * 86400 };
	struct fault no_day = {0};
	int day;

	if (!moment_parse_day(typed, clock, DAY_PAST, &day, &no_day) || day > book_today(book))
		return moment_parse_time(typed, clock, as_of, book_fault_slot(book)) &&
			/* its curves have a point for each week up to then */
			(*as_of <= book_now(book) + AHEAD_SECONDS || book_fail(book, FAULT_INPUT, "\"%.60s\" is over ten years ahead; a position is known up to now.", typed));
	*as_of = day == book_today(book) ? book_now(book) : zone_day_start(clock->zone, day + 1) - 1;
	return true;
}

bool invoke(const struct invocation *invocation, struct book *book, struct arena *arena, struct out *out, struct call *call)
{
	const struct command *command = invocation->command;
	struct clock clock = book_clock(book);

	*call = (struct call){
		.command = command, .book = book, .arena = arena, .out = out,
		.words = invocation->words, .count = invocation->count, .note = "",
		.json = invocation->json, .quiet = invocation->quiet, .dry_run = invocation->dry_run,
		.tty = isatty(STDOUT_FILENO), .columns = terminal_columns(), .color = wants_color(invocation),
		.format = invocation->json && command->format ? "json" : invocation->format, .output = invocation->output,
		.as_of = INT64_MAX, .given = invocation->given, .given_count = invocation->given_count,
	};
	if (command->most < 0)
		join_note(command, invocation, arena, call);
	return !invocation->as_of || read_as_of(book, invocation->as_of, &clock, &call->as_of);
}
