/* A draft: its lines as an invoice has them, and all that stands beside them. */
#include "db/speech.h"
#include "model/moment.h"
#include "tui/answer.h"
#include "tui/invoice-print.h"

static void older_json(struct call *call, struct json *json, const struct draft *draft)
{
	json_array(json, "older_unbilled");
	for (size_t i = 0; i < draft->older_count; i++) {
		const struct unbilled_month *month = &draft->older[i];

		json_object(json, NULL);
		json_string(json, "project", month->path);
		json_string(json, "month", arena_print(call->arena, "%04d-%02d", month->year, month->month));
		json_int(json, "seconds", month->seconds);
		json_int(json, "entries", (int64_t)month->entries);
		json_int(json, "jobs", (int64_t)month->jobs);
		json_int(json, "agreed", (int64_t)month->agreed);
		json_int(json, "age_days", book_today(call->book) - month->oldest);
		json_end(json);
	}
	json_end_array(json);
}

static void retained_json(struct call *call, struct json *json, const struct draft *draft)
{
	json_array(json, "retained");
	for (size_t i = 0; i < draft->retained_count; i++) {
		const struct retainer_month *month = &draft->retained[i];

		json_object(json, NULL);
		json_string(json, "project", month->path);
		json_string(json, "month", arena_print(call->arena, "%04d-%02d", month->year, month->month));
		json_int(json, "hours_seconds", month->hours);
		json_int(json, "carried_seconds", month->carried);
		json_int(json, "used_seconds", month->used);
		json_int(json, "over_seconds", month->over);
		json_int(json, "left_seconds", month->left);
		json_int(json, "displaced_seconds", month->displaced);
		json_end(json);
	}
	json_end_array(json);
}

static void caps_json(struct json *json, const struct draft *draft)
{
	json_array(json, "caps");
	for (size_t i = 0; i < draft->cap_count; i++) {
		const struct cap_use *use = &draft->caps[i];

		json_object(json, NULL);
		json_string(json, "project", use->path);
		json_int(json, "cap_cents", use->cap);
		json_int(json, "billed_cents", use->billed);
		json_int(json, "left_cents", use->cap - use->billed);
		json_end(json);
	}
	json_end_array(json);
}

void draft_write_json(struct call *call, struct json *json, const struct draft *draft)
{
	invoice_write_json(call, json, &draft->invoice);
	json_object(json, "not_billed");
	json_int(json, "tracked_seconds", draft->tracked_seconds);
	json_int(json, "goodwill_seconds", draft->invoice.goodwill_seconds);
	json_int(json, "nonbillable_seconds", draft->nonbillable_seconds);
	json_int(json, "waiting_seconds", draft->waiting_seconds);
	json_array(json, "at_risk");
	for (size_t i = 0; i < draft->at_risk_count; i++) {
		json_object(json, NULL);
		json_string(json, "path", draft->at_risk[i].path);
		json_int(json, "seconds", draft->at_risk[i].seconds);
		json_end(json);
	}
	json_end_array(json);
	json_end(json);
	retained_json(call, json, draft);
	caps_json(json, draft);
	json_int(json, "advance_left_cents", draft->advance_left);
	json_array(json, "advances_taxed_otherwise");
	for (size_t i = 0; i < draft->taxed_ahead_count; i++)
		if (draft->taxed_ahead[i].differs)
			json_string(json, NULL, draft->taxed_ahead[i].number);
	json_end_array(json);
	older_json(call, json, draft);
	json_array(json, "entries_without_rate");
	for (size_t i = 0; i < draft->unpriced_count; i++)
		json_int(json, NULL, draft->unpriced[i]);
	json_end_array(json);
}

static const char *hours_word(struct call *call, int64_t seconds)
{
	return seconds ? moment_clock_length(seconds, arena_take(call->arena, 24)) : NULL;
}

static const char *length_of(struct call *call, int64_t seconds)
{
	return moment_clock_length(seconds, arena_take(call->arena, 24));
}

static const char *retained_words(struct call *call, const struct retainer_month *month)
{
	const char *carried = month->carried ? arena_print(call->arena, speech(" and %s carried over"), length_of(call, month->carried)) : "";
	const char *rest = month->over ? arena_print(call->arena, speech("%s over"), length_of(call, month->over)) : arena_print(call->arena, speech("%s left"), length_of(call, month->left));

	if (month->displaced)
		rest = arena_print(call->arena, speech("%s, and %s that a later month was billed with"), rest, length_of(call, month->displaced));
	return arena_print(call->arena, speech("%s in %04d-%02d: %s used of %s%s, %s"), month->path, month->year, month->month, length_of(call, month->used),
	                   length_of(call, month->hours), carried, rest);
}

/* What waits in a month never invoiced: "10:00 and an agreed price" */
static const char *waiting_words(struct call *call, const struct unbilled_month *month)
{
	const char *words = month->seconds ? hours_word(call, month->seconds) : "";

	if (month->agreed)
		words = arena_print(call->arena, speech("%s%san agreed price"), words, *words ? speech(" and ") : "");
	if (month->jobs)
		words = arena_print(call->arena, "%s%s%s", words, *words ? speech(" and ") : "", month->jobs == 1 ? speech("a cost") : arena_print(call->arena, speech("%zu costs"), month->jobs));
	return words;
}

