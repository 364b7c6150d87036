#include "model/imports/focus.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/imports/values.h"
#include "model/money.h"
#include "model/moment.h"
#include "model/zone.h"

static const char *const names[FOCUS_FIELDS] = {
	"BilledCost", "BillingCurrency", "ChargePeriodStart", "ChargePeriodEnd", "ServiceName", "ChargeDescription", "ChargeCategory", "ResourceId",
	"ConsumedQuantity", "ConsumedUnit", "SubAccountId", "SubAccountName", "Tags", "ProviderName", "PublisherName",
};

static const char *trimmed(const char *name, size_t *length)
{
	name += strspn(name, " \t");
	*length = strlen(name);
	while (*length && strchr(" \t", name[*length - 1]))
		--*length;
	return name;
}

static void place_column(struct focus *focus, int place)
{
	size_t length;
	const char *name = trimmed(focus->cells.items[place], &length);

	for (int field = 0; field < FOCUS_FIELDS; field++)
		if (focus->places[field] < 0 && strlen(names[field]) == length && !strncasecmp(names[field], name, length))
			focus->places[field] = place;
}

bool focus_open(struct focus *focus, struct source *source)
{
	enum outcome reading;

	focus->source = source;
	cells_open(&focus->cells, source, ',', false);
	for (int field = 0; field < FOCUS_FIELDS; field++)
		focus->places[field] = -1;
	reading = cells_next(&focus->cells);
	if (reading != READ_ROW)
		return reading == READ_END ? source_refuse(source, 1, "the file is empty.") : false;
	for (int i = 0; i < focus->cells.count; i++)
		place_column(focus, i);
	for (int field = FOCUS_COST; field <= FOCUS_END; field++)
		if (focus->places[field] < 0)
			return source_refuse(source, focus->cells.line, "the header has no column \"%s\".", names[field]);
	return true;
}

void focus_close(struct focus *focus)
{
	cells_close(&focus->cells);
}

/* The digits and where their mark is; the exponent moves it. */
static const char *scan_digits(const char *s, char digits[48], int *count, int *after)
{
	bool marked = false;

	*count = *after = 0;
	for (; isdigit((unsigned char)*s) || (*s == '.' && !marked); s++) {
		if (*s == '.') {
			marked = true;
			continue;
		}
		*after += marked;
		if (*count == 47 && !marked)
			return NULL;
		if (*count < 47)
			digits[(*count)++] = *s;
		else
			--*after;
	}
	return *count ? s : NULL;
}

bool focus_micro(const char *cell, int64_t *micro)
{
	enum { SHIFT = 6, MOST_DIGITS = 18, MOST_EXPONENT = 400 };
	bool negative = *cell == '-';
	char digits[48], *end;
	int count, after, whole;
	long exponent = 0;
	const char *s = scan_digits(cell + (*cell == '-' || *cell == '+'), digits, &count, &after);

	if (s && (*s == 'e' || *s == 'E')) {
		exponent = strtol(s + 1, &end, 10);
		s = end != s + 1 && !isspace((unsigned char)s[1]) ? end : NULL;
	}
	if (!s || *s || exponent > MOST_EXPONENT || exponent < -MOST_EXPONENT)
		return false;
	*micro = 0;
	whole = count - after + (int)exponent + SHIFT; /* so many digits stand before the mark, in millionths */
	for (int i = 0, counted = 0; i < whole; i++) {
		char digit = i < count ? digits[i] : '0';

		counted += counted || digit != '0';
		if (counted > MOST_DIGITS)
			return false;
		*micro = *micro * 10 + (digit - '0');
	}
	if (whole >= 0 && whole < count && digits[whole] >= '5')
		++*micro;
	if (negative)
		*micro = -*micro;
	return true;
}

/* 2026-03-01T00:00:00Z, with a blank or UTC, a fraction or no clock at all; without a zone UTC is meant, as the specification says. */
static bool read_instant(const char *cell, int64_t *at)
{
	char clock[40] = "00:00:00", text[64];
	const char *rest = cell + 10, *zone;
	size_t length;
	struct fault unread = {0};

	if (strlen(cell) < 10 || strlen(cell) > 40)
		return false;
	if (*rest == 'T' || *rest == ' ') {
		length = strspn(++rest, "0123456789:");
		if (length != 5 && length != 8)
			return false;
		memcpy(clock, rest, length);
		rest += length;
		if (*rest == '.')
			rest += 1 + strspn(rest + 1, "0123456789");
	}
	zone = rest + strspn(rest, " ");
	if (!*zone || !strcmp(zone, "UTC"))
		zone = "Z";
	snprintf(text, sizeof text, "%.10sT%.8s%.8s%s", cell, clock, zone, strlen(zone) == 3 && *zone != 'Z' ? ":00" : "");
	return moment_parse_instant(text, at, &unread);
}

static bool refuse_cell(struct focus *focus, const char *what, const char *cell)
{
	char quoted[64];

	return source_refuse(focus->source, focus->cells.line, "%s \"%s\".", what, utf8_quote(cell, quoted));
}

static bool read_row(struct focus *focus, struct charge *charge)
{
	for (int field = 0; field < FOCUS_FIELDS; field++) {
		int place = focus->places[field];
		const char *cell = place >= 0 && place < focus->cells.count ? focus->cells.items[place] : "";

		charge->texts[field] = !strcasecmp(cell, "null") ? "" : cell;
	}
	charge->line = focus->cells.line;
	if (!focus_micro(charge->texts[FOCUS_COST], &charge->micro))
		return refuse_cell(focus, "BilledCost is no number:", charge->texts[FOCUS_COST]);
	if (!read_instant(charge->texts[FOCUS_START], &charge->from))
		return refuse_cell(focus, "ChargePeriodStart is no time such as 2026-03-01T00:00:00Z:", charge->texts[FOCUS_START]);
	if (!read_instant(charge->texts[FOCUS_END], &charge->until))
		return refuse_cell(focus, "ChargePeriodEnd is no time such as 2026-03-02T00:00:00Z:", charge->texts[FOCUS_END]);
	return charge->until >= charge->from || source_refuse(focus->source, charge->line, "the charge ends before it starts.");
}

enum outcome focus_next(struct focus *focus, struct charge *charge)
{
	enum outcome reading;

	while ((reading = cells_next(&focus->cells)) == READ_ROW && cells_is_blank(&focus->cells))
		;
	if (reading != READ_ROW)
		return reading;
	return read_row(focus, charge) ? READ_ROW : READ_FAULT;
}
