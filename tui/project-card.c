#include "tui/project-card.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/invoice.h"
#include "model/locale.h"
#include "model/reports/scope.h"
#include "model/text.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { LEFT = 2, LABEL = 11, MARKER = 0x25b8, STEPS_MOST = 8, MOVERS_MOST = 44, WHY_MOST = 48, ROWS_FOR_AIR = 22 };

static int64_t fact_number(const struct fact *facts, const char *name)
{
	const struct fact *fact = facts ? fact_find(facts, name) : NULL;

	return fact ? fact->value.number : 0;
}

static const char *fact_digits(const struct fact *facts, const char *name)
{
	const struct fact *fact = facts ? fact_find(facts, name) : NULL;

	return fact && fact->value.text ? fact->value.text : NULL;
}

/* The very figures of the report. */
static void read_figures(struct arena *arena, struct project_card *card)
{
	struct report report = report_new(arena, "");
	struct scope_report scope = {.position = &card->position, .internal = true, .report = &report, .arena = arena};
	const struct fact *rates;

	scope_rate_facts(&scope);
	rates = fact_find(report.facts, "rates");
	card->billed_rate = fact_number(rates, "weighted_billed_rate_cents");
	card->all_rate = fact_number(rates, "effective_rate_all_hours_cents");
	card->realisation = fact_digits(rates, "realisation_pct");
	card->utilisation = fact_digits(rates, "utilisation_pct");
}

static bool read_notices(struct book *book, struct project_card *card)
{
	int percents[CARD_NOTICES];
	int count = card->position.project.notice ? percent_list(card->position.project.notice, percents) : 0;

	if (!card->position.money.cap || count <= 0)
		return true;
	for (int i = 0; i < count; i++)
		card->notices[i].percent = percents[i];
	card->notice_count = count;
	return position_cap_notices(book, &card->position, card->notices, count);
}

bool project_card_load(struct book *book, int64_t project, struct arena *arena, struct project_card *card)
{
	struct place place = {0};

	*card = (struct project_card){.realisation = NULL};
	if (!place_of(book, project, 0, arena, &place) || !position_load(book, project, INT64_MAX, arena, &card->position) ||
	    !rate_list(book, &place, arena, &card->rates) || !read_notices(book, card) || !invoice_advance_left(book, project, arena, &card->advance_left))
		return false;
	read_figures(arena, card);
	return true;
}

static const char *money_of(const struct project_card *card, int64_t minor, char out[48])
{
	struct money amount = {.minor = minor};

	snprintf(amount.currency, sizeof amount.currency, "%s", card->position.project.currency);
	return locale_own_money(amount, MONEY_SIGNED, out);
}

static int put(struct canvas *inside, int row, const char *label, const char *value)
{
	canvas_put(inside, row, LEFT, LABEL, TONE_PLAIN, speech(label));
	canvas_put(inside, row, LEFT + LABEL, inside->columns - LEFT - LABEL - 1, TONE_PLAIN, value);
	return row + 1;
}

static int paint_contract(const struct project_card *card, struct canvas *inside, int row)
{
	static const char *const kinds[] = {
		[KIND_TM] = "time and material", [KIND_NTE] = "time and material, not to exceed", [KIND_FIXED] = "fixed price",
		[KIND_RETAINER] = "retainer", [KIND_OWN] = "own time",
	};
	const struct project *project = &card->position.project;
	char term[128] = "", from[16], until[16], week[24];

	row = put(inside, row, "Kind", speech(kinds[project->kind]));
	if (project->start_on != DAY_NONE || project->end_on != DAY_NONE)
		snprintf(term, sizeof term, "%s – %s", words_day(project->start_on, from), words_day(project->end_on, until));
	if (project->end_on != DAY_NONE)
		snprintf(term + strlen(term), sizeof term - strlen(term), " %d", day_civil(project->end_on).year);
	if (project->capacity_seconds)
		snprintf(term + strlen(term), sizeof term - strlen(term), speech("%s%s a week"), term[0] ? ", " : "",
			moment_clock_length(project->capacity_seconds, week));
	return put(inside, row, "Term", term[0] ? term : "not said");
}

