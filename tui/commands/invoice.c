#include <string.h>

#include "db/speech.h"
#include "model/config.h"
#include "model/invoice.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/reports/invoice.h"
#include "model/ubl.h"
#include "tui/answer.h"
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

enum form { FORM_TEXT, FORM_MARKDOWN, FORM_JSON };

static bool read_form(struct call *call, enum form *form)
{
	static const char *const words[] = {"text", "md", "json", NULL};
	int place = call->format ? word_find(words, call->format) : FORM_TEXT;

	*form = place < 0 ? FORM_TEXT : (enum form)place;
	return place >= 0 || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of a draft: text, md, html, pdf or json.", call->format);
}

/* One word alone may be the period. */
static bool read_draft_words(struct call *call, const char **path, struct period *period)
{
	struct clock clock = book_clock(call->book);
	struct fault scratch = {0};

	*path = call->count ? call->words[0] : NULL;
	*period = invoice_usual_period(call->book);
	if (call->count == 1 && moment_parse_period(call->words[0], &clock, period, &scratch))
		*path = NULL;
	return call->count < 2 || call_period(call, 1, "", period);
}

static void write_draft(struct call *call, const struct draft *draft, enum form form, struct json *json)
{
	if (form == FORM_TEXT) {
		draft_write_text(call, draft);
	} else if (form == FORM_MARKDOWN) {
		draft_write_markdown(call, draft);
	} else {
		json_object(json, NULL);
		draft_write_json(call, json, draft);
		json_end(json);
	}
}

/* "1:15 on acme/site, 0:30 on acme/shop": what waits since the period; path NULL: anyone's. */
static const char *unbilled_since(struct call *call, const char *path, int last)
{
	struct period since = {last + 1, book_today(call->book)};
	size_t length = path ? strlen(path) : 0;
	const char *words = "";
	struct drafts drafts;

	if (last >= since.last || !invoice_draft_all(call->book, since, call->arena, &drafts))
		return words;
	for (size_t i = 0; i < drafts.count; i++) {
		const struct invoice *invoice = &drafts.items[i].invoice;
		bool wanted = !path || (!strncmp(invoice->path, path, length) && (!invoice->path[length] || invoice->path[length] == '/'));
		char hours[24];

		if (wanted)
			words = arena_print(call->arena, speech("%s%s%s on %s"), words, *words ? ", " : "", invoice->seconds ? moment_clock_length(invoice->seconds, hours) : speech("other costs"), invoice->path);
	}
	return words;
}

/* Where there is nothing to bill: what is unbilled since, and the words that show it. */
static void hint_at_later(struct call *call, const char *path, int last)
{
	struct wall civil = day_civil(book_today(call->book));
	const char *words = unbilled_since(call, path, last), *period = "month";

	if (!*words)
		return;
	if (last + 1 != day_from_civil(civil.year, civil.month, 1))
		period = arena_print(call->arena, "%s..%s", day_typed(call, last + 1), day_typed(call, book_today(call->book)));
	text_print(&call->out->text, speech("Unbilled since then: %s; ambit invoice draft %s%s%s shows it.\n"), words, path ? path : "", path ? " " : "", period);
}

static bool draft_everyone(struct call *call, struct period period, enum form form)
{
	struct json json = call_json(call);
	struct drafts drafts;

	if (!invoice_draft_all(call->book, period, call->arena, &drafts))
		return false;
	if (form == FORM_JSON) {
		json_object(&json, NULL);
		json_array(&json, "drafts");
	}
	for (size_t i = 0; i < drafts.count; i++) {
		text_add(&call->out->text, i && form != FORM_JSON ? "\n" : "");
		write_draft(call, &drafts.items[i], form, &json);
	}
	if (form == FORM_JSON) {
		json_end_array(&json);
		if (!drafts_write_sums_json(call, &json, &drafts))
			return false;
		call_json_end(call, &json);
	} else if (!drafts_write_sums(call, &drafts, form == FORM_TEXT ? answer_line : answer_markdown)) {
		return false;
	} else if (!drafts.count && !call->quiet) {
		text_print(&call->out->text, speech("Nothing is unbilled up to %s.\n"), day_word(call, period.last));
		hint_at_later(call, NULL, period.last);
	}
	return true;
}

/* As the document that it would become, marked as a draft. */
static bool draft_page(struct call *call, const char *path, struct period period)
{
	struct report report;
	struct place place;
	struct draft one;

	if (!path)
		return book_fail(call->book, FAULT_INPUT, "A draft to look at is one invoice: name the client or project, as in ambit invoice draft CLIENT/PROJECT --format %s.", call->format);
	if (!place_find(call->book, path, PLACE_CLIENT | PLACE_PROJECT, call->arena, &place) || !invoice_draft(call->book, &place, period, call->arena, &one))
		return false;
	if (!one.invoice.line_count)
		return book_fail(call->book, FAULT_REFUSED, "\"%s\" has nothing to bill up to %s.", place.path, day_word(call, one.invoice.period.last));
	return report_invoice(call->book, &one.invoice, call->arena, &report) && page_answer(call, &report, "text, md, html, pdf or json");
}

