#include <string.h>

#include "model/change-move.h"
#include "model/money.h"
#include "model/rate.h"
#include "model/record.h"
#include "model/text.h"

/* From which states one may come to a state (rows: to; a set bit: from). Domain, section 2. */
#define FROM(state) (1u << (state))
static const unsigned allowed[] = {
	[CHANGE_PROPOSED] = 0,
	[CHANGE_ESTIMATED] = FROM(CHANGE_PROPOSED) | FROM(CHANGE_ESTIMATED),
	[CHANGE_SENT] = FROM(CHANGE_ESTIMATED),
	[CHANGE_APPROVED] = FROM(CHANGE_SENT),
	[CHANGE_REJECTED] = FROM(CHANGE_SENT),
	[CHANGE_EXPIRED] = FROM(CHANGE_SENT),
	[CHANGE_WITHDRAWN] = FROM(CHANGE_PROPOSED) | FROM(CHANGE_ESTIMATED) | FROM(CHANGE_SENT),
	[CHANGE_ABSORBED] = FROM(CHANGE_PROPOSED) | FROM(CHANGE_ESTIMATED) | FROM(CHANGE_SENT),
	[CHANGE_DELIVERED] = FROM(CHANGE_APPROVED),
};

bool change_record(struct book *book, const struct change *change, const struct project *project, enum change_state state, const struct change_step *step)
{
	struct record record = {
		.kind = "change",
		.client = project->client,
		.project = project->id,
		.subject = change->uid,
		.state = change_state_words[state],
		.label = change->code,
		.meant_on = step->on,
		.title = state == CHANGE_PROPOSED ? change->title : NULL,
		.estimate = step->estimate,
		.has_amount = step->has_price,
		.amount = step->price,
		.currency = step->has_price ? project->currency : NULL,
		.until_on = step->valid_until,
		.hours = step->hours,
		.who = step->who,
		.evidence = step->evidence,
		.evidence_file = step->evidence_file,
		.evidence_sha256 = step->evidence_sha256,
		.why = step->why,
	};

	if (step->on && step->on != DAY_NONE && step->on > zone_day(project->zone, book_now(book)))
		return book_fail(book, FAULT_INPUT, "The day lies in the future; --on takes today or an earlier one.");
	return evidence_append(book, &record, project->zone);
}

static bool move_is_allowed(struct book *book, const struct change *change, enum change_state to)
{
	const char *way = "";

	if (allowed[to] & FROM(change->state))
		return true;
	if (change_state_is_final(change->state) && change->state != CHANGE_DELIVERED)
		way = "; it is never revived: propose a new one that refers to it";
	else if (to == CHANGE_SENT && change->state == CHANGE_PROPOSED)
		way = "; ambit change estimate comes first";
	else if ((to == CHANGE_APPROVED || to == CHANGE_REJECTED) && !change_is_scope(change->state))
		way = "; ambit change send comes first";
	else if (to == CHANGE_DELIVERED)
		way = "; only an approved change can be delivered";
	return book_fail(book, FAULT_REFUSED, "%s is %s and can't be %s%s.", change->code, change_state_words[change->state], change_state_words[to], way);
}

static bool text_is_said(struct book *book, const char *text, const char *option)
{
	if (!text || !*text)
		return book_fail(book, FAULT_INPUT, "That needs %s.", option);
	return text_is_keepable(text, 1000) || book_fail(book, FAULT_INPUT, "The text of %s must be plain text of at most 1000 bytes.", option);
}

