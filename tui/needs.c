#include "tui/needs.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/panes.h"
#include "tui/words.h"

static struct notice copied(const struct notice *notice, struct arena *arena)
{
	return (struct notice){
		.urgent = notice->urgent,
		.kind = arena_text(arena, notice->kind),
		.id = arena_text(arena, notice->id),
		.project = arena_text(arena, notice->project),
		.text = arena_text(arena, notice->text),
		.screen = arena_text(arena, notice->screen),
	};
}

/* Reading the needs takes far more memory than they do: it is given back at once. */
bool needs_load(struct book *book, const struct list *list, struct arena *arena, struct notices *notices)
{
	struct arena *scratch = arena_new();
	struct sieve sieve = sieve_open(list);
	struct notices read = {0};
	bool ok = notice_list(book, scratch, &read);

	*notices = (struct notices){.items = arena_array(arena, read.count + 1, sizeof *read.items)};
	for (size_t i = 0; ok && i < read.count; i++)
		if (sieve_passes(&sieve, (const char *const[]){read.items[i].id, read.items[i].text, read.items[i].kind}, 3))
			notices->items[notices->count++] = copied(&read.items[i], arena);
	sieve_close(&sieve);
	arena_free(scratch);
	return ok;
}

/* "4 Scope" for scope */
static void name_tab(const char *name, struct table_cell *cell)
{
	for (const struct screen *const *each = screens; name && *each; each++)
		if ((*each)->digit && !strcmp((*each)->name, name))
			snprintf(cell->text, sizeof cell->text, "%d %s", (*each)->digit, speech((*each)->title));
}

static void need_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct notice *notice = &((const struct notices *)list)->items[row];
	bool by_path = notice->id && strchr(notice->id, '/'); /* of a whole project: then its kind stands first */

	switch (column) {
	case 0:
		snprintf(cell->text, sizeof cell->text, "%s", notice->urgent ? "!" : "·");
		cell->tone = notice->urgent ? TONE_DANGER : TONE_PLAIN;
		break;
	case 1: snprintf(cell->text, sizeof cell->text, "%s", notice->id && !by_path ? notice->id : notice->kind); break;
	case 2: snprintf(cell->text, sizeof cell->text, "%s%s%.250s", by_path ? words_short_path(notice->id) : "", by_path ? ": " : "", notice->text); break;
	case 3: name_tab(notice->screen, cell); break;
	}
}

void needs_table(const struct notices *notices, struct table *table)
{
	static const struct table_column columns[] = {
		{.width = 1}, {.width = 8}, {.width = 12, .grows = true}, {.width = 13, .rank = 1},
	};

	table->columns = columns;
	table->count = sizeof columns / sizeof *columns;
	table->rows = notices->count;
	table->list = notices;
	table->cell = need_cell;
	table->untitled = true;
	table->empty = "Nothing waits for you.";
}
