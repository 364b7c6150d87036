/* What the client is asked to decide today: each a question, with choices and what each does to cap and date. */
#include "model/reports/scope-inside.h"

static const struct column columns[] = {{"#", false}, {"Question", false}, {"Choices", false}};
enum { COLUMNS = 3 };

struct asking {
	struct scope_report *scope;
	struct block *table;
	int count;
};

static void ask(struct asking *asking, const char *question, const char *choices)
{
	struct report *report = asking->scope->report;

	if (!asking->table)
		asking->table = section_table(report, report->last_section, columns, COLUMNS);
	asking->table->strong = 2;
	table_add(report, asking->table, (struct value[COLUMNS]){value_count(++asking->count), value_text(question), value_text(choices)});
}

/* "$2,960.00 at the present rate", or what it was sent at and that; "" when no price can be told. */
static const char *price_words(struct scope_report *scope, const struct position_change *change)
{
	const char *sign = change->removes ? "-" : "";
	const char *today, *sent;
	int64_t cost;
	bool known = position_change_cost(scope->position, change, &cost);

	today = known ? scope_say(scope, ", %s%s at the present rate", sign, scope_money(scope, cost)) : "";
	if (!change->change->has_price)
		return today;
	sent = scope_money(scope, change->change->price);
	if (known && change->change->price == (change->removes ? -cost : cost))
		return arena_print(scope->arena, ", %s", sent);
	return scope_say(scope, ", %s as sent on %s%s%s%s", sent, scope_day(scope, change->change->sent_on), known ? " (" : "", known ? today + 2 : "", known ? ")" : "");
}

bool scope_price_today(const struct position *position, const struct position_change *change, int64_t *price)
{
	if (change->change->has_price) {
		*price = change->change->price;
		return true;
	}
	if (!position_change_cost(position, change, price))
		return false;
	*price = change->removes ? -*price : *price;
	return true;
}

/* What becomes of cap and finish: "cap rises by $2,960.00, and I finish on 2026-04-06 at 20 h a week". */
static const char *effect(struct scope_report *scope, const struct position_change *change)
{
	const struct position *position = scope->position;
	int64_t price, more = change->mean > change->worked ? change->mean - change->worked : 0;
	struct ratio remaining = ratio_add(position->forecast.remaining, ratio_of(change->removes ? -change->mean : more, 1));
	int finish = forecast_finish_at_capacity(position->day, remaining, position->capacity, position->off);
	const char *cap = "", *date = "";

	if (position->money.cap_signed && scope_price_today(position, change, &price) && price)
		cap = price < 0 ? scope_say(scope, "cap falls by %s", scope_money(scope, -price)) : scope_say(scope, "cap rises by %s", scope_money(scope, price));
	else
		cap = change->removes ? scope_say(scope, "agreed scope falls by %s h", scope_hours(scope, change->mean)) : scope_say(scope, "agreed scope rises by %s h", scope_hours(scope, change->mean));
	if (finish != DAY_NONE)
		date = scope_say(scope, ", finish %s at %s h a week", scope_day(scope, finish), scope_capacity(scope));
	return arena_print(scope->arena, "%s%s", cap, date);
}

/* What was begun on it and what an invoice would make of that. */
static const char *begun(struct scope_report *scope, const struct position_change *change)
{
	const struct bill *bill = &scope->position->money.at_risk;
	int64_t seconds = 0, amount = 0;

	for (size_t i = 0; i < bill->count; i++)
		if (bill->items[i].item == change->change->id) {
			seconds += bill->items[i].billed_seconds;
			amount += bill->items[i].amount;
		}
	if (!seconds)
		return scope_say(scope, "the %s h already done", scope_hours(scope, change->worked));
	return scope_say(scope, "the %s h already done (invoiced as %s h, %s)", scope_hours(scope, change->worked), scope_hours(scope, seconds), scope_money(scope, amount));
}

