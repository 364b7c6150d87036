/* Words as people type them: lengths, times, spans, days, periods, estimates, money. */
#include <stdlib.h>
#include <string.h>

#include "model/imports/focus.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/zone.h"
#include "tests/fuzz/fuzz.h"

static const struct clock clock_of_test = {.zone = "Europe/Berlin", .now = 1780000000};

static void read_moments(const char *word)
{
	const struct clock *clock = &clock_of_test;
	int64_t number;
	struct span span;
	struct period period;
	struct estimate estimate;
	int day;

	moment_parse_length(word, &number, &(struct fault){0});
	moment_parse_time(word, clock, &number, &(struct fault){0});
	moment_parse_time_on(word, clock, 20500, &number, &(struct fault){0});
	moment_parse_instant(word, &number, &(struct fault){0});
	moment_parse_span(word, clock, DAY_NONE, &span, &(struct fault){0});
	moment_parse_day(word, clock, DAY_PAST, &day, &(struct fault){0});
	moment_parse_day(word, clock, DAY_NEXT, &day, &(struct fault){0});
	moment_parse_period(word, clock, &period, &(struct fault){0});
	moment_parse_estimate(word, &estimate, &(struct fault){0});
	moment_parse_days(word, &day, &(struct fault){0});
}

static void read_money(const char *word)
{
	struct money money;
	int64_t number;

	money_parse(word, "USD", true, &money, &(struct fault){0});
	money_parse(word, NULL, false, &money, &(struct fault){0});
	micro_parse(word, "JPY", &number, &(struct fault){0});
	decimal_parse(word, &number);
	focus_micro(word, &number);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *word = malloc(size + 1);

	if (!word)
		return 0;
	if (size)
		memcpy(word, bytes, size);
	word[size] = '\0';
	read_moments(word);
	read_money(word);
	free(word);
	return 0;
}