static int paint_bar_row(struct canvas *inside, int row, const char *label, const char *amount, int64_t value, int64_t whole)
{
	int bar = inside->columns - LEFT - LABEL - 12 - 9;
	char share[24];

	put(inside, row, label, amount);
	if (whole <= 0 || bar < 4)
		return row + 1;
	if (inside->grid->bare)
		bar = 9;
	else
		chart_bar(inside, row, LEFT + LABEL + 12, bar, value > whole ? TONE_DANGER : TONE_CHART, value, whole);
	canvas_print(inside, row, LEFT + LABEL + 12 + bar, -8, TONE_PLAIN, "%s", words_percent(ratio_of(value, whole), share));
	return row + 1;
}

/* "CR-1, CR-5)": what moved the cap; the last ones go where there are many. */
static void add_movers(const struct project_card *card, char *text, size_t size)
{
	const struct changes *known = &card->position.known;
	const char *between = "";

	for (size_t i = 0; i < known->count; i++) {
		const struct change *change = &known->items[i];

		if (!change_is_scope(change->state) || !change->has_price || !change->price)
			continue;
		if (strlen(text) + strlen(change->code) > MOVERS_MOST) {
			snprintf(text + strlen(text), size - strlen(text), " …");
			break;
		}
		snprintf(text + strlen(text), size - strlen(text), "%s%s", between, change->code);
		between = ", ";
	}
	snprintf(text + strlen(text), size - strlen(text), ")");
}

static int paint_money(const struct project_card *card, struct canvas *inside, int row)
{
	const struct position_money *money = &card->position.money;
	struct outlook outlook = position_outlook(&card->position);
	char text[160], amount[48], other[48];

	if (money->cap) {
		snprintf(text, sizeof text, "%s", money_of(card, money->cap, amount));
		if (money->cap != money->cap_signed) {
			snprintf(text + strlen(text), sizeof text - strlen(text), speech("  (was %s; "), money_of(card, money->cap_signed, other));
			add_movers(card, text, sizeof text);
		}
		row = put(inside, row, "Cap", text);
	}
	if (money->by_hour && money->priced)
		row = paint_bar_row(inside, row, speech("Billed"), money_of(card, money->labour, amount), money->labour, money->cap);
	if (card->advance_left) {
		snprintf(text, sizeof text, speech("%s left to be set off"), money_of(card, card->advance_left, amount));
		row = put(inside, row, "Advance", text);
	}
	if (!outlook.known)
		return row;
	snprintf(text, sizeof text, "%s", money_of(card, outlook.forecast, amount));
	if (money->cap && outlook.forecast > money->cap)
		snprintf(text + strlen(text), sizeof text - strlen(text), speech("  %s over"), money_of(card, outlook.forecast - money->cap, other));
	return put(inside, row, "Forecast", text);
}

/* Each rate from its day on, and why. */
static int paint_rates(const struct project_card *card, struct canvas *inside, int row, int gap)
{
	struct chart_step steps[STEPS_MOST];
	char levels[STEPS_MOST][48], labels[STEPS_MOST][16];
	size_t count = card->rates.count < STEPS_MOST ? card->rates.count : STEPS_MOST, first = card->rates.count - count;
	struct canvas area;

	if (!count || inside->rows - row < (int)count + 4)
		return row;
	for (size_t i = 0; i < count; i++) {
		const struct rate *rate = &card->rates.items[first + i];

		steps[i] = (struct chart_step){
			.at = rate->from_on, .value = rate_per_hour(rate), .level = locale_own_money(rate->amount, MONEY_SIGNED, levels[i]),
			.label = words_day(rate->from_on, labels[i]),
		};
	}
	canvas_put(inside, row, LEFT, inside->columns - LEFT, TONE_TITLE, speech("Rate, an hour"));
	area = canvas_part(inside, row + 1, LEFT, (int)count + 2, inside->columns - 2 * LEFT);
	chart_steps(&area, steps, count, steps[0].at, card->position.day > steps[count - 1].at ? card->position.day : steps[count - 1].at + 1);
	return row + (int)count + 3 + gap;
}

/* "review 16 Feb · second stage 16 Mar": each reason up to its first comma, of as many rates as there is room for, the last ones. */
static int paint_reasons(const struct project_card *card, struct canvas *inside, int row)
{
	int room = inside->columns - 2 * LEFT;
	char texts[2][400] = {"", ""}, *text = texts[0], *longer = texts[1], day[16];

	for (size_t i = card->rates.count; i-- > 0 && inside->rows >= ROWS_FOR_AIR;) {
		const char *why = card->rates.items[i].why;
		size_t length = why ? strcspn(why, ",\n") : 0;

		if (!length)
			continue;
		snprintf(longer, sizeof *texts, "%.*s %s%s%.300s", (int)utf8_cut(why, length < WHY_MOST ? length : WHY_MOST), why,
			words_day(card->rates.items[i].from_on, day), *text ? " · " : "", text);
		if (text_width(longer) > room)
			break;
		text = longer;
		longer = longer == texts[0] ? texts[1] : texts[0];
	}
	if (!*text)
		return row;
	canvas_put(inside, row, LEFT, room, TONE_PLAIN, text);
	return row + 1;
}

