/* The client's copy, continued: chart, bridge, change log, what was not charged. */
#include "model/reports/scope-inside.h"

static void add_chart(struct scope_report *scope)
{
	enum { SERIES = 5 };
	const struct position *position = scope->position;
	struct chart *chart = arena_take(scope->arena, sizeof *chart);
	struct series *series = arena_array(scope->arena, SERIES, sizeof *series);
	int *days = arena_array(scope->arena, position->burnup_count + 1, sizeof *days);
	static const struct series lines[SERIES] = {
		{"agreed scope", '=', true, NULL}, {"with requests waiting for an answer", ':', true, NULL}, {"agreed at the start", '-', true, NULL},
		{"work done (earned hours)", '#', false, NULL}, {"hours spent", 'o', false, NULL},
	};

	if (!position->burnup_count)
		return;
	for (int i = 0; i < SERIES; i++) {
		series[i] = lines[i];
		series[i].label = scope_word(scope, lines[i].label);
		series[i].points = arena_array(scope->arena, position->burnup_count, sizeof *series[i].points);
	}
	for (size_t i = 0; i < position->burnup_count; i++) {
		const struct burnup_point *point = &position->burnup[i];

		days[i] = point->day;
		series[0].points[i] = ratio_of(point->scope, 1);
		series[1].points[i] = ratio_of(point->waiting, 1);
		series[2].points[i] = ratio_of(point->baseline, 1);
		series[3].points[i] = point->earned;
		series[4].points[i] = ratio_of(point->effort, 1);
	}
	*chart = (struct chart){.label = scope_word(scope, "Scope agreed, requests waiting, work done and hours spent by week"), .days = days, .count = position->burnup_count, .series = series, .series_count = SERIES};
	section_chart(scope->report, report_section(scope->report, "Scope and progress by week (hours)"), chart);
}

struct bridge_table { struct scope_report *scope; struct block *table; };

/* hundredths: of an hour, as apportioned. mark: + - = or none. */
static void add_row(struct bridge_table *bridge, const char *words, const char *ids, const char *mark, int64_t hundredths)
{
	struct scope_report *scope = bridge->scope;
	const char *hours = scope_value(scope, value_decimal(scope->arena, ratio_of(hundredths, 100), 2));

	table_add(scope->report, bridge->table, (struct value[]){
		value_text(ids && *ids ? arena_print(scope->arena, "%s (%s)", scope_word(scope, words), ids) : scope_word(scope, words)),
		value_text(arena_print(scope->arena, "%s%s", *mark == '+' && hundredths < 0 ? "" : mark, hours))});
}

static void add_moved(struct bridge_table *bridge, const char *words, const char *ids, int64_t hundredths)
{
	if (hundredths)
		add_row(bridge, words, ids, "+", hundredths);
}

/* The item that went furthest the way the sum went, and what was mostly done on it: "mostly B1, data cleaning". */
const char *scope_culprit(struct scope_report *scope, int64_t hundredths)
{
	const struct position_item *most = NULL;
	const struct activity_sum *main = NULL;
	int sign = hundredths < 0 ? -1 : 1;

	for (size_t i = 0; i < scope->position->item_count; i++) {
		const struct position_item *item = &scope->position->items[i];
		struct ratio variance = task_variance(&item->task);

		if (ratio_sign(variance) == sign && (!most || ratio_sign(ratio_subtract(variance, task_variance(&most->task))) == sign))
			most = item;
	}
	for (size_t i = 0; most && i < most->activities.count; i++)
		if (!main || most->activities.items[i].seconds > main->seconds)
			main = &most->activities.items[i];
	if (!most)
		return "";
	return scope_say(scope, "mostly %s%s%s", most->code, main ? ", " : "", main ? scope_plain(scope, main->activity) : "");
}

