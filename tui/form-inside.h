/* What is inside of a form: for form.c, which takes the keys, and form-paint.c, which looks. */
#ifndef TUI_FORM_INSIDE_H
#define TUI_FORM_INSIDE_H

#include "tui/edit.h"
#include "tui/form.h"
#include "tui/screen.h"

struct form {
	char *title;
	void *context;
	struct form_plan plan;
	struct {
		char *label, *hint, *shown;
		bool offered;
		struct edit edit;
		const char *const *among;
		void (*suggest)(struct desk *, const char *, struct text *);
		bool (*reading)(struct desk *, const char *, struct text *);
	} fields[FIELDS_MOST];
	int active, faulty;     /* faulty: -1 none */
	char fault[512];
	char suggestion[512];
	char reading[160];      /* of the active field */
	bool asking;            /* whether to discard what was typed */
};

void form_paint(const void *state, struct canvas *);
/* The question whether to discard what was typed, in the message row. */
bool form_line(const void *state, struct canvas *rows);
int form_line_rows(const void *state, int columns);

#endif
