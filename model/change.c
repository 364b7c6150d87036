#include <string.h>

#include "model/change.h"
#include "model/change-move.h"
#include "model/item.h"
#include "model/project.h"
#include "model/record.h"
#include "model/text.h"

static bool next_code(struct book *book, int64_t project, const char **code)
{
	struct query *codes = book_query(book, SQL_CHANGE_CODES);
	long number;

	query_set_int(codes, ":project", project);
	number = query_next_number(codes, "CR-");
	*code = arena_print(book_arena(book), "CR-%ld", number);
	return number > 0;
}

static bool words_are_sound(struct book *book, const struct change *change)
{
	char words[400];

	if (!*change->title || !text_is_keepable(change->title, 200) || strchr(change->title, '\n'))
		return book_fail(book, FAULT_INPUT, "A change needs a title: one line of plain text, at most 200 bytes.");
	if (word_find(origin_words, change->origin) < 0)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no origin: %s.", change->origin, word_list(origin_words, words));
	if (change->cause && word_find(cause_words, change->cause) < 0)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no cause of a change: %s.", change->cause, word_list(cause_words, words));
	if (change->description && !text_is_keepable(change->description, 4000))
		return book_fail(book, FAULT_INPUT, "The text must be plain text of at most 4000 bytes.");
	return true;
}

/* Only what counts in the agreed scope can count less: a change is withdrawn or declined, never taken from. */
static bool removes_agreed_item(struct book *book, const struct change *change)
{
	struct item item;

	if (!change->removes)
		return true;
	if (!item_find(book, change->removes, book_arena(book), &item))
		return false;
	return (item.kind == ITEM_AGREED && !item.excluded && item.project == change->project) ||
		book_fail(book, FAULT_REFUSED, "\"%s\" is no agreed item of this project: a change takes from the agreed scope alone; ambit item list names it.", item.code);
}

static bool insert_change(struct book *book, struct change *change)
{
	struct item item = {.project = change->project, .code = change->code, .name = change->title, .kind = ITEM_CHANGE,
		.start_on = change->start_on, .end_on = change->end_on, .price = -1};
	struct query *add;

	if (!item_insert(book, &item))
		return false;
	change->id = item.id;
	change->uid = item.uid;
	add = book_query(book, SQL_CHANGE_ADD);
	query_set_int(add, ":id", change->id);
	query_set_text(add, ":uid", change->uid);
	query_set_text(add, ":origin", change->origin);
	query_set_words(add, ":cause", change->cause);
	query_set_some(add, ":removes", change->removes);
	query_set_some(add, ":milestone", change->milestone);
	query_set_words(add, ":description", change->description);
	return query_run(add, NULL);
}

static bool propose(struct book *book, struct change *change, int on)
{
	struct project project;
	struct change_step step = {.on = on};

	if (!change->origin)
		change->origin = "client";
	if (!words_are_sound(book, change) || !project_find(book, change->project, book_arena(book), &project))
		return false;
	if (project.closed_on != DAY_NONE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is closed and takes no more changes.", project.path);
	if (!removes_agreed_item(book, change))
		return false;
	if (!change->code && !next_code(book, change->project, &change->code))
		return false;
	change->path = arena_print(book_arena(book), "%s/%s", project.path, change->code);
	change->state = CHANGE_PROPOSED;
	return insert_change(book, change) && change_record(book, change, &project, CHANGE_PROPOSED, &step);
}

bool change_propose(struct book *book, struct change *change, int on)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = propose(book, change, on);
	return book_end(book, ok, "change propose", "%s %s", ok ? change->code : "", change->title);
}
