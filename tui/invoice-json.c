/* An invoice as JSON: its lines, how it stands, and what was paid. */
#include "model/moment.h"
#include "tui/answer.h"
#include "tui/invoice-print.h"

static void line_json(struct json *json, const struct invoice_line *line)
{
	char words[48];

	json_object(json, NULL);
	json_string(json, "kind", line_kind_words[line->kind]);
	json_string(json, "project", line->project);
	if (line->item)
		json_string(json, "item", line->item);
	json_string(json, "name", line->name);
	if (line->kind == LINE_LABOUR) {
		json_int(json, "rate_cents", line->rate);
		if (line->day_seconds) {
			json_int(json, "day_seconds", line->day_seconds);
			json_string(json, "days", invoice_line_days(line, words));
		}
		json_int(json, "seconds", line->raw_seconds);
		json_int(json, "billed_seconds", line->billed_seconds);
		json_string(json, "hours", moment_invoice_hours(line->billed_seconds, words));
	}
	json_int(json, "amount_cents", line->amount);
	json_end(json);
}

static void lines_json(struct json *json, const struct invoice *invoice)
{
	json_array(json, "lines");
	for (size_t i = 0; invoice->lines && i < invoice->line_count; i++)
		line_json(json, &invoice->lines[i]);
	json_end_array(json);
}

static void payments_json(struct json *json, const struct invoice *invoice)
{
	json_array(json, "payments");
	for (size_t i = 0; i < invoice->payment_count; i++) {
		const struct invoice_payment *payment = &invoice->payments[i];

		json_object(json, NULL);
		json_day(json, "on", payment->on);
		json_int(json, "amount_cents", payment->amount);
		json_some(json, "withheld_cents", payment->withheld);
		json_some(json, "fee_cents", payment->fee);
		json_some(json, "received_cents", payment->received);
		json_string(json, "received_currency", payment->received_currency);
		json_string(json, "reference", payment->reference);
		json_end(json);
	}
	json_end_array(json);
}

static void state_json(struct call *call, struct json *json, const struct invoice *invoice)
{
	int today = book_today(call->book);

	json_day(json, "issued", invoice->issued_on);
	json_day(json, "due", invoice->due_on);
	json_day(json, "sent", invoice->sent_on);
	json_day(json, "paid", invoice->state == INVOICE_PAID ? invoice->paid_on : DAY_NONE);
	json_day(json, "void", invoice->void_on);
	json_string(json, "why", invoice->why);
	json_string(json, "credits", invoice->credits);
	json_string(json, "credited_by", invoice->credited_by);
	payments_json(json, invoice);
	json_int(json, "paid_cents", invoice->paid);
	json_int(json, "open_cents", invoice->open);
	json_int(json, "age_days", (invoice->state == INVOICE_PAID ? invoice->paid_on : today) - invoice->issued_on);
	json_int(json, "overdue_days", invoice->open > 0 && today > invoice->due_on ? today - invoice->due_on : 0);
}

void invoice_write_json(struct call *call, struct json *json, const struct invoice *invoice)
{
	if (invoice->id)
		json_int(json, "id", invoice->id);
	json_string(json, "uid", invoice->uid);
	json_string(json, "number", invoice->number);
	json_string(json, "state", invoice_state_words[invoice->state]);
	json_string(json, "path", invoice->path);
	json_string(json, "client", invoice->client_name);
	json_string(json, "project", invoice->project_name);
	json_day(json, "from", invoice->period.first == DAY_FIRST ? DAY_NONE : invoice->period.first);
	json_day(json, "to", invoice->period.last == DAY_LAST ? DAY_NONE : invoice->period.last);
	json_string(json, "policy", invoice->policy);
	json_string(json, "currency", invoice->currency);
	if (invoice->lines || invoice->state == INVOICE_DRAFT)
		lines_json(json, invoice);
	json_int(json, "labour_seconds", invoice->seconds);
	json_int(json, "labour_cents", invoice->labour);
	json_int(json, "passthrough_cents", invoice->passthrough);
	json_int(json, "net_cents", invoice->net);
	json_string(json, "tax", invoice->tax_rule);
	json_string(json, "tax_words", invoice->tax_rule ? invoice_tax_words(invoice, call->arena) : NULL);
	json_int(json, "tax_cents", invoice->tax);
	json_int(json, "total_cents", invoice->total);
	if (invoice->state == INVOICE_DRAFT)
		return;
	json_string(json, "digest", invoice->digest);
	state_json(call, json, invoice);
}
