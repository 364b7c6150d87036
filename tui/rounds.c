#include "tui/rounds.h"

#include "db/speech.h"
#include "model/moment.h"
#include "model/pomodoro.h"

void suggest_rounds(struct desk *desk, const char *typed, struct text *line)
{
	suggest_among(desk, (const char *const[]){"25/5", "50/10", "90/20", "15/3", NULL}, typed, line);
}

bool reading_rounds(struct desk *desk, const char *typed, struct text *words)
{
	struct pomodoro_plan plan = {0};
	char length[3][24];

	if (*typed && !pomodoro_read_plan(desk_book(desk), typed, &plan))
		return false;
	if (!pomodoro_complete(desk_book(desk), &plan))
		return false;
	text_print(words, speech("%s work, %s break, a long one of %s every %d"), moment_clock_length(plan.work, length[0]),
		moment_clock_length(plan.pause, length[1]), moment_clock_length(plan.long_pause, length[2]), plan.every);
	return true;
}
