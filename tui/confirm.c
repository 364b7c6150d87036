/* A question in the message row, for what undo can't take back. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/desk.h"
#include "tui/question.h"
#include "tui/screen.h"

struct confirm {
	char question[400], word[32];
	enum answer (*yes)(void *context, struct desk *);
	void *context;
	max_align_t kept[DESK_ASK_MOST / sizeof(max_align_t)];
	bool keeps;
};

static void confirm_start(void *state, struct desk *desk, const void *with)
{
	(void)desk;
	memcpy(state, with, sizeof(struct confirm));
}

static enum answer confirm_key(void *state, struct desk *desk, const struct press *press)
{
	struct confirm asked = *(struct confirm *)state;

	if (press->key == 'n' || press->key == PRESS_ESC)
		return ANSWER_BACK;
	if (press->key != 'y')
		return ANSWER_STAY;
	desk_drop(desk);
	return asked.yes(asked.keeps ? asked.kept : asked.context, desk);
}

static const char *answers_of(const struct confirm *confirm, char out[80])
{
	snprintf(out, 80, speech("y %s  n no"), speech(confirm->word));
	return out;
}

static int confirm_rows(const void *state, int columns)
{
	const struct confirm *confirm = state;
	char answers[80];

	return question_rows(confirm->question, answers_of(confirm, answers), columns);
}

static bool confirm_line(const void *state, struct canvas *rows)
{
	const struct confirm *confirm = state;
	char answers[80];

	question_paint(rows, confirm->question, answers_of(confirm, answers));
	return true;
}

static const struct screen confirm_screen = {
	.name = "question",
	.title = "Question",
	.purpose = "yes or no",
	.size = sizeof(struct confirm),
	.open = confirm_start,
	.key = confirm_key,
	.line = confirm_line,
	.line_rows = confirm_rows,
	.ways = "y yes  n no",
};

static enum answer put(struct desk *desk, struct confirm *confirm, const char *question, const char *word)
{
	snprintf(confirm->question, sizeof confirm->question, "%s", question);
	confirm->question[utf8_cut(confirm->question, sizeof confirm->question - 4)] = '\0';
	snprintf(confirm->word, sizeof confirm->word, "%s", word);
	return desk_put(desk, &confirm_screen, confirm);
}

enum answer desk_ask(struct desk *desk, const char *question, const char *word,
	enum answer (*yes)(void *context, struct desk *), void *context)
{
	struct confirm confirm = {.yes = yes, .context = context};

	return put(desk, &confirm, question, word);
}

enum answer desk_ask_with(struct desk *desk, const char *question, const char *word,
	enum answer (*yes)(void *context, struct desk *), const void *context, size_t size)
{
	struct confirm confirm = {.yes = yes, .keeps = true};

	memcpy(confirm.kept, context, size < sizeof confirm.kept ? size : sizeof confirm.kept);
	return put(desk, &confirm, question, word);
}