static void add_bridge(struct scope_report *scope)
{
	static const struct column columns[] = {{"", false}, {"Hours", true}};
	const struct bridge *sums = &scope->position->bridge;
	const int64_t *row = sums->row, variance = row[BRIDGE_ITEM_VARIANCE] + row[BRIDGE_CHANGE_VARIANCE]; /* the printed parts */
	struct bridge_table bridge = {scope, section_table(scope->report, report_section(scope->report, "Why the effort differs from the first estimate"), columns, 2)};
	size_t items = scope->position->agreed_count;

	add_row(&bridge, items == 1 ? scope_word(scope, "Agreed at the start (1 item)") : scope_say(scope, "Agreed at the start (%zu items)", items), NULL, "", row[BRIDGE_BASELINE]);
	add_moved(&bridge, "Additions you approved", scope_ids(scope, is_addition_in_scope), row[BRIDGE_ADDITIONS]);
	add_moved(&bridge, "Reductions you approved", scope_ids(scope, is_reduction_in_scope), row[BRIDGE_REDUCTIONS]);
	add_moved(&bridge, variance < 0 ? "My estimates were high" : "My estimates were low", scope_culprit(scope, variance), variance);
	add_moved(&bridge, "Extra requests done without charge", scope_ids(scope, is_absorbed), row[BRIDGE_ABSORBED]);
	add_moved(&bridge, scope->position->hours.waiting ? "Small requests, not yet sorted" : "Small requests, done without charge", NULL, row[BRIDGE_UNRECORDED]);
	add_moved(&bridge, "Started, waiting for your decision", scope_ids(scope, is_begun_and_open), row[BRIDGE_AT_RISK]);
	add_moved(&bridge, "Started, then declined or withdrawn", scope_ids(scope, is_begun_and_refused), row[BRIDGE_REFUSED]);
	add_moved(&bridge, "Estimating your requests, not charged", NULL, row[BRIDGE_HANDLING]);
	add_row(&bridge, "Effort now expected for all of this", NULL, "=", sums->total);
	bridge.table->last_row->kind = ROW_SUM;
}

/* "approved by Ana Ortiz on 2026-01-29 (mail of 29 January, 08:31)" */
const char *scope_decided(struct scope_report *scope, const char *word, const struct change *change)
{
	const char *day = scope_day(scope, change->decided_on), *on;

	word = scope_word(scope, word);
	on = change->who ? scope_say(scope, "%s by %s on %s", word, change->who, day) : scope_say(scope, "%s on %s", word, day);
	return change->evidence ? arena_print(scope->arena, "%s (%s)", on, change->evidence) : on;
}

const char *scope_state(struct scope_report *scope, const struct position_change *mine)
{
	const struct change *change = mine->change;

	switch (change->state) {
	case CHANGE_PROPOSED:
		return scope_word(scope, "not yet estimated");
	case CHANGE_ESTIMATED:
		return scope_word(scope, "estimated, not yet sent");
	case CHANGE_SENT:
		return mine->days_pending ? scope_say(scope, "waiting for you (%s)", scope_days(scope, mine->days_pending)) : scope_word(scope, "waiting for you (since today)");
	case CHANGE_APPROVED:
		return scope_decided(scope, "approved", change);
	case CHANGE_DELIVERED:
		return scope_decided(scope, "delivered; approved", change);
	case CHANGE_REJECTED:
		return scope_decided(scope, "declined", change);
	case CHANGE_EXPIRED:
		return scope_word(scope, "lapsed unanswered");
	case CHANGE_ABSORBED:
		return scope_word(scope, "done, no charge");
	default:
		return scope_word(scope, "withdrawn");
	}
}

static struct value price_value(struct scope_report *scope, const struct position_change *mine)
{
	const struct change *change = mine->change;

	if (change->state == CHANGE_ABSORBED)
		return value_text(scope_word(scope, "no charge"));
	if (!change->has_price || (!change_is_scope(change->state) && change->state != CHANGE_SENT))
		return value_none();
	return value_money(change->price, scope->position->project.currency);
}

static void add_log(struct scope_report *scope)
{
	static const struct column columns[] = {{"Id", false}, {"Request", false}, {"From", false}, {"Date", false}, {"Hours", true}, {"Price", true}, {"State", false}};
	const struct position_change **changes = scope_by_id(scope);
	struct section *section = report_section(scope->report, "Change log");
	struct block *table;

	if (!scope->position->change_count) {
		section_paragraph(scope->report, section, scope_word(scope, "No change was asked for."));
		return;
	}
	table = section_table(scope->report, section, columns, 7);
	for (size_t i = 0; i < scope->position->change_count; i++) {
		const struct change *change = changes[i]->change;

		table_add(scope->report, table, (struct value[]){value_text(change->code), value_text(change->title), value_text(scope_plain(scope, change->origin)), value_day(change->proposed_on),
			changes[i]->estimated ? value_hours(scope->arena, ratio_of(changes[i]->removes ? -changes[i]->mean : changes[i]->mean, 1), 2) : value_text("?"),
			price_value(scope, changes[i]), value_text(scope_state(scope, changes[i]))});
	}
}

