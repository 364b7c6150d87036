#include "tui/invoice-card.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/words.h"

enum { LEFT = 2, CODE = 6, HOURS = 7, RATE = 9, AMOUNT = 11, MARKER = 0x25b8 };

char *invoice_period(struct period period, int today, char out[48])
{
	struct wall from, to, now = day_civil(today);
	char first[16], last[16];

	if (period.first <= DAY_FIRST) {
		snprintf(out, 48, speech("up to %s"), words_day(period.last < today ? period.last : today, last));
		return out;
	}
	from = day_civil(period.first);
	to = day_civil(period.last < DAY_LAST ? period.last : today);
	if (from.year == to.year && from.month == to.month && from.day == 1 && day_civil(period.last + 1).day == 1)
		return words_month(period.first, today, out);
	if (period.first == period.last)
		snprintf(out, 48, "%s", words_day(period.first, first));
	else if (from.year == to.year && from.month == to.month)
		snprintf(out, 48, "%.*s–%s", (int)strcspn(words_said_day(period.first, first), " "), first, words_said_day(period.last, last));
	else
		snprintf(out, 48, "%s – %s", words_day(period.first, first), words_day(period.last, last));
	if (to.year != now.year)
		snprintf(out + strlen(out), 48 - strlen(out), " %d", to.year);
	return out;
}

static const char *plain_money(const struct invoice *invoice, int64_t minor, char out[48])
{
	struct money amount = {.minor = minor};

	snprintf(amount.currency, sizeof amount.currency, "%s", invoice->currency);
	return locale_own_money(amount, MONEY_GROUPED, out);
}

static bool is_credit(const struct invoice *invoice)
{
	return invoice->credits && (invoice->state == INVOICE_ISSUED || invoice->state == INVOICE_SENT);
}

static bool is_paid_in_part(const struct invoice *invoice)
{
	return invoice->paid > 0 && invoice->open > 0;
}

char *invoice_standing(const struct invoice *invoice, int today, char out[64])
{
	const char *done = invoice->state == INVOICE_SENT ? speech("sent") : speech("issued");
	int on = invoice->state == INVOICE_SENT ? invoice->sent_on : invoice->issued_on;
	char day[16], paid[48];

	if (is_credit(invoice)) {
		snprintf(out, 64, speech("%s %s, credits %.24s"), done, words_day(on, day), invoice->credits);
		return out;
	}
	switch (invoice->state) {
	case INVOICE_DRAFT: snprintf(out, 64, speech("not issued")); break;
	case INVOICE_VOID: snprintf(out, 64, speech("void since %s"), words_day(invoice->void_on, day)); break;
	case INVOICE_CREDITED: snprintf(out, 64, speech("credited")); break;
	case INVOICE_PAID: snprintf(out, 64, speech("paid %s, %d days"), words_day(invoice->paid_on, day), invoice->paid_on - invoice->issued_on); break;
	default:
		if (is_paid_in_part(invoice))
			snprintf(out, 64, speech("%s %s, %.20s owed, %d days"), done, words_day(on, day), plain_money(invoice, invoice->open, paid), today - invoice->issued_on);
		else
			snprintf(out, 64, speech("%s %s, not paid, %d days"), done, words_day(on, day), today - invoice->issued_on);
	}
	return out;
}

char *invoice_standing_short(const struct invoice *invoice, int today, char out[64])
{
	char day[16];

	if (is_credit(invoice)) {
		snprintf(out, 64, speech("a credit"));
		return out;
	}
	switch (invoice->state) {
	case INVOICE_DRAFT: snprintf(out, 64, speech("not issued")); break;
	case INVOICE_VOID: snprintf(out, 64, speech("void")); break;
	case INVOICE_CREDITED: snprintf(out, 64, speech("credited")); break;
	case INVOICE_PAID: snprintf(out, 64, speech("paid %s"), words_day(invoice->paid_on, day)); break;
	default: snprintf(out, 64, speech("%s, %d d"), is_paid_in_part(invoice) ? speech("part paid") : speech("unpaid"), today - invoice->issued_on); break;
	}
	return out;
}

