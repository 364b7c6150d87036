#include "tui/invoice-forms.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/verb.h"
#include "tui/words.h"
#include "tui/writing.h"

struct issue_context { struct issue_wish *wish; struct money total; char number[48]; };

const char *invoice_period_word(const struct invoice *invoice, struct arena *arena)
{
	char from[11], to[11];

	if (invoice->period.first <= DAY_FIRST)
		return "all";
	return arena_print(arena, "%s..%s", day_text(invoice->period.first, from), day_text(invoice->period.last, to));
}

enum { ISSUE_OF, ISSUE_PERIOD, ISSUE_NUMBER, ISSUE_ON, ISSUE_ADVANCE, ISSUE_FIELDS };

/* An advance is asked for ahead of the work: what it comes to is what is typed. */
static bool weigh_advance(struct desk *desk, const char *typed, const struct place *place, struct money *total)
{
	return money_parse(typed, place->currency, false, total, book_fault_slot(desk_book(desk)));
}

static bool weigh_draft(struct desk *desk, const char *typed, const struct place *place, struct period period, struct money *total)
{
	struct draft draft;

	if (!invoice_draft(desk_book(desk), place, period, desk_arena(desk), &draft))
		return false;
	if (!draft.invoice.line_count)
		return book_fail(desk_book(desk), FAULT_REFUSED, "There is nothing to bill in \"%.40s\".", typed);
	total->minor = draft.invoice.total;
	snprintf(total->currency, sizeof total->currency, "%s", draft.invoice.currency);
	return true;
}

/* Which number it would get: the one typed, or the next of its day. */
static bool foresee_number(struct desk *desk, const char *typed, const char *on, char number[48])
{
	struct book *book = desk_book(desk);
	struct clock clock = book_clock(book);
	const char *next = typed;
	int day = book_today(book);

	if (*on && !moment_parse_day(on, &clock, DAY_PAST, &day, book_fault_slot(book)))
		return false;
	if ((!*typed || !strcmp(typed, "next")) && !invoice_next_number(book, day, desk_arena(desk), &next))
		return false;
	snprintf(number, 48, "%s", next);
	return true;
}

/* Nothing is written yet: the draft of that period says what the invoice would come to. */
static bool weigh(struct desk *desk, void *with, const struct form_values *values, int *field)
{
	struct issue_context *context = with;
	struct book *book = desk_book(desk);
	struct clock clock = book_clock(book);
	struct place place;
	struct period period;

	*field = ISSUE_OF;
	if (!place_find(book, values->text[ISSUE_OF], values->text[ISSUE_ADVANCE][0] ? PLACE_PROJECT : PLACE_PROJECT | PLACE_CLIENT, desk_arena(desk), &place))
		return false;
	*field = ISSUE_PERIOD;
	if (!moment_parse_period(values->text[ISSUE_PERIOD], &clock, &period, book_fault_slot(book)))
		return false;
	*field = values->text[ISSUE_ADVANCE][0] ? ISSUE_ADVANCE : ISSUE_PERIOD;
	if (values->text[ISSUE_ADVANCE][0] ? !weigh_advance(desk, values->text[ISSUE_ADVANCE], &place, &context->total)
	                                   : !weigh_draft(desk, values->text[ISSUE_PERIOD], &place, period, &context->total))
		return false;
	*field = ISSUE_ON;
	if (!foresee_number(desk, values->text[ISSUE_NUMBER], values->text[ISSUE_ON], context->number))
		return false;
	snprintf(context->wish->path, sizeof context->wish->path, "%s", values->text[ISSUE_OF]);
	snprintf(context->wish->period, sizeof context->wish->period, "%s", values->text[ISSUE_PERIOD]);
	snprintf(context->wish->number, sizeof context->wish->number, "%s", values->text[ISSUE_NUMBER]);
	snprintf(context->wish->on, sizeof context->wish->on, "%s", values->text[ISSUE_ON]);
	snprintf(context->wish->advance, sizeof context->wish->advance, "%s", values->text[ISSUE_ADVANCE]);
	return true;
}

static enum answer issue(void *context, struct desk *desk)
{
	const struct issue_wish *wish = context;
	const char *words[12] = {"invoice", "issue"};
	int count = 2;

	if (wish->number[0]) {
		words[count++] = "--number";
		words[count++] = wish->number;
	}
	if (wish->on[0]) {
		words[count++] = "--on";
		words[count++] = wish->on;
	}
	if (wish->advance[0]) {
		words[count++] = "--advance";
		words[count++] = wish->advance;
	}
	words[count++] = "--";
	words[count++] = wish->path;
	words[count++] = wish->period;
	return verb_do(desk, "Issued", words);
}

static void ask_issue(struct desk *desk, void *with)
{
	struct issue_context *context = with;
	char question[400], amount[48];

	snprintf(question, sizeof question, speech("Issue %.48s for %s? It is locked afterwards."), context->number, locale_own_money(context->total, MONEY_SIGNED, amount));
	desk_ask(desk, question, "issue", issue, context->wish);
}