/* Machines that ran at one's own cost: their ids; overdue: one of them ran on beyond what was expected. */
static const char *own_machines(struct scope_report *scope, bool *overdue)
{
	const struct compute *compute = &scope->position->compute;
	const char *ids = "";

	*overdue = false;
	for (size_t i = 0; i < compute->row_count; i++)
		if (compute->rows[i].job->treatment == TREATMENT_ABSORBED && compute->rows[i].micro) {
			ids = *ids ? arena_print(scope->arena, "%s, %s", ids, compute->rows[i].job->code) : compute->rows[i].job->code;
			for (size_t k = 0; k < compute->overdue_count; k++)
				*overdue = *overdue || compute->overdue[k].job == compute->rows[i].job;
		}
	return ids;
}

/* What others billed at one's own cost, beside machines. */
static int64_t own_bills(const struct compute *compute, int64_t at)
{
	struct outlay sum = {0};
	const char *currency = "";

	for (size_t i = 0; i < compute->cost_count; i++)
		if (compute->costs[i]->treatment == TREATMENT_ABSORBED) {
			outlay_add_cost(&sum, compute->costs[i], at);
			currency = compute->costs[i]->currency;
		}
	return *currency ? outlay_minor(sum, currency) : 0;
}

static int64_t bills_passed_on(const struct compute *compute)
{
	int64_t sum = 0;

	for (size_t i = 0; i < compute->bill_count; i++)
		sum += compute->bills[i].minor;
	return sum;
}

/* "Compute passed on at cost so far: $55.87; not charged: $587.52 (G4, at my cost)." Nothing where there is none of it. */
static void say_passed(struct scope_report *scope, struct text *text, const char *passed, int64_t on, const char *kept, int64_t own, const char *why)
{
	if (!on && !own)
		return;
	text_add(text, text->length ? " " : "");
	if (on)
		text_print(text, "%s%s", scope_say(scope, passed, scope_money(scope, on)), own ? "; " : "");
	if (own)
		text_print(text, "%s %s%s", scope_word(scope, on ? "not charged:" : kept), scope_money(scope, own), why);
	text_add_char(text, '.');
}

static void add_free(struct scope_report *scope)
{
	const struct position *position = scope->position;
	struct ratio given = position->money.worth[WORTH_ABSORBED];
	const struct compute *compute = &position->compute;
	int64_t bills = bills_passed_on(compute), own = own_bills(compute, position->at);
	struct text text = {0};
	bool overdue;
	const char *machines = own_machines(scope, &overdue);

	if (ratio_sign(given) > 0)
		text_add(&text, scope_say(scope, "Worth of the work done without charge (%s) at the rate then in force: %s.", scope_ids(scope, is_absorbed), scope_money(scope, ratio_round(given))));
	say_passed(scope, &text, "Compute passed on at cost so far: %s", compute->passthrough - bills, "Compute not charged:", compute->absorbed - own,
		arena_print(scope->arena, " (%s%s)", machines, scope_word(scope, overdue ? ": left running too long, my oversight" : ", at my cost")));
	say_passed(scope, &text, "Other costs passed on so far: %s", bills, "Other costs not charged:", own, "");
	if (text.length)
		section_paragraph(scope->report, scope->report->last_section, arena_text(scope->arena, text_string(&text)));
	text_free(&text);
}

void scope_page_log(struct scope_report *scope)
{
	if (scope_is_planned(scope)) {
		add_chart(scope);
		add_bridge(scope);
	}
	add_log(scope);
	add_free(scope);
	if (*scope->evidence) {
		report_foot(scope->report, scope->evidence);
		report_foot(scope->report, scope_word(scope, "Keep this page: with this code either of us can check that nothing recorded before it was changed since."));
	}
}