/* While it can still be said. */
static void hint_at_lacks(struct call *call, const struct draft *draft)
{
	const char *lacks = invoice_lacks(&draft->invoice, call->arena);

	if (*lacks)
		text_print(&call->out->text, speech("Not said on it: %s; ambit config KEY VALUE and ambit client edit say it.\n"), lacks);
}

static bool draft(struct call *call)
{
	struct json json = call_json(call);
	struct period period;
	struct place place;
	struct draft one;
	const char *path;
	enum form form;

	if (!read_draft_words(call, &path, &period))
		return false;
	if (call->format && (!strcmp(call->format, "html") || !strcmp(call->format, "pdf")))
		return draft_page(call, path, period);
	if (!read_form(call, &form))
		return false;
	if (!path)
		return draft_everyone(call, period, form);
	if (!place_find(call->book, path, PLACE_CLIENT | PLACE_PROJECT, call->arena, &place) || !invoice_draft(call->book, &place, period, call->arena, &one))
		return false;
	write_draft(call, &one, form, &json);
	if (form == FORM_JSON)
		text_add_char(&call->out->text, '\n');
	else if (!one.invoice.line_count && !call->quiet)
		hint_at_later(call, place.path, one.invoice.period.last);
	else if (form == FORM_TEXT && !call->quiet)
		hint_at_lacks(call, &one);
	return true;
}

static bool write_invoice(struct call *call, const char *number, enum form form)
{
	struct json json = call_json(call);
	struct invoice invoice;
	const char *evidence;

	if (!invoice_find(call->book, number, call->arena, &invoice) || !invoice_evidence(call->book, &invoice, call->arena, &evidence))
		return false;
	if (form == FORM_TEXT) {
		invoice_write_text(call, &invoice, evidence);
	} else if (form == FORM_MARKDOWN) {
		invoice_write_markdown(call, &invoice, evidence);
	} else {
		json_object(&json, NULL);
		invoice_write_json(call, &json, &invoice);
		json_string(&json, "evidence", evidence);
		call_json_end(call, &json);
	}
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
	bool plain = !call->format || !strcmp(call->format, "json");

	return plain ? write_invoice(call, call->words[0], call->format ? FORM_JSON : FORM_TEXT) : show_page(call);
}

static bool answer(struct call *call, const char *number)
{
	return !call->json || write_invoice(call, number, FORM_JSON);
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

static bool list(struct call *call)
{
	return invoice_write_list(call);
}

static const struct command draft_act = {.name = "invoice draft", .usage = "[CLIENT|PROJECT] [PERIOD]", .purpose = "What an invoice would bill; nothing is stored", .least = 0, .most = 2, .sorts = {WORD_PROJECT, WORD_PERIOD}, .format = true, .run = draft};
static const struct command issue_act = {.name = "invoice issue", .usage = "CLIENT|PROJECT PERIOD --number N|next", .purpose = "Issues it and locks its entries; it can't be undone", .options = issue_options, .least = 2, .most = 2, .sorts = {WORD_PROJECT, WORD_PERIOD}, .run = issue};
static const struct command sent_act = {.name = "invoice sent", .usage = "N", .purpose = "It went to the client", .options = on_options, .least = 1, .most = 1, .run = sent};
static const struct command paid_act = {.name = "invoice paid", .usage = "N [MONEY]", .purpose = "The client paid it, or a part", .options = paid_options, .least = 1, .most = 2, .run = paid};
static const struct command void_act = {.name = "invoice void", .usage = "N --why TEXT", .purpose = "Takes back one that was not sent; its entries can be billed again", .options = void_options, .least = 1, .most = 1, .run = make_void};
static const struct command credit_act = {.name = "invoice credit", .usage = "N --number N2|next --why TEXT", .purpose = "Takes back one that was sent: a credit of every amount; it can't be undone", .options = credit_options, .least = 1, .most = 1, .run = credit};
static const struct command list_act = {.name = "invoice list", .usage = "", .purpose = "Lists invoices with their state, what is unpaid by age, and what is unbilled", .run = list};
static const struct command show_act = {.name = "invoice show", .usage = "N", .purpose = "Shows the frozen copy of one", .least = 1, .most = 1, .format = true, .run = show};
static const struct command *const acts[] = {&draft_act, &issue_act, &sent_act, &paid_act, &void_act, &credit_act, &list_act, &show_act, NULL};

const struct command invoice_command = {
	.name = "invoice",
	.usage = "draft, issue, sent, paid, void, credit, list or show",
	.purpose = "What is billed",
	.acts = acts,
};
