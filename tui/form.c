#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "tui/form-inside.h"
#include "tui/ways.h"

enum { CTRL_O = 15, CTRL_S = 19, CTRL_P = 16, CTRL_N = 14 };

static char *kept(const char *text)
{
	char *copy = strdup(text ? text : "");

	if (!copy)
		arena_exhausted();
	return copy;
}

/* Reads what stands in a field. An empty one says nothing, as it may be left so. */
static bool field_reads(const struct form *form, struct desk *desk, int field, struct text *words)
{
	const char *typed = form->fields[field].edit.text;

	if (typed[0] && form->fields[field].among && !reading_among(desk, form->fields[field].among, typed))
		return false;
	return !typed[0] || !form->fields[field].reading || form->fields[field].reading(desk, typed, words);
}

static bool is_read(const struct form *form, int field)
{
	return form->fields[field].reading || form->fields[field].among;
}

/* Why it was refused, in the words of the screen. */
static void take_fault(struct form *form, struct desk *desk)
{
	struct text words = {0};

	ways_say(desk, book_fault(desk_book(desk))->text, &words);
	snprintf(form->fault, sizeof form->fault, "%s", text_string(&words));
	text_free(&words);
}

static void read_now(struct form *form, struct desk *desk)
{
	struct text words = {0};
	bool reads = field_reads(form, desk, form->active, &words);

	snprintf(form->reading, sizeof form->reading, "%s", reads ? text_string(&words) : "");
	if (form->faulty == form->active && is_read(form, form->active)) {
		take_fault(form, desk);
		form->faulty = reads ? -1 : form->active;
	}
	book_forgive(desk_book(desk));
	text_free(&words);
}

static void suggest_now(struct form *form, struct desk *desk)
{
	struct text line = {0};

	form->suggestion[0] = '\0';
	if (form->fields[form->active].suggest)
		form->fields[form->active].suggest(desk, form->fields[form->active].edit.text, &line);
	else if (form->fields[form->active].among)
		suggest_among(desk, form->fields[form->active].among, form->fields[form->active].edit.text, &line);
	snprintf(form->suggestion, sizeof form->suggestion, "%s", text_string(&line));
	text_free(&line);
	if (!strcmp(form->suggestion, form->fields[form->active].edit.text))
		form->suggestion[0] = '\0';
}

static void form_start(void *state, struct desk *desk, const void *with)
{
	struct form *form = state;

	form->plan = *(const struct form_plan *)with;
	form->title = kept(speech(form->plan.title));
	for (int i = 0; i < form->plan.count; i++) {
		const struct field *field = &form->plan.fields[i];

		form->fields[i].label = kept(speech(field->label));
		form->fields[i].hint = kept(field->hint);
		form->fields[i].offered = field->offered && field->value;
		form->fields[i].among = field->among;
		form->fields[i].suggest = field->suggest;
		form->fields[i].reading = field->reading;
		edit_set(&form->fields[i].edit, field->value ? field->value : "");
		form->fields[i].shown = kept(form->fields[i].edit.text);
	}
	form->plan.fields = NULL;
	form->context = malloc(form->plan.context_size + 1);
	if (!form->context)
		arena_exhausted();
	if (form->plan.context_size)
		memcpy(form->context, form->plan.context, form->plan.context_size);
	form->faulty = -1;
	form->active = form->plan.first;
	suggest_now(form, desk);
	read_now(form, desk);
}

static void form_end(void *state)
{
	struct form *form = state;

	free(form->title);
	free(form->context);
	for (int i = 0; i < form->plan.count; i++) {
		free(form->fields[i].label);
		free(form->fields[i].hint);
		free(form->fields[i].shown);
	}
}

static bool field_is_changed(const struct form *form, int field)
{
	return strcmp(form->fields[field].edit.text, form->fields[field].shown) != 0;
}

static bool form_is_changed(const struct form *form)
{
	for (int i = 0; i < form->plan.count; i++)
		if (field_is_changed(form, i))
			return true;
	return false;
}

/* A field that one leaves is looked at, without holding anybody up. */
static void judge_field(struct form *form, struct desk *desk)
{
	struct text words = {0};

	if (form->faulty < 0 && !field_reads(form, desk, form->active, &words)) {
		take_fault(form, desk);
		form->faulty = form->active;
	}
	book_forgive(desk_book(desk));
	text_free(&words);
}

static enum answer turn_to(struct form *form, struct desk *desk, int field)
{
	form->active = (field + form->plan.count) % form->plan.count;
	suggest_now(form, desk);
	read_now(form, desk);
	return ANSWER_STAY;
}