static bool step_is_complete(struct book *book, const struct change *change, enum change_state to, const struct change_step *step)
{
	int last_on = change->events[change->event_count - 1].on;

	if (step->on && step->on != DAY_NONE && step->on < last_on)
		return book_fail(book, FAULT_INPUT, "%s was %s after that day; --on can't go before it.", change->code, change_state_words[change->state]);
	if (to == CHANGE_ESTIMATED && !step->estimate.pessimistic)
		return book_fail(book, FAULT_INPUT, "An estimate is O/M/P such as 12h/18h/36h, or one length.");
	if (to == CHANGE_APPROVED)
		return text_is_said(book, step->who, "--by WHO") && text_is_said(book, step->evidence, "--evidence TEXT");
	if (to == CHANGE_ABSORBED)
		return text_is_said(book, step->why, "--why TEXT");
	if (to != CHANGE_REJECTED)
		return true;
	if (!text_is_said(book, step->who, "--by WHO"))
		return false;
	if (step->hours && strcmp(step->hours, "goodwill") && strcmp(step->hours, "dispute"))
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no way to treat the hours: goodwill or dispute.", step->hours);
	if (change->worked_seconds && !step->hours)
		return book_fail(book, FAULT_REFUSED, "Hours were worked on %s: say what becomes of them with --hours goodwill or --hours dispute.", change->code);
	return true;
}

static int day_of_step(struct book *book, const struct project *project, const struct change_step *step)
{
	return step->on && step->on != DAY_NONE ? step->on : zone_day(project->zone, book_now(book));
}

/* Price at approval: PERT mean × the rate of that day, half up once; a removal's is negative. A price that was sent binds. */
static bool price_at_approval(struct book *book, const struct change *change, const struct project *project, struct change_step *step)
{
	int64_t sixth_minutes = change->estimate.optimistic + 4 * change->estimate.likely + change->estimate.pessimistic;
	int on = day_of_step(book, project, step);
	const struct rate *rate;
	struct rate_book *rates;
	bool over = false;

	step->has_price = true;
	step->price = change->price;
	if (change->has_price)
		return true;
	if (!rate_book_open(book, INT64_MAX, book_arena(book), &rates))
		return false;
	rate = rate_in_force(rates, project->client, project->id, change->id, project->currency, on);
	if (!rate)
		return book_fail(book, FAULT_REFUSED, "There is no rate for %s on that day, so %s has no price; ambit rate set, or send it with --price.", project->path, change->code);
	step->price = round_product(rate->amount.minor, sixth_minutes * 60, 6 * (rate->day_seconds ? rate->day_seconds : 3600), &over);
	if (over || step->price > MONEY_MOST)
		return book_fail(book, FAULT_INPUT, "The price of %s is beyond what can be kept.", change->code);
	if (change->removes)
		step->price = -step->price;
	return true;
}

/* An offer that ends before it is made binds nobody. */
static bool offer_lasts(struct book *book, const struct change *change, const struct project *project, const struct change_step *step)
{
	return !step->valid_until || step->valid_until == DAY_NONE || step->valid_until >= day_of_step(book, project, step) ||
		book_fail(book, FAULT_INPUT, "%s can't be valid until a day before it is sent; look at --valid-until.", change->code);
}

static bool move(struct book *book, int64_t id, enum change_state to, struct change_step step, struct change *change)
{
	struct arena *arena = book_arena(book);
	struct project project;

	if (!change_find(book, id, arena, change) || !project_find(book, change->project, arena, &project))
		return false;
	if (!move_is_allowed(book, change, to) || !step_is_complete(book, change, to, &step))
		return false;
	if (to == CHANGE_SENT && !offer_lasts(book, change, &project, &step))
		return false;
	if (to == CHANGE_APPROVED && !price_at_approval(book, change, &project, &step))
		return false;
	if (step.has_price && to == CHANGE_SENT && change->removes && step.price > 0)
		step.price = -step.price;
	return change_record(book, change, &project, to, &step);
}

bool change_move(struct book *book, int64_t id, enum change_state to, const struct change_step *step)
{
	static const char *const verbs[] = {"", "propose", "estimate", "send", "approve", "reject", "expire", "withdraw", "absorb", "deliver"};
	char verb[32] = "change ";
	struct change change = {.code = "", .title = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	strcat(verb, verbs[to]);
	ok = move(book, id, to, *step, &change);
	return book_end(book, ok, verb, "%s %s", change.code, change.title);
}
