
#include "db/speech.h"
#include "tui/desk-inside.h"
#include "tui/form.h"
#include "tui/timing.h"
#include "tui/words.h"

bool timing_works(const struct desk *desk)
{
	enum phase phase = desk->pomodoro.phase;

	return timing_runs(desk) || (timing_is_pomodoro(desk) && (phase == PHASE_WORK || phase == PHASE_PAUSED));
}

static enum answer count(struct desk *desk, bool external)
{
	struct interruption counted;
	char clock[8];

	if (!pomodoro_interrupt(desk->book, external, NULL, desk->arena, &counted))
		return desk_refuse(desk);
	return desk_say(desk, "Interrupted %s at %s; the clock runs on. \" says what it was.", external ? speech("by others") : speech("by yourself"),
		words_time(book_now(desk->book), book_clock(desk->book).zone, clock));
}

enum answer timing_interrupt_self(void *state, struct desk *desk)
{
	(void)state;
	return count(desk, false);
}

enum answer timing_interrupt_others(void *state, struct desk *desk)
{
	(void)state;
	return count(desk, true);
}

static bool save_note(struct desk *desk, void *context, const struct form_values *values, int *field)
{
	(void)context, (void)field;
	if (!interruption_note(desk->book, values->text[0]))
		return false;
	desk_say(desk, "Noted.");
	return true;
}

enum answer timing_interrupt_note(void *state, struct desk *desk)
{
	static const struct field fields[] = {{.label = "what", .hint = "what it was; a client's slug may stand first"}};

	(void)state;
	return form_open(desk, &(struct form_plan){.title = "The last interruption", .fields = fields, .count = 1, .save = save_note});
}
