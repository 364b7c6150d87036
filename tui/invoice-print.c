#include "tui/invoice-print.h"

#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/text.h"
#include "tui/answer.h"

enum { NAME_COLUMNS = 34 };

const char *period_word(struct call *call, struct period period)
{
	struct wall first = day_civil(period.first), last = day_civil(period.last);

	if (first.year == last.year && first.month == last.month && first.day == 1 && period.last == day_of_month_end(last.year, last.month))
		return arena_print(call->arena, "%04d-%02d", first.year, first.month);
	return arena_print(call->arena, "%s..%s", period.first == DAY_FIRST ? "" : day_typed(call, period.first),
	                   period.last == DAY_LAST ? "" : day_typed(call, period.last));
}

const char *invoice_state_word(struct call *call, const struct invoice *invoice)
{
	int today = book_today(call->book), since = today - (invoice->sent_on != DAY_NONE ? invoice->sent_on : invoice->issued_on);
	const char *out = invoice->sent_on != DAY_NONE ? arena_print(call->arena, speech("sent %s"), day_word(call, invoice->sent_on))
	                                               : arena_print(call->arena, speech("issued %s"), day_word(call, invoice->issued_on));

	switch (invoice->state) {
	case INVOICE_DRAFT:
		return speech("not issued");
	case INVOICE_VOID:
		return arena_print(call->arena, speech("void since %s"), day_word(call, invoice->void_on));
	case INVOICE_CREDITED:
		return arena_print(call->arena, speech("credited %s by %s"), day_word(call, invoice->void_on), invoice->credited_by ? invoice->credited_by : "-");
	case INVOICE_PAID:
		if (invoice->total < 0)
			return arena_print(call->arena, speech("paid back %s"), day_word(call, invoice->paid_on));
		return arena_print(call->arena, speech("paid %s, %s after its issue"), day_word(call, invoice->paid_on), days_word(call, invoice->paid_on - invoice->issued_on));
	default:
		break;
	}
	if (invoice->credits)
		out = arena_print(call->arena, speech("%s, credits %s"), out, invoice->credits);
	if (invoice->open < 0)
		return arena_print(call->arena, speech("%s, %s to pay back"), out, money_word(call, -invoice->open, invoice->currency));
	if (!invoice->open)
		return out;
	if (invoice->payment_count)
		return arena_print(call->arena, speech("%s, %s still owed"), out, money_word(call, invoice->open, invoice->currency));
	if (today > invoice->due_on)
		return arena_print(call->arena, speech("%s, not paid, %s over"), out, days_word(call, today - invoice->due_on));
	return arena_print(call->arena, speech("%s, not paid, %s"), out, days_word(call, since));
}

/* Amounts in a column: two thousand and twelve and a half is 2,012.50. */
static const char *amount_word(struct call *call, int64_t minor, const char *currency)
{
	struct money money = {.minor = minor};

	memcpy(money.currency, currency, 3);
	return locale_own_money(money, MONEY_GROUPED, arena_take(call->arena, 48));
}

/* With the exact time behind it, where days of two digits are not all of it. */
static const char *name_word(struct call *call, const struct invoice_line *line)
{
	char hours[24];

	if (line->kind != LINE_LABOUR || !line->day_seconds || invoice_line_is_even(line))
		return line->name;
	return arena_print(call->arena, "%s, %s h", line->name, moment_invoice_hours(line->billed_seconds, hours));
}

/* Hours, or days by a day rate. */
static const char *quantity_word(struct call *call, const struct invoice_line *line)
{
	char days[48];

	if (line->kind != LINE_LABOUR)
		return "";
	if (!line->day_seconds)
		return moment_invoice_hours(line->billed_seconds, arena_take(call->arena, 24));
	return arena_print(call->arena, "%s d", invoice_line_days(line, days));
}

static const char *policy_words(struct call *call, const char *policy)
{
	struct rounding rounding;

	return rounding_read(policy, &rounding) ? rounding_words(&rounding, locale_own(), arena_take(call->arena, ROUNDING_WORDS)) : policy;
}