/* "acme/site 10,000.00 EUR: 9,200.00 EUR with this, 800.00 EUR left" */
static const char *cap_words(struct call *call, const struct draft *draft, const struct cap_use *use)
{
	const char *currency = draft->invoice.currency;
	int64_t left = use->cap - use->billed;

	return arena_print(call->arena, speech("%s %s: %s with this, %s %s"), use->path, money_word(call, use->cap, currency), money_word(call, use->billed, currency),
	                   money_word(call, left < 0 ? -left : left, currency), left < 0 ? speech("over it") : speech("left"));
}

/* Prices of items that don't add up to the price of the whole. */
static const char *price_gap_words(struct call *call, const struct draft *draft)
{
	int64_t gap = draft->unpriced_agreed;
	const char *amount = money_word(call, gap < 0 ? -gap : gap, draft->invoice.currency);

	if (!gap)
		return "";
	return gap > 0 ? arena_print(call->arena, speech("%s of it is on no item; ambit item edit ITEM --price MONEY puts it there"), amount)
	               : arena_print(call->arena, speech("the prices of its items come to %s more"), amount);
}

/* A year of them one by one; a history that was never billed here would fill pages. */
static void write_older(struct call *call, const struct draft *draft, void (*write)(struct call *, const char *label, const char *value))
{
	enum { SHOWN = 12 };
	int today = book_today(call->book), oldest = today;
	int64_t seconds = 0;

	for (size_t i = 0; i < draft->older_count; i++) {
		const struct unbilled_month *month = &draft->older[i];

		if (draft->older_count > SHOWN) {
			seconds += month->seconds;
			oldest = month->oldest < oldest ? month->oldest : oldest;
			continue;
		}
		write(call, "older", arena_print(call->arena, speech("%s of %s in %04d-%02d, unbilled for %s"), waiting_words(call, month), month->path, month->year, month->month, days_word(call, today - month->oldest)));
	}
	if (draft->older_count > SHOWN)
		write(call, "older", arena_print(call->arena, speech("%s in %zu months, unbilled for up to %s; work billed elsewhere is imported with --settled"), length_of(call, seconds), draft->older_count, days_word(call, today - oldest)));
}

/* 19 is "tax 19 %", a rule without tax its own word. */
static const char *tax_rule_words(struct call *call, const char *rule)
{
	return !rule ? speech("no tax") : *rule >= '0' && *rule <= '9' ? arena_print(call->arena, speech("tax %s %%"), rule) : rule;
}

/* An advance's tax was paid by its own rule, and the set-off gives back by the rule of now. */
static void write_taxed_ahead(struct call *call, const struct draft *draft, void (*write)(struct call *, const char *label, const char *value))
{
	for (size_t i = 0; i < draft->taxed_ahead_count; i++) {
		const struct taxed_ahead *advance = &draft->taxed_ahead[i];

		if (advance->differs)
			write(call, "tax", arena_print(call->arena, speech("%s was asked with %s, and is set off here with %s; ambit invoice credit %s and a new advance put that right"),
				advance->number, tax_rule_words(call, advance->tax_rule), tax_rule_words(call, draft->invoice.tax_rule), advance->number));
	}
}

static void note_facts(struct call *call, const struct draft *draft, void (*write)(struct call *, const char *label, const char *value))
{
	for (size_t i = 0; i < draft->retained_count; i++)
		write(call, "retainer", retained_words(call, &draft->retained[i]));
	for (size_t i = 0; i < draft->cap_count; i++)
		write(call, "cap", cap_words(call, draft, &draft->caps[i]));
	if (draft->advance_left)
		write(call, "advance", arena_print(call->arena, speech("%s is left to be set off"), money_word(call, draft->advance_left, draft->invoice.currency)));
	write_taxed_ahead(call, draft, write);
	write(call, "in the price", hours_word(call, draft->tracked_seconds));
	write(call, "fixed price", price_gap_words(call, draft));
	if (draft->unaccepted)
		write(call, "not accepted", arena_print(call->arena, speech("%s; ambit item accepted ITEM --evidence TEXT has an item billed"), money_word(call, draft->unaccepted, draft->invoice.currency)));
	write(call, "goodwill", hours_word(call, draft->invoice.goodwill_seconds));
	write(call, "not billed", hours_word(call, draft->nonbillable_seconds));
	write(call, "not sorted", hours_word(call, draft->waiting_seconds));
	for (size_t i = 0; i < draft->at_risk_count; i++)
		write(call, "held back", arena_print(call->arena, speech("%s on %s"), hours_word(call, draft->at_risk[i].seconds), draft->at_risk[i].path));
	write_older(call, draft, write);
	if (draft->unpriced_count)
		write(call, "no rate", arena_print(call->arena, speech_of("%zu entry of %s, the first is %lld", "%zu entries of %s, the first is %lld", draft->unpriced_count), draft->unpriced_count, draft->unpriced_path, (long long)draft->unpriced[0]));
}

void draft_write_text(struct call *call, const struct draft *draft)
{
	invoice_write_text(call, &draft->invoice, "");
	text_add_char(&call->out->text, '\n');
	note_facts(call, draft, answer_line);
}

void draft_write_markdown(struct call *call, const struct draft *draft)
{
	invoice_write_markdown(call, &draft->invoice);
	note_facts(call, draft, answer_markdown);
}
