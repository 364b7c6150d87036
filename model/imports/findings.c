/* What was found for a text before, so that it is looked for once. */
#include <string.h>

#include "model/imports/job.h"

static size_t finding_place(const struct findings_by_text *list, const char *text)
{
	size_t place = (size_t)seen_hash(text, strlen(text)) & (list->room - 1);

	while (list->items[place].text && strcmp(list->items[place].text, text))
		place = (place + 1) & (list->room - 1);
	return place;
}

void *finding_of(const struct findings_by_text *list, const char *text)
{
	return list->room ? list->items[finding_place(list, text)].found : NULL;
}

void finding_keep(struct findings_by_text *list, struct arena *arena, const char *text, void *found)
{
	if (list->count * 2 >= list->room) {
		struct findings_by_text wider = {.count = list->count, .room = list->room ? list->room * 2 : 64};

		wider.items = arena_array(arena, wider.room, sizeof *wider.items);
		for (size_t i = 0; i < list->room; i++)
			if (list->items[i].text)
				wider.items[finding_place(&wider, list->items[i].text)] = list->items[i];
		*list = wider;
	}
	list->items[finding_place(list, text)] = (struct finding){.text = arena_text(arena, text), .found = found};
	list->count++;
}
