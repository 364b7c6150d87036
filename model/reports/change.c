#include "model/reports/change.h"

#include <string.h>

#include "model/names.h"
#include "model/reports/scope-inside.h"

/* The page of one change. */
struct paper {
	struct scope_report scope;
	const struct position_change *mine;
	const struct change *change;
};

static const struct column facts[] = {{"", false}, {"", false}};

static void add_fact(struct paper *paper, struct block *table, const char *label, const char *words)
{
	if (words && *words)
		table_add(paper->scope.report, table, (struct value[]){value_text(scope_word(&paper->scope, label)), value_text(words)});
}

/* As the client is told: the cause is nobody's fault. */
static const char *cause_words_for(struct paper *paper, const char *cause)
{
	static const char *const plain[] = {"a new wish", "an assumption that did not hold", "the data is not as it was assumed", "results in production differ from those on test data",
		"the data has changed since", "another system has to be joined to it", "the law asks for it"};
	int found = cause ? word_find(cause_words, cause) : -1;

	return found < 0 ? NULL : scope_word(&paper->scope, plain[found]);
}

static const char *origin_words_for(struct paper *paper, const char *origin)
{
	static const char *const plain[] = {"you", "me", "a third party", "the law"};
	int found = word_find(origin_words, origin);

	return found < 0 ? origin : scope_word(&paper->scope, plain[found]);
}

/* A text of several lines as so many paragraphs. */
static void add_description(struct paper *paper, struct section *section)
{
	const char *at = paper->change->description ? paper->change->description : "";

	while (*at) {
		size_t length = strcspn(at, "\n");

		if (length)
			section_paragraph(paper->scope.report, section, arena_text_n(paper->scope.arena, at, length));
		at += length + (at[length] == '\n');
	}
}

static void add_what(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	struct section *section = report_section(scope->report, "What is asked");
	struct block *table;

	add_description(paper, section);
	table = section_table(scope->report, section, facts, 2);
	add_fact(paper, table, "What", paper->change->title);
	add_fact(paper, table, "Asked for by", scope_say(scope, "%s, on %s", origin_words_for(paper, paper->change->origin), scope_day(scope, paper->change->proposed_on)));
	add_fact(paper, table, "Why", cause_words_for(paper, paper->change->cause));
	add_fact(paper, table, "Takes from", paper->change->removes_code);
	add_fact(paper, table, "For", paper->change->milestone_code);
}

/* "16.00 h expected: 10.00 h at best, 14.00 h most likely, 30.00 h at worst; four chances in five: 18.8 h or less" */
static const char *effort(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	struct estimate estimate = paper->change->estimate;
	struct estimate_sum sum = estimate_sum_of(estimate);
	const char *less = paper->mine->removes ? scope_word(scope, " less") : "";
	char quantile[48];

	if (!paper->mine->estimated)
		return scope_word(scope, "not estimated yet");
	if (estimate.optimistic == estimate.pessimistic)
		return arena_print(scope->arena, "%s h%s", scope_hours(scope, paper->mine->mean), less);
	return scope_say(scope, "%s h%s expected: %s h at best, %s h most likely, %s h at worst; four chances in five: %s h or less", scope_hours(scope, paper->mine->mean), less,
		scope_hours(scope, estimate.optimistic * 60), scope_hours(scope, estimate.likely * 60), scope_hours(scope, estimate.pessimistic * 60),
		scope_figure(scope, quantile_format(quantile, ratio_of(sum.mean, 1), estimate_variance(&sum), QUANTILE_80, 1)));
}

/* The price with where it comes from. */
static const char *price(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	const struct position *position = scope->position;
	const struct project *project = &position->project;
	const struct rate *rate = rate_in_force(position->rates, project->client, project->id, paper->change->id, project->currency, position->day);
	int64_t minor;

	if (!scope_price_today(position, paper->mine, &minor))
		return paper->mine->estimated ? scope_word(scope, "not known yet") : NULL;
	if (paper->change->has_price)
		return scope_say(scope, "%s, as offered on %s", scope_money(scope, minor), scope_day(scope, paper->change->sent_on));
	return scope_say(scope, "%s: %s h at %s, the present rate; it is fixed at the rate of the day on which you approve", scope_money(scope, minor),
		scope_hours(scope, paper->mine->mean), scope_rate(scope, rate));
}

