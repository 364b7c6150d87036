#include "tui/milestone-card.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/money.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { LEFT = 2, LABEL = 12, VALUE = 7, MARKER = 0x25b8, UNIT = 1000000 };

char *milestone_standing(const struct milestone *milestone, int today, char out[32])
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);
	int left = milestone->due_on == DAY_NONE ? 0 : milestone->due_on - today;

	if (decision)
		snprintf(out, 32, "%s", decision->word);
	else if (milestone->due_on == DAY_NONE)
		snprintf(out, 32, speech("open"));
	else if (!left)
		snprintf(out, 32, speech("due today"));
	else
		snprintf(out, 32, speech("%d day%s%s"), left < 0 ? -left : left, left == 1 || left == -1 ? "" : "s", left < 0 ? speech(" late") : "");
	return out;
}

static int put(struct canvas *inside, int row, const char *label, const char *value)
{
	if (!value || !*value)
		return row;
	canvas_put(inside, row, LEFT, LABEL, TONE_PLAIN, speech(label));
	canvas_put(inside, row, LEFT + LABEL, inside->columns - LEFT - LABEL - 1, TONE_PLAIN, value);
	return row + 1;
}

/* The longest value of those that are drawn fills the bar; shares are drawn against 1. */
static int64_t whole_of(const struct milestone *milestone)
{
	const struct measurement *offline = milestone_latest(milestone, MEASURED_OFFLINE), *production = milestone_latest(milestone, MEASURED_PRODUCTION);
	const char *const values[] = {milestone->target, offline ? offline->value : NULL, production ? production->value : NULL};
	int64_t whole = UNIT, value;

	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (values[i] && decimal_parse(values[i], &value) && value > whole)
			whole = value;
	return whole;
}

static int put_value(const struct milestone *milestone, struct canvas *inside, int row, const char *label, const char *value, const char *verdict)
{
	int bar = inside->columns - LEFT - LABEL - VALUE - 10;
	int64_t number;

	if (!value)
		return row;
	put(inside, row, label, value);
	if (bar > 3 && decimal_parse(value, &number)) {
		if (inside->grid->bare)
			bar = 0;
		else
			chart_bar(inside, row, LEFT + LABEL + VALUE, bar, TONE_CHART, number, whole_of(milestone));
		canvas_put(inside, row, LEFT + LABEL + VALUE + bar + 1, 8, TONE_PLAIN, verdict);
	}
	return row + 1;
}

static int put_gap(const struct findings *findings, struct canvas *inside, int row)
{
	char text[96];

	if (!findings->gap_abs)
		return row;
	snprintf(text, sizeof text, "%s%s%s%s", findings->gap_abs, findings->gap_rel_pct ? ", " : "", findings->gap_rel_pct ? findings->gap_rel_pct : "",
		findings->gap_rel_pct ? /* xgettext:no-c-format */ speech("% of the offline value") : "");
	return put(inside, row, "gap", text);
}

static int put_dataset(const struct measurement *measured, const char *doubt, struct canvas *inside, int row)
{
	char text[280];

	if (!measured || !measured->dataset)
		return row;
	snprintf(text, sizeof text, "%.160s", measured->dataset);
	if (measured->n > 0)
		snprintf(text + strlen(text), sizeof text - strlen(text), ", n %lld", (long long)measured->n);
	row = put(inside, row, "dataset", text);
	return put(inside, row, "", doubt);
}

static int put_metric(const struct milestone *milestone, struct canvas *inside, int row)
{
	char text[120];

	if (!milestone->metric)
		return put(inside, row, "metric", speech("none: it is done or not"));
	snprintf(text, sizeof text, speech("%.80s, %s is better"), milestone->metric, milestone->lower ? speech("lower") : speech("higher"));
	return put(inside, row, "metric", text);
}

/* What speaks against it, in words: these must not be cut off by what is merely good to know. */
static int put_doubts(const struct findings *findings, struct canvas *inside, int row)
{
	char text[120];

	row = put(inside, row, "missed", findings->limits_missed);
	row = put(inside, row, "watched", findings->limits_drift);
	if (findings->drifts) {
		snprintf(text, sizeof text, speech("drifts, twice beyond %s"), findings->drift_threshold);
		row = put(inside, row, "watched", text);
	}
	if (findings->majority_baseline) {
		snprintf(text, sizeof text, speech("%s, lift %s%s"), findings->majority_baseline, findings->imbalance_lift, findings->imbalance_warn ? speech(": no better") : "");
		row = put(inside, row, "majority", text);
	}
	return put(inside, row, "other data", findings->data_differ);
}

static int put_own(const struct milestone_card *card, struct canvas *inside, int row)
{
	const struct milestone *milestone = card->milestone;
	const struct milestone_decision *decision = milestone_decision_of(milestone);
	char box[80];

	row = put(inside, row, "time box", milestone_time_box(milestone, box));
	row = put(inside, row, "why", decision ? decision->why : NULL);
	row = put(inside, row, "instead of", card->instead_of);
	return put(inside, row, "hypothesis", milestone->hypothesis);
}

