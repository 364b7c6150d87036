/* invoice list: every invoice with its state, then what is unpaid by age, then what waits to be billed. */
#include "db/speech.h"
#include "model/fx.h"
#include "model/moment.h"
#include "tui/answer.h"
#include "tui/invoice-print.h"

/* All that is read for it. */
struct listing {
	struct call *call;
	struct invoices invoices;
	struct invoice_ageings ageings;
	struct drafts drafts;
	struct json json;
	struct fx_about unpaid, unbilled; /* about, in one's own currency */
};

static void write_row(struct call *call, const struct invoice *invoice)
{
	struct text *out = &call->out->text;
	char hours[24];

	text_add_fit(out, invoice->number, 12, false);
	text_add(out, "  ");
	text_add_fit(out, invoice->path, 20, false);
	text_print(out, "  %-24s  %9s  %16s  ", period_word(call, invoice->period), moment_invoice_hours(invoice->seconds, hours),
	           money_word(call, invoice->total, invoice->currency));
	text_print(out, "%s\n", invoice_state_word(call, invoice));
}

static void write_invoices(struct listing *listing)
{
	for (size_t i = 0; i < listing->invoices.count; i++) {
		if (!listing->call->json) {
			write_row(listing->call, &listing->invoices.items[i]);
			continue;
		}
		json_object(&listing->json, NULL);
		invoice_write_json(listing->call, &listing->json, &listing->invoices.items[i]);
		json_end(&listing->json);
	}
}

/* "100.00 EUR: 40.00 EUR not due, 60.00 EUR 1-7 days over" */
static const char *ageing_words(struct call *call, const struct invoice_ageing *ageing)
{
	const char *words = "";

	for (int age = 0; age < AGE_COUNT; age++)
		if (ageing->counts[age])
			words = arena_print(call->arena, "%s%s%s %s%s", words, *words ? ", " : "", money_word(call, ageing->open[age], ageing->currency), speech(age_words[age]), age == AGE_NOT_DUE ? "" : speech(" over"));
	return arena_print(call->arena, "%s: %s", money_word(call, ageing->unpaid, ageing->currency), words);
}

static void write_ageings(struct listing *listing)
{
	for (size_t i = 0; i < listing->ageings.count; i++) {
		const struct invoice_ageing *ageing = &listing->ageings.items[i];

		answer_line(listing->call, "unpaid", ageing->unpaid ? ageing_words(listing->call, ageing) : NULL);
		answer_line(listing->call, "to pay back", ageing->owed_back ? money_word(listing->call, ageing->owed_back, ageing->currency) : NULL);
	}
	answer_line(listing->call, "in all", about_words(listing->call, &listing->unpaid, speech("unpaid")));
}

/* What all that is unpaid, and all that is unbilled, is in one's own currency today: about, and in no other sum. */
static bool read_abouts(struct listing *listing, int today)
{
	struct fx_sums unpaid = {0}, unbilled = {0};
	struct call *call = listing->call;

	for (size_t i = 0; i < listing->ageings.count; i++)
		if (!fx_add(call->book, &unpaid, call->arena, listing->ageings.items[i].currency, listing->ageings.items[i].unpaid))
			return false;
	for (size_t i = 0; i < listing->drafts.count; i++)
		if (!fx_add(call->book, &unbilled, call->arena, listing->drafts.items[i].invoice.currency, listing->drafts.items[i].invoice.net))
			return false;
	return fx_all(call->book, &unpaid, today, call->arena, &listing->unpaid) && fx_all(call->book, &unbilled, today, call->arena, &listing->unbilled);
}

static void ageings_json(struct listing *listing)
{
	static const char *const names[AGE_COUNT] = {"not_due_cents", "over_1_7_days_cents", "over_8_30_days_cents", "over_30_days_cents"};
	struct json *json = &listing->json;

	json_array(json, "ageing");
	for (size_t i = 0; i < listing->ageings.count; i++) {
		const struct invoice_ageing *ageing = &listing->ageings.items[i];

		json_object(json, NULL);
		json_string(json, "currency", ageing->currency);
		for (int age = 0; age < AGE_COUNT; age++)
			json_int(json, names[age], ageing->open[age]);
		json_int(json, "unpaid_cents", ageing->unpaid);
		json_int(json, "to_pay_back_cents", ageing->owed_back);
		json_end(json);
	}
	json_end_array(json);
}

static int age_of(const struct listing *listing, const struct draft *draft)
{
	return draft->oldest == DAY_NONE ? 0 : book_today(listing->call->book) - draft->oldest;
}

static const char *unbilled_words(const struct listing *listing, const struct draft *draft)
{
	struct call *call = listing->call;
	const struct invoice *invoice = &draft->invoice;
	int age = age_of(listing, draft);
	char hours[24];

	return arena_print(call->arena, speech_of("%s: %s%s%s, for %d day%s", "%s: %s%s%s, for %d days%s", (unsigned long)age), invoice->path, invoice->seconds ? moment_clock_length(invoice->seconds, hours) : "", invoice->seconds ? ", " : "",
	                   money_word(call, invoice->net, invoice->currency), age, draft->unpriced_count ? speech(", some without a rate") : "");
}

static void write_unbilled(struct listing *listing)
{
	for (size_t i = 0; i < listing->drafts.count; i++)
		answer_line(listing->call, "unbilled", unbilled_words(listing, &listing->drafts.items[i]));
	answer_line(listing->call, "in all", about_words(listing->call, &listing->unbilled, speech("unbilled")));
}

static void unbilled_json(struct listing *listing)
{
	struct json *json = &listing->json;

	json_array(json, "unbilled");
	for (size_t i = 0; i < listing->drafts.count; i++) {
		const struct draft *draft = &listing->drafts.items[i];

		json_object(json, NULL);
		json_string(json, "path", draft->invoice.path);
		json_string(json, "currency", draft->invoice.currency);
		json_int(json, "seconds", draft->invoice.seconds);
		json_int(json, "net_cents", draft->invoice.net);
		json_day(json, "oldest", draft->oldest);
		json_int(json, "age_days", age_of(listing, draft));
		json_int(json, "entries_without_rate", (int64_t)draft->unpriced_count);
		json_end(json);
	}
	json_end_array(json);
}

static void own_json(struct listing *listing)
{
	struct json *json = &listing->json;

	json_object(json, "own");
	json_string(json, "currency", listing->unpaid.own);
	about_json(json, "unpaid_cents", &listing->unpaid);
	about_json(json, "unbilled_cents", &listing->unbilled);
	json_end(json);
}

bool invoice_write_list(struct call *call)
{
	struct listing listing = {.call = call};
	int today = book_today(call->book);

	if (!invoice_list(call->book, call->arena, &listing.invoices) || !invoice_draft_all(call->book, (struct period){DAY_FIRST, today}, call->arena, &listing.drafts))
		return false;
	invoice_age(&listing.invoices, today, call->arena, &listing.ageings);
	if (!read_abouts(&listing, today))
		return false;
	if (call->json) {
		listing.json = call_json(call);
		json_object(&listing.json, NULL);
		json_array(&listing.json, "invoices");
	}
	write_invoices(&listing);
	if (call->json) {
		json_end_array(&listing.json);
		ageings_json(&listing);
		unbilled_json(&listing);
		own_json(&listing);
		call_json_end(call, &listing.json);
		return true;
	}
	if (listing.invoices.count && (listing.ageings.count || listing.drafts.count))
		text_add_char(&call->out->text, '\n');
	write_ageings(&listing);
	write_unbilled(&listing);
	return true;
}
