#include "model/income.h"

#include <stdlib.h>
#include <string.h>

#include "model/fx.h"
#include "model/invoice.h"

const char *const income_basis_words[] = {"paid", "issued", NULL};

struct earning {
	struct arena *arena;
	const struct income_question *question;
	struct fxs fxs;
	struct income *income;
};

static bool is_in(const struct earning *earning, int day, int64_t known_at)
{
	const struct period *period = &earning->question->period;

	return day >= period->first && day <= period->last && known_at <= earning->question->as_of;
}

static const char *slug_of(const struct invoice *invoice, struct arena *arena)
{
	return arena_text_n(arena, invoice->path, strcspn(invoice->path, "/"));
}

static struct income_line *add_line(struct earning *earning, const struct invoice *invoice, int day)
{
	struct income *income = earning->income;

	arena_grow(earning->arena, &income->lines, income->count, sizeof *income->lines);
	income->lines[income->count] = (struct income_line){
		.order = income->count, .day = day, .number = invoice->number, .client = slug_of(invoice, earning->arena), .client_name = invoice->client_name,
		.currency = invoice->currency, .tax_words = invoice_tax_words(invoice, earning->arena),
	};
	return &income->lines[income->count++];
}

static void convert(const struct earning *earning, struct income_line *line)
{
	struct money net = {.minor = line->net};

	memcpy(net.currency, line->currency, 3);
	line->own_known = fx_convert(&earning->fxs, net, earning->income->own_currency, line->day, &line->own);
}

/* The tax in what was settled so far: the share that the invoice has. */
static int64_t tax_within(const struct invoice *invoice, int64_t settled)
{
	int64_t total = invoice->total < 0 ? -invoice->total : invoice->total, tax = invoice->tax < 0 ? -invoice->tax : invoice->tax;

	return total ? round_product(settled, tax, total, NULL) : 0;
}

/* What arrived in one's own currency says itself what the net was. */
static void take_received(const struct earning *earning, const struct invoice_payment *payment, struct income_line *line)
{
	int sign = payment->amount < 0 ? -1 : 1;

	if (!payment->received || !payment->amount || strcmp(payment->received_currency, earning->income->own_currency))
		return;
	line->own = round_product(payment->received * sign, line->net, payment->amount * sign, NULL);
	line->own_known = true;
}

static void add_payments(struct earning *earning, const struct invoice *invoice)
{
	int64_t settled = 0, taxed = 0;

	for (size_t i = 0; i < invoice->payment_count; i++) {
		const struct invoice_payment *payment = &invoice->payments[i];
		struct income_line *line;

		settled += payment->amount + payment->withheld + payment->fee;
		if (is_in(earning, payment->on, payment->known_at)) {
			line = add_line(earning, invoice, payment->on);
			line->gross = payment->amount + payment->withheld + payment->fee;
			line->tax = tax_within(invoice, settled) - taxed;
			line->net = line->gross - line->tax;
			line->withheld = payment->withheld;
			line->fee = payment->fee;
			line->reference = payment->reference;
			convert(earning, line);
			take_received(earning, payment, line);
		}
		taxed = tax_within(invoice, settled);
	}
}

static void add_invoice(struct earning *earning, const struct invoice *invoice)
{
	bool was_void = invoice->state == INVOICE_VOID && invoice->ended_at <= earning->question->as_of;
	struct income_line *line;

	if (was_void || !is_in(earning, invoice->issued_on, invoice->known_at))
		return;
	line = add_line(earning, invoice, invoice->issued_on);
	line->net = invoice->net;
	line->tax = invoice->tax;
	line->gross = invoice->total;
	line->reference = invoice->credits ? arena_print(earning->arena, "credits %s", invoice->credits) : NULL;
	convert(earning, line);
}

static int by_day(const void *one, const void *other)
{
	const struct income_line *a = one, *b = other;

	int numbers = strcmp(a->number, b->number);

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return numbers ? numbers : (a->order > b->order) - (a->order < b->order);
}

bool income_list(struct book *book, const struct income_question *question, struct arena *arena, struct income *income)
{
	struct earning earning = {.arena = arena, .question = question, .income = income};
	struct invoices invoices;

	*income = (struct income){.own_currency = arena_text(arena, fx_own(book))};
	if (!invoice_list(book, arena, &invoices) || !fx_list(book, question->as_of, arena, &earning.fxs))
		return false;
	for (size_t i = 0; i < invoices.count; i++)
		if (question->basis == INCOME_PAID)
			add_payments(&earning, &invoices.items[i]);
		else
			add_invoice(&earning, &invoices.items[i]);
	if (income->count)
		qsort(income->lines, income->count, sizeof *income->lines, by_day);
	return true;
}
