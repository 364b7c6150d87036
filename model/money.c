#include "model/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/utf8.h"

__extension__ typedef unsigned __int128 uint128;

enum { DIGITS_LARGEST = 9, MICRO_DIGITS = 6 };

static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

static uint128 magnitude(int128 value)
{
	return value < 0 ? -(uint128)value : (uint128)value;
}

/* Half away from zero; c > 0. */
static int128 nearest(int128 a, int128 c)
{
	uint128 whole = magnitude(a) / (uint128)c, rest = magnitude(a) % (uint128)c;

	if (rest >= (uint128)c - rest)
		whole++;
	return a < 0 ? -(int128)whole : (int128)whole;
}

int64_t round_product(int64_t a, int64_t b, int64_t c, bool *overflow)
{
	int128 answer = nearest((int128)a * b, c);

	if (answer >= INT64_MIN && answer <= INT64_MAX)
		return (int64_t)answer;
	if (overflow)
		*overflow = true;
	return answer < 0 ? INT64_MIN : INT64_MAX;
}

int64_t round_divide(int64_t a, int64_t c)
{
	return (int64_t)nearest(a, c);
}

/* Digits of a whole number behind each other, most significant first; answers how many. */
static int write_whole(uint128 value, char digits[40])
{
	char reversed[40];
	int count = 0;

	do {
		reversed[count++] = (char)('0' + (int)(value % 10));
		value /= 10;
	} while (value);
	for (int i = 0; i < count; i++)
		digits[i] = reversed[count - 1 - i];
	digits[count] = '\0';
	return count;
}

/* The fraction rest ÷ c with so many digits by long division, rounded half up; 10^digits means that a unit is full. */
static int64_t fraction(uint128 rest, uint128 c, int digits)
{
	int64_t answer = 0;

	/* Both are halved until ten times the rest can't overflow; the loss is far below any digit that is asked for. */
	while (c >> 123) {
		rest /= 2;
		c /= 2;
	}
	for (int i = 0; i < digits; i++) {
		rest *= 10;
		answer = answer * 10 + (int64_t)(rest / c);
		rest %= c;
	}
	return rest >= c - rest ? answer + 1 : answer;
}

char *decimal_format(char out[48], int128 numerator, int128 denominator, int digits)
{
	bool negative = (numerator < 0) != (denominator < 0);
	uint128 c = magnitude(denominator), whole = magnitude(numerator) / c;
	int64_t part = fraction(magnitude(numerator) % c, c, digits);
	char *at = out;

	if (part == powers[digits]) {
		part = 0;
		whole++;
	}
	if (negative && (whole || part))
		*at++ = '-';
	at += write_whole(whole, at);
	for (; digits && at + 1 + digits >= out + 48; digits--)
		part /= 10; /* more digits than there are atoms */
	if (digits)
		*at++ = '.';
	for (int i = digits; i-- > 0; part /= 10)
		at[i] = (char)('0' + part % 10);
	at[digits] = '\0';
	return out;
}

