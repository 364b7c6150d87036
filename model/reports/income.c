#include "model/reports/income.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/moment.h"

static const char untaxed[] = "no tax said";

const char *const income_by_words[] = {"month", "quarter", "client", NULL};

/* Lines of one key and one currency. */
struct income_sum {
	const char *key, *currency;
	size_t count;
	int64_t net, tax, gross, withheld, fee;
};
struct income_sums { struct income_sum *items; size_t count; };

struct telling {
	struct arena *arena;
	struct report *report;
	const struct income_question *question;
	enum income_by by;
	struct income income;
};

static const char *key_of(const struct telling *telling, const struct income_line *line)
{
	struct wall civil = day_civil(line->day);

	if (telling->by == INCOME_BY_CLIENT)
		return line->client;
	if (telling->by == INCOME_BY_QUARTER)
		return arena_print(telling->arena, "%04d-Q%d", civil.year, (civil.month + 2) / 3);
	return arena_print(telling->arena, "%04d-%02d", civil.year, civil.month);
}

static struct income_sum *sum_in(struct telling *telling, struct income_sums *sums, const char *key, const char *currency)
{
	for (size_t i = 0; i < sums->count; i++)
		if (!strcmp(sums->items[i].key, key) && !strcmp(sums->items[i].currency, currency))
			return &sums->items[i];
	arena_grow(telling->arena, &sums->items, sums->count, sizeof *sums->items);
	sums->items[sums->count] = (struct income_sum){.key = key, .currency = currency};
	return &sums->items[sums->count++];
}

static void add_line(struct income_sum *sum, const struct income_line *line)
{
	sum->count++;
	sum->net += line->net;
	sum->tax += line->tax;
	sum->gross += line->gross;
	sum->withheld += line->withheld;
	sum->fee += line->fee;
}

static int by_key(const void *one, const void *other)
{
	const struct income_sum *a = one, *b = other;
	int keys = strcmp(a->key, b->key);

	return keys ? keys : strcmp(a->currency, b->currency);
}

static void sort(struct income_sums *sums)
{
	if (sums->count)
		qsort(sums->items, sums->count, sizeof *sums->items, by_key);
}

static void add_sum_facts(struct telling *telling, struct fact *fact, const struct income_sum *sum)
{
	struct arena *arena = telling->arena;

	fact_add(arena, fact, "currency", value_text(sum->currency));
	fact_count(arena, fact, "count", (int64_t)sum->count);
	fact_add(arena, fact, "net_cents", value_money(sum->net, sum->currency));
	fact_add(arena, fact, "tax_cents", value_money(sum->tax, sum->currency));
	fact_add(arena, fact, "gross_cents", value_money(sum->gross, sum->currency));
	fact_add(arena, fact, "withheld_cents", value_money(sum->withheld, sum->currency));
	fact_add(arena, fact, "fee_cents", value_money(sum->fee, sum->currency));
}

static void add_sum_row(struct telling *telling, struct block *table, const char *label, const struct income_sum *sum)
{
	table_add(telling->report, table, (struct value[]){value_text(label), value_count((int64_t)sum->count), value_money(sum->net, sum->currency), value_money(sum->tax, sum->currency),
		value_money(sum->gross, sum->currency), value_money(sum->withheld, sum->currency), value_money(sum->fee, sum->currency)});
}

static void tell_rows(struct telling *telling, struct block *table, struct fact *facts, const char *name, const char *total, const struct income_sums *sums)
{
	struct fact *list = fact_list(telling->arena, facts, name);

	for (size_t i = 0; i < sums->count; i++) {
		const struct income_sum *sum = &sums->items[i];
		struct fact *fact = fact_object(telling->arena, list, NULL);

		if (!total)
			fact_add(telling->arena, fact, "key", value_text(sum->key));
		add_sum_facts(telling, fact, sum);
		if (table)
			add_sum_row(telling, table, total ? arena_print(telling->arena, "%s, %s", total, sum->currency) : sum->key, sum);
	}
}

