/* Notices of checklists whose rules nobody has looked at for half a year, while a milestone goes by them. */
#include <string.h>

#include "db/speech.h"
#include "model/checklist-template.h"
#include "model/notice-inside.h"
#include "model/record.h"

struct texts { const char **items; size_t count; };

static bool read_texts(struct look *look, struct texts *texts)
{
	struct query *rows = book_query(look->book, SQL_CHECKLIST_OPEN);

	*texts = (struct texts){0};
	while (query_next(rows)) {
		arena_grow(look->arena, &texts->items, texts->count, sizeof *texts->items);
		texts->items[texts->count++] = query_take(rows, "text", look->arena);
	}
	return query_ok(rows);
}

static bool is_in_use(const struct checklist_template *template, const struct texts *texts)
{
	for (size_t i = 0; i < template->count; i++)
		for (size_t k = 0; k < texts->count; k++)
			if (!strcmp(template->lines[i].text, texts->items[k]))
				return true;
	return false;
}

bool look_at_templates(struct look *look)
{
	int today = book_today(look->book);
	struct texts texts;

	if (!read_texts(look, &texts))
		return false;
	if (!texts.count)
		return true;
	for (const char *const *name = checklist_template_names(look->arena); *name; name++) {
		struct checklist_template template;

		if (!checklist_template_find(*name, look->arena, &template) || !checklist_template_is_stale(&template, today) || !is_in_use(&template, &texts))
			continue;
		look_add(look, (struct notice){
			.kind = "template", .id = arena_print(look->arena, speech("checklist %s"), *name), .screen = "experiments",
			.text = template.checked_on == DAY_NONE ? arena_print(look->arena, speech("says no day on which it was held against its rules: milestone template %s --checked"), *name)
				: arena_print(look->arena, speech("was held against its rules %s ago; do they still hold? milestone template %s --checked"), look_days(look, today - template.checked_on), *name),
		});
	}
	return true;
}