static void put_amount(const struct invoice *invoice, struct canvas *inside, int row, int64_t minor)
{
	char amount[48];

	canvas_put(inside, row, inside->columns - LEFT - AMOUNT, -AMOUNT, TONE_PLAIN, plain_money(invoice, minor, amount));
}

/* Item, name, hours × rate, amount. */
static void put_line(const struct invoice *invoice, const struct invoice_line *line, struct canvas *inside, int row)
{
	int right = inside->columns - LEFT - AMOUNT - HOURS - RATE - 4;
	bool labour = line->kind == LINE_LABOUR;
	char length[24], rate[48];

	canvas_put(inside, row, LEFT, CODE - 1, TONE_PLAIN, line->item ? line->item : "");
	canvas_put(inside, row, LEFT + CODE, (labour && right > LEFT + CODE ? right : inside->columns - LEFT - AMOUNT) - LEFT - CODE, TONE_PLAIN, line->name ? line->name : "");
	if (labour && right > LEFT + CODE)
		canvas_print(inside, row, right, HOURS + RATE + 3, TONE_PLAIN, "%*s × %*s", HOURS - 1,
			moment_clock_length(line->billed_seconds, length), RATE, plain_money(invoice, line->rate, rate));
	put_amount(invoice, inside, row, line->amount);
}

static int put_sum(const struct invoice *invoice, struct canvas *inside, int row, const char *label, int64_t seconds, int64_t minor)
{
	char length[24];

	canvas_put(inside, row, LEFT, 28, TONE_PLAIN, speech(label));
	if (seconds >= 0)
		canvas_put(inside, row, LEFT + 28, -8, TONE_PLAIN, moment_clock_length(seconds, length));
	if (minor >= 0)
		put_amount(invoice, inside, row, minor);
	return row + 1;
}

/* "CR-3", "CR-3 CR-6 …" */
static void add_change(struct left_out *out, const char *path)
{
	const char *code = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	size_t used = strlen(out->held_for);

	if (used + strlen(code) + 6 < sizeof out->held_for)
		snprintf(out->held_for + used, sizeof out->held_for - used, "%s%s", used ? " " : "", code);
	else if (used + 5 < sizeof out->held_for && !strstr(out->held_for, "…"))
		snprintf(out->held_for + used, sizeof out->held_for - used, " …");
}

static void add_lack(char words[48], bool lacking, const char *what)
{
	size_t used = strlen(words);

	if (lacking)
		snprintf(words + used, 48 - used, "%s%s", used ? ", " : "", what);
}

static void note_lacks(struct left_out *out, const struct invoice *invoice)
{
	add_lack(out->own_lacks, !invoice->seller.name, "name");
	add_lack(out->own_lacks, !invoice->seller.address, "address");
	add_lack(out->own_lacks, !invoice->seller.vat_id && !invoice->seller.tax_id, speech("tax id"));
	add_lack(out->their_lacks, !invoice->buyer.address, "address");
	add_lack(out->their_lacks, invoice->tax_rule && !strcmp(invoice->tax_rule, "reverse") && !invoice->buyer.vat_id, "VAT id");
	add_lack(out->their_lacks, !invoice->tax_rule, "tax");
}

struct left_out invoice_left_out(const struct draft *draft)
{
	struct left_out out = {.goodwill = draft->invoice.goodwill_seconds, .waiting = draft->waiting_seconds, .unpriced = draft->unpriced_count, .advance_left = draft->advance_left};

	note_lacks(&out, &draft->invoice);
	for (size_t i = 0; i < draft->at_risk_count; i++) {
		out.held_back += draft->at_risk[i].seconds;
		add_change(&out, draft->at_risk[i].path);
	}
	for (size_t i = draft->taxed_ahead_count; i-- > 0;)
		if (draft->taxed_ahead[i].differs)
			snprintf(out.taxed_ahead, sizeof out.taxed_ahead, "%s", draft->taxed_ahead[i].number);
	return out;
}

struct invoice invoice_copy(const struct invoice *from, struct arena *arena)
{
	struct invoice copy = *from;