static const char *planned(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	int start = paper->change->start_on, end = paper->change->end_on;

	if (start == DAY_NONE && end == DAY_NONE)
		return NULL;
	if (end == DAY_NONE)
		return scope_say(scope, "from %s", scope_day(scope, start));
	return start == DAY_NONE ? scope_say(scope, "until %s", scope_day(scope, end)) : scope_say(scope, "from %s to %s", scope_day(scope, start), scope_day(scope, end));
}

/* Nobody answered in time. */
static bool lapsed(const struct paper *paper)
{
	return paper->change->state == CHANGE_SENT && paper->change->valid_until < paper->scope.position->day;
}

static void add_terms(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	struct block *table = section_table(scope->report, report_section(scope->report, "What it takes"), facts, 2);

	add_fact(paper, table, "Effort", effort(paper));
	add_fact(paper, table, "Price", price(paper));
	if (paper->mine->estimated && !paper->mine->removes)
		add_fact(paper, table, "Invoiced", scope_word(scope, scope->position->money.by_hour ? "hour by hour as it is worked, at the rate of its day" : "as a line of its own"));
	add_fact(paper, table, "Planned", planned(paper));
	if (paper->mine->worked)
		add_fact(paper, table, "Begun already", scope_say(scope, "%s h, part of the effort above", scope_hours(scope, paper->mine->worked)));
	if (paper->change->valid_until != DAY_NONE)
		add_fact(paper, table, lapsed(paper) ? "Was valid until" : "Valid until", scope_day(scope, paper->change->valid_until));
}

static void add_effect_row(struct paper *paper, struct block *table, const char *label, struct value now, struct value then)
{
	table_add(paper->scope.report, table, (struct value[]){value_text(scope_word(&paper->scope, label)), now, then});
}

/* Scope, cap and end as they are and as they would be. */
static void add_effect(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	const struct position *position = scope->position;
	const struct position_change *mine = paper->mine;
	struct column *columns = arena_array(scope->arena, 3, sizeof *columns);
	int64_t sign = mine->removes ? -1 : 1, agreed = scope_current(&position->scope), cap = position->money.cap, minor;
	int64_t more = mine->removes ? -mine->mean : mine->mean > mine->worked ? mine->mean - mine->worked : 0;
	int now = forecast_finish_at_capacity(position->day, position->forecast.remaining, position->capacity, position->off);
	int then = forecast_finish_at_capacity(position->day, ratio_add(position->forecast.remaining, ratio_of(more, 1)), position->capacity, position->off);
	struct block *table;

	columns[0] = (struct column){"", false};
	columns[1] = (struct column){"Today", true};
	columns[2] = (struct column){scope_say(scope, "With %s", paper->change->code), true};
	table = section_table(scope->report, report_section(scope->report, "What it changes"), columns, 3);
	add_effect_row(paper, table, "Agreed scope, hours", value_hours(scope->arena, ratio_of(agreed, 1), 2), value_hours(scope->arena, ratio_of(agreed + sign * mine->mean, 1), 2));
	if (position->money.cap_signed && scope_price_today(position, mine, &minor))
		add_effect_row(paper, table, "Not to exceed", value_money(cap, position->project.currency), value_money(cap + minor, position->project.currency));
	if (now != DAY_NONE && then != DAY_NONE)
		add_effect_row(paper, table, scope_say(scope, "Finish, at %s h a week", scope_capacity(scope)), value_day(now), value_day(then));
	if (position->project.end_on != DAY_NONE)
		add_effect_row(paper, table, "End of the contract", value_day(position->project.end_on), value_day(position->project.end_on));
}

