#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "model/invoice.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/reports/invoice.h"
#include "model/ubl.h"
#include "tui/answer.h"
#include "tui/invoice-draft.h"
#include "tui/invoice-print.h"
#include "tui/page.h"

#define ON {.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it happened; today"}

static const struct option issue_options[] = {{.name = "number", .value = "N|next", .help = "its number; next counts on by config invoice.number"}, ON,
	{.name = "advance", .value = "MONEY", .help = "asks for so much ahead of the work, without tax; later invoices of the project set it off"}, {0}};
static const struct option on_options[] = {ON, {0}};
static const struct option paid_options[] = {
	ON,
	{.name = "ref", .value = "TEXT", .help = "what stands on the statement"},
	{.name = "withheld", .value = "MONEY", .help = "tax that the client kept back"},
	{.name = "fee", .value = "MONEY", .help = "what the bank took"},
	{.name = "received", .value = "MONEY", .help = "what arrived in another currency, such as 92.10 EUR"},
	{0},
};
static const struct option credit_options[] = {
	{.name = "number", .value = "N|next", .help = "its own number; next counts on by config invoice.number"},
	{.name = "why", .value = "TEXT", .help = "the reason"},
	ON,
	{0},
};
static const struct option void_options[] = {{.name = "why", .value = "TEXT", .help = "the reason"}, {0}};

static bool read_invoice(struct call *call, const char *number, struct invoice *invoice, const char **evidence)
{
	return invoice_find(call->book, number, call->arena, invoice) && invoice_evidence(call->book, invoice, call->arena, evidence);
}

static bool write_json(struct call *call, const char *number)
{
	struct json json = call_json(call);
	struct invoice invoice;
	const char *evidence;

	if (!read_invoice(call, number, &invoice, &evidence))
		return false;
	json_object(&json, NULL);
	invoice_write_json(call, &json, &invoice);
	json_string(&json, "evidence", evidence);
	call_json_end(call, &json);
	return true;
}

/* The document itself. */
static bool show_page(struct call *call)
{
	struct invoice invoice;
	struct report report;

	if (!invoice_find(call->book, call->words[0], call->arena, &invoice))
		return false;
	if (!strcmp(call->format, "ubl"))
		return ubl_write(call->book, &invoice, call->arena, &call->out->text);
	return report_invoice(call->book, &invoice, call->arena, &report) && page_answer(call, &report, "text, md, html, pdf, ubl or json");
}

static bool show(struct call *call)
{
	struct invoice invoice;
	const char *evidence;

	if (call->format)
		return strcmp(call->format, "json") ? show_page(call) : write_json(call, call->words[0]);
	if (!read_invoice(call, call->words[0], &invoice, &evidence))
		return false;
	invoice_write_text(call, &invoice, evidence);
	return true;
}

static bool answer(struct call *call, const char *number)
{
	return !call->json || write_json(call, number);
}

static bool read_money(struct call *call, const char *typed, const char *currency, int64_t *minor)
{
	struct money money;

	if (!typed)
		return true;
	if (!money_parse(typed, currency, false, &money, book_fault_slot(call->book)))
		return false;
	*minor = money.minor;
	return true;
}

/* A day of issue before the last work that it bills is likely a slip; a month's fee may well be asked ahead. */
static bool say_early(struct call *call, const struct invoice *invoice, const char **words)
{
	struct period service;

	*words = "";
	for (size_t i = 0; i < invoice->line_count; i++)
		if (invoice->lines[i].kind == LINE_RETAINER || invoice->lines[i].kind == LINE_ADVANCE)
			return true;
	if (!invoice_service(call->book, invoice, &service))
		return false;
	if (service.last > invoice->issued_on && invoice->labour)
		*words = arena_print(call->arena, speech(" Its day, %s, is before the last work that it bills, of %s."), day_word(call, invoice->issued_on), day_word(call, service.last));
	return true;
}

static bool issue(struct call *call)
{
	const char *skipped, *lacks, *early;
	struct invoice invoice;
	struct period period;
	struct place place;
	int64_t advance = 0;
	int on = DAY_NONE;
	bool ok;

	if (!call_need(call, "number") || !call_period(call, 1, "", &period) || !call_day(call, "on", false, &on) ||
	    !place_find(call->book, call->words[0], PLACE_CLIENT | PLACE_PROJECT, call->arena, &place))
		return false;
	if (!read_money(call, call_option(call, "advance"), place.currency, &advance))
		return false;
	ok = call_option(call, "advance") ? invoice_advance(call->book, &place, period, advance, call_option(call, "number"), on, call->arena, &invoice, &skipped)
	                                  : invoice_issue(call->book, &place, period, call_option(call, "number"), on, call->arena, &invoice, &skipped);
	if (!ok)
		return false;
	if (!say_early(call, &invoice, &early))
		return false;
	lacks = invoice_lacks(&invoice, call->arena);
	call_say(call, "Issued %s for %s: %s, due %s; %s.%s%s%s", invoice.number, place.path, money_word(call, invoice.total, invoice.currency),
	         day_word(call, invoice.due_on), call_option(call, "advance") ? speech("later invoices set it off") : speech("its entries are locked"), skipped ? arena_print(call->arena, speech(" The numbers leave a gap: %s would have been next."), skipped) : "", early,
	         *lacks ? arena_print(call->arena, speech(" Not said on it: %s; with that said, invoice void %s --why TEXT lets it be issued anew."), lacks, invoice.number) : "");
	return answer(call, invoice.number);
}

