#include <string.h>

#include "model/ask.h"
#include "model/names.h"
#include "model/path.h"
#include "model/record.h"
#include "model/text.h"

enum { TEXT_BYTES = 1000, NAME_BYTES = 200, TITLE_BYTES = 200 };

const char *const ask_kind_words[] = {"question", "access", "data", "assumption", "caveat", "decision", NULL};

static bool insert_ask(struct book *book, struct ask *ask)
{
	struct query *add;

	if (!(ask->id = book_take_id(book, "ask")))
		return false;
	ask->uid = uid_new(book_arena(book));
	add = book_query(book, SQL_ASK_ADD);
	query_set_int(add, ":id", ask->id);
	query_set_text(add, ":uid", ask->uid);
	query_set_int(add, ":project", ask->project);
	query_set_some(add, ":item", ask->item);
	query_set_text(add, ":kind", ask_kind_words[ask->kind]);
	query_set_text(add, ":text", ask->text);
	query_set_words(add, ":whom", ask->whom);
	query_set_day(add, ":due_on", ask->due_on);
	query_set_day(add, ":asked_on", ask->asked_on);
	query_set_int(add, ":known_at", ask->known_at);
	return query_run(add, NULL);
}

static bool add(struct book *book, struct ask *ask)
{
	struct place place;

	if (!*ask->text)
		return book_fail(book, FAULT_INPUT, "Say what is asked for, such as \"10,000 labelled rows\".");
	if (!book_takes_line(book, "What is asked for", ask->text, 0, TEXT_BYTES) || !book_takes_line(book, "The name of --to", ask->whom, 0, NAME_BYTES)
		|| !place_of(book, ask->project, 0, book_arena(book), &place))
		return false;
	if (place.closed)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is closed: nothing more is asked there.", place.path);
	ask->project_path = place.path;
	ask->known_at = book_now(book);
	ask->asked_on = zone_day(place.zone, ask->known_at);
	return insert_ask(book, ask);
}

bool ask_add(struct book *book, struct ask *ask)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add(book, ask);
	return book_end(book, ok, "ask add", "%lld %s", (long long)ask->id, ask->text);
}

static bool answer_is_sound(struct book *book, const struct ask *ask, const struct ask *said)
{
	char quoted[64];

	if (ask->answer)
		return book_fail(book, FAULT_REFUSED, "Ask %lld was answered already: \"%s\"; undo takes an answer back, ambit ask add asks anew.",
			(long long)ask->id, utf8_quote(ask->answer, quoted));
	if (!said->answer || !*said->answer)
		return book_fail(book, FAULT_INPUT, "Say what the answer was.");
	if (ask->kind == ASK_DECISION && (!said->who || !*said->who))
		return book_fail(book, FAULT_INPUT, "Ask %lld is a decision, and a decision has a name: --by WHO.", (long long)ask->id);
	return book_takes_line(book, "The answer", said->answer, 0, TEXT_BYTES) && book_takes_line(book, "The name of --by", said->who, 0, NAME_BYTES)
		&& book_takes_line(book, "The evidence", said->evidence, 0, TEXT_BYTES);
}

/* The day of the answer lies between the question and today; told of an earlier day it counts from its 00:00. */
static bool place_in_time(struct book *book, const struct ask *ask, const char *zone, int *on, int64_t *known_at)
{
	if (!book_takes_day(book, zone, on, known_at))
		return false;
	if (*on < ask->asked_on)
		return book_fail(book, FAULT_INPUT, "Ask %lld was asked after that day; --on can't go before it.", (long long)ask->id);
	if (*known_at < ask->known_at)
		*known_at = ask->known_at;
	return true;
}

static bool answer(struct book *book, int64_t id, const struct ask *said, struct ask *ask)
{
	struct place place;
	struct query *write;
	int64_t known_at = 0;
	int on = said->answered_on;

	if (!ask_find(book, id, book_arena(book), ask) || !answer_is_sound(book, ask, said) || !place_of(book, ask->project, 0, book_arena(book), &place)
		|| !place_in_time(book, ask, place.zone, &on, &known_at))
		return false;
	write = book_query(book, SQL_ASK_ANSWER);
	query_set_int(write, ":id", id);
	query_set_text(write, ":answer", said->answer);
	query_set_words(write, ":who", said->who);
	query_set_words(write, ":evidence", said->evidence);
	query_set_words(write, ":evidence_file", said->evidence_file);
	query_set_words(write, ":evidence_sha256", said->evidence_sha256);
	query_set_day(write, ":answered_on", on);
	query_set_int(write, ":answer_known_at", known_at);
	return query_run(write, NULL);
}

