#include "tui/invoice-forms.h"

#include <stdio.h>
#include <string.h>

#include "tui/verb.h"

struct issue_context { struct issue_wish *wish; struct money total; };

const char *invoice_period_word(const struct invoice *invoice, struct arena *arena)
{
	char from[11], to[11];

	if (invoice->period.first <= DAY_FIRST)
		return "all";
	return arena_print(arena, "%s..%s", day_text(invoice->period.first, from), day_text(invoice->period.last, to));
}

/* Nothing is written yet: the draft of that period says what the invoice would come to. */
static bool weigh(struct desk *desk, void *with, const struct form_values *values, int *field)
{
	struct issue_context *context = with;
	struct book *book = desk_book(desk);
	struct clock clock = book_clock(book);
	struct draft draft;
	struct place place;
	struct period period;

	*field = 0;
	if (!moment_parse_period(values->text[0], &clock, &period, book_fault_slot(book)))
		return false;
	if (!place_find(book, context->wish->path, PLACE_PROJECT | PLACE_CLIENT, desk_arena(desk), &place) ||
	    !invoice_draft(book, &place, period, desk_arena(desk), &draft))
		return false;
	if (!draft.invoice.line_count)
		return book_fail(book, FAULT_REFUSED, "There is nothing to bill in \"%.40s\".", values->text[0]);
	context->total.minor = draft.invoice.total;
	snprintf(context->total.currency, sizeof context->total.currency, "%s", draft.invoice.currency);
	snprintf(context->wish->period, sizeof context->wish->period, "%s", values->text[0]);
	snprintf(context->wish->number, sizeof context->wish->number, "%s", values->text[1]);
	snprintf(context->wish->on, sizeof context->wish->on, "%s", values->text[2]);
	return true;
}

static enum answer issue(void *context, struct desk *desk)
{
	const struct issue_wish *wish = context;
	const char *words[10] = {"invoice", "issue"};
	int count = 2;

	if (wish->number[0]) {
		words[count++] = "--number";
		words[count++] = wish->number;
	}
	if (wish->on[0]) {
		words[count++] = "--on";
		words[count++] = wish->on;
	}
	words[count++] = "--";
	words[count++] = wish->path;
	words[count++] = wish->period;
	return verb_do(desk, "Issued", words);
}

static void ask_issue(struct desk *desk, void *with)
{
	struct issue_context *context = with;
	bool next = !context->wish->number[0] || !strcmp(context->wish->number, "next");
	char question[400], amount[48];

	snprintf(question, sizeof question, "Issue %.48s of %.100s for %s? It is locked afterwards.", next ? "the next invoice" : context->wish->number,
		context->wish->path, money_format(context->total, MONEY_SIGNED, amount));
	desk_ask(desk, question, "issue", issue, context->wish);
}

enum answer invoice_form_issue(struct desk *desk, const struct invoice *draft, struct issue_wish *wish)
{
	const struct field fields[] = {
		{.label = "period", .value = invoice_period_word(draft, desk_arena(desk)), .hint = "2026-03, or 2026-03-01..2026-03-20"},
		{.label = "number", .value = "next", .hint = "next"}, {.label = "on", .hint = "today"},
	};
	struct issue_context context = {.wish = wish};

	*wish = (struct issue_wish){.path = ""};
	snprintf(wish->path, sizeof wish->path, "%s", draft->path);
	return form_open(desk, &(struct form_plan){
		.title = "Issue an invoice", .fields = fields, .count = 3, .save = weigh, .then = ask_issue,
		.context = &context, .context_size = sizeof context,
	});
}

static enum answer ask(struct desk *desk, const char *title, const char *verb, const char *number, const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"invoice", verb, number}, .fields = fields, .count = count});
}

enum answer invoice_form_paid(struct desk *desk, const struct invoice *invoice)
{
	static const struct verb_field fields[] = {
		{.label = "amount", .hint = "the rest"}, {.label = "on", .option = "--on", .hint = "today"},
		{.label = "reference", .option = "--ref", .hint = "what stands on the statement"},
	};

	return ask(desk, "Paid", "paid", invoice->number, fields, 3);
}

enum answer invoice_form_sent(struct desk *desk, const struct invoice *invoice)
{
	static const struct verb_field fields[] = {{.label = "on", .option = "--on", .hint = "today"}};

	return ask(desk, "It went to the client", "sent", invoice->number, fields, 1);
}

static enum answer ask_why(void *number, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "why", .option = "--why"}};

	return ask(desk, "Take the invoice back", "void", number, fields, 1);
}

enum answer invoice_form_void(struct desk *desk, const struct invoice *invoice, char number[48])
{
	char question[160];

	snprintf(number, 48, "%s", invoice->number);
	snprintf(question, sizeof question, "Take %.40s back? Its number stays used.", number);
	return desk_ask(desk, question, "void", ask_why, number);
}

enum answer invoice_form_draft(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "of", .hint = "client or project; empty: all", .suggest = suggest_path},
		{.label = "period", .hint = "2026-03; empty: up to the end of last month"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "What could be billed", .words = {"invoice", "draft"}, .fields = fields, .count = 2, .reads = true});
}

enum answer invoice_form_export(struct desk *desk, const struct invoice *invoice)
{
	const struct verb_field fields[] = {
		{.label = "file", .option = "--output", .value = arena_print(desk_arena(desk), "%s.html", invoice->number)},
		{.label = "format", .option = "--format", .value = "html", .hint = "html, md, csv, json or text"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "Write the invoice", .words = {"invoice", "show", invoice->number}, .fields = fields, .count = 2});
}