static bool sent(struct call *call)
{
	int on = DAY_NONE;

	if (!call_day(call, "on", false, &on) || !invoice_sent(call->book, call->words[0], on))
		return false;
	call_say(call, "%s is sent.", call->words[0]);
	return answer(call, call->words[0]);
}

static bool make_void(struct call *call)
{
	if (!call_need(call, "why") || !invoice_void(call->book, call->words[0], call_option(call, "why")))
		return false;
	call_say(call, "%s is void; its entries can be billed again, its number stays used.", call->words[0]);
	return answer(call, call->words[0]);
}

static bool credit(struct call *call)
{
	const char *number = call->words[0], *skipped = NULL;
	struct invoice invoice;
	int on = DAY_NONE;

	if (!call_need(call, "number") || !call_need(call, "why") || !call_day(call, "on", false, &on) ||
	    !invoice_credit(call->book, number, call_option(call, "number"), call_option(call, "why"), on, call->arena, &invoice, &skipped))
		return false;
	call_say(call, "%s credits %s: %s; its entries can be billed again.%s%s", invoice.number, number, money_word(call, invoice.total, invoice.currency),
	         invoice.open ? arena_print(call->arena, speech(" To pay back: %s."), money_word(call, -invoice.open, invoice.currency)) : "",
	         skipped ? arena_print(call->arena, speech(" The numbers leave a gap: %s would have been next."), skipped) : "");
	return answer(call, invoice.number);
}

/* 92.10 EUR, or an amount in config currency. */
static bool read_received(struct call *call, struct invoice_payment *payment)
{
	const char *typed = call_option(call, "received"), *own = config_get(call->book, "currency");
	struct money money;

	if (!typed)
		return true;
	if (!money_parse(typed, typed[strcspn(typed, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] || !own || !*own ? NULL : own, false, &money, book_fault_slot(call->book)))
		return false;
	payment->received = money.minor;
	payment->received_currency = arena_text(call->arena, money.currency);
	return true;
}

static void say_paid(struct call *call, const struct invoice *invoice, const struct invoice_payment *payment)
{
	const char *amount = money_word(call, payment->amount, invoice->currency), *on = day_word(call, payment->on);

	if (invoice->open > 0)
		call_say(call, "%s: %s paid, %s still owed.", invoice->number, amount, money_word(call, invoice->open, invoice->currency));
	else if (invoice->open < 0)
		call_say(call, "%s: %s paid back, %s still to be paid back.", invoice->number, amount, money_word(call, -invoice->open, invoice->currency));
	else
		call_say(call, invoice->total < 0 ? speech("%s is paid back: %s on %s.") : speech("%s is paid: %s on %s."), invoice->number, amount, on);
}

static bool paid(struct call *call)
{
	struct invoice_payment payment = {.amount = -1, .reference = call_option(call, "ref"), .on = DAY_NONE};
	struct invoice invoice;

	if (!invoice_find(call->book, call->words[0], call->arena, &invoice) || !call_day(call, "on", false, &payment.on))
		return false;
	if (!read_money(call, call->count > 1 ? call->words[1] : NULL, invoice.currency, &payment.amount) ||
	    !read_money(call, call_option(call, "withheld"), invoice.currency, &payment.withheld) ||
	    !read_money(call, call_option(call, "fee"), invoice.currency, &payment.fee) ||
	    !read_received(call, &payment))
		return false;
	if (!invoice_paid(call->book, call->words[0], &payment) || !invoice_find(call->book, call->words[0], call->arena, &invoice))
		return false;
	say_paid(call, &invoice, &payment);
	return answer(call, invoice.number);
}

static const struct command issue_act = {.name = "invoice issue", .usage = "CLIENT|PROJECT PERIOD --number N|next", .purpose = "Issues it and locks its entries; it can't be undone", .options = issue_options, .least = 2, .most = 2, .sorts = {WORD_PROJECT, WORD_PERIOD}, .run = issue};
static const struct command sent_act = {.name = "invoice sent", .usage = "N", .purpose = "It went to the client", .options = on_options, .least = 1, .most = 1, .run = sent};
static const struct command paid_act = {.name = "invoice paid", .usage = "N [MONEY]", .purpose = "The client paid it, or a part", .options = paid_options, .least = 1, .most = 2, .run = paid};
static const struct command void_act = {.name = "invoice void", .usage = "N --why TEXT", .purpose = "Takes back one that was not sent; its entries can be billed again", .options = void_options, .least = 1, .most = 1, .run = make_void};
static const struct command credit_act = {.name = "invoice credit", .usage = "N --number N2|next --why TEXT", .purpose = "Takes back one that was sent: a credit of every amount; it can't be undone", .options = credit_options, .least = 1, .most = 1, .run = credit};
static const struct command list_act = {.name = "invoice list", .usage = "", .purpose = "Lists invoices with their state, what is unpaid by age, and what is unbilled", .run = invoice_write_list};
static const struct command show_act = {.name = "invoice show", .usage = "N", .purpose = "Shows the frozen copy of one", .least = 1, .most = 1, .format = true, .run = show};
static const struct command *const acts[] = {&invoice_draft_act, &issue_act, &sent_act, &paid_act, &void_act, &credit_act, &list_act, &show_act, NULL};

const struct command invoice_command = {
	.name = "invoice",
	.usage = "draft, issue, sent, paid, void, credit, list or show",
	.purpose = "What is billed",
	.acts = acts,
};
