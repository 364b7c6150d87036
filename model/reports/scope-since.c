/* What is done, decided, new and spent since a day: two positions, one taken from the other. */
#include <string.h>

#include "model/reports/scope-inside.h"

struct telling {
	struct scope_report *scope;
	struct fact *facts;       /* since */
	struct text words;        /* of the line being told */
	int count;
};

static void tell(struct telling *telling, const char *words)
{
	text_print(&telling->words, "%s%s", telling->count++ ? "; " : "", words);
}

static void end_line(struct telling *telling, struct block *list, const char *title, const char *none)
{
	struct arena *arena = telling->scope->arena;

	list_line(telling->scope->report, list, telling->count ? arena_print(arena, "%s: %s.", title, text_string(&telling->words)) : none);
	text_clear(&telling->words);
	telling->count = 0;
}

static int percent_before(const struct position *before, int64_t item)
{
	const struct position_item *then = position_item_of(before, item);

	return then ? then->task.percent : 0;
}

static void tell_done(struct telling *telling, struct block *list)
{
	struct scope_report *scope = telling->scope;
	const struct position *now = scope->position, *before = scope->before;
	struct ratio earned = ratio_subtract(now->forecast.earned, before->forecast.earned);
	struct fact *items = fact_object(scope->arena, telling->facts, "items");

	fact_exact_hours(scope->arena, telling->facts, "done_h", earned);
	for (size_t i = 0; i < now->item_count; i++) {
		const struct position_item *item = &now->items[i];
		int from = percent_before(before, item->id), to = item->task.percent;
		bool accepted = item->accepted_on != DAY_NONE && item->accepted_on >= scope->since;

		if (from != to) {
			struct fact *moved = fact_object(scope->arena, items, item->code);

			fact_count(scope->arena, moved, "from_pct", from);
			fact_count(scope->arena, moved, "to_pct", to);
		}
		if (from != to || accepted)
			tell(telling, arena_print(scope->arena, "%s %s%s%s", item->code,
				from != to ? scope_say(scope, "from %s to %s", scope_percent(scope, from), scope_percent(scope, to)) : "",
				accepted && from != to ? ", " : "", accepted ? scope_say(scope, "accepted on %s", scope_day(scope, item->accepted_on)) : ""));
	}
	end_line(telling, list, scope_say(scope, "Done: %s h", scope_exact_hours(scope, earned, 2)), scope_word(scope, "Done: nothing was reported."));
}

static const char *decision_word(enum change_state state)
{
	switch (state) {
	case CHANGE_APPROVED:
	case CHANGE_DELIVERED:
		return "approved";
	case CHANGE_REJECTED:
		return "declined";
	default:
		return NULL;
	}
}

static void tell_decided(struct telling *telling, struct block *list)
{
	struct scope_report *scope = telling->scope;
	const struct position_change **changes = scope_by_id(scope);
	struct fact *decided = fact_list(scope->arena, telling->facts, "decided");

	for (size_t i = 0; i < scope->position->baselines.count; i++) {
		const struct baseline *seal = &scope->position->baselines.items[i];

		if (seal->sealed_on >= scope->since)
			tell(telling, scope_say(scope, "agreed scope, version %lld, signed by %s on %s", (long long)seal->version, seal->who, scope_day(scope, seal->sealed_on)));
	}
	for (size_t i = 0; i < scope->position->change_count; i++) {
		const struct change *change = changes[i]->change;
		const char *word = decision_word(change->state);

		if (!word || change->decided_on == DAY_NONE || change->decided_on < scope->since)
			continue;
		tell(telling, arena_print(scope->arena, "%s %s", change->code, scope_decided(scope, word, change)));
		fact_add(scope->arena, decided, NULL, value_text(change->code));
	}
	for (size_t i = 0; i < scope->asks.count; i++) {
		const struct ask *ask = &scope->asks.items[i];

		if (ask->answer && ask->answered_on >= scope->since)
			tell(telling, ask->who ? scope_say(scope, "ask %lld answered by %s on %s", (long long)ask->id, ask->who, scope_day(scope, ask->answered_on))
				: scope_say(scope, "ask %lld answered on %s", (long long)ask->id, scope_day(scope, ask->answered_on)));
	}
	end_line(telling, list, scope_word(scope, "Decided"), scope_word(scope, "Decided: nothing."));
}

static void tell_new(struct telling *telling, struct block *list)
{
	struct scope_report *scope = telling->scope;
	const struct position_change **changes = scope_by_id(scope);
	struct fact *added = fact_list(scope->arena, telling->facts, "new");

	for (size_t i = 0; i < scope->position->change_count; i++) {
		const struct change *change = changes[i]->change;

		if (change->proposed_on == DAY_NONE || change->proposed_on < scope->since)
			continue;
		tell(telling, arena_print(scope->arena, "%s %s (%s)", change->code, change->title, scope_day(scope, change->proposed_on)));
		fact_add(scope->arena, added, NULL, value_text(change->code));
	}
	for (size_t i = 0; i < scope->asks.count; i++)
		if (ask_is_owed(&scope->asks.items[i]) && scope->asks.items[i].asked_on >= scope->since)
			tell(telling, scope_say(scope, "ask %lld %s", (long long)scope->asks.items[i].id, scope->asks.items[i].text));
	end_line(telling, list, scope_word(scope, "New"), scope_word(scope, "New: nothing was asked for."));
}

static void tell_spent(struct telling *telling, struct block *list)
{
	struct scope_report *scope = telling->scope;
	const struct position_money *now = &scope->position->money, *before = &scope->before->money;
	int64_t hours = scope->position->hours.client - scope->before->hours.client, labour = now->labour - before->labour;
	bool told = now->by_hour && now->priced && before->priced;

	fact_hours(scope->arena, telling->facts, "spent_h", hours);
	fact_add(scope->arena, telling->facts, "billed_cents", told ? value_money(labour, scope->position->project.currency) : value_none());
	list_line(scope->report, list, scope_say(scope, "Spent: %s h%s.", scope_hours(scope, hours),
		told ? scope_say(scope, "; billable labour went from %s to %s", scope_money(scope, before->labour), scope_money(scope, now->labour)) : ""));
}

void scope_since(struct scope_report *scope)
{
	struct section *section = report_section(scope->report, scope_say(scope, "Since %s", scope_day(scope, scope->since)));
	struct telling telling = {.scope = scope, .facts = fact_object(scope->arena, scope->report->facts, "since")};
	struct block *list = section_list(scope->report, section);

	fact_add(scope->arena, telling.facts, "date", value_day(scope->since));
	tell_done(&telling, list);
	tell_decided(&telling, list);
	tell_new(&telling, list);
	tell_spent(&telling, list);
	text_free(&telling.words);
}