static int put_spent(const struct milestone_card *card, struct canvas *inside, int row)
{
	struct money money = {0};
	char text[160], amount[48], plan[48];

	if (!card->currency)
		return row;
	money.minor = outlay_minor(card->spent, card->currency);
	snprintf(money.currency, sizeof money.currency, "%s", card->currency);
	snprintf(text, sizeof text, "%s", locale_own_money(money, MONEY_SIGNED, amount));
	if (card->milestone->compute_plan_micro >= 0) {
		money.minor = words_minor(card->milestone->compute_plan_micro, card->currency);
		snprintf(text, sizeof text, speech("%s of %s planned"), amount, locale_own_money(money, MONEY_SIGNED, plan));
	}
	return put(inside, row, "spent", text);
}

static int put_trials(const struct findings *findings, struct canvas *inside, int row)
{
	char text[96];

	if (!findings->trials)
		return row;
	snprintf(text, sizeof text, speech("%lld, best at %lld%s"), (long long)findings->trials, (long long)findings->best_trial, findings->trials_stop ? speech(": time to stop") : "");
	return put(inside, row, "trials", text);
}

/* Which version runs where, and the way back. */
static int put_deployment(const struct milestone *milestone, struct canvas *inside, int row)
{
	const struct deployment *last = milestone->deployment_count ? &milestone->deployments[milestone->deployment_count - 1] : NULL;
	char text[360];

	if (!last)
		return row;
	snprintf(text, sizeof text, speech("%.100s on %.100s%s%.100s"), last->version, last->place, last->rollback_to ? speech(", back to ") : "", last->rollback_to ? last->rollback_to : "");
	return put(inside, row, "at work", text);
}

static void put_rest(const struct findings *findings, struct canvas *inside, int row)
{
	char text[64];

	row = put_trials(findings, inside, row);
	row = put(inside, row, "train gap", findings->train_gap);
	row = put(inside, row, "groups", findings->subgroup_gap);
	if (findings->drift_threshold && !findings->drifts) {
		snprintf(text, sizeof text, speech("not below %s twice in a row"), findings->drift_threshold);
		row = put(inside, row, "watched", text);
	}
	if (findings->errors_per_1000) {
		snprintf(text, sizeof text, speech("%s of 1,000 cases"), findings->errors_per_1000);
		put(inside, row, "errors", text);
	}
}

void milestone_card_load(const struct milestone *milestone, const struct spending *spending, const struct datasets *datasets, int64_t now, struct arena *arena,
	struct milestone_card *card)
{
	const struct milestone_decision *decision = milestone ? milestone_decision_of(milestone) : NULL;
	const struct measurement *result;
	const struct dataset *set;

	*card = (struct milestone_card){.milestone = milestone};
	if (!milestone)
		return;
	result = milestone_latest(milestone, MEASURED_OFFLINE);
	set = result && result->dataset ? dataset_named(datasets, result->dataset) : NULL;
	card->doubt = set ? dataset_doubt(set, arena) : NULL;
	milestone_judge(milestone, arena, &card->findings);
	if (decision && decision->instead_of) {
		const char *price = milestone_trade_off(milestone, decision, arena);

		card->instead_of = arena_print(arena, "%s%s%s", decision->instead_of, price ? ", " : "", price ? price : "");
	}
	card->currency = outlay_add_milestone(&card->spent, spending, milestone->id, now);
}

void milestone_card_paint(const struct milestone_card *card, struct canvas *canvas, bool focused, bool meeting)
{
	const struct milestone *milestone = card->milestone;
	const struct findings *findings = &card->findings;
	const struct measurement *offline = milestone_latest(milestone, MEASURED_OFFLINE), *production = milestone_latest(milestone, MEASURED_PRODUCTION);
	char title[128];
	struct canvas inside;
	int row;

	snprintf(title, sizeof title, speech("%.16s · offline against production"), milestone->code);
	inside = canvas_frame(canvas, (struct frame){title, NULL, NULL, NULL});
	row = put_metric(milestone, &inside, inside.rows > 10 && !canvas->grid->bare ? 1 : 0);
	row = put(&inside, row, "baseline", milestone->baseline);
	row = put_value(milestone, &inside, row, "target", milestone->target, "");
	row = put_value(milestone, &inside, row, "offline", offline ? offline->value : NULL, !findings->offline.said ? "" : findings->offline.met ? speech("met") : speech("missed"));
	row = put_value(milestone, &inside, row, "production", production ? production->value : NULL,
		!findings->production.said ? "" : findings->production.met ? speech("met") : speech("missed"));
	row = put_doubts(findings, &inside, put_dataset(offline, card->doubt, &inside, put_gap(findings, &inside, row)));
	row = put_deployment(milestone, &inside, row);
	if (!meeting)
		row = put_spent(card, &inside, put_own(card, &inside, row));
	put_rest(findings, &inside, row);
	if (!focused || !inside.rows)
		return;
	canvas_repeat(&inside, 0, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, 0, 0);
}
