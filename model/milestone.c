#include "model/milestone-inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/money.h"
#include "model/names.h"
#include "model/path.h"
#include "model/record.h"
#include "model/text.h"

static bool is_one_line(const char *text, size_t limit)
{
	return text_is_keepable(text, limit) && !strchr(text, '\n');
}

static int characters(const char *text)
{
	int count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

bool milestone_words_are_sound(struct book *book, const char *what, const char *text, size_t limit)
{
	return !text || is_one_line(text, limit)
		|| book_fail(book, FAULT_INPUT, "The %s must be one line of plain text, at most %zu bytes.", what, limit);
}

bool milestone_decimal_is_sound(struct book *book, const char *what, const char *typed)
{
	int64_t millionths;
	char quoted[64];

	return !typed || decimal_parse(typed, &millionths)
		|| book_fail(book, FAULT_INPUT, "\"%s\" is no %s: write it like 0.83, with at most six decimals.", utf8_quote(typed, quoted), what);
}

static bool metric_is_sound(struct book *book, const struct milestone *milestone)
{
	int64_t rate;

	if (!milestone->metric && (milestone->target || milestone->baseline || milestone->positive_rate))
		return book_fail(book, FAULT_INPUT, "\"%s\" needs --metric NAME, so that one knows what the value is of.", milestone->code);
	if (!milestone_decimal_is_sound(book, "baseline", milestone->baseline) || !milestone_decimal_is_sound(book, "target", milestone->target) ||
	    !milestone_decimal_is_sound(book, "positive rate", milestone->positive_rate))
		return false;
	if (milestone->positive_rate && (!decimal_parse(milestone->positive_rate, &rate) || rate < 0 || rate > 1000000))
		return book_fail(book, FAULT_INPUT, "The positive rate is a share from 0 to 1, such as 0.001.");
	return true;
}

static bool milestone_is_sound(struct book *book, const struct milestone *milestone)
{
	char words[400], quoted[64];

	if (!code_is_valid(milestone->code))
		return book_fail(book, FAULT_INPUT, "\"%s\" is no id: use letters, digits, dot, dash or underscore, at most 16, such as M1.",
		                 utf8_quote(milestone->code, quoted));
	if (!*milestone->title || !is_one_line(milestone->title, TITLE_LIMIT * 4) || characters(milestone->title) > TITLE_LIMIT)
		return book_fail(book, FAULT_INPUT, "A milestone needs a title: one line of plain text, at most %d characters.", TITLE_LIMIT);
	if (milestone->due_on == DAY_NONE)
		return book_fail(book, FAULT_INPUT, "A milestone needs a day: --due DAY.");
	if (milestone->gate && word_find(gate_words, milestone->gate) < 0)
		return book_fail(book, FAULT_INPUT, "\"%s\" is no gate: %s.", utf8_quote(milestone->gate, quoted), word_list(gate_words, words));
	return milestone_words_are_sound(book, "metric", milestone->metric, WORD_LIMIT) &&
	       milestone_words_are_sound(book, "hypothesis", milestone->hypothesis, TEXT_LIMIT) && metric_is_sound(book, milestone);
}

/* The id must be nobody's in the project, so that a bare one is never ambiguous there. */
static bool code_is_free(struct book *book, const struct milestone *milestone)
{
	struct query *there = book_query(book, SQL_MILESTONE_CODE);
	bool taken;

	query_set_int(there, ":project", milestone->project);
	query_set_text(there, ":code", milestone->code);
	return query_any(there, &taken)
		&& (!taken || book_fail(book, FAULT_CONFLICT, "The project has a \"%s\" already; choose another id.", milestone->code));
}

bool milestone_next_number(struct book *book, int64_t project, long *next)
{
	struct query *codes = book_query(book, SQL_MILESTONE_CODES);

	query_set_int(codes, ":project", project);
	*next = query_next_number(codes, "M");
	return *next > 0;
}

static bool next_code(struct book *book, int64_t project, const char **code)
{
	long next;

	if (!milestone_next_number(book, project, &next))
		return false;
	*code = arena_print(book_arena(book), "M%ld", next);
	return true;
}

static bool bind_and_run(struct query *write, const struct milestone *milestone)
{
	query_set_int(write, ":id", milestone->id);
	query_set_text(write, ":title", milestone->title);
	query_set_day(write, ":due_on", milestone->due_on);
	query_set_some(write, ":every_days", milestone->every_days);
	query_set_some(write, ":item", milestone->item);
	query_set_words(write, ":gate", milestone->gate);
	query_set_words(write, ":metric", milestone->metric);
	query_set_words(write, ":direction", milestone->metric ? milestone->lower ? "lower" : "higher" : NULL);
	query_set_words(write, ":baseline", milestone->baseline);
	query_set_words(write, ":target", milestone->target);
	query_set_words(write, ":positive_rate", milestone->positive_rate);
	query_set_some(write, ":time_box_seconds", milestone->time_box_seconds);
	query_set_words(write, ":hypothesis", milestone->hypothesis);
	query_set_words(write, ":limits", milestone->limits);
	if (milestone->compute_plan_micro >= 0)
		query_set_int(write, ":compute_plan_micro", milestone->compute_plan_micro);
	return query_run(write, NULL);
}

/* The project is open, and the item is one of its own. */
static bool place_is_sound(struct book *book, const struct milestone *milestone)
{
	struct place place;

	if (!place_of(book, milestone->project, milestone->item, book_arena(book), &place))
		return false;
	return !place.closed || book_fail(book, FAULT_REFUSED, "\"%s\" is closed and takes no more milestones.", place.path);
}

bool milestone_insert(struct book *book, struct milestone *milestone)
{
	struct query *add;

	if (!milestone->code && !next_code(book, milestone->project, &milestone->code))
		return false;
	if (!milestone_is_sound(book, milestone) || !place_is_sound(book, milestone) || !code_is_free(book, milestone))
		return false;
	if (!(milestone->id = book_take_id(book, "milestone")))
		return false;
	if (!milestone->uid)
		milestone->uid = uid_new(book_arena(book));
	milestone->known_at = book_now(book);
	add = book_query(book, SQL_MILESTONE_ADD);
	query_set_text(add, ":uid", milestone->uid);
	query_set_int(add, ":project", milestone->project);
	query_set_text(add, ":code", milestone->code);
	query_set_int(add, ":known_at", milestone->known_at);
	return bind_and_run(add, milestone);
}

bool milestone_add(struct book *book, struct milestone *milestone)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = milestone_insert(book, milestone);
	return book_end(book, ok, "milestone add", "%s %s", ok ? milestone->code : "", milestone->title);
}

