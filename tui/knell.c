/* The end of a phase of a Pomodoro: it is rung for once, said until the next key, and told as the user wants it told. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "tui/desk-inside.h"

static bool is_counting(enum phase phase)
{
	return phase == PHASE_WORK || phase == PHASE_BREAK || phase == PHASE_LONG_BREAK;
}

/* Is the word among those of pomodoro.notify, which are divided by blanks or commas? */
static bool is_wanted(const char *how, const char *word)
{
	size_t length;

	for (; how && *how; how += length) {
		how += strspn(how, " ,");
		length = strcspn(how, " ,");
		if (length == strlen(word) && !strncmp(how, word, length))
			return true;
	}
	return false;
}

static void ring(struct desk *desk, const char *words)
{
	const char *how = config_get(desk->book, "pomodoro.notify"), *command = config_get(desk->book, "pomodoro.command");
	const struct pomodoro *pomodoro = &desk->pomodoro;
	struct errand errand = {.round = pomodoro->round, .desktop = is_wanted(how, "notify-send"), .command = is_wanted(how, "command") ? command : NULL};

	text_add_char(&desk->aside, '\a');
	if (is_wanted(how, "osc9"))
		text_print(&desk->aside, "\033]9;%s\033\\", words);
	if (is_wanted(how, "osc777"))
		text_print(&desk->aside, "\033]777;notify;ambit;%s\033\\", words);
	if (is_wanted(how, "osc99"))
		text_print(&desk->aside, "\033]99;;%s\033\\", words);
	snprintf(errand.words, sizeof errand.words, "%s", words);
	snprintf(errand.phase, sizeof errand.phase, "%s", phase_words[pomodoro->phase]);
	snprintf(errand.path, sizeof errand.path, "%s", pomodoro->path ? pomodoro->path : "");
	desk->errand = errand;
}

/* With pomodoro.after = stop, or a plan that goes on by itself, the phase ends at its last second. */
static bool ends_by_itself(struct desk *desk)
{
	const char *after = config_get(desk->book, "pomodoro.after");

	return desk->pomodoro.plan.automatic || (after && !strcmp(after, "stop"));
}

static void end_phase(struct desk *desk)
{
	int64_t at = desk->clock_read_at + desk->pomodoro.remaining;
	struct pomodoro after = {0};

	if (!pomodoro_done(desk->book, at, desk->arena, &after)) {
		desk_refuse(desk);
		return;
	}
	desk->version = book_version(desk->book);
	desk_stale(desk);
	desk_read_clock(desk);
}

void desk_watch_pomodoro(struct desk *desk)
{
	const struct pomodoro *pomodoro = &desk->pomodoro;
	bool work = pomodoro->phase == PHASE_WORK;

	if (!desk->pomodoro_runs || !is_counting(pomodoro->phase) || desk_phase_left(desk) > 0)
		return;
	if (desk->rung_id == pomodoro->id && desk->rung_at == pomodoro->phase_at)
		return;
	desk->rung_id = pomodoro->id;
	desk->rung_at = pomodoro->phase_at;
	ring(desk, work ? speech("Pomodoro done: take a break") : speech("The break is over"));
	if (work)
		desk_say(desk, "Round %d of %d is done: time for a break.", pomodoro->round, pomodoro->every);
	else
		desk_say(desk, "The break is over.");
	desk->said_act = false;
	if (ends_by_itself(desk))
		end_phase(desk);
	else
		snprintf(desk->said + strlen(desk->said), SAID_MOST - strlen(desk->said), work ? speech(" Space begins it; the clock runs on.") : speech(" Space ends it."));
}

int64_t desk_alarm(struct desk *desk)
{
	int64_t left = desk_phase_left(desk);

	if (book_clock_is_fixed(desk->book) || !desk->pomodoro_runs || !is_counting(desk->pomodoro.phase) || left <= 0)
		return 0;
	return book_now(desk->book) + left;
}
