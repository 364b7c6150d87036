#include "model/reports/baseline.h"

#include <string.h>

#include "model/compute.h"
#include "model/evidence.h"
#include "model/reports/scope-inside.h"

/* The page of one version, or of the draft. */
struct paper {
	struct scope_report scope;
	const struct baseline *sealed;   /* NULL: the draft */
	struct items items;
	struct asks asks;                /* as known at the seal, as the rates are */
	struct rate_book *rates;
	struct estimate_sum sum;
};

/* When the seal was typed: what was known by then is what was signed. */
static bool seal_moment(struct book *book, const struct paper *paper, struct arena *arena, int64_t *at)
{
	struct records seals;

	*at = paper->scope.position->at;
	if (!paper->sealed)
		return true;
	if (!evidence_list(book, "seal", 0, paper->sealed->uid, INT64_MAX, arena, &seals))
		return false;
	if (seals.count && seals.items[0].typed_at < *at)
		*at = seals.items[0].typed_at;
	return true;
}

static bool pick_version(struct book *book, struct paper *paper, int64_t version)
{
	const struct position *position = paper->scope.position;
	size_t count = position->baselines.count;

	if (!count && !version)
		return true;
	if (version > (int64_t)count || !count)
		return book_fail(book, FAULT_MISSING, "%s has no baseline version %lld.", position->project.path, (long long)version);
	paper->sealed = &position->baselines.items[(version ? (size_t)version : count) - 1];
	return true;
}

static bool load_items(struct book *book, struct paper *paper, struct arena *arena)
{
	size_t kept = 0;

	if (paper->sealed)
		paper->items = paper->sealed->items;
	else if (!item_list(book, paper->scope.position->project.id, false, arena, &paper->items))
		return false;
	for (size_t i = 0; i < paper->items.count; i++) {
		const struct item *item = &paper->items.items[i];

		if (!paper->sealed && item->known_at > paper->scope.position->at)
			continue;
		if (!item->excluded)
			estimate_add(&paper->sum, item->estimate);
		paper->items.items[kept++] = *item;
	}
	paper->items.count = kept;
	return true;
}

static const char *range(struct scope_report *scope, int64_t optimistic, int64_t pessimistic)
{
	if (optimistic == pessimistic)
		return "-";
	return arena_print(scope->arena, "%s - %s", scope_hours(scope, optimistic * 60), scope_hours(scope, pessimistic * 60));
}

static const char *term(struct scope_report *scope, const struct item *item)
{
	if (item->start_on == DAY_NONE && item->end_on == DAY_NONE)
		return "-";
	return scope_say(scope, "%s to %s", item->start_on == DAY_NONE ? "..." : scope_day(scope, item->start_on), item->end_on == DAY_NONE ? "..." : scope_day(scope, item->end_on));
}

static void add_item(struct paper *paper, struct block *table, const struct item *item)
{
	struct scope_report *scope = &paper->scope;
	bool estimated = estimate_is_known(item->estimate);
	const char *name = item->gate ? scope_say(scope, "%s (gate: %s)", item->name, scope_plain(scope, item->gate)) : item->name;

	if (item->parent_code)
		name = scope_say(scope, "%s, part of %s", name, item->parent_code);
	if (item->price >= 0)
		name = arena_print(scope->arena, "%s, %s", name, scope_money(scope, item->price));
	table_add(scope->report, table, (struct value[]){value_text(item->code), value_text(name),
		estimated ? value_hours(scope->arena, ratio_of(estimate_mean(item->estimate), 1), 2) : value_text("?"),
		value_text(estimated ? range(scope, item->estimate.optimistic, item->estimate.pessimistic) : "?"), value_text(term(scope, item)), value_text(item->acceptance)});
}

/* Independent and fully correlated: the truth lies between. */
static const char *band(struct scope_report *scope, const struct estimate_sum *sum)
{
	const char *together = scope_exact_hours(scope, estimate_correlated_quantile(sum, QUANTILE_80), 1), *apart;
	char text[48];

	apart = scope_figure(scope, quantile_format(text, ratio_of(sum->mean, 1), estimate_variance(sum), QUANTILE_80, 1));
	if (!strcmp(apart, together))
		return scope_say(scope, "%s h or less in all", apart);
	return scope_say(scope, "%s h or less in all where the items go wrong each for itself, %s h or less where they go wrong together", apart, together);
}

