/* Baseline, changes, items, bridge and calibration by the names that machines read. */
#include <stdlib.h>

#include "model/reports/scope.h"

static void add_mean(struct scope_report *scope, struct fact *parent, bool known, int64_t seconds)
{
	struct ratio mean = known ? ratio_of(seconds, 1) : ratio_null();

	fact_add(scope->arena, parent, "mean_min", value_decimal(scope->arena, ratio_divide(mean, ratio_of(60, 1)), 0));
	fact_exact_hours(scope->arena, parent, "mean_h", mean);
}

static void add_baseline_items(struct scope_report *scope, struct fact *baseline)
{
	struct fact *items = fact_object(scope->arena, baseline, "items");
	char digits[48];

	for (size_t i = 0; i < scope->position->agreed_count; i++) {
		const struct position_item *item = &scope->position->items[i];
		struct estimate_sum sum = estimate_sum_of(item->task.estimate);
		struct fact *fact = fact_object(scope->arena, items, item->code);

		add_mean(scope, fact, estimate_is_known(item->task.estimate), sum.mean);
		fact_add(scope->arena, fact, "sd_h", value_digits(scope->arena, deviation_format(digits, estimate_variance(&sum), 3)));
	}
}

static struct value price_at_first_rate(const struct position *position)
{
	const struct rate *first = position->money.first;

	return first ? value_money(rate_amount(first, position->agreed.mean), position->project.currency) : value_none();
}

static void add_baseline(struct scope_report *scope)
{
	const struct estimate_sum *sum = &scope->position->agreed;
	struct ratio mean = ratio_of(sum->mean, 1), variance = estimate_variance(sum);
	struct fact *baseline = fact_object(scope->arena, scope->report->facts, "baseline");
	char digits[48];

	add_baseline_items(scope, baseline);
	fact_add(scope->arena, baseline, "H0_min", value_decimal(scope->arena, ratio_of(sum->mean, 60), 0));
	fact_hours(scope->arena, baseline, "H0_h", sum->mean);
	fact_hours(scope->arena, baseline, "most_likely_h", sum->likely * 60);
	fact_add(scope->arena, baseline, "variance_h2", value_decimal(scope->arena, ratio_divide(variance, ratio_of(3600 * 3600, 1)), 3));
	fact_add(scope->arena, baseline, "sd_h", value_digits(scope->arena, deviation_format(digits, variance, 3)));
	fact_add(scope->arena, baseline, "P80_h_normal", value_digits(scope->arena, quantile_format(digits, mean, variance, QUANTILE_80, 2)));
	fact_add(scope->arena, baseline, "P90_h_normal", value_digits(scope->arena, quantile_format(digits, mean, variance, QUANTILE_90, 2)));
	fact_add(scope->arena, baseline, "sd_h_fully_correlated", value_hours(scope->arena, estimate_correlated_deviation(sum), 3));
	fact_exact_hours(scope->arena, baseline, "P80_h_fully_correlated", estimate_correlated_quantile(sum, QUANTILE_80));
	fact_exact_hours(scope->arena, baseline, "triangular_mean_h", estimate_triangular_mean(sum));
	fact_add(scope->arena, baseline, "price_cents_at_first_rate", price_at_first_rate(scope->position));
}

static struct value days_or_none(int days)
{
	return days < 0 ? value_none() : value_count(days);
}

static void add_changes(struct scope_report *scope)
{
	struct fact *changes = fact_object(scope->arena, scope->report->facts, "changes");
	const struct position *position = scope->position;

	for (size_t i = 0; i < position->change_count; i++) {
		const struct position_change *mine = &position->changes[i];
		const struct change *change = mine->change;
		struct fact *fact = fact_object(scope->arena, changes, change->code);
		bool priced = change_is_scope(change->state) && change->has_price;

		fact_add(scope->arena, fact, "state", value_text(change_state_words[change->state]));
		fact_add(scope->arena, fact, "direction", value_text(mine->removes ? "remove" : "add"));
		add_mean(scope, fact, mine->estimated, mine->mean);
		fact_add(scope->arena, fact, "price_cents", priced ? value_money(change->price, position->project.currency) : value_none());
		fact_add(scope->arena, fact, "days_to_decision", days_or_none(mine->days_to_decision));
		fact_add(scope->arena, fact, "days_pending", days_or_none(mine->days_pending));
	}
}

