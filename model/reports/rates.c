#include "model/reports/rates.h"

#include <string.h>

#include "db/speech.h"
#include "model/project.h"
#include "model/quote.h"
#include "model/reports/ladder.h"
#include "model/reports/scope.h"

/* As people say them. */
static const char *const outcome_names[] = {
	[OUTCOME_OPEN] = "open", [OUTCOME_WON] = "won", [OUTCOME_LOST_PRICE] = "lost, the price", [OUTCOME_LOST_OTHER] = "lost", [OUTCOME_WITHDRAWN] = "withdrawn",
};

struct rates_report {
	struct book *book;
	struct report *report;
	struct arena *arena;
	int64_t as_of;
	struct quotes quotes;
	const char **currencies;        /* of the quotes, the one with the most first */
	size_t currency_count;
};

static size_t uses(const struct quotes *quotes, const char *currency)
{
	size_t count = 0;

	for (size_t i = 0; i < quotes->count; i++)
		count += !strcmp(quotes->items[i].currency, currency);
	return count;
}

static bool is_listed(const struct rates_report *rates, const char *currency)
{
	for (size_t i = 0; i < rates->currency_count; i++)
		if (!strcmp(rates->currencies[i], currency))
			return true;
	return false;
}

static void list_currencies(struct rates_report *rates)
{
	for (size_t i = 0; i < rates->quotes.count; i++) {
		const char *currency = rates->quotes.items[i].currency;
		size_t place = rates->currency_count;

		if (is_listed(rates, currency))
			continue;
		arena_grow(rates->arena, &rates->currencies, rates->currency_count, sizeof *rates->currencies);
		while (place && uses(&rates->quotes, rates->currencies[place - 1]) < uses(&rates->quotes, currency)) {
			rates->currencies[place] = rates->currencies[place - 1];
			place--;
		}
		rates->currencies[place] = currency;
		rates->currency_count++;
	}
}

static struct value thousandths(struct arena *arena, int number)
{
	return value_decimal(arena, ratio_of(number, 1000), 3);
}

static void band_facts(struct arena *arena, struct fact *fact, const struct quote_band *band)
{
	struct fact *interval;

	fact_count(arena, fact, "n", band->answers);
	fact_percent(arena, fact, "win_pct", ratio_of(band->won, band->answers));
	interval = fact_list(arena, fact, "wilson95");
	fact_add(arena, interval, NULL, thousandths(arena, band->low));
	fact_add(arena, interval, NULL, thousandths(arena, band->high));
	fact_add(arena, fact, "too_few", (struct value){.kind = VALUE_YES, .number = band->too_few});
}

static void quote_facts(struct rates_report *rates, struct fact *parent, const struct quote_bands *bands, const char *currency)
{
	struct fact *list = fact_list(rates->arena, parent, "bands");
	int64_t half = quote_half_rate(bands);

	for (size_t i = 0; i < bands->count; i++) {
		struct fact *fact = fact_object(rates->arena, list, NULL);

		fact_add(rates->arena, fact, "rate_cents", value_money(bands->items[i].rate, currency));
		band_facts(rates->arena, fact, &bands->items[i]);
	}
	fact_add(rates->arena, parent, "first_band_at_or_below_50_pct_cents", half ? value_money(half, currency) : value_none());
	fact_add(rates->arena, parent, "currency", value_text(currency));
}

static struct value interval_words(const struct report *report, const struct quote_band *band)
{
	struct arena *arena = report->arena;

	return value_text(arena_print(arena, speech("%s to %s%s"), report_words(report, value_percent(arena, ratio_of(band->low, 1000), 0)),
		report_words(report, value_percent(arena, ratio_of(band->high, 1000), 0)), band->too_few ? speech(", too few to say") : ""));
}

static void band_rows(struct rates_report *rates, struct block *table, const struct quote_bands *bands, const char *currency)
{
	struct arena *arena = rates->arena;

	for (size_t i = 0; i < bands->count; i++) {
		const struct quote_band *band = &bands->items[i];

		table_add(rates->report, table, (struct value[]){currency ? value_money(band->rate, currency) : value_text(band->name),
			value_text(arena_print(arena, speech("%d of %d"), band->won, band->answers)), value_percent(arena, ratio_of(band->won, band->answers), 1), interval_words(rates->report, band)});
	}
}

/* The lesson of the bands in one sentence; the intervals say how far to trust it. */
static const char *lesson(struct rates_report *rates, const struct quote_bands *bands, const char *currency)
{
	int64_t half = quote_half_rate(bands);

	if (!half)
		return speech("At every rate asked so far more than half said yes: the next offer can ask for more.");
	return arena_print(rates->arena, speech("Half or more say no from %s an hour on."), report_words(rates->report, value_money(half, currency)));
}