bool ask_answer(struct book *book, int64_t id, const struct ask *said)
{
	struct ask ask = {.text = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = answer(book, id, said, &ask);
	return book_end(book, ok, "ask answer", "%lld %s", (long long)id, ask.text);
}

/* An answer that came after the position isn't there yet. */
static void take_answer(struct query *row, struct arena *arena, struct ask *ask)
{
	ask->answer = query_take(row, "answer", arena);
	ask->who = query_take(row, "who", arena);
	ask->evidence = query_take(row, "evidence", arena);
	ask->evidence_file = query_take(row, "evidence_file", arena);
	ask->evidence_sha256 = query_take(row, "evidence_sha256", arena);
	ask->answered_on = query_day(row, "answered_on");
}

static struct ask ask_of(struct query *row, int64_t as_of, int64_t position, struct arena *arena)
{
	struct ask ask = {
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.item = query_int(row, "item"),
		.uid = query_take(row, "uid", arena),
		.project_path = query_take(row, "project_path", arena),
		.item_code = query_take(row, "item_code", arena),
		.kind = (enum ask_kind)query_word(row, "kind", ask_kind_words),
		.text = query_take(row, "text", arena),
		.whom = query_take(row, "whom", arena),
		.due_on = query_day(row, "due_on"),
		.asked_on = query_day(row, "asked_on"),
		.known_at = query_int(row, "known_at"),
		.answered_on = DAY_NONE,
	};
	int day = zone_day(query_text(row, "zone"), position);

	if (!query_is_null(row, "answer") && query_int(row, "answer_known_at") <= as_of)
		take_answer(row, arena, &ask);
	ask.waiting_days = (ask.answer ? ask.answered_on : day) - ask.asked_on;
	if (!ask.answer && ask.due_on != DAY_NONE && ask.due_on < day)
		ask.late_days = day - ask.due_on;
	return ask;
}

static bool read_asks(struct book *book, int64_t id, int64_t project, int64_t as_of, struct arena *arena, struct asks *asks)
{
	struct query *rows = book_query(book, SQL_ASK_ROWS);
	int64_t now = book_now(book);

	*asks = (struct asks){0};
	query_set_some(rows, ":id", id);
	query_set_some(rows, ":project", project);
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &asks->items, asks->count, sizeof *asks->items);
		asks->items[asks->count++] = ask_of(rows, as_of, as_of < now ? as_of : now, arena);
	}
	return query_ok(rows);
}

bool ask_find(struct book *book, int64_t id, struct arena *arena, struct ask *ask)
{
	struct asks asks;

	if (!read_asks(book, id, 0, INT64_MAX, arena, &asks))
		return false;
	if (!asks.count)
		return book_fail(book, FAULT_MISSING, "There is no ask %lld; ambit ask list shows them.", (long long)id);
	*ask = asks.items[0];
	return true;
}

bool ask_list(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct asks *asks)
{
	return read_asks(book, 0, project, as_of, arena, asks);
}

bool ask_is_owed(const struct ask *ask)
{
	if (ask->answer)
		return false;
	return (ask->kind != ASK_ASSUMPTION && ask->kind != ASK_CAVEAT) || ask->whom || ask->due_on != DAY_NONE;
}

const char *ask_cause(const struct ask *ask)
{
	return ask->kind == ASK_DATA ? "data_quality" : ask->kind == ASK_ACCESS ? "integration" : "wrong_assumption";
}

const char *ask_proposal(const struct ask *ask, struct arena *arena)
{
	const char *title = arena_print(arena, "Waiting for: %s", ask->text);
	struct text line = {0};
	const char *whole;

	title = arena_text_n(arena, title, utf8_cut(title, TITLE_BYTES));
	text_print(&line, "ambit change propose %s '", ask->project_path);
	for (; *title; title++)
		if (*title == '\'')
			text_add(&line, "'\\''");
		else
			text_add_char(&line, *title);
	text_print(&line, "' --cause %s", ask_cause(ask));
	whole = arena_text(arena, text_string(&line));
	text_free(&line);
	return whole;
}