/* Each with its label, for text and markdown alike; an empty one is left out. */
struct fact { const char *label, *value; };

enum { HEAD_FACTS = 6 };

static void head_facts(struct call *call, const struct invoice *invoice, struct fact facts[HEAD_FACTS])
{
	facts[0] = (struct fact){"invoice", invoice->number ? arena_print(call->arena, "%s, %s", invoice->number, invoice_state_word(call, invoice)) : speech("draft, not issued")};
	facts[1] = (struct fact){"for", arena_print(call->arena, "%s, %s%s%s", invoice->client_name, invoice->path, invoice->project_name ? ", " : "",
	                                            invoice->project_name ? invoice->project_name : "")};
	facts[2] = (struct fact){"period", period_word(call, invoice->period)};
	facts[3] = (struct fact){"issued", invoice->number ? arena_print(call->arena, speech("%s, due %s"), day_word(call, invoice->issued_on), day_word(call, invoice->due_on)) : ""};
	facts[4] = (struct fact){"rounding", policy_words(call, invoice->policy)};
	facts[5] = (struct fact){"no tax", invoice_is_untaxed(invoice) ? invoice_tax_words(invoice, call->arena) : ""};
}

static void text_line(struct call *call, const char *item, const char *name, const char *quantity, const char *rate, const char *amount)
{
	struct text *out = &call->out->text;

	text_add(out, "  ");
	text_add_fit(out, item, 8, false);
	text_add(out, " ");
	text_add_fit(out, name, NAME_COLUMNS, false);
	text_print(out, " %10s %10s %13s\n", quantity, rate, amount);
}

static int64_t sum_of(const struct invoice *invoice, enum line_kind kind)
{
	int64_t sum = 0;

	for (size_t i = 0; i < invoice->line_count; i++)
		sum += invoice->lines[i].kind == kind ? invoice->lines[i].amount : 0;
	return sum;
}

/* The sums below the lines, for text and markdown alike. */
static void write_sums(struct call *call, const struct invoice *invoice, void (*line)(struct call *, const char *, const char *, const char *, const char *, const char *))
{
	const char *currency = invoice->currency;
	int64_t advance = sum_of(invoice, LINE_ADVANCE), agreed = invoice->net - invoice->labour - invoice->passthrough - advance;
	int64_t costs = sum_of(invoice, LINE_COST);
	char hours[24];

	line(call, "", speech("work"), moment_invoice_hours(invoice->seconds, hours), "", amount_word(call, invoice->labour, currency));
	if (agreed)
		line(call, "", speech("as agreed"), "", "", amount_word(call, agreed, currency));
	if (invoice->passthrough - costs)
		line(call, "", speech("compute passed on"), "", "", amount_word(call, invoice->passthrough - costs, currency));
	if (costs)
		line(call, "", speech("other costs passed on"), "", "", amount_word(call, costs, currency));
	if (advance)
		line(call, "", advance > 0 ? speech("in advance") : speech("paid in advance"), "", "", amount_word(call, advance, currency));
	if (invoice->tax_rule) {
		line(call, "", speech("net"), "", "", amount_word(call, invoice->net, currency));
		line(call, "", invoice_is_untaxed(invoice) ? speech("no tax") : invoice_tax_words(invoice, call->arena), "", "", amount_word(call, invoice->tax, currency));
	}
	line(call, "", arena_print(call->arena, speech("total, %s"), currency), "", "", amount_word(call, invoice->total, currency));
}