static enum answer go_on(struct form *form, struct desk *desk, int by)
{
	judge_field(form, desk);
	return turn_to(form, desk, form->active + by);
}

static bool save_values(struct form *form, struct desk *desk, int *field)
{
	struct form_values values = {{0}, {0}};

	for (int i = 0; i < form->plan.count; i++) {
		values.text[i] = form->fields[i].edit.text;
		values.changed[i] = field_is_changed(form, i);
	}
	return form->plan.save(desk, form->context, &values, field);
}

/* What comes next is called when the form has gone, with what it remembered. */
static enum answer save(struct form *form, struct desk *desk)
{
	void (*then)(struct desk *, void *) = form->plan.then;
	int field = form->active;
	void *context;

	if (!save_values(form, desk, &field)) {
		form->faulty = -1;
		take_fault(form, desk);
		book_forgive(desk_book(desk));
		turn_to(form, desk, field);
		form->faulty = field;
		return ANSWER_STAY;
	}
	context = form->context;
	form->context = NULL;
	desk_drop(desk);
	if (then)
		then(desk, context);
	free(context);
	return ANSWER_STAY;
}

/* Takes the first suggestion: Right at the end of the line. */
static bool take_suggestion(struct form *form, uint32_t key)
{
	struct edit *edit = &form->fields[form->active].edit;
	size_t length = strcspn(form->suggestion, " ");
	char first[512];

	if (key != PRESS_RIGHT || edit->text[edit->point] || !length)
		return false;
	memcpy(first, form->suggestion, length);
	first[length] = '\0';
	edit_set(edit, first);
	return true;
}

static enum answer answer_question(struct form *form, uint32_t key)
{
	if (key == 'y')
		return ANSWER_BACK;
	if (key == 'n' || key == PRESS_ESC)
		form->asking = false;
	return ANSWER_STAY;
}

static enum answer leave(struct form *form)
{
	if (!form_is_changed(form))
		return ANSWER_BACK;
	form->asking = true;
	return ANSWER_STAY;
}

/* What was only proposed gives way to what is typed; whoever moves about in it means to change it. */
static bool edit_field(struct form *form, const struct press *press)
{
	struct edit *edit = &form->fields[form->active].edit;

	if (form->fields[form->active].offered && (press->key == PRESS_PASTE || key_is_text(press->key)))
		edit_set(edit, "");
	form->fields[form->active].offered = false;
	return edit_press(edit, press);
}

/* What the editor left: in a field all of it has to have room. */
static enum answer take_edited(struct form *form, struct desk *desk, const char *text)
{
	if (strlen(text) >= EDIT_MOST)
		return desk_say(desk, "That is too long for a field, which holds %d bytes; nothing was changed.", EDIT_MOST - 1);
	edit_set(&form->fields[form->active].edit, text);
	form->fields[form->active].offered = false;
	return turn_to(form, desk, form->active);
}

static enum answer form_key(void *state, struct desk *desk, const struct press *press)
{
	struct form *form = state;
	bool last = form->active == form->plan.count - 1;

	if (form->asking)
		return answer_question(form, press->key);
	switch (press->key) {
	case PRESS_ESC: return leave(form);
	case CTRL_S: return save(form, desk);
	case CTRL_O: desk_edit(desk, form->fields[form->active].edit.text); return ANSWER_STAY;
	case PRESS_EDITED: return take_edited(form, desk, press->text);
	case PRESS_ENTER: case '\n': return last ? save(form, desk) : go_on(form, desk, 1);
	case PRESS_TAB: case PRESS_DOWN: case CTRL_N: return go_on(form, desk, 1);
	case PRESS_BACK_TAB: case PRESS_UP: case CTRL_P: return go_on(form, desk, -1);
	}
	if (!take_suggestion(form, press->key) && !edit_field(form, press))
		return ANSWER_STAY;
	/* Without a reading only saving can tell whether it is mended; it would hide what is wrong elsewhere. */
	if (form->faulty == form->active && !is_read(form, form->active))
		form->faulty = -1;
	suggest_now(form, desk);
	read_now(form, desk);
	return ANSWER_STAY;
}

static const struct screen form_screen = {
	.name = "form",
	.title = "Form",
	.purpose = "fields to be filled in",
	.size = sizeof(struct form),
	.open = form_start,
	.close = form_end,
	.key = form_key,
	.paint = form_paint,
	.line = form_line,
	.line_rows = form_line_rows,
	.ways = "Tab next  C-s save  C-u empty  C-o editor  Esc leave",
};

enum answer form_open(struct desk *desk, const struct form_plan *plan)
{
	return desk_put(desk, &form_screen, plan);
}