/* By key, then the sums of each currency. */
static void tell_sums(struct telling *telling)
{
	static const struct column columns[] = {{"", false}, {"Count", true}, {"Net", true}, {"Tax", true}, {"Gross", true}, {"Withheld", true}, {"Fees", true}};
	struct income_sums rows = {0}, totals = {0};
	struct block *table = NULL;

	for (size_t i = 0; i < telling->income.count; i++) {
		const struct income_line *line = &telling->income.lines[i];

		add_line(sum_in(telling, &rows, key_of(telling, line), line->currency), line);
		add_line(sum_in(telling, &totals, "", line->currency), line);
	}
	sort(&rows);
	sort(&totals);
	if (rows.count)
		table = section_table(telling->report, report_section(telling->report, NULL), columns, 7);
	tell_rows(telling, table, telling->report->facts, "rows", NULL, &rows);
	tell_rows(telling, table, telling->report->facts, "totals", speech("total"), &totals);
}

static void tell_taxes(struct telling *telling)
{
	static const struct column columns[] = {{"Tax", false}, {"Count", true}, {"Net", true}, {"Tax", true}};
	struct fact *list = fact_list(telling->arena, telling->report->facts, "by_tax");
	struct income_sums sums = {0};
	struct block *table = NULL;

	for (size_t i = 0; i < telling->income.count; i++) {
		const struct income_line *line = &telling->income.lines[i];

		add_line(sum_in(telling, &sums, *line->tax_words ? line->tax_words : untaxed, line->currency), line);
	}
	sort(&sums);
	for (size_t i = 0; i < sums.count; i++) {
		const struct income_sum *sum = &sums.items[i];
		struct fact *fact = fact_object(telling->arena, list, NULL);

		if (!table)
			table = section_table(telling->report, report_section(telling->report, "By tax"), columns, 4);
		table_add(telling->report, table, (struct value[]){value_text(strcmp(sum->key, untaxed) ? sum->key : speech("no tax said")), value_count((int64_t)sum->count), value_money(sum->net, sum->currency), value_money(sum->tax, sum->currency)});
		fact_add(telling->arena, fact, "tax", value_text(sum->key));
		fact_add(telling->arena, fact, "currency", value_text(sum->currency));
		fact_add(telling->arena, fact, "net_cents", value_money(sum->net, sum->currency));
		fact_add(telling->arena, fact, "tax_cents", value_money(sum->tax, sum->currency));
	}
}

static void add_line_facts(struct telling *telling, struct fact *fact, const struct income_line *line)
{
	struct arena *arena = telling->arena;

	fact_add(arena, fact, "day", value_day(line->day));
	fact_add(arena, fact, "number", value_text(line->number));
	fact_add(arena, fact, "client", value_text(line->client));
	fact_add(arena, fact, "currency", value_text(line->currency));
	fact_add(arena, fact, "net_cents", value_money(line->net, line->currency));
	fact_add(arena, fact, "tax_cents", value_money(line->tax, line->currency));
	fact_add(arena, fact, "gross_cents", value_money(line->gross, line->currency));
	fact_add(arena, fact, "withheld_cents", value_money(line->withheld, line->currency));
	fact_add(arena, fact, "fee_cents", value_money(line->fee, line->currency));
	fact_add(arena, fact, "reference", value_text(line->reference));
	fact_add(arena, fact, "own_net_cents", line->own_known ? value_money(line->own, telling->income.own_currency) : value_none());
}

/* Are there amounts to turn into one's own currency: of another one than that, with a figure for it, or of several. */
static bool is_mixed(const struct income *income)
{
	for (size_t i = 0; i < income->count; i++) {
		const struct income_line *line = &income->lines[i];

		if (strcmp(line->currency, income->lines[0].currency) || (line->own_known && strcmp(line->currency, income->own_currency)))
			return true;
	}
	return false;
}