static void add_items(struct paper *paper)
{
	static const struct column columns[] = {{"Id", false}, {"Item", false}, {"Hours", true}, {"From - to", true}, {"Planned", false}, {"Done when", false}};
	struct scope_report *scope = &paper->scope;
	const struct estimate_sum *sum = &paper->sum;
	struct section *section = report_section(scope->report, "What is agreed");
	struct block *table = section_table(scope->report, section, columns, 6);

	for (size_t i = 0; i < paper->items.count; i++)
		if (!paper->items.items[i].excluded)
			add_item(paper, table, &paper->items.items[i]);
	table_sum(scope->report, table, (struct value[]){value_text(scope_word(scope, "Sum")), value_blank(), value_hours(scope->arena, ratio_of(sum->mean, 1), 2),
		value_text(range(scope, sum->optimistic, sum->pessimistic)), value_blank(), value_blank()});
	if (sum->spread)
		section_paragraph(scope->report, section, scope_say(scope, "Hours are what is expected between the best and the worst case. Four chances in five: %s.", band(scope, sum)));
}

static void add_exclusions(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	struct section *section = report_section(scope->report, "What is not part of it");
	struct block *list = NULL;

	for (size_t i = 0; i < paper->items.count; i++) {
		const struct item *item = &paper->items.items[i];

		if (!item->excluded)
			continue;
		if (!list)
			list = section_list(scope->report, section);
		list_line(scope->report, list, arena_print(scope->arena, "%s %s%s%s", item->code, item->name, item->acceptance ? ": " : "", item->acceptance ? item->acceptance : ""));
	}
	if (!list)
		section_paragraph(scope->report, section, scope_word(scope, "Nothing is named. What is not listed above is a change."));
}

static const char *assumption(struct scope_report *scope, const struct ask *ask)
{
	const char *confirmed = ask->answer ? scope_say(scope, " (answered on %s: %s)", scope_day(scope, ask->answered_on), ask->answer) : "";

	return scope_say(scope, "ask %lld%s%s: %s%s", (long long)ask->id, ask->item_code ? ", " : "", ask->item_code ? ask->item_code : "", ask->text, confirmed);
}

static void add_assumptions(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	struct section *section = report_section(scope->report, "What is assumed");
	struct block *list = NULL;

	for (size_t i = 0; i < paper->asks.count; i++) {
		const struct ask *ask = &paper->asks.items[i];

		if (ask->kind != ASK_ASSUMPTION && ask->kind != ASK_CAVEAT)
			continue;
		if (!list)
			list = section_list(scope->report, section);
		list_line(scope->report, list, assumption(scope, ask));
	}
	if (list)
		section_paragraph(scope->report, section, scope_word(scope, "Where one of these does not hold, what follows from it is a change."));
	else
		section_paragraph(scope->report, section, scope_word(scope, "Nothing is noted."));
}

static void add_owed(struct paper *paper)
{
	static const struct column columns[] = {{"Id", false}, {"What", false}, {"For", false}, {"Who", false}, {"By", false}};
	struct scope_report *scope = &paper->scope;
	struct section *section = report_section(scope->report, "Who owes what by when");
	struct block *table = NULL;

	for (size_t i = 0; i < paper->asks.count; i++) {
		const struct ask *ask = &paper->asks.items[i];

		if (!ask_is_owed(ask))
			continue;
		if (!table)
			table = section_table(scope->report, section, columns, 5);
		table_add(scope->report, table, (struct value[]){value_text(scope_say(scope, "ask %lld", (long long)ask->id)),
			value_text(arena_print(scope->arena, "%s (%s)", ask->text, scope_word(scope, ask_kind_words[ask->kind]))), value_text(ask->item_code), value_text(ask->whom), value_day(ask->due_on)});
	}
	if (!table)
		section_paragraph(scope->report, section, scope_word(scope, "Nothing is owed by a day."));
}

/* The rate of the day of the seal, or today's: one that was typed later changes nothing in what was signed. */
static const char *rate_words(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	const struct project *project = &scope->position->project;
	int day = paper->sealed ? paper->sealed->sealed_on : scope->position->day;
	const struct rate *rate = rate_in_force(paper->rates, project->client, project->id, 0, project->currency, day);

	return rate ? arena_print(scope->arena, ", %s", scope_rate(scope, rate)) : "";
}

static const char *price_words(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	const struct project *project = &scope->position->project;
	int64_t cap = paper->sealed ? paper->sealed->cap : project->cap, price = paper->sealed ? paper->sealed->price : project->price;

	if (project->kind == KIND_FIXED)
		return price ? scope_say(scope, "Fixed price: %s", scope_money(scope, price)) : scope_word(scope, "Fixed price");
	if (project->kind == KIND_RETAINER)
		return scope_say(scope, "Retainer: %s a month for %s h%s", scope_money(scope, price), scope_hours(scope, project->hours_seconds), rate_words(paper));
	return cap ? scope_say(scope, "Time and material%s, not to exceed %s", rate_words(paper), scope_money(scope, cap)) : scope_say(scope, "Time and material%s", rate_words(paper));
}