enum answer invoice_form_issue(struct desk *desk, const struct invoice *draft, struct issue_wish *wish)
{
	const struct field fields[ISSUE_FIELDS] = {
		[ISSUE_OF] = {.label = "of", .value = draft->path, .hint = "a project, or a client with all of theirs", .suggest = suggest_path},
		[ISSUE_PERIOD] = {.label = "period", .value = invoice_period_word(draft, desk_arena(desk)), .hint = "2026-03, or 2026-03-01..2026-03-20", .reading = reading_period},
		[ISSUE_NUMBER] = {.label = "number", .value = "next", .hint = "next"}, [ISSUE_ON] = {.label = "on", .hint = "today", .reading = reading_past_day},
		[ISSUE_ADVANCE] = {.label = "advance", .hint = "none; else so much ahead of the work: 2000"},
	};
	struct issue_context context = {.wish = wish};

	*wish = (struct issue_wish){.path = ""};
	return form_open(desk, &(struct form_plan){
		.title = "Issue an invoice", .fields = fields, .count = ISSUE_FIELDS, .first = ISSUE_PERIOD, .save = weigh, .then = ask_issue,
		.context = &context, .context_size = sizeof context,
	});
}

static enum answer ask(struct desk *desk, const char *title, const char *verb, const char *number, const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"invoice", verb, number}, .fields = fields, .count = count});
}

enum answer invoice_form_paid(struct desk *desk, const struct invoice *invoice)
{
	struct money open = {.minor = invoice->open};
	char amount[48];

	snprintf(open.currency, sizeof open.currency, "%s", invoice->currency);
	return ask(desk, arena_print(desk_arena(desk), speech("Paid: %s"), invoice->number), "paid", invoice->number, (const struct verb_field[]){
		{.label = "amount", .hint = arena_print(desk_arena(desk), speech("the rest, %s; or a part"), locale_own_money(open, MONEY_CODE, amount))},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
		{.label = "reference", .option = "--ref", .hint = "what stands on the statement"},
		{.label = "withheld", .option = "--withheld", .hint = "tax that the client kept back"},
		{.label = "fee", .option = "--fee", .hint = "what the bank took"},
		{.label = "received", .option = "--received", .hint = "in another currency: 92.10 EUR"},
	}, 6);
}

enum answer invoice_form_sent(struct desk *desk, const struct invoice *invoice)
{
	static const struct verb_field fields[] = {{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day}};

	return ask(desk, arena_print(desk_arena(desk), speech("%s went to the client"), invoice->number), "sent", invoice->number, fields, 1);
}

static enum answer ask_why(void *number, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "why", .option = "--why", .hint = "what was wrong with it"}};

	return ask(desk, "Take the invoice back", "void", number, fields, 1);
}

static enum answer ask_credit(void *number, struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "why", .option = "--why", .hint = "what was wrong with it"}, {.label = "number", .option = "--number", .value = "next", .hint = "of the credit note"},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return ask(desk, arena_print(desk_arena(desk), speech("Credit %s"), (const char *)number), "credit", number, fields, 3);
}

/* What went to the client can only be credited. */
enum answer invoice_form_void(struct desk *desk, const struct invoice *invoice, char number[48])
{
	char question[160];

	snprintf(number, 48, "%s", invoice->number);
	if (invoice->state == INVOICE_SENT || invoice->state == INVOICE_PAID)
		return invoice_form_credit(desk, invoice, number);
	snprintf(question, sizeof question, speech("Take %.40s back? Its number stays used."), number);
	return desk_ask(desk, question, "void", ask_why, number);
}

enum answer invoice_form_credit(struct desk *desk, const struct invoice *invoice, char number[48])
{
	char question[160];

	snprintf(number, 48, "%s", invoice->number);
	snprintf(question, sizeof question, speech("Credit %.40s, all of it? That is final."), number);
	return desk_ask(desk, question, "credit", ask_credit, number);
}

enum answer invoice_form_draft(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "of", .hint = "client or project; empty: all", .suggest = suggest_path},
		{.label = "period", .hint = "2026-03; empty: up to the end of last month", .reading = reading_period},
	};

	return verb_ask(desk, &(struct verb_form){.title = "What could be billed", .words = {"invoice", "draft"}, .fields = fields, .count = 2, .reads = true});
}

enum answer invoice_form_export(struct desk *desk, const struct invoice *invoice)
{
	const char *path = invoice->path ? words_short_path(invoice->path) : "client";

	if (invoice->number)
		return writing_ask(desk, &(struct writing){
			.title = arena_print(desk_arena(desk), speech("Write %s"), invoice->number), .words = {"invoice", "show", invoice->number}, .kind = WRITING_INVOICE,
			.file = arena_print(desk_arena(desk), "%s.html", invoice->number),
		});
	return writing_ask(desk, &(struct writing){
		.title = "Write the draft", .words = {"invoice", "draft", invoice->path, invoice_period_word(invoice, desk_arena(desk))},
		.file = arena_print(desk_arena(desk), "draft-%s.md", path),
	});
}

enum answer invoice_form_hours(struct desk *desk, const struct invoice *invoice)
{
	static const struct verb_field fields[] = {{.label = "format", .option = "--format", .value = "csv", .hint = "csv, html, md, toggl, xero …"}};

	return writing_ask(desk, &(struct writing){
		.title = arena_print(desk_arena(desk), speech("The timesheet of %s"), invoice->number), .words = {"export", "hours", "--invoice", invoice->number}, .kind = WRITING_ANY,
		.file = arena_print(desk_arena(desk), "%s-hours.csv", invoice->number), .fields = fields, .count = 1,
	});
}