size_t scope_choices(struct scope_report *scope, const struct position_change *change, const char *choices[3])
{
	const char *does = effect(scope, change);

	choices[0] = scope_say(scope, "approve: %s", does);
	choices[1] = change->removes ? scope_say(scope, "keep %s as agreed", change->change->removes_code) : scope_word(scope, "put off to a follow-on contract");
	choices[2] = change->removes ? NULL : scope_word(scope, "drop it");
	if (!change->removes && change->worked) {
		choices[0] = scope_say(scope, "approve: %s; %s are part of it", does, begun(scope, change));
		choices[1] = scope_say(scope, "put off to a follow-on contract: I stop today, the %s h are not invoiced now", scope_hours(scope, change->worked));
		choices[2] = scope_word(scope, "drop it: I stop today; we agree what happens with the work done");
	}
	return change->removes ? 2 : 3;
}

/* ", valid until 2026-04-10", ", was valid until" after that day; "" when nothing was said. */
static const char *validity(struct scope_report *scope, const struct change *change)
{
	if (change->valid_until == DAY_NONE)
		return "";
	return scope_say(scope, change->valid_until < scope->position->day ? ", was valid until %s" : ", valid until %s", scope_day(scope, change->valid_until));
}

static void ask_about_change(struct asking *asking, const struct position_change *change)
{
	struct scope_report *scope = asking->scope;
	const char *choices[3];
	size_t count = scope_choices(scope, change, choices);
	const char *question = arena_print(scope->arena, "%s %s, %s%s h%s%s", change->change->code, change->change->title, change->removes ? "-" : "",
		scope_hours(scope, change->mean), price_words(scope, change),
		validity(scope, change->change));

	ask(asking, question, count == 2 ? scope_say(scope, "A. %s.  B. %s.", choices[0], choices[1])
		: scope_say(scope, "A. %s.  B. %s.  C. %s.", choices[0], choices[1], choices[2]));
}

static const struct position_item *most_left(const struct position *position)
{
	const struct position_item *most = NULL;

	for (size_t i = 0; i < position->item_count; i++) {
		struct ratio left = task_remaining(&position->items[i].task);

		if (ratio_sign(left) > 0 && (!most || ratio_sign(ratio_subtract(left, task_remaining(&most->task))) > 0))
			most = &position->items[i];
	}
	return most;
}

static void ask_about_cap(struct asking *asking)
{
	struct scope_report *scope = asking->scope;
	const struct position *position = scope->position;
	struct outlook outlook = position_outlook(position);
	int64_t cap = position->money.cap, rate, left;
	const struct position_item *candidate = most_left(position);

	if (!position->money.cap_signed || !outlook.known || outlook.forecast <= cap || !(rate = rate_per_hour(position->money.present)))
		return;
	left = cap - position->money.labour;
	ask(asking, scope_say(scope, "Cap: %s; the work in scope is now expected to cost %s (%s more)", scope_money(scope, cap), scope_money(scope, outlook.forecast), scope_money(scope, outlook.forecast - cap)),
		scope_say(scope, "A. raise the cap.  B. reduce scope by about %s h%s.  C. stop at the cap, %s.",
			scope_exact_hours(scope, ratio_of((int128)(outlook.forecast - cap) * 3600, rate), 1),
			candidate ? scope_say(scope, " (candidate: part of %s)", candidate->code) : "",
			left > 0 ? scope_say(scope, "%s h from now", scope_exact_hours(scope, ratio_of((int128)left * 3600, rate), 2)) : scope_word(scope, left ? "which is passed already" : "which is used up")));
}

static void ask_about_unestimated(struct asking *asking, const struct position_change *change)
{
	struct scope_report *scope = asking->scope;

	ask(asking, arena_print(scope->arena, "%s %s", change->change->code, change->change->title),
		change->worked ? scope_say(scope, "A. I estimate it; the %s h already done are part of it.  B. not now: I stop today.", scope_hours(scope, change->worked))
			: scope_word(scope, "A. I estimate it, and you decide then.  B. not now."));
}

void scope_decisions(struct scope_report *scope, struct section *section)
{
	struct asking asking = {.scope = scope};
	const struct position_change **changes = scope_by_id(scope);

	for (size_t i = 0; i < scope->position->change_count; i++)
		if (change_waits(changes[i]->change))
			ask_about_change(&asking, changes[i]);
	ask_about_cap(&asking);
	for (size_t i = 0; i < scope->position->change_count; i++)
		if (changes[i]->change->state == CHANGE_PROPOSED)
			ask_about_unestimated(&asking, changes[i]);
	if (!asking.count)
		section_paragraph(scope->report, section, scope_word(scope, "There is nothing to decide today."));
}
