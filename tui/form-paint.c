/* How a form looks: its fields in a box, under each what it comes to or what is wrong with it, and the question on leaving. */
#include "db/speech.h"
#include "tui/form-inside.h"
#include "tui/question.h"
#include "tui/wrap.h"

enum { WIDTH_MOST = 72, LABEL_MOST = 12, MARKER = 0x25b8, FAULT_ROWS = 4 };

static int field_rows(const struct form *form, int field, int width)
{
	int rows = 1;

	if (field == form->active)
		rows += (form->suggestion[0] != '\0') + (form->reading[0] != '\0');
	if (field == form->faulty)
		rows += wrap_paint(NULL, &(struct wrapping){.width = width, .most = FAULT_ROWS}, form->fault);
	return rows;
}

static void paint_field(const struct form *form, struct canvas *inside, int row, int field)
{
	const struct edit *edit = &form->fields[field].edit;
	bool focused = field == form->active && !form->asking;
	int column = LABEL_MOST + 3, width = inside->columns - column - 1;

	if (field == form->active)
		canvas_repeat(inside, row, 0, 1, TONE_SELECTED, MARKER);
	canvas_put(inside, row, 2, LABEL_MOST, TONE_PLAIN, form->fields[field].label);
	edit_paint(edit, inside, row, column, width, focused);
	/* In brackets, as no colour tells it from what was typed. */
	if (!edit->text[0] && form->fields[field].hint[0])
		canvas_print(inside, row, column, width, TONE_DIM, "(%s)", speech(form->fields[field].hint));
	if (field == form->active && form->suggestion[0])
		canvas_print(inside, ++row, column, width, TONE_KEY, "→ %s", form->suggestion);
	if (field == form->active && form->reading[0])
		canvas_print(inside, ++row, column, width, TONE_DIM, "= %s", form->reading);
	if (field == form->faulty)
		wrap_paint(inside, &(struct wrapping){.row = row + 1, .column = 2, .width = inside->columns - 3, .most = FAULT_ROWS, .tone = TONE_DANGER}, form->fault);
}

void form_paint(const void *state, struct canvas *canvas)
{
	const struct form *form = state;
	int width = canvas->columns < WIDTH_MOST ? canvas->columns : WIDTH_MOST, rows = 0, row = 0, until_active = 0;
	struct canvas box, inside;

	for (int i = 0; i < form->plan.count; i++) {
		rows += field_rows(form, i, width - 5);
		if (i <= form->active)
			until_active = rows;
	}
	box = canvas_part(canvas, canvas->rows > rows + 4 ? 1 : 0, canvas_middle(canvas, width), rows + 2, width);
	canvas_clear(&box);
	inside = canvas_frame(&box, (struct frame){form->title, NULL, speech("Tab next · C-s saves · Esc leaves"), NULL});
	if (until_active > inside.rows)
		row = inside.rows - until_active;
	for (int i = 0; i < form->plan.count; i++) {
		paint_field(form, &inside, row, i);
		row += field_rows(form, i, width - 5);
	}
}

int form_line_rows(const void *state, int columns)
{
	const struct form *form = state;

	return form->asking ? question_rows(speech("Discard what was typed?"), speech("y discard  n keep on"), columns) : 1;
}

bool form_line(const void *state, struct canvas *rows)
{
	const struct form *form = state;

	if (form->asking)
		question_paint(rows, speech("Discard what was typed?"), speech("y discard  n keep on"));
	return form->asking;
}