/* What machines are reckoned to take, before anybody signs. */
static void add_machines(struct paper *paper, struct block *list)
{
	struct scope_report *scope = &paper->scope;
	const char *parts = "", *currency = scope->position->project.currency;
	struct outlay sum = {0};

	for (size_t i = 0; i < scope->position->milestones.count; i++) {
		const struct milestone *milestone = &scope->position->milestones.items[i];
		struct outlay plan = {(int128)milestone->compute_plan_micro * 3600};

		if (milestone->compute_plan_micro <= 0)
			continue;
		parts = arena_print(scope->arena, "%s%s%s %s", parts, *parts ? ", " : "", milestone->code, scope_money(scope, outlay_minor(plan, currency)));
		sum.parts += plan.parts;
	}
	if (*parts)
		list_line(scope->report, list, scope_say(scope, "Machines are planned at %s: %s.", scope_money(scope, outlay_minor(sum, currency)), parts));
}

static void add_terms(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;
	const struct project *project = &scope->position->project;
	struct block *list = section_list(scope->report, report_section(scope->report, "Terms"));

	list_line(scope->report, list, arena_print(scope->arena, "%s.", price_words(paper)));
	if (!paper->sealed && (project->start_on != DAY_NONE || project->end_on != DAY_NONE))
		list_line(scope->report, list, scope_say(scope, "Term: %s to %s.", scope_day(scope, project->start_on), project->end_on == DAY_NONE ? scope_word(scope, "open") : scope_day(scope, project->end_on)));
	if (!paper->sealed)
		add_machines(paper, list);
	list_line(scope->report, list, scope_word(scope, "From the signature on the scope moves by changes alone: each is written down, estimated and priced, and counts once you have approved it."));
}

static void add_signature(struct paper *paper)
{
	static const char *const blanks[] = {"Agreed by", "Date", "Signature"};
	struct scope_report *scope = &paper->scope;
	const struct baseline *sealed = paper->sealed;
	struct section *section = report_section(scope->report, "Agreement");
	struct block *list;

	if (sealed) {
		section_paragraph(scope->report, section, scope_say(scope, "Version %lld, agreed by %s on %s: %s%s%s%s.", (long long)sealed->version, sealed->who, scope_day(scope, sealed->sealed_on),
			sealed->evidence, sealed->evidence_file ? "; " : "", sealed->evidence_file ? sealed->evidence_file : "",
			sealed->evidence_file ? arena_print(scope->arena, ", SHA-256 %s", sealed->evidence_sha256) : ""));
		report_foot(scope->report, arena_print(scope->arena, "items %s", sealed->digest));
		return;
	}
	list = section_blanks(scope->report, section);
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		list_line(scope->report, list, scope_word(scope, blanks[i]));
}

static void write_paper(struct paper *paper)
{
	struct scope_report *scope = &paper->scope;

	report_lead(scope->report, scope_prepared(scope));
	if (!paper->sealed)
		report_lead(scope->report, scope_say(scope, "DRAFT of %s: nothing here is agreed until it is signed.", scope_day(scope, scope->position->day)));
	add_items(paper);
	add_exclusions(paper);
	add_assumptions(paper);
	add_owed(paper);
	add_terms(paper);
	add_signature(paper);
	if (*scope->evidence)
		report_foot(scope->report, scope->evidence);
}

bool report_baseline(struct book *book, int64_t project, int64_t version, int64_t as_of, struct arena *arena, struct report *report)
{
	struct paper paper = {0};
	const struct project *of;
	int64_t at;

	if (!scope_load(book, project, as_of, arena, &paper.scope) || !pick_version(book, &paper, version) || !load_items(book, &paper, arena)
		|| !seal_moment(book, &paper, arena, &at) || !ask_list(book, project, at, arena, &paper.asks) || !rate_book_open(book, at, arena, &paper.rates))
		return false;
	of = &paper.scope.position->project;
	scope_begin(&paper.scope, report, paper.sealed ? scope_say(&paper.scope, "Scope of %s (%s), version %lld", of->name, of->path, (long long)paper.sealed->version)
		: scope_say(&paper.scope, "DRAFT - Scope of %s (%s)", of->name, of->path));
	report->flows = true; /* what is signed has to be read */
	if (!paper.sealed)
		report->stamp = scope_word(&paper.scope, "DRAFT");
	write_paper(&paper);
	return true;
}