static int paint_averages(const struct project_card *card, struct canvas *inside, int row, int gap)
{
	char billed[48], all[48], shares[2][80];

	if (card->billed_rate)
		canvas_print(inside, row++, LEFT, inside->columns - LEFT - 1, TONE_PLAIN, "billed at %s on average; %s over all hours",
			money_of(card, card->billed_rate, billed), money_of(card, card->all_rate, all));
	if (card->realisation && card->utilisation)
		canvas_print(inside, row++, LEFT, inside->columns - LEFT - 1, TONE_PLAIN, "realisation %s   utilisation %s",
			locale_own_percent(card->realisation, shares[0]), locale_own_percent(card->utilisation, shares[1]));
	return row + gap;
}

static int paint_notices(const struct project_card *card, struct canvas *inside, int row)
{
	char text[160] = "", day[16];

	for (int i = 0; i < card->notice_count && strlen(text) < 120; i++) {
		const struct cap_notice *notice = &card->notices[i];

		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%d%%%s%s", i ? " · " : "", notice->percent,
			notice->entry ? speech(" said ") : "", notice->entry ? words_day(notice->day, day) : "");
	}
	return card->notice_count ? put(inside, row, "Notice at", text) : row;
}

static int paint_limits(const struct project_card *card, struct canvas *inside, int row)
{
	const struct position *position = &card->position;
	char text[160], one[48], other[48], length[24];

	if (position->project.meeting_cap_seconds) {
		snprintf(text, sizeof text, speech("%s a week"), moment_clock_length(position->project.meeting_cap_seconds, length));
		for (size_t i = 0; i < position->hours.meetings.count && strlen(text) < 100; i++) {
			const struct week_sum *week = &position->hours.meetings.items[i];

			if (week->seconds > position->project.meeting_cap_seconds)
				snprintf(text + strlen(text), sizeof text - strlen(text), speech("; over in week %d (%s)"), week->week,
					moment_clock_length(week->seconds, length));
		}
		row = put(inside, row, "Meetings", text);
	}
	if (!position->compute.spent_micro && !position->compute.budget_micro)
		return row;
	snprintf(text, sizeof text, "%s", money_of(card, words_minor(position->compute.spent_micro, position->project.currency), one));
	if (position->compute.budget_micro)
		snprintf(text + strlen(text), sizeof text - strlen(text), speech(" of %s, %s"), money_of(card, words_minor(position->compute.budget_micro, position->project.currency), other),
			words_percent(ratio_of(position->compute.spent_micro, position->compute.budget_micro), length));
	return put(inside, row, "Compute", text);
}

static int paint_hours(const struct project_card *card, struct canvas *inside, int row)
{
	const struct hours *hours = &card->position.hours;
	char text[96], client[24], own[24];

	snprintf(text, sizeof text, speech("%s for the client, %s own"), moment_clock_length(hours->client, client),
		moment_clock_length(hours->total - hours->client, own));
	row = put(inside, row, "Hours", text);
	return put(inside, row, "Rounding", card->position.project.rounding ? card->position.project.rounding : speech("exact"));
}

void project_card_paint(const struct project_card *card, struct canvas *canvas, bool focused)
{
	const struct project *project = &card->position.project;
	struct canvas inside;
	char title[200];
	int gap, row;

	snprintf(title, sizeof title, "%.80s — %.80s", project->path, project->name);
	inside = canvas_frame(canvas, (struct frame){title, project_kind_words[project->kind], NULL, NULL});
	gap = row = inside.rows >= ROWS_FOR_AIR;
	row = paint_money(card, &inside, paint_contract(card, &inside, row));
	row = paint_averages(card, &inside, paint_reasons(card, &inside, paint_rates(card, &inside, row + gap, gap)), gap);
	paint_limits(card, &inside, paint_notices(card, &inside, paint_hours(card, &inside, row)));
	if (!focused || !inside.rows)
		return;
	canvas_repeat(&inside, gap, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, gap, 0);
}
