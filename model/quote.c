#include "model/quote.h"

#include <string.h>

#include "model/estimate.h"
#include "model/item.h"
#include "model/names.h"
#include "model/record.h"
#include "model/text.h"

enum { TEXT_BYTES = 200, WHY_BYTES = 1000, QUARTER = 900 };

const char *const outcome_words[] = {"open", "won", "lost_price", "lost_other", "withdrawn", NULL};

static bool is_sound(struct book *book, const struct quote *quote)
{
	if (quote->rate <= 0)
		return book_fail(book, FAULT_INPUT, "The rate of a quote is above zero.");
	if (quote->asked_seconds <= 0)
		return book_fail(book, FAULT_INPUT, "The hours of a quote are above zero.");
	return book_takes_line(book, "The title", quote->title, 1, TEXT_BYTES) && book_takes_line(book, "The source", quote->source, 1, TEXT_BYTES)
		&& book_takes_line(book, "The domain", quote->domain, 1, TEXT_BYTES);
}

/* A day that was named counts from its 00:00 in the client's zone; it is not in the future, nor before the other. */
static bool place_day(struct book *book, const char *zone, int least, int *day, int64_t *known_at)
{
	if (!book_takes_day(book, zone, day, known_at))
		return false;
	return least == DAY_NONE || *day >= least || book_fail(book, FAULT_INPUT, "It was offered after that day; --on can't go before it.");
}

static bool add(struct book *book, struct quote *quote)
{
	int64_t known_at = 0;
	struct query *write;

	if (!is_sound(book, quote) || !place_day(book, quote->zone, DAY_NONE, &quote->quoted_on, &known_at) || !(quote->id = book_take_id(book, "quote")))
		return false;
	quote->uid = uid_new(book_arena(book));
	write = book_query(book, SQL_QUOTE_ADD);
	query_set_int(write, ":id", quote->id);
	query_set_text(write, ":uid", quote->uid);
	query_set_int(write, ":client", quote->client);
	query_set_some(write, ":project", quote->project);
	query_set_int(write, ":rate", quote->rate);
	query_set_int(write, ":asked_seconds", quote->asked_seconds);
	query_set_words(write, ":title", quote->title);
	query_set_words(write, ":source", quote->source);
	query_set_words(write, ":domain", quote->domain);
	query_set_day(write, ":follow_up_on", quote->follow_up_on);
	query_set_day(write, ":quoted_on", quote->quoted_on);
	query_set_int(write, ":known_at", known_at);
	return query_run(write, NULL);
}

bool quote_add(struct book *book, struct quote *quote)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add(book, quote);
	return book_end(book, ok, "quote add", "%lld %s", (long long)quote->id, quote->title ? quote->title : quote->client_slug);
}

static bool decide(struct book *book, const struct quote *said, struct quote *quote)
{
	int64_t known_at = 0;
	int on = said->decided_on;
	struct query *write;

	if (!quote_find(book, said->id, book_arena(book), quote))
		return false;
	if (quote->outcome != OUTCOME_OPEN)
		return book_fail(book, FAULT_REFUSED, "Quote %lld is %s already; undo takes that back.", (long long)said->id, outcome_words[quote->outcome]);
	if (said->agreed_seconds && said->outcome != OUTCOME_WON)
		return book_fail(book, FAULT_INPUT, "--agreed goes with won: only then hours were agreed.");
	if (!book_takes_line(book, "The reason", said->why, 1, WHY_BYTES) || !place_day(book, quote->zone, quote->quoted_on, &on, &known_at))
		return false;
	write = book_query(book, SQL_QUOTE_DECIDE);
	query_set_int(write, ":id", said->id);
	query_set_text(write, ":outcome", outcome_words[said->outcome]);
	query_set_some(write, ":agreed_seconds", said->agreed_seconds);
	query_set_words(write, ":why", said->why);
	query_set_day(write, ":decided_on", on);
	query_set_int(write, ":decided_known_at", known_at);
	return query_run(write, NULL);
}

bool quote_decide(struct book *book, const struct quote *said)
{
	struct quote quote = {0};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = decide(book, said, &quote);
	return book_end(book, ok, "quote decide", "%lld %s", (long long)said->id, outcome_words[said->outcome]);
}

static struct quote quote_of(struct query *row, int64_t as_of, struct arena *arena)
{
	struct quote quote = {
		.id = query_int(row, "id"),
		.client = query_int(row, "client"),
		.project = query_int(row, "project"),
		.uid = query_take(row, "uid", arena),
		.client_slug = query_take(row, "client_slug", arena),
		.client_name = query_take(row, "client_name", arena),
		.currency = query_take(row, "currency", arena),
		.zone = query_take(row, "zone", arena),
		.project_path = query_take(row, "project_path", arena),
		.rate = query_int(row, "rate"),
		.asked_seconds = query_int(row, "asked_seconds"),
		.title = query_take(row, "title", arena),
		.source = query_take(row, "source", arena),
		.domain = query_take(row, "domain", arena),
		.follow_up_on = query_day(row, "follow_up_on"),
		.quoted_on = query_day(row, "quoted_on"),
		.decided_on = DAY_NONE,
	};

	if (query_is_null(row, "outcome") || query_int(row, "decided_known_at") > as_of)
		return quote;
	quote.outcome = (enum outcome)query_word(row, "outcome", outcome_words);
	quote.agreed_seconds = query_int(row, "agreed_seconds");
	quote.why = query_take(row, "why", arena);
	quote.decided_on = query_day(row, "decided_on");
	return quote;
}

static bool read_quotes(struct book *book, int64_t id, int64_t as_of, struct arena *arena, struct quotes *quotes)
{
	struct query *rows = book_query(book, SQL_QUOTE_ROWS);

	*quotes = (struct quotes){0};
	query_set_some(rows, ":id", id);
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &quotes->items, quotes->count, sizeof *quotes->items);
		quotes->items[quotes->count++] = quote_of(rows, as_of, arena);
	}
	return query_ok(rows);
}

bool quote_find(struct book *book, int64_t id, struct arena *arena, struct quote *quote)
{
	struct quotes quotes;

	if (!read_quotes(book, id, INT64_MAX, arena, &quotes))
		return false;
	if (!quotes.count)
		return book_fail(book, FAULT_MISSING, "There is no quote %lld; ambit quote list shows them.", (long long)id);
	*quote = quotes.items[0];
	return true;
}

bool quote_list(struct book *book, int64_t as_of, struct arena *arena, struct quotes *quotes)
{
	return read_quotes(book, 0, as_of, arena, quotes);
}

bool quote_hours(struct book *book, int64_t project, struct arena *arena, int64_t *seconds)
{
	struct estimate_sum sum = {0};
	struct items items;

	if (!item_list(book, project, false, arena, &items))
		return false;
	for (size_t i = 0; i < items.count; i++)
		if (items.items[i].kind == ITEM_AGREED && !items.items[i].excluded && estimate_is_known(items.items[i].estimate))
			estimate_add(&sum, items.items[i].estimate);
	if (!sum.count)
		return book_fail(book, FAULT_REFUSED, "No item of that project has an estimate; ambit item edit PATH --estimate O/M/P gives one.");
	*seconds = ratio_ceiling(ratio_divide(estimate_correlated_quantile(&sum, QUANTILE_80), ratio_of(QUARTER, 1))) * QUARTER;
	return true;
}
