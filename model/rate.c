#include <string.h>

#include "model/rate.h"
#include "model/record.h"
#include "model/text.h"

struct rate_book {
	struct rates all;            /* by day, then order of typing */
};

bool rate_parse(const char *typed, const char *currency, struct arena *arena, struct rate *rate, struct fault *fault)
{
	size_t length = strlen(typed);
	bool daily = length > 4 && !strcmp(typed + length - 4, "/day");

	rate->day_seconds = daily ? 8 * 3600 : 0;
	return money_parse(arena_text_n(arena, typed, daily ? length - 4 : length), currency, false, &rate->amount, fault);
}

static bool day_is_free(struct book *book, const struct rate *rate)
{
	struct query *same = book_query(book, SQL_RATE_SAME_DAY);
	char day[11];
	bool taken;

	query_set_some(same, ":client", rate->client);
	query_set_some(same, ":project", rate->project);
	query_set_some(same, ":item", rate->item);
	query_set_text(same, ":currency", rate->amount.currency);
	query_set_day(same, ":from_on", rate->from_on);
	return query_any(same, &taken)
		&& (!taken || book_fail(book, FAULT_CONFLICT, "%s has a rate from %s already; rates are never overwritten: undo that one, or choose another day.",
			rate->path, day_text(rate->from_on, day)));
}

static bool add_rate(struct book *book, struct rate *rate)
{
	struct query *add;
	char uid[37];

	if (rate->why && !text_is_keepable(rate->why, 1000))
		return book_fail(book, FAULT_INPUT, "The reason must be plain text of at most 1000 bytes.");
	if (rate->amount.minor < 0 || rate->amount.minor > MONEY_MOST)
		return book_fail(book, FAULT_INPUT, "The rate of %s is beyond what can be billed.", rate->path);
	if (!day_is_free(book, rate) || !(rate->id = book_take_id(book, "rate")))
		return false;
	uid_make(uid);
	add = book_query(book, SQL_RATE_ADD);
	query_set_int(add, ":id", rate->id);
	query_set_text(add, ":uid", uid);
	query_set_some(add, ":client", rate->client);
	query_set_some(add, ":project", rate->project);
	query_set_some(add, ":item", rate->item);
	query_set_text(add, ":currency", rate->amount.currency);
	query_set_int(add, ":amount", rate->amount.minor);
	query_set_some(add, ":day_seconds", rate->day_seconds);
	query_set_day(add, ":from_on", rate->from_on);
	query_set_words(add, ":why", rate->why);
	query_set_int(add, ":known_at", book_now(book));
	return query_run(add, NULL);
}

bool rate_set(struct book *book, struct rate *rate)
{
	char amount[48], day[11];

	if (!book_begin(book))
		return false;
	return book_end(book, add_rate(book, rate), "rate set", "%s %s from %s", rate->path, money_format(rate->amount, MONEY_CODE, amount), day_text(rate->from_on, day));
}

static struct rate rate_of(struct query *row, struct arena *arena)
{
	struct rate rate = {
		.id = query_int(row, "id"),
		.client = query_int(row, "client"),
		.project = query_int(row, "project"),
		.item = query_int(row, "item"),
		.path = arena_text(arena, query_text(row, "path")),
		.amount.minor = query_int(row, "amount"),
		.day_seconds = query_int(row, "day_seconds"),
		.from_on = query_day(row, "from_on"),
		.why = query_take(row, "why", arena),
		.known_at = query_int(row, "known_at"),
	};

	strncpy(rate.amount.currency, query_text(row, "currency"), 3);
	return rate;
}

static bool read_rates(struct book *book, int64_t as_of, struct arena *arena, struct rates *rates)
{
	struct query *rows = book_query(book, SQL_RATE_ALL);

	*rates = (struct rates){0};
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &rates->items, rates->count, sizeof *rates->items);
		rates->items[rates->count++] = rate_of(rows, arena);
	}
	return query_ok(rows);
}

static bool rate_is_at(const struct rate *rate, const struct place *place)
{
	if (place->item)
		return rate->item == place->item;
	return place->project ? rate->project == place->project : rate->client == place->client;
}

bool rate_list(struct book *book, const struct place *place, struct arena *arena, struct rates *rates)
{
	size_t kept = 0;

	if (!read_rates(book, INT64_MAX, arena, rates))
		return false;
	for (size_t i = 0; place && i < rates->count; i++)
		if (rate_is_at(&rates->items[i], place))
			rates->items[kept++] = rates->items[i];
	if (place)
		rates->count = kept;
	return true;
}

bool rate_book_open(struct book *book, int64_t as_of, struct arena *arena, struct rate_book **rates)
{
	*rates = arena_take(arena, sizeof **rates);
	return read_rates(book, as_of, arena, &(*rates)->all);
}

/* How near the rate is to the place: 3 item, 2 project, 1 client, 0 the currency's default; -1 not at all. */
static int nearness(const struct rate *rate, int64_t client, int64_t project, int64_t item, const char *currency)
{
	if (rate->item)
		return rate->item == item ? 3 : -1;
	if (rate->project)
		return rate->project == project ? 2 : -1;
	if (rate->client)
		return rate->client == client ? 1 : -1;
	return currency && !strcmp(rate->amount.currency, currency) ? 0 : -1;
}

static const struct rate *nearest(const struct rate_book *rates, int64_t except, int64_t client, int64_t project, int64_t item, const char *currency, int day)
{
	const struct rate *best = NULL;
	int best_nearness = -1;

	for (size_t i = 0; i < rates->all.count && rates->all.items[i].from_on <= day; i++) {
		int near = rates->all.items[i].id == except ? -1 : nearness(&rates->all.items[i], client, project, item, currency);

		if (near >= 0 && near >= best_nearness) { /* a later day of the same nearness wins */
			best = &rates->all.items[i];
			best_nearness = near;
		}
	}
	return best;
}

const struct rate *rate_in_force(const struct rate_book *rates, int64_t client, int64_t project, int64_t item, const char *currency, int day)
{
	return nearest(rates, 0, client, project, item, currency, day);
}

const struct rate *rate_before(const struct rate_book *rates, const struct rate *set, int64_t client, int64_t project, int64_t item, const char *currency, int day)
{
	return nearest(rates, set->id, client, project, item, currency, day);
}

void rate_dearest(const struct rate_book *rates, int64_t client, int64_t project, int64_t item, const char *currency, int64_t *most)
{
	for (size_t i = 0; i < rates->all.count; i++) {
		const struct rate *rate = &rates->all.items[i];
		int64_t hour = rate_per_hour(rate) + (rate->day_seconds > 0);

		if (nearness(rate, client, project, item, currency) >= 0 && hour > *most)
			*most = hour;
	}
}

int64_t rate_per_hour(const struct rate *rate)
{
	bool over = false;

	return rate->day_seconds ? round_product(rate->amount.minor, 3600, rate->day_seconds, &over) : rate->amount.minor;
}

int64_t rate_amount(const struct rate *rate, int64_t seconds)
{
	bool over = false;

	return round_product(rate->amount.minor, seconds, rate->day_seconds ? rate->day_seconds : 3600, &over);
}