static void add_quotes(struct rates_report *rates)
{
	static const struct column columns[] = {{"Rate", true}, {"Won", false}, {"Share", true}, {"95 % sure between", false}};
	struct fact *facts = fact_object(rates->arena, rates->report->facts, "quotes"), *others = NULL;

	if (!rates->currency_count)
		quote_facts(rates, facts, &(struct quote_bands){0}, NULL);
	for (size_t i = 0; i < rates->currency_count; i++) {
		const char *currency = rates->currencies[i];
		struct quote_bands bands;
		struct section *section;

		quote_bands(&rates->quotes, currency, rates->arena, &bands);
		if (i && !others)
			others = fact_object(rates->arena, facts, "other_currencies");
		quote_facts(rates, i ? fact_object(rates->arena, others, currency) : facts, &bands, currency);
		if (!bands.count)
			continue;
		section = report_section(rates->report, arena_print(rates->arena, speech("Quotes by rate, %s"), currency));
		band_rows(rates, section_table(rates->report, section, columns, 4), &bands, currency);
		section_paragraph(rates->report, section, lesson(rates, &bands, currency));
	}
}

static struct value rate_or_none(int64_t rate, const char *currency)
{
	return rate ? value_money(rate, currency) : value_none();
}

/* Small jobs bear another rate than long ones. */
static void add_sizes(struct rates_report *rates)
{
	static const struct column columns[] = {{"Size", false}, {"Won", false}, {"Won up to", true}, {"Refused from", true}};
	struct fact *list = fact_list(rates->arena, rates->report->facts, "sizes");

	for (size_t i = 0; i < rates->currency_count; i++) {
		const char *currency = rates->currencies[i];
		struct block *table = NULL;
		struct quote_bands sizes;

		quote_sizes(&rates->quotes, currency, rates->arena, &sizes);
		for (size_t k = 0; k < sizes.count; k++) {
			const struct quote_band *band = &sizes.items[k];
			struct value won_to = rate_or_none(band->won_to, currency), lost_from = rate_or_none(band->lost_from, currency);
			struct fact *fact = fact_object(rates->arena, list, NULL);

			if (!table)
				table = section_table(rates->report, report_section(rates->report, arena_print(rates->arena, speech("Quotes by size of the job, %s"), currency)), columns, 4);
			table_add(rates->report, table, (struct value[]){value_text(speech(band->name)), value_text(arena_print(rates->arena, speech("%d of %d"), band->won, band->answers)), won_to, lost_from});
			fact_add(rates->arena, fact, "size", value_text(band->name));
			fact_add(rates->arena, fact, "currency", value_text(currency));
			band_facts(rates->arena, fact, band);
			fact_add(rates->arena, fact, "won_up_to_cents", won_to);
			fact_add(rates->arena, fact, "refused_from_cents", lost_from);
		}
	}
}

static void add_group(struct rates_report *rates, enum quote_group by, const char *title, const char *name)
{
	const struct column columns[] = {{title, false}, {"Won", false}, {"Share", true}, {"95 % sure between", false}};
	struct fact *list = fact_list(rates->arena, rates->report->facts, name);
	struct quote_bands groups;

	quote_groups(&rates->quotes, by, rates->arena, &groups);
	for (size_t i = 0; i < groups.count; i++) {
		struct fact *fact = fact_object(rates->arena, list, NULL);

		fact_add(rates->arena, fact, "name", value_text(groups.items[i].name));
		band_facts(rates->arena, fact, &groups.items[i]);
	}
	if (groups.count)
		band_rows(rates, section_table(rates->report, report_section(rates->report, by == QUOTE_BY_SOURCE ? "Quotes by source" : "Quotes by domain"), columns, 4), &groups, NULL);
}

/* Each offer and what came of it, in their order. */
static void add_answers(struct rates_report *rates)
{
	static const struct column columns[] = {{"Day", false}, {"Client", false}, {"Rate", true}, {"Asked", true}, {"Agreed", true}, {"Answer", false}, {"Why", false}};
	struct fact *list = fact_list(rates->arena, rates->report->facts, "answers");
	struct arena *arena = rates->arena;
	struct block *table = NULL;

	for (size_t i = 0; i < rates->quotes.count; i++) {
		const struct quote *quote = &rates->quotes.items[i];
		struct value agreed = quote->agreed_seconds ? value_hours(arena, ratio_of(quote->agreed_seconds, 1), 2) : value_none();
		struct fact *fact = fact_object(arena, list, NULL);

		if (!table)
			table = section_table(rates->report, report_section(rates->report, "Quotes and their answers"), columns, 7);
		table_add(rates->report, table, (struct value[]){value_day(quote->quoted_on), value_text(quote->client_name), value_money(quote->rate, quote->currency),
			value_hours(arena, ratio_of(quote->asked_seconds, 1), 2), agreed, value_text(speech(outcome_names[quote->outcome])), value_text(quote->why)});
		fact_count(arena, fact, "id", quote->id);
		fact_add(arena, fact, "client", value_text(quote->client_slug));
		fact_add(arena, fact, "on", value_day(quote->quoted_on));
		fact_add(arena, fact, "rate_cents", value_money(quote->rate, quote->currency));
		fact_add(arena, fact, "currency", value_text(quote->currency));
		fact_hours(arena, fact, "asked_h", quote->asked_seconds);
		fact_add(arena, fact, "agreed_h", agreed);
		fact_add(arena, fact, "answer", value_text(outcome_words[quote->outcome]));
		fact_add(arena, fact, "why", value_text(quote->why));
	}
}

