#include "tui/question.h"

#include "tui/wrap.h"

enum { ROWS_MOST = 4, APART = 2 };

static struct wrapping wrapping_of(int columns)
{
	return (struct wrapping){.column = 1, .width = columns - 1, .most = ROWS_MOST, .tone = TONE_TITLE};
}

/* Do the answers stand behind the last words of the question? */
static bool answers_fit(const struct wrapping *wrapping, const char *question, const char *answers)
{
	return wrap_last_width(wrapping, question) + APART + canvas_width(answers) <= wrapping->width;
}

int question_rows(const char *question, const char *answers, int columns)
{
	struct wrapping wrapping = wrapping_of(columns);

	return wrap_paint(NULL, &wrapping, question) + !answers_fit(&wrapping, question, answers);
}

void question_paint(struct canvas *rows, const char *question, const char *answers)
{
	struct wrapping wrapping = wrapping_of(rows->columns);
	int column = answers_fit(&wrapping, question, answers) ? 1 + wrap_last_width(&wrapping, question) + APART : 1;

	wrap_paint(rows, &wrapping, question);
	canvas_put(rows, rows->rows - 1, column, rows->columns - column, TONE_TITLE, answers);
	canvas_cursor(rows, rows->rows - 1, column < rows->columns ? column : 0);
}