static void text_lines(struct call *call, const struct invoice *invoice)
{
	const char *project = NULL;

	text_add_char(&call->out->text, '\n');
	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *line = &invoice->lines[i];

		if (line->kind == LINE_TAX)
			continue;
		if (!invoice->project_name && (!project || strcmp(project, line->project))) {
			text_add_clean(&call->out->text, line->project, true);
			text_add_char(&call->out->text, '\n');
		}
		project = line->project;
		text_line(call, line->item ? line->item : "", name_word(call, line), quantity_word(call, line),
		          line->kind == LINE_LABOUR ? amount_word(call, line->rate, invoice->currency) : "", amount_word(call, line->amount, invoice->currency));
	}
	write_sums(call, invoice, text_line);
}

static void write_facts(struct call *call, const struct fact *facts, int count)
{
	for (int i = 0; i < count; i++)
		answer_line(call, facts[i].label, facts[i].value);
}

static const char *payment_words(struct call *call, const struct invoice *invoice, const struct invoice_payment *payment)
{
	struct text text = {0};
	const char *words;

	text_add(&text, money_word(call, payment->amount, invoice->currency));
	text_print(&text, speech(" on %s"), day_word(call, payment->on));
	if (payment->withheld)
		text_print(&text, speech(", %s withheld"), money_word(call, payment->withheld, invoice->currency));
	if (payment->fee)
		text_print(&text, speech(", %s fee"), money_word(call, payment->fee, invoice->currency));
	if (payment->received)
		text_print(&text, speech(", %s received"), money_word(call, payment->received, payment->received_currency));
	if (payment->reference)
		text_print(&text, ", %s", payment->reference);
	words = arena_text(call->arena, text_string(&text));
	text_free(&text);
	return words;
}

void invoice_write_text(struct call *call, const struct invoice *invoice, const char *evidence)
{
	struct fact facts[HEAD_FACTS];

	head_facts(call, invoice, facts);
	write_facts(call, facts, HEAD_FACTS);
	text_lines(call, invoice);
	if (invoice->payment_count || invoice->why || *evidence)
		text_add_char(&call->out->text, '\n');
	for (size_t i = 0; i < invoice->payment_count; i++)
		answer_line(call, "paid", payment_words(call, invoice, &invoice->payments[i]));
	answer_line(call, invoice->credited_by ? "credited" : "void", invoice->why);
	text_add(&call->out->text, evidence);
	if (*evidence)
		text_add_char(&call->out->text, '\n');
}

void answer_markdown(struct call *call, const char *label, const char *value)
{
	if (!value || !*value)
		return;
	text_print(&call->out->text, "- %s: ", label);
	text_add_markdown(&call->out->text, value);
	text_add_char(&call->out->text, '\n');
}

static void markdown_line(struct call *call, const char *item, const char *name, const char *quantity, const char *rate, const char *amount)
{
	struct text *out = &call->out->text;

	text_add(out, "| ");
	text_add_markdown(out, item);
	text_add(out, " | ");
	text_add_markdown(out, name);
	text_print(out, " | %s | %s | %s |\n", quantity, rate, amount);
}

static void markdown_lines(struct call *call, const struct invoice *invoice)
{
	text_add(&call->out->text, "\n| item | what | hours | rate | amount |\n| --- | --- | ---: | ---: | ---: |\n");
	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *line = &invoice->lines[i];
		const char *name = invoice->project_name ? name_word(call, line) : arena_print(call->arena, "%s: %s", line->project, name_word(call, line));

		if (line->kind == LINE_TAX)
			continue;
		markdown_line(call, line->item ? line->item : "", name, quantity_word(call, line),
		              line->kind == LINE_LABOUR ? amount_word(call, line->rate, invoice->currency) : "", amount_word(call, line->amount, invoice->currency));
	}
	write_sums(call, invoice, markdown_line);
}

void invoice_write_markdown(struct call *call, const struct invoice *invoice)
{
	struct fact facts[HEAD_FACTS];

	text_add(&call->out->text, "# Draft of an invoice\n\n");
	head_facts(call, invoice, facts);
	for (int i = 1; i < HEAD_FACTS; i++)
		answer_markdown(call, facts[i].label, facts[i].value);
	markdown_lines(call, invoice);
	text_add_char(&call->out->text, '\n');
}