bool milestone_edit(struct book *book, const struct milestone *milestone)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = milestone_is_sound(book, milestone) && bind_and_run(book_query(book, SQL_MILESTONE_EDIT), milestone);
	return book_end(book, ok, "milestone edit", "%s", milestone->path);
}

static bool may_be_deleted(struct book *book, const struct milestone *milestone)
{
	struct query *named = book_query(book, SQL_MILESTONE_NAMED_BY);
	char code[64] = "";

	if (milestone->decision_count)
		return book_fail(book, FAULT_LOCKED, "A decision on \"%s\" is on record, so it stays; milestone decide %s waived closes it.",
		                 milestone->path, milestone->code);
	query_set_int(named, ":id", milestone->id);
	if (query_next(named))
		utf8_quote(query_text(named, "code"), code);
	query_end(named);
	if (!query_ok(named))
		return false;
	return !*code || book_fail(book, FAULT_REFUSED, "\"%s\" can't go: \"%s\" names it; milestone decide %s waived closes it.", milestone->path,
	                           code, milestone->code);
}

/* A uid of version 8 was made from a calendar's: a second import of that must not bring it back. */
static bool remember_gone(struct book *book, const struct milestone *milestone)
{
	struct query *gone;
	int64_t id;

	if (strlen(milestone->uid) < 15 || milestone->uid[14] != '8')
		return true;
	id = book_take_id(book, "gone");
	gone = book_query(book, SQL_ENTRY_GONE);
	query_set_int(gone, ":id", id);
	query_set_text(gone, ":uid", milestone->uid);
	return id && query_run(gone, NULL);
}

static bool remove_all(struct book *book, const struct milestone *milestone)
{
	struct query *values = book_query(book, SQL_MEASUREMENT_REMOVE), *lines = book_query(book, SQL_CHECKLIST_REMOVE);
	struct query *deployments = book_query(book, SQL_DEPLOYMENT_REMOVE), *row;

	query_set_int(values, ":milestone", milestone->id);
	query_set_int(lines, ":milestone", milestone->id);
	query_set_int(deployments, ":milestone", milestone->id);
	if (!query_run(values, NULL) || !query_run(lines, NULL) || !query_run(deployments, NULL) || !remember_gone(book, milestone))
		return false;
	row = book_query(book, SQL_MILESTONE_REMOVE);
	query_set_int(row, ":id", milestone->id);
	return query_run(row, NULL);
}

bool milestone_delete(struct book *book, int64_t id)
{
	struct milestone milestone;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = milestone_find(book, id, book_arena(book), &milestone) && may_be_deleted(book, &milestone) && remove_all(book, &milestone);
	return book_end(book, ok, "milestone delete", "%s", ok ? milestone.path : "");
}