static void add_items(struct scope_report *scope)
{
	struct fact *items = fact_object(scope->arena, scope->report->facts, "items");

	for (size_t i = 0; i < scope->position->item_count; i++) {
		const struct task *task = &scope->position->items[i].task;
		struct fact *fact = fact_object(scope->arena, items, scope->position->items[i].code);

		fact_hours(scope->arena, fact, "budget_h", task_budget(task));
		fact_hours(scope->arena, fact, "actual_h", task->actual);
		fact_exact_hours(scope->arena, fact, "remaining_h", task_remaining(task));
		fact_exact_hours(scope->arena, fact, "forecast_h", ratio_add(ratio_of(task->actual, 1), task_remaining(task)));
		fact_exact_hours(scope->arena, fact, "variance_h", task_variance(task));
		fact_count(scope->arena, fact, "pct", task->percent);
	}
}

static void add_bridge(struct scope_report *scope)
{
	const struct bridge *bridge = &scope->position->bridge;
	struct fact *facts = fact_object(scope->arena, scope->report->facts, "bridge_h");

	for (int i = 0; i < BRIDGE_ROWS; i++)
		fact_add(scope->arena, facts, bridge_words[i], value_decimal(scope->arena, ratio_of(bridge->row[i], 100), 2));
	fact_add(scope->arena, facts, "forecast_total_effort", value_decimal(scope->arena, ratio_of(bridge->total, 100), 2));
}

static int by_ratio(const void *a, const void *b)
{
	return ratio_sign(ratio_subtract(*(const struct ratio *)a, *(const struct ratio *)b));
}

/* Percentiles of one's own record, times what is still open: from five closed items on. */
static void add_reference(struct scope_report *scope, struct fact *calibration, struct ratio *ratios, int count)
{
	static const struct { const char *name; int percent; } points[] = {{"P50", 50}, {"P80", 80}, {"P90", 90}};
	struct fact *reference;
	int64_t open = 0;

	if (count < 5)
		return;
	for (size_t i = 0; i < scope->position->item_count; i++)
		open += scope->position->items[i].task.percent < 100 ? task_budget(&scope->position->items[i].task) : 0;
	qsort(ratios, (size_t)count, sizeof *ratios, by_ratio);
	reference = fact_object(scope->arena, calibration, "reference");
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		struct ratio ratio = percentile(ratios, count, points[i].percent);
		struct fact *fact = fact_object(scope->arena, reference, points[i].name);

		fact_add(scope->arena, fact, "ratio", value_decimal(scope->arena, ratio, 3));
		fact_exact_hours(scope->arena, fact, "hours", ratio_multiply(ratio, ratio_of(open, 1)));
	}
}

static void add_calibration(struct scope_report *scope)
{
	const struct position *position = scope->position;
	struct fact *calibration = fact_object(scope->arena, scope->report->facts, "calibration"), *facts;
	struct ratio *ratios = arena_array(scope->arena, position->item_count + 1, sizeof *ratios);
	int closed = 0, inside = 0;

	for (size_t i = 0; i < position->item_count; i++) {
		const struct task *task = &position->items[i].task;

		closed += task_is_closed(task);
		inside += task_is_closed(task) && task->actual >= task->estimate.optimistic * 60 && task->actual <= task->estimate.pessimistic * 60;
	}
	fact_count(scope->arena, calibration, "closed_items", closed);
	fact_count(scope->arena, calibration, "inside_o_p", inside);
	facts = fact_object(scope->arena, calibration, "ratio_actual_to_mean");
	closed = 0;
	for (size_t i = 0; i < position->item_count; i++) {
		const struct task *task = &position->items[i].task;

		if (!task_is_closed(task))
			continue;
		ratios[closed] = ratio_of(task->actual, estimate_mean(task->estimate));
		fact_add(scope->arena, facts, position->items[i].code, value_decimal(scope->arena, ratios[closed++], 3));
	}
	add_reference(scope, calibration, ratios, closed);
}

void scope_facts(struct scope_report *scope)
{
	add_baseline(scope);
	add_changes(scope);
	add_items(scope);
	add_bridge(scope);
	if (scope->internal)
		add_calibration(scope);
}
