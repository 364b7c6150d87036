#include "tui/scope-acts.h"

#include <stdio.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/verb.h"
#include "tui/writing.h"

#define ON {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day}

static enum answer ask(struct desk *desk, const char *title, const char *act, const char *path, const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"change", act, path}, .fields = fields, .count = count});
}

static enum answer act(struct desk *desk, const struct position_change *change, const char *act)
{
	return verb_do(desk, change->change->code, (const char *const[]){"change", act, change->change->path, NULL});
}

enum answer scope_propose(struct desk *desk, const struct position *position)
{
	static const struct verb_field fields[] = {
		{.label = "what", .hint = "Second data source (CRM)"},
		{.label = "from", .option = "--origin", .value = "client", .among = origin_words},
		{.label = "cause", .option = "--cause", .hint = "new_wish, data_quality, production_gap …", .among = cause_words},
		{.label = "takes out", .option = "--removes", .hint = "the item it takes from; empty: it adds"},
		ON,
		{.label = "in full", .option = "--text", .hint = "what is to be done, for the page to send"},
		{.label = "start", .option = "--start", .hint = "may stay empty", .reading = reading_coming_day},
		{.label = "end", .option = "--end", .hint = "may stay empty", .reading = reading_coming_day},
		{.label = "milestone", .option = "--milestone", .hint = "that it belongs to: M3"},
	};

	return ask(desk, "A request beside what was agreed", "propose", position->project.path, fields, sizeof fields / sizeof *fields);
}

/* "+16:00, $2,960.00": what the change comes to, as far as that is known. */
static const char *worth(struct desk *desk, const struct position *position, const struct position_change *change)
{
	struct money price = {.minor = change->change->price};
	char length[24], amount[48];
	bool priced = change->change->has_price || position_change_cost(position, change, &price.minor);

	if (!change->estimated)
		return speech("not estimated");
	snprintf(price.currency, sizeof price.currency, "%s", position->project.currency);
	return arena_print(desk_arena(desk), "%s%s%s%s", change->removes ? "−" : "+", moment_clock_length(change->mean, length),
		priced ? ", " : "", priced ? locale_own_money(price, MONEY_SIGNED, amount) : "");
}

static const char *title(struct desk *desk, const char *verb, const struct position *position, const struct position_change *change)
{
	return arena_print(desk_arena(desk), "%s %s: %s", verb, change->change->code, worth(desk, position, change));
}

enum answer scope_estimate(struct desk *desk, const struct position *position, const struct position_change *change)
{
	static const struct verb_field fields[] = {
		{.label = "estimate", .hint = "best/likely/worst: 6h/10h/20h", .reading = reading_estimate}, ON,
	};

	(void)position;
	return ask(desk, arena_print(desk_arena(desk), speech("Estimate %s"), change->change->code), "estimate", change->change->path, fields, 2);
}

/* Left empty, the price is what the estimate comes to on the day of the approval. */
enum answer scope_send(struct desk *desk, const struct position *position, const struct position_change *change)
{
	int64_t cost;
	bool known = position_change_cost(position, change, &cost);
	struct money price = {.minor = known ? cost : 0};
	char amount[48];

	snprintf(price.currency, sizeof price.currency, "%s", position->project.currency);
	return ask(desk, title(desk, "Send", position, change), "send", change->change->path, (const struct verb_field[]){
		{.label = "price", .option = "--price", .hint = known
			? arena_print(desk_arena(desk), speech("by its estimate: %s at the present rate"), locale_own_money(price, MONEY_SIGNED, amount)) : speech("by its estimate")},
		{.label = "valid until", .option = "--valid-until", .hint = "no limit; or +14d", .reading = reading_coming_day},
		ON,
	}, 3);
}

enum answer scope_approve(struct desk *desk, const struct position *position, const struct position_change *change)
{
	static const struct verb_field fields[] = {
		{.label = "by", .option = "--by", .hint = "who said yes"},
		{.label = "evidence", .option = "--evidence", .hint = "what shows it: mail of 3 March"},
		{.label = "file", .option = "--evidence-file", .hint = "none; its name and digest are kept"},
		ON,
	};

	return ask(desk, title(desk, "Approve", position, change), "approve", change->change->path, fields, 4);
}

/* What becomes of the hours is asked where there are any. */
enum answer scope_reject(struct desk *desk, const struct position *position, const struct position_change *change)
{
	static const struct verb_field fields[] = {
		{.label = "by", .option = "--by", .hint = "who said no"},
		{.label = "evidence", .option = "--evidence", .hint = "what shows it"},
		ON,
		{.label = "hours", .option = "--hours", .hint = "goodwill: given. dispute: still at risk", .suggest = suggest_treatment_of_hours, .reading = reading_treatment_of_hours},
	};
	char worked[24];

	(void)position;
	if (!change->worked)
		return ask(desk, arena_print(desk_arena(desk), speech("Reject %s"), change->change->code), "reject", change->change->path, fields, 3);
	return ask(desk, arena_print(desk_arena(desk), speech("Reject %s: %s were worked on it"), change->change->code, moment_clock_length(change->worked, worked)),
		"reject", change->change->path, fields, 4);
}

enum answer scope_absorb(struct desk *desk, const struct position *position, const struct position_change *change)
{
	static const struct verb_field fields[] = {{.label = "why", .option = "--why", .hint = "why it is done without charge"}, ON};

	return ask(desk, title(desk, "Absorb", position, change), "absorb", change->change->path, fields, 2);
}

enum answer scope_withdraw(struct desk *desk, const struct position *position, const struct position_change *change)
{
	(void)position;
	return act(desk, change, "withdraw");
}

enum answer scope_expire(struct desk *desk, const struct position *position, const struct position_change *change)
{
	(void)position;
	return act(desk, change, "expire");
}

enum answer scope_deliver(struct desk *desk, const struct position *position, const struct position_change *change)
{
	(void)position;
	return act(desk, change, "deliver");
}

enum answer scope_change_page(struct desk *desk, const struct position *position, const struct position_change *change)
{
	(void)position;
	return verb_do(desk, arena_print(desk_arena(desk), speech("%s, as it is sent"), change->change->code),
		(const char *const[]){"change", "show", "--format", "text", change->change->path, NULL});
}

enum answer scope_write_change(struct desk *desk, const struct position *position, const struct position_change *change)
{
	return writing_ask(desk, &(struct writing){
		.title = arena_print(desk_arena(desk), speech("Write %s as the page to send"), change->change->code), .words = {"change", "show", change->change->path},
		.file = arena_print(desk_arena(desk), "%s-%s.html", position->project.slug, change->change->code),
	});
}