/* Rates hold while hours are bargained: what of the hours asked was agreed, over the won ones that say it. */
static void add_bargain(struct rates_report *rates)
{
	int64_t asked = 0, agreed = 0;
	struct value share;

	for (size_t i = 0; i < rates->quotes.count; i++)
		if (rates->quotes.items[i].agreed_seconds) {
			asked += rates->quotes.items[i].asked_seconds;
			agreed += rates->quotes.items[i].agreed_seconds;
		}
	fact_hours(rates->arena, rates->report->facts, "asked_h", asked);
	fact_hours(rates->arena, rates->report->facts, "agreed_h", agreed);
	fact_percent(rates->arena, rates->report->facts, "agreed_pct", ratio_of(agreed, asked));
	share = value_percent(rates->arena, ratio_of(agreed, asked), 1);
	if (asked)
		section_paragraph(rates->report, report_section(rates->report, NULL), arena_print(rates->arena, speech("Of %s hours asked %s were agreed (%s)."),
			report_words(rates->report, value_hours(rates->arena, ratio_of(asked, 1), 2)), report_words(rates->report, value_hours(rates->arena, ratio_of(agreed, 1), 2)), report_words(rates->report, share)));
}

static struct value fact_of(const struct fact *facts, const char *name)
{
	const struct fact *fact = fact_find(facts, name);

	return fact ? fact->value : value_none();
}

/* "acme/site, retail": with the subject of the latest quote that led to it, so that subjects can be held against each other. */
static const char *project_words(const struct rates_report *rates, const struct project *project)
{
	for (size_t i = rates->quotes.count; i-- > 0;)
		if (rates->quotes.items[i].project == project->id && rates->quotes.items[i].domain)
			return arena_print(rates->arena, "%s, %s", project->path, rates->quotes.items[i].domain);
	return project->path;
}

/* What an hour of each live project brought, as its own report has it. */
static bool add_projects(struct rates_report *rates)
{
	static const struct column columns[] = {{"Project", false}, {"Billed on average", true}, {"Over all hours", true}, {"Realisation", true}, {"Learning", true}};
	struct fact *parent = fact_object(rates->arena, rates->report->facts, "projects");
	struct block *table = NULL;
	struct projects projects;

	if (!project_list(rates->book, true, rates->arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++) {
		struct report scope;
		const struct fact *facts;

		if (!report_scope(rates->book, &(struct scope_question){.project = projects.items[i].id, .as_of = rates->as_of, .internal = true, .facts_only = true, .since = DAY_NONE}, rates->arena, &scope))
			return false;
		facts = fact_find(scope.facts, "rates");
		if (!facts)
			continue;
		if (!table)
			table = section_table(rates->report, report_section(rates->report, "What an hour brought"), columns, 5);
		table_add(rates->report, table, (struct value[]){value_text(project_words(rates, &projects.items[i])), fact_of(facts, "weighted_billed_rate_cents"),
			fact_of(facts, "effective_rate_all_hours_cents"), fact_of(facts, "realisation_pct"), fact_of(facts, "learning_h")});
		fact_adopt(rates->arena, parent, projects.items[i].path, facts);
	}
	return true;
}

bool report_rates(struct book *book, int64_t as_of, struct arena *arena, struct report *report)
{
	struct rates_report rates = {.book = book, .report = report, .arena = arena, .as_of = as_of};

	if (!quote_list(book, as_of, arena, &rates.quotes))
		return false;
	*report = report_own(arena, "Rates");
	list_currencies(&rates);
	add_quotes(&rates);
	add_sizes(&rates);
	add_group(&rates, QUOTE_BY_SOURCE, "source", "sources");
	add_group(&rates, QUOTE_BY_DOMAIN, "domain", "domains");
	add_bargain(&rates);
	add_answers(&rates);
	if (!add_projects(&rates) || !ladder_add(book, as_of, &rates.quotes, arena, report))
		return false;
	if (!report->sections)
		report_lead(report, speech("There is no rate and no quote yet: ambit rate set, ambit quote add."));
	return true;
}