	copy.number = arena_text(arena, from->number);
	copy.path = arena_text(arena, from->path);
	copy.client_name = arena_text(arena, from->client_name);
	copy.currency = arena_text(arena, from->currency);
	copy.policy = arena_text(arena, from->policy);
	copy.lines = arena_array(arena, from->line_count + 1, sizeof *copy.lines);
	for (size_t i = 0; i < from->line_count; i++) {
		copy.lines[i] = from->lines[i];
		copy.lines[i].project = arena_text(arena, from->lines[i].project);
		copy.lines[i].project_name = arena_text(arena, from->lines[i].project_name);
		copy.lines[i].item = arena_text(arena, from->lines[i].item);
		copy.lines[i].name = arena_text(arena, from->lines[i].name);
	}
	return copy;
}

static int put_left_out(const struct invoice *invoice, const struct left_out *out, struct canvas *inside, int row)
{
	char held[48] = "held back";

	if (out->held_for[0])
		snprintf(held, sizeof held, speech("held back (%s)"), out->held_for);
	row = put_sum(invoice, inside, row, "goodwill, shown, not billed", out->goodwill, out->goodwill ? 0 : -1);
	row = put_sum(invoice, inside, row, held, out->held_back, out->held_back ? 0 : -1);
	if (out->waiting)
		row = put_sum(invoice, inside, row, "not yet sorted", out->waiting, 0);
	if (out->advance_left)
		row = put_sum(invoice, inside, row, "paid ahead, left after this", -1, out->advance_left);
	return row;
}

static int put_rule(struct canvas *inside, int row)
{
	canvas_rule(inside, row, LEFT, inside->columns - 2 * LEFT);
	return row + 1;
}

/* Rows below the lines; where lines lack room, what is passed on is not summed again, and one rule does. */
static int sum_rows(const struct invoice *invoice, const struct left_out *out, bool tight)
{
	return 3 + (tight ? 0 : 1 + (invoice->passthrough != 0)) + (out ? 2 + (out->waiting != 0) + (out->advance_left != 0) : 0);
}

static int put_lines(const struct invoice *invoice, struct canvas *inside, int room)
{
	int row = 0, most = invoice->line_count > (size_t)(room > 0 ? room : 0) ? room - 1 : room;

	for (size_t i = 0; i < invoice->line_count && row < most; i++)
		put_line(invoice, &invoice->lines[i], inside, row++);
	if ((size_t)row == invoice->line_count)
		return row;
	canvas_print(inside, row, LEFT, inside->columns - LEFT, TONE_DIM, "… and %zu more: Enter shows all", invoice->line_count - (size_t)row);
	return row + 1;
}

static int put_sums(const struct invoice *invoice, const struct left_out *out, struct canvas *inside, int row, bool tight)
{
	row = put_rule(inside, row);
	row = put_sum(invoice, inside, row, "work, sum of the lines", invoice->seconds, invoice->labour);
	if (invoice->passthrough && !tight)
		row = put_sum(invoice, inside, row, "passed on, at cost", -1, invoice->passthrough);
	if (out)
		row = put_left_out(invoice, out, inside, row);
	return tight ? row : put_rule(inside, row);
}

void invoice_card_paint(const struct invoice *invoice, const struct left_out *out, struct canvas *canvas, bool focused)
{
	char title[160];
	struct canvas inside;
	bool tight;
	int row;

	snprintf(title, sizeof title, "%.24s · %.80s", invoice->number ? invoice->number : speech("Draft"), invoice->path ? invoice->path : invoice->client_name);
	inside = canvas_frame(canvas, (struct frame){title, invoice->policy, NULL, NULL});
	tight = inside.rows < (int)invoice->line_count + sum_rows(invoice, out, false);
	row = put_lines(invoice, &inside, inside.rows - sum_rows(invoice, out, tight));
	row = put_sums(invoice, out, &inside, row, tight);
	canvas_print(&inside, row, LEFT, 20, TONE_TITLE, "total, %s", invoice->currency);
	put_amount(invoice, &inside, row, invoice->total);
	if (!focused || !inside.rows)
		return;
	canvas_repeat(&inside, 0, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, 0, 0);
}
