#include "tui/ages-pane.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/change.h"
#include "model/locale.h"
#include "model/project.h"
#include "tui/chart.h"

enum { LEFT = 2, LABEL = 10, AMOUNT = 11, MARKER = 0x25b8 };

static void sum_ages(struct ages *ages, const struct invoices *issued, int today)
{
	struct arena *scratch = arena_new();
	struct invoice_ageings all = {0};

	invoice_age(issued, today, scratch, &all);
	for (size_t i = 0; i < all.count; i++)
		if (!strcmp(all.items[i].currency, ages->currency)) {
			memcpy(ages->sums, all.items[i].open, sizeof ages->sums);
			ages->unpaid = all.items[i].unpaid;
		}
	arena_free(scratch);
}

static void add_pace(struct ages *ages, const struct invoice *invoice)
{
	if (invoice->state != INVOICE_PAID || invoice->credits || strcmp(invoice->currency, ages->currency))
		return;
	ages->days_to_pay += invoice->paid_on - invoice->issued_on;
	ages->paid++;
}

/* A credit takes back what it credits, so both are counted; what is void never was. */
static void add_work(struct ages *ages, const struct invoice *invoice, int64_t project)
{
	if (invoice->project != project || invoice->state == INVOICE_VOID)
		return;
	ages->work += invoice->labour;
	ages->compute += invoice->passthrough;
}

static bool read_cap(struct book *book, int64_t project, struct ages *ages)
{
	struct arena *scratch = arena_new();
	struct project read = {0};
	int64_t cap = 0;
	bool ok = project_find(book, project, scratch, &read);

	cap = read.cap;
	ages->capped = ok && cap > 0;
	if (ages->capped)
		ok = change_move_cap(book, project, scratch, &cap);
	ages->cap_left = cap - ages->work;
	arena_free(scratch);
	return ok;
}

bool ages_load(struct book *book, const struct invoices *issued, const struct invoice *shown, const struct invoice *draft, int today, struct ages *ages)
{
	int64_t project = shown ? shown->project : 0;

	*ages = (struct ages){.of_project = project};
	snprintf(ages->currency, sizeof ages->currency, "%s", shown ? shown->currency : "USD");
	sum_ages(ages, issued, today);
	for (size_t i = 0; i < issued->count; i++) {
		add_pace(ages, &issued->items[i]);
		if (ages->of_project)
			add_work(ages, &issued->items[i], project);
	}
	if (ages->paid)
		ages->days_to_pay = round_divide(ages->days_to_pay, ages->paid);
	if (ages->of_project && draft)
		add_work(ages, draft, project);
	return !ages->of_project || read_cap(book, project, ages);
}

static void put_sum(const struct ages *ages, struct canvas *inside, int row, const char *label, int64_t minor)
{
	struct money money = {.minor = minor};
	char amount[48];

	snprintf(money.currency, sizeof money.currency, "%s", ages->currency);
	canvas_put(inside, row, LEFT, LABEL, TONE_PLAIN, speech(label));
	canvas_put(inside, row, LEFT + LABEL, -AMOUNT, TONE_PLAIN, locale_own_money(money, MONEY_GROUPED, amount));
}

static void paint_ages(const struct ages *ages, struct canvas *inside, int row)
{
	static const char *const labels[AGE_COUNT] = {"not due", "1–7 d", "8–30 d", "> 30 d"};
	int bar = inside->columns - LEFT - LABEL - AMOUNT - 3;

	for (int age = 0; age < AGE_COUNT; age++) {
		put_sum(ages, inside, row + age, labels[age], ages->sums[age]);
		if (ages->sums[age] > 0 && bar > 2)
			chart_bar(inside, row + age, LEFT + LABEL + AMOUNT + 1, bar, age >= AGE_MONTH ? TONE_WARNING : TONE_CHART, ages->sums[age], ages->unpaid);
	}
}

static void paint_pace(const struct ages *ages, struct canvas *inside, int row)
{
	char paid[32];

	if (!ages->paid)
		return;
	snprintf(paid, sizeof paid, "%lld", (long long)ages->paid);
	canvas_print(inside, row, LEFT, inside->columns - LEFT, TONE_PLAIN, "days to pay  %lld  (%s paid)", (long long)ages->days_to_pay,
		ages->paid == 1 ? speech("one") : paid);
}

static void paint_project(const struct ages *ages, struct canvas *inside, int row)
{
	if (!ages->of_project || inside->rows < row + 4)
		return;
	canvas_rule(inside, row, LEFT, inside->columns - 2 * LEFT);
	put_sum(ages, inside, row + 1, "work", ages->work);
	put_sum(ages, inside, row + 2, "compute", ages->compute);
	put_sum(ages, inside, row + 3, "total", ages->work + ages->compute);
	if (!ages->capped)
		return;
	put_sum(ages, inside, row + 4, "cap left", ages->cap_left);
	if (ages->cap_left < 0)
		canvas_put(inside, row + 4, LEFT + LABEL + AMOUNT + 1, inside->columns - LEFT - LABEL - AMOUNT - 1, TONE_DANGER, speech("over it"));
}

void ages_paint(const struct ages *ages, struct canvas *canvas, bool focused)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Ageing"), speech("unpaid, by days past due"), NULL, NULL});
	int row = inside.rows > 13 ? 1 : 0, gap = row;

	paint_ages(ages, &inside, row);
	paint_pace(ages, &inside, row + AGE_COUNT + gap);
	paint_project(ages, &inside, row + AGE_COUNT + gap + 1 + gap);
	if (!focused || inside.rows <= row)
		return;
	canvas_repeat(&inside, row, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, row, 0);
}