static void tell_lines(struct telling *telling)
{
	const struct column columns[] = {{"Day", false}, {"Number", false}, {"Client", false}, {"Net", true}, {"Tax", true}, {"Gross", true}, {"Reference", false},
		{arena_print(telling->arena, "\u2248 %s", telling->income.own_currency), true}};
	size_t width = is_mixed(&telling->income) ? 8 : 7;
	struct fact *list = fact_list(telling->arena, telling->report->facts, "lines");
	struct block *table = NULL;

	for (size_t i = 0; i < telling->income.count; i++) {
		const struct income_line *line = &telling->income.lines[i];

		if (!table)
			table = section_table(telling->report, report_section(telling->report, telling->question->basis == INCOME_PAID ? "Payments" : "Invoices"), columns, width);
		table_add(telling->report, table, (struct value[]){value_day(line->day), value_text(line->number), value_text(line->client_name), value_money(line->net, line->currency),
			value_money(line->tax, line->currency), value_money(line->gross, line->currency), value_text(line->reference ? line->reference : ""),
			line->own_known ? value_money(line->own, telling->income.own_currency) : value_none()});
		add_line_facts(telling, fact_object(telling->arena, list, NULL), line);
	}
}

/* Net of all in one's own currency; lacking: the first currency without a figure, NULL if none lacks. */
static int64_t own_sum(const struct telling *telling, const char **lacking)
{
	int64_t sum = 0;

	*lacking = NULL;
	for (size_t i = 0; i < telling->income.count; i++) {
		const struct income_line *line = &telling->income.lines[i];

		if (!line->own_known && !*lacking)
			*lacking = line->currency;
		if (line->own_known && __builtin_add_overflow(sum, line->own, &sum))
			*lacking = line->currency;
	}
	return sum;
}

/* About, and apart from every sum above: no figure of exchange ever enters those. */
static void tell_own(struct telling *telling)
{
	const char *own = telling->income.own_currency, *lacking;
	int64_t sum = own_sum(telling, &lacking);
	struct fact *fact = fact_object(telling->arena, telling->report->facts, "own");

	fact_add(telling->arena, fact, "currency", value_text(own));
	fact_add(telling->arena, fact, "net_cents", lacking ? value_none() : value_money(sum, own));
	if (!is_mixed(&telling->income))
		return;
	if (lacking)
		report_foot(telling->report, arena_print(telling->arena, speech("In %s: not known, as there is no figure for %s; ambit fx set %s NUMBER --from DAY."), own, lacking, lacking));
	else
		report_foot(telling->report, arena_print(telling->arena, speech("Net, all currencies: \u2248 %s"), report_words(telling->report, value_money(sum, own))));
}

static const char *title_of(const struct telling *telling)
{
	const struct period *period = &telling->question->period;
	const char *basis = telling->question->basis == INCOME_PAID ? speech("paid") : speech("issued");

	if (period->first == DAY_FIRST || period->last == DAY_LAST)
		return arena_print(telling->arena, speech("Income, as %s"), basis);
	return arena_print(telling->arena, speech("Income %s to %s, as %s"), report_day(telling->report, period->first), report_day(telling->report, period->last), basis);
}

bool report_income(struct book *book, const struct income_question *question, enum income_by by, struct arena *arena, struct report *report)
{
	struct telling telling = {.arena = arena, .report = report, .question = question, .by = by};
	const struct period *period = &question->period;

	if (!income_list(book, question, arena, &telling.income))
		return false;
	*report = report_own(arena, "Income");
	report->title = title_of(&telling);
	fact_add(arena, report->facts, "from", value_day(period->first == DAY_FIRST ? DAY_NONE : period->first));
	fact_add(arena, report->facts, "to", value_day(period->last == DAY_LAST ? DAY_NONE : period->last));
	fact_add(arena, report->facts, "basis", value_text(income_basis_words[question->basis]));
	fact_add(arena, report->facts, "by", value_text(income_by_words[by]));
	if (!telling.income.count)
		report_lead(report, question->basis == INCOME_PAID ? speech("Nothing was paid.") : speech("Nothing was issued."));
	tell_sums(&telling);
	tell_taxes(&telling);
	tell_lines(&telling);
	tell_own(&telling);
	return true;
}
