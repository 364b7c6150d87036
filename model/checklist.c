#include "model/checklist.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/speech.h"
#include "model/checklist-template.h"
#include "model/names.h"
#include "model/record.h"
#include "model/text.h"

enum { TEXT_BYTES = 300, WHY_BYTES = 1000 };

const char *const check_state_words[] = {"open", "done", "na", NULL};

static bool add_line(struct book *book, const struct milestone *milestone, const char *text, const char *by_gate, size_t *added)
{
	struct query *write;
	char uid[37];
	int64_t id;

	if (!book_takes_line(book, "A line of a checklist", text, 1, TEXT_BYTES) || !(id = book_take_id(book, "check_line")))
		return false;
	uid_make(uid);
	write = book_query(book, SQL_CHECKLIST_ADD);
	query_set_int(write, ":id", id);
	query_set_text(write, ":uid", uid);
	query_set_int(write, ":milestone", milestone->id);
	query_set_text(write, ":text", text);
	query_set_words(write, ":by_gate", by_gate);
	query_set_int(write, ":known_at", book_now(book));
	if (!query_run(write, NULL))
		return false;
	*added += query_changes(write) > 0;
	return true;
}

static bool add(struct book *book, const struct milestone *milestone, const char *text, const char *by_gate, size_t *added)
{
	struct arena *arena = book_arena(book);
	struct checklist_template template;
	char words[400];

	if (by_gate && word_find(gate_words, by_gate) < 0)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no gate: %s.", by_gate, word_list(gate_words, words));
	if (milestone->closed_on != DAY_NONE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is decided; its checklist is closed.", milestone->code);
	if (!checklist_template_find(text, arena, &template))
		return add_line(book, milestone, text, by_gate, added);
	for (size_t i = 0; i < template.count; i++)
		if (!add_line(book, milestone, template.lines[i].text, by_gate ? by_gate : template.lines[i].by_gate, added))
			return false;
	return true;
}

bool checklist_add(struct book *book, const struct milestone *milestone, const char *text, const char *by_gate, size_t *added)
{
	bool ok;

	*added = 0;
	if (!book_begin(book))
		return false;
	ok = add(book, milestone, text, by_gate, added);
	if (ok && !*added)
		ok = book_fail(book, FAULT_CONFLICT, "That is in the checklist of \"%s\" already.", milestone->code);
	return book_end(book, ok, "milestone check", "%s add %s", milestone->path, text);
}

/* Found by its whole text, its number, or a part that no other line has. */
static bool find_line(struct book *book, const struct checklist *list, const char *typed, struct check_line *line)
{
	size_t digits = strspn(typed, "0123456789"), found = 0;

	if (digits && !typed[digits] && digits < 6) {
		size_t number = strtoul(typed, NULL, 10);

		if (number < 1 || number > list->count)
			return book_fail(book, FAULT_MISSING, "The checklist has no line %zu; ambit milestone show lists it.", number);
		*line = list->items[number - 1];
		return true;
	}
	for (size_t i = 0; i < list->count; i++) {
		if (!strcasecmp(list->items[i].text, typed)) {
			*line = list->items[i];
			return true;
		}
		if (strcasestr(list->items[i].text, typed)) {
			*line = list->items[i];
			found++;
		}
	}
	if (found == 1)
		return true;
	if (found)
		return book_fail(book, FAULT_CONFLICT, "\"%.60s\" fits %zu lines; type more of the one meant, or its number.", typed, found);
	return book_fail(book, FAULT_MISSING, "No line of the checklist has \"%.60s\"; ambit milestone show lists it.", typed);
}

static bool settle(struct book *book, const struct milestone *milestone, const char *typed, enum check_state state, const char *why, struct check_line *line)
{
	struct checklist list;
	struct query *write;

	if (!checklist_list(book, milestone->id, book_arena(book), &list) || !find_line(book, &list, typed, line))
		return false;
	if (state == CHECK_NA && (!why || !*why))
		return book_fail(book, FAULT_INPUT, "Say why \"%.60s\" is not called for: --why TEXT.", line->text);
	if (why && !book_takes_line(book, "The reason", why, 1, WHY_BYTES))
		return false;
	if (milestone->closed_on != DAY_NONE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is decided; its checklist is closed.", milestone->code);
	write = book_query(book, SQL_CHECKLIST_SETTLE);
	query_set_int(write, ":id", line->id);
	query_set_text(write, ":state", check_state_words[state]);
	query_set_words(write, ":why", why);
	query_set_day(write, ":settled_on", zone_day(milestone->zone, book_now(book)));
	return query_run(write, NULL);
}

bool checklist_settle(struct book *book, const struct milestone *milestone, const char *typed, enum check_state state, const char *why, struct check_line *line)
{
	bool ok;

	*line = (struct check_line){.text = ""};
	if (!book_begin(book))
		return false;
	ok = settle(book, milestone, typed, state, why, line);
	return book_end(book, ok, "milestone check", "%s %s %s", milestone->path, check_state_words[state], line->text);
}

bool checklist_list(struct book *book, int64_t milestone, struct arena *arena, struct checklist *list)
{
	struct query *rows = book_query(book, SQL_CHECKLIST_ROWS);

	*list = (struct checklist){0};
	query_set_int(rows, ":milestone", milestone);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = (struct check_line){
			.id = query_int(rows, "id"),
			.text = query_take(rows, "text", arena),
			.by_gate = query_take(rows, "by_gate", arena),
			.state = (enum check_state)query_word(rows, "state", check_state_words),
			.why = query_take(rows, "why", arena),
			.settled_on = query_day(rows, "settled_on"),
		};
	}
	return query_ok(rows);
}

/* A line for a later gate than the milestone's own can wait. */
static bool holds_up(const struct check_line *line, const struct milestone *milestone)
{
	if (line->state != CHECK_OPEN)
		return false;
	return !line->by_gate || !milestone->gate || word_find(gate_words, line->by_gate) <= word_find(gate_words, milestone->gate);
}

bool checklist_allows(struct book *book, const struct milestone *milestone)
{
	struct checklist list;
	const char *first = NULL;
	size_t open = 0;

	if (!checklist_list(book, milestone->id, book_arena(book), &list))
		return false;
	for (size_t i = 0; i < list.count; i++)
		if (holds_up(&list.items[i], milestone)) {
			first = first ? first : list.items[i].text;
			open++;
		}
	if (!open)
		return true;
	return book_fail(book, FAULT_REFUSED, speech_of("%zu line of the checklist of \"%s\" is open: \"%.100s\"; ambit milestone check %s done|na TEXT settles one.",
		"%zu lines of the checklist of \"%s\" are open: \"%.100s\"; ambit milestone check %s done|na TEXT settles one.", open), open, milestone->code, first, milestone->code);
}

bool checklist_overdue(struct book *book, const struct milestone *milestone, struct arena *arena, const char **words)
{
	struct query *rows = book_query(book, SQL_CHECKLIST_DUE);

	*words = NULL;
	query_set_int(rows, ":project", milestone->project);
	query_set_int(rows, ":milestone", milestone->id);
	while (query_next(rows))
		if (!*words && milestone->gate && word_find(gate_words, query_text(rows, "by_gate")) <= word_find(gate_words, milestone->gate))
			*words = arena_print(arena, "%s: %s (by %s)", query_text(rows, "code"), query_text(rows, "text"), query_text(rows, "by_gate"));
	return query_ok(rows);
}
