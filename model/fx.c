#include "model/fx.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/config.h"
#include "model/record.h"
#include "model/text.h"

enum { WHOLE_DIGITS = 6, DECIMALS = 9 };
static const int64_t billion = 1000000000;

const char *fx_own(struct book *book)
{
	const char *own = config_get(book, "currency");

	return own && currency_is_valid(own) ? own : "USD";
}

bool fx_parse(const char *typed, int64_t *nano, struct fault *fault)
{
	size_t whole = strspn(typed, "0123456789"), part = typed[whole] == '.' ? strspn(typed + whole + 1, "0123456789") : 0;
	bool point = typed[whole] == '.';
	char quoted[64];
	int64_t number = 0;

	if (!whole || whole > WHOLE_DIGITS || part > DECIMALS || (point && !part) || typed[whole + point + part])
		return fault_set(fault, FAULT_INPUT, "\"%s\" is no exchange figure: what one unit is in your own currency, such as 1.0825, with at most nine decimals.", utf8_quote(typed, quoted));
	for (size_t i = 0; i < whole; i++)
		number = number * 10 + (typed[i] - '0');
	for (size_t i = 0; i < DECIMALS; i++)
		number = number * 10 + (i < part ? typed[whole + 1 + i] - '0' : 0);
	*nano = number;
	return number > 0 || fault_set(fault, FAULT_INPUT, "An exchange figure is more than nothing; look at \"%s\".", utf8_quote(typed, quoted));
}

char *fx_format(int64_t nano, char out[32])
{
	size_t length;

	snprintf(out, 32, "%" PRId64 ".%09" PRId64, nano / billion, nano % billion);
	length = strlen(out);
	while (out[length - 1] == '0')
		out[--length] = '\0';
	if (out[length - 1] == '.')
		out[length - 1] = '\0';
	return out;
}

static bool day_is_free(struct book *book, const struct fx *fx)
{
	struct query *same = book_query(book, SQL_FX_SAME_DAY);
	char day[11];
	bool taken;

	query_set_text(same, ":currency", fx->currency);
	query_set_text(same, ":own", fx->own);
	query_set_day(same, ":from_on", fx->from_on);
	return query_any(same, &taken)
		&& (!taken || book_fail(book, FAULT_CONFLICT, "%s has a figure from %s already: undo that one, or choose another day.", fx->currency, day_text(fx->from_on, day)));
}

static bool add_fx(struct book *book, struct fx *fx)
{
	struct query *add;
	char uid[37];

	fx->own = arena_text(book_arena(book), fx_own(book));
	if (!currency_is_valid(fx->currency))
		return book_fail(book, FAULT_INPUT, "\"%.20s\" is no currency: use three capital letters, such as EUR.", fx->currency);
	if (!strcmp(fx->currency, fx->own))
		return book_fail(book, FAULT_INPUT, "\"%s\" is your own currency; ambit config currency changes that.", fx->own);
	if (!day_is_free(book, fx) || !(fx->id = book_take_id(book, "fx")))
		return false;
	uid_make(uid);
	fx->known_at = book_now(book);
	add = book_query(book, SQL_FX_ADD);
	query_set_int(add, ":id", fx->id);
	query_set_text(add, ":uid", uid);
	query_set_text(add, ":currency", fx->currency);
	query_set_text(add, ":own", fx->own);
	query_set_int(add, ":nano", fx->nano);
	query_set_day(add, ":from_on", fx->from_on);
	query_set_int(add, ":known_at", fx->known_at);
	return query_run(add, NULL);
}

bool fx_set(struct book *book, struct fx *fx)
{
	char number[32], day[11];

	if (!book_begin(book))
		return false;
	return book_end(book, add_fx(book, fx), "fx set", "%s %s from %s", fx->currency, fx_format(fx->nano, number), day_text(fx->from_on, day));
}

bool fx_list(struct book *book, int64_t as_of, struct arena *arena, struct fxs *fxs)
{
	struct query *rows = book_query(book, SQL_FX_ALL);

	*fxs = (struct fxs){0};
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &fxs->items, fxs->count, sizeof *fxs->items);
		fxs->items[fxs->count++] = (struct fx){
			.id = query_int(rows, "id"), .currency = query_take(rows, "currency", arena), .own = query_take(rows, "own", arena),
			.nano = query_int(rows, "nano"), .from_on = query_day(rows, "from_on"), .known_at = query_int(rows, "known_at"),
		};
	}
	return query_ok(rows);
}

static int64_t power_of_ten(int digits)
{
	int64_t power = 1;

	while (digits-- > 0)
		power *= 10;
	return power;
}

/* minor ÷ 10^digits of it × nano ÷ 10^9 × 10^digits of own: the product stays below 2^127, as nano is below 10^15. */
static bool convert(struct money money, const struct fx *fx, int64_t *minor)
{
	int128 up = (int128)money.minor * fx->nano * power_of_ten(currency_digits(fx->own));
	int128 down = (int128)billion * power_of_ten(currency_digits(fx->currency));
	int128 answer = (up + (up < 0 ? -down : down) / 2) / down;

	*minor = (int64_t)answer;
	return answer == *minor;
}

bool fx_convert(const struct fxs *fxs, struct money money, const char *own, int day, int64_t *minor)
{
	const struct fx *best = NULL;

	*minor = money.minor;
	if (!strcmp(money.currency, own))
		return true;
	for (size_t i = 0; i < fxs->count; i++) {
		const struct fx *fx = &fxs->items[i];

		if (!strcmp(fx->currency, money.currency) && !strcmp(fx->own, own) && fx->from_on <= day)
			best = fx; /* rising by day */
	}
	return best && convert(money, best, minor);
}