/* Floor of the square root (binary digit by digit). */
static uint128 whole_root(uint128 value)
{
	uint128 root = 0, bit = (uint128)1 << 126;

	while (bit > value)
		bit >>= 2;
	for (; bit; bit >>= 2) {
		if (value >= root + bit) {
			value -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return root;
}

/* round(sqrt(n/d) × 10^k) = floor((floor(sqrt(4 × n × 10^2k ÷ d)) + 1) ÷ 2), exact in whole numbers. */
char *root_format(char out[48], int128 numerator, int128 denominator, int digits)
{
	uint128 n = magnitude(numerator), d = magnitude(denominator), scaled;
	uint128 scale = (uint128)4 * (uint128)powers[digits] * (uint128)powers[digits];

	while (__builtin_mul_overflow(n, scale, &scaled)) {
		n /= 2;
		d = d > 1 ? d / 2 : 1;
	}
	return decimal_format(out, (int128)((whole_root(scaled / d) + 1) / 2), powers[digits], digits);
}

/* Puts a comma before every three digits of the whole part. */
static void group(char *text)
{
	char *end = text + strcspn(text, ".");

	for (char *at = end - 3; at > text; at -= 3) {
		memmove(at + 1, at, strlen(at) + 1);
		*at = ',';
	}
}

char *money_format(struct money money, enum money_style style, char out[48])
{
	int digits = currency_digits(money.currency);
	const char *sign = style == MONEY_SIGNED ? currency_sign(money.currency) : "";
	bool code = style == MONEY_CODE || (style == MONEY_SIGNED && !*sign);
	const char *minus = money.minor < 0 ? "-" : "";
	char text[48];

	decimal_format(text, (int128)magnitude(money.minor), powers[digits], digits);
	if (style != MONEY_PLAIN)
		group(text);
	snprintf(out, 48, "%s%s%.30s%s%.3s", minus, sign, text, code ? " " : "", code ? money.currency : "");
	return out;
}

enum reading { READ_OK, READ_SHAPE, READ_DIGITS, READ_RANGE };

/* Reads digits with an optional point and at most so many decimals as units of 10^-decimals; *end is what follows. */
static enum reading read_decimal(const char *word, int decimals, bool negative, int64_t *value, const char **end)
{
	bool minus = negative && *word == '-', whole = true;
	const char *at = word + minus;
	int64_t answer = 0;
	int seen = 0;

	if (*at < '0' || *at > '9')
		return READ_SHAPE;
	for (; (*at >= '0' && *at <= '9') || (*at == '.' && whole); at++) {
		if (*at == '.') {
			whole = false;
			continue;
		}
		if (!whole && ++seen > decimals)
			return at[strspn(at, "0123456789")] == ',' ? READ_SHAPE : READ_DIGITS;
		if (__builtin_mul_overflow(answer, 10, &answer) || __builtin_add_overflow(answer, *at - '0', &answer))
			return READ_RANGE;
	}
	if (!whole && !seen)
		return READ_SHAPE;
	if (__builtin_mul_overflow(answer, powers[decimals - seen], &answer))
		return READ_RANGE;
	*value = minus ? -answer : answer;
	*end = at;
	return READ_OK;
}

static const char *named_currency(const char *word)
{
	const char *blank = strchr(word, ' ');

	return blank && currency_is_valid(blank + 1) ? blank + 1 : NULL;
}

static bool refuse_shape(const char *shown, const char *currency, struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, "\"%s\" is no amount; write 150 or 150.00%s%.3s.", shown, currency ? " or 150.00 " : "",
	                 currency ? currency : "");
}

static bool refuse_reading(enum reading reading, const char *shown, const char *currency, int decimals, struct fault *fault)
{
	if (reading == READ_SHAPE)
		return refuse_shape(shown, currency, fault);
	if (reading == READ_RANGE)
		return fault_set(fault, FAULT_INPUT, "\"%s\" is more than ambit can count.", shown);
	if (!decimals)
		return fault_set(fault, FAULT_INPUT, "\"%s\" has decimals, and %.3s has none.", shown, currency);
	return fault_set(fault, FAULT_INPUT, "\"%s\" has too many decimals; %d are kept.", shown, decimals);
}

/* Decimals below 0: as many as the currency has; most: of such units. On success *code is the currency, in the word or in the expected one. */
static bool read_money(const char *word, const char *currency, int decimals, bool negative, int64_t most, int64_t *value, const char **code,
                       struct fault *fault)
{
	const char *named = named_currency(word), *expected = currency && *currency ? currency : NULL, *tail;
	enum reading reading;
	char shown[64];

	*code = named ? named : expected;
	if (decimals < 0)
		decimals = currency_digits(*code ? *code : "");
	utf8_quote(word, shown);
	reading = read_decimal(word, decimals, negative, value, &tail);
	if (reading == READ_OK && (*value > most || *value < -most))
		reading = READ_RANGE;
	if (reading != READ_OK)
		return refuse_reading(reading, shown, *code, decimals, fault);
	if (*tail && (!named || tail + 1 != named))
		return refuse_shape(shown, expected, fault);
	if (!*code)
		return fault_set(fault, FAULT_INPUT, "\"%s\" lacks its currency; write \"%s USD\".", shown, shown);
	if (expected && strcmp(*code, expected) != 0)
		return fault_set(fault, FAULT_INPUT, "\"%s\" is in another currency; %.3s is meant here.", shown, expected);
	return true;
}

bool money_parse(const char *word, const char *currency, bool negative, struct money *money, struct fault *fault)
{
	const char *code;
	int64_t minor;

	if (!read_money(word, currency, -1, negative, MONEY_MOST, &minor, &code, fault))
		return false;
	*money = (struct money){.minor = minor};
	memcpy(money->currency, code, 3);
	return true;
}

bool micro_parse(const char *word, const char *currency, int64_t *micro, struct fault *fault)
{
	const char *code;

	return read_money(word, currency, MICRO_DIGITS, false, MICRO_MOST, micro, &code, fault);
}

bool decimal_parse(const char *word, int64_t *millionths)
{
	const char *tail;

	return read_decimal(word, MICRO_DIGITS, true, millionths, &tail) == READ_OK && !*tail;
}

static int64_t floor_divide(int64_t a, int64_t c)
{
	return a / c - (a % c < 0);
}

static int64_t rest_of(int64_t a, int64_t c)
{
	int64_t rest = a % c;

	return rest < 0 ? rest + c : rest;
}

/* The smallest rest that still gets a unit: at least so many parts (missing > 0) have it or more. Searched by halves, so that nothing is sorted. */
static int64_t threshold(const int64_t *parts, int count, int64_t denominator, int64_t missing)
{
	int64_t low = 0, high = denominator - 1;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2, reached = 0;

		for (int i = 0; i < count; i++)
			reached += rest_of(parts[i], denominator) >= middle;
		if (reached >= missing)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

void apportion(const int64_t *parts, int count, int64_t denominator, int64_t *out)
{
	int128 exact = 0, floored = 0;
	int64_t missing, least;

	for (int i = 0; i < count; i++) {
		out[i] = floor_divide(parts[i], denominator);
		exact += parts[i];
		floored += out[i];
	}
	missing = (int64_t)(nearest(exact, denominator) - floored);
	if (!missing)
		return;
	least = threshold(parts, count, denominator, missing);
	for (int i = 0; i < count; i++)
		if (rest_of(parts[i], denominator) > least) {
			out[i]++;
			missing--;
		}
	for (int i = 0; i < count && missing; i++)
		if (rest_of(parts[i], denominator) == least) {
			out[i]++;
			missing--;
		}
}
