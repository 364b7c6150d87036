#include "tui/filter.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/pattern.h"
#include "tui/desk-inside.h"
#include "tui/edit.h"

struct filter {
	struct edit edit;
	char fault[512];
};

static struct list *filtered_list(struct desk *desk)
{
	struct layer *base = desk_base(desk);

	return base->screen->list(base->state);
}

/* A pattern that can't be read is said and hides nothing. */
static bool is_readable(struct filter *filter)
{
	struct fault fault = {0};
	struct pattern *pattern;

	filter->fault[0] = '\0';
	if (!filter->edit.text[0])
		return true;
	pattern = pattern_open(filter->edit.text, &fault);
	if (pattern)
		pattern_close(pattern);
	if (pattern && strlen(filter->edit.text) < PATTERN_MOST)
		return true;
	snprintf(filter->fault, sizeof filter->fault, "%s", pattern ? speech("The pattern is too long.") : fault.text);
	return false;
}

static void apply(struct desk *desk, struct list *list, const char *pattern)
{
	if (!strcmp(list->pattern, pattern))
		return;
	if (!list->pattern[0])
		list->unfiltered = list->scroll;
	snprintf(list->pattern, sizeof list->pattern, "%s", pattern);
	list->scroll = pattern[0] ? (struct scroll){0} : list->unfiltered;
	desk_base(desk)->stale = true;
}

enum answer filter_end(struct desk *desk)
{
	apply(desk, filtered_list(desk), "");
	return ANSWER_STAY;
}

static void filter_start(void *state, struct desk *desk, const void *with)
{
	struct filter *filter = state;

	(void)with;
	edit_set(&filter->edit, filtered_list(desk)->pattern);
}

static enum answer filter_key(void *state, struct desk *desk, const struct press *press)
{
	struct filter *filter = state;

	if (press->key == PRESS_ESC) {
		filter_end(desk);
		return ANSWER_BACK;
	}
	if (press->key == PRESS_ENTER || press->key == '\n')
		return ANSWER_BACK;
	if (edit_press(&filter->edit, press))
		apply(desk, filtered_list(desk), is_readable(filter) ? filter->edit.text : "");
	return ANSWER_STAY;
}

static bool filter_line(const void *state, struct canvas *row)
{
	const struct filter *filter = state;
	int room = row->columns - 2, wanted = canvas_width(filter->edit.text) + 1;

	if (filter->fault[0] && room > 40)
		room = wanted < room / 2 ? wanted : room / 2;
	canvas_put(row, 0, 0, 2, TONE_TITLE, " /");
	edit_paint(&filter->edit, row, 0, 2, room, true);
	if (filter->fault[0])
		canvas_put(row, 0, 2 + room + 1, row->columns - room - 3, TONE_DANGER, filter->fault);
	return true;
}

const struct screen filter_screen = {
	.name = "pattern",
	.title = "Filter",
	.purpose = "rows that match a pattern",
	.size = sizeof(struct filter),
	.ways = "Enter keeps it  Esc shows all",
	.open = filter_start,
	.key = filter_key,
	.line = filter_line,
};