static void add_answer(struct paper *paper)
{
	static const char *const blanks[] = {"Decided by", "Date", "Signature"};
	struct scope_report *scope = &paper->scope;
	struct section *section = report_section(scope->report, "Your answer");
	struct block *list = section_choices(scope->report, section);
	const char *choices[3] = {scope_word(scope, "yes: I estimate it, and you decide then"), scope_word(scope, "not now")};
	size_t count = paper->mine->estimated ? scope_choices(scope, paper->mine, choices) : 2;

	for (size_t i = 0; i < count; i++)
		list_line(scope->report, list, arena_print(scope->arena, "%c. %s", (char)('A' + i), choices[i]));
	list = section_blanks(scope->report, section);
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		list_line(scope->report, list, scope_word(scope, blanks[i]));
}

static void add_outcome(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	const struct change *change = paper->change;
	struct block *table = section_table(scope->report, report_section(scope->report, "What became of it"), facts, 2);

	add_fact(paper, table, "State", scope_state(scope, paper->mine));
	add_fact(paper, table, "Effort", effort(paper));
	if (change_is_scope(change->state))
		add_fact(paper, table, "Price", arena_print(scope->arena, "%s%s", scope_money(scope, change->price), scope->position->money.cap_signed ? scope_word(scope, "; the cap moved by it") : ""));
	if (change->hours)
		add_fact(paper, table, "Hours worked on it", scope_word(scope, !strcmp(change->hours, "goodwill") ? "not charged" : "to be settled between us"));
}

static const char *event_words(enum change_state state)
{
	switch (state) {
	case CHANGE_REJECTED: return "declined";
	case CHANGE_EXPIRED: return "lapsed";
	case CHANGE_ABSORBED: return "done, no charge";
	default: return change_state_words[state];
	}
}

/* Who did what when, without what was noted for oneself. */
static void add_history(struct paper *paper)
{
	static const struct column columns[] = {{"Date", false}, {"What", false}, {"Who", false}, {"Evidence", false}};
	struct scope_report *scope = &paper->scope;
	struct block *table = section_table(scope->report, report_section(scope->report, "Its course"), columns, 4);

	for (size_t i = 0; i < paper->change->event_count; i++) {
		const struct change_event *event = &paper->change->events[i];
		const char *proof = event->evidence;

		if (event->evidence_file)
			proof = arena_print(scope->arena, "%s%s%s, SHA-256 %.16s…", proof ? proof : "", proof ? "; " : "", event->evidence_file, event->evidence_sha256);
		table_add(scope->report, table, (struct value[]){value_day(event->on), value_text(scope_word(scope, event_words(event->state))), event->who ? value_text(event->who) : value_blank(), proof ? value_text(proof) : value_blank()});
	}
}

static void write_paper(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	enum change_state state = paper->change->state;
	bool open = state == CHANGE_PROPOSED || state == CHANGE_ESTIMATED || state == CHANGE_SENT;

	report_lead(scope->report, scope_prepared(scope));
	report_lead(scope->report, scope_say(scope, "%s (%s), position on %s: %s.", scope->position->project.name, scope->position->project.path,
		scope_day(scope, scope->position->day), scope_state(scope, paper->mine)));
	add_what(paper);
	if (open) {
		add_terms(paper);
		if (paper->mine->estimated)
			add_effect(paper);
	} else {
		add_outcome(paper);
	}
	add_history(paper);
	if (open)
		add_answer(paper);
	if (*scope->evidence)
		report_foot(scope->report, scope->evidence);
}

bool report_change(struct book *book, int64_t project, int64_t change, int64_t as_of, struct arena *arena, struct report *report)
{
	struct paper paper = {0};

	if (!scope_load(book, project, as_of, arena, &paper.scope))
		return false;
	for (size_t i = 0; i < paper.scope.position->change_count; i++)
		if (paper.scope.position->changes[i].change->id == change)
			paper.mine = &paper.scope.position->changes[i];
	if (!paper.mine)
		return book_fail(book, FAULT_MISSING, "That change was not proposed by then.");
	paper.change = paper.mine->change;
	scope_begin(&paper.scope, report, scope_say(&paper.scope, "Change %s: %s", paper.change->code, paper.change->title));
	write_paper(&paper);
	return true;
}
