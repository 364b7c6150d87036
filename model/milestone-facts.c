/* What is kept of a milestone once it is there: values that were measured, and decisions. */
#include <string.h>

#include "model/checklist.h"
#include "model/evidence.h"
#include "model/milestone-inside.h"
#include "model/names.h"
#include "model/record.h"
#include "model/text.h"

const char *const decision_words[] = {"go", "iterate", "stop", "waived", NULL};

static bool measurement_is_sound(struct book *book, const struct measurement *measurement, const struct milestone *milestone)
{
	if (!milestone_decimal_is_sound(book, "value", measurement->value) || !milestone_decimal_is_sound(book, "value on the training set", measurement->train))
		return false;
	if (measurement->kind != MEASURED_MONITOR && measurement->metric)
		return book_fail(book, FAULT_INPUT, "\"%s\" has one metric on both sides, \"%s\".", milestone->code,
		                 milestone->metric ? milestone->metric : "its own");
	return milestone_words_are_sound(book, "metric", measurement->metric, WORD_LIMIT) &&
	       milestone_words_are_sound(book, "dataset", measurement->dataset, TITLE_LIMIT) &&
	       milestone_words_are_sound(book, "version", measurement->version, WORD_LIMIT) &&
	       milestone_words_are_sound(book, "run", measurement->run, TITLE_LIMIT);
}

static bool insert_measurement(struct book *book, const struct measurement *measurement)
{
	struct query *add = book_query(book, SQL_MEASUREMENT_ADD);

	query_set_int(add, ":id", measurement->id);
	query_set_int(add, ":milestone", measurement->milestone);
	query_set_text(add, ":kind", measurement_words[measurement->kind]);
	query_set_words(add, ":metric", measurement->metric);
	query_set_text(add, ":value", measurement->value);
	if (measurement->n >= 0)
		query_set_int(add, ":n", measurement->n);
	query_set_words(add, ":train", measurement->train);
	query_set_words(add, ":dataset", measurement->dataset);
	if (measurement->trials >= 0)
		query_set_int(add, ":trials", measurement->trials);
	query_set_words(add, ":version", measurement->version);
	query_set_words(add, ":subgroups", measurement->subgroups);
	query_set_words(add, ":limits", measurement->limits);
	query_set_words(add, ":run", measurement->run);
	query_set_day(add, ":on_day", measurement->on);
	query_set_int(add, ":known_at", measurement->known_at);
	return query_run(add, NULL);
}

static bool measure(struct book *book, struct measurement *measurement, struct milestone *milestone)
{
	if (!milestone_find(book, measurement->milestone, book_arena(book), milestone))
		return false;
	if (!book_takes_day(book, milestone->zone, &measurement->on, &measurement->known_at))
		return false;
	return measurement_is_sound(book, measurement, milestone) && (measurement->id = book_take_id(book, "measurement")) &&
	       insert_measurement(book, measurement);
}

bool milestone_measure(struct book *book, struct measurement *measurement)
{
	static const char *const verbs[] = {"milestone result", "milestone production", "monitor add"};
	struct milestone milestone;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = measure(book, measurement, &milestone);
	return book_end(book, ok, verbs[measurement->kind], "%s %s", ok ? milestone.path : "", measurement->value);
}

static bool deploy(struct book *book, struct deployment *deployment, struct milestone *milestone)
{
	int64_t known_at;
	struct query *add;

	if (!milestone_find(book, deployment->milestone, book_arena(book), milestone) || !book_takes_day(book, milestone->zone, &deployment->on, &known_at))
		return false;
	if (!deployment->version || !*deployment->version || !deployment->place || !*deployment->place)
		return book_fail(book, FAULT_INPUT, "Say which version runs where: --version V --where T.");
	if (!milestone_words_are_sound(book, "version", deployment->version, WORD_LIMIT) || !milestone_words_are_sound(book, "place", deployment->place, TITLE_LIMIT)
		|| !milestone_words_are_sound(book, "version to go back to", deployment->rollback_to, WORD_LIMIT) || !(deployment->id = book_take_id(book, "deployment")))
		return false;
	deployment->uid = uid_new(book_arena(book));
	add = book_query(book, SQL_DEPLOYMENT_ADD);
	query_set_int(add, ":id", deployment->id);
	query_set_text(add, ":uid", deployment->uid);
	query_set_int(add, ":milestone", deployment->milestone);
	query_set_text(add, ":version", deployment->version);
	query_set_text(add, ":place", deployment->place);
	query_set_words(add, ":rollback_to", deployment->rollback_to);
	query_set_day(add, ":on_day", deployment->on);
	query_set_int(add, ":known_at", known_at);
	return query_run(add, NULL);
}

bool milestone_deploy(struct book *book, struct deployment *deployment)
{
	struct milestone milestone;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = deploy(book, deployment, &milestone);
	return book_end(book, ok, "milestone deployed", "%s %s", ok ? milestone.path : "", deployment->version ? deployment->version : "");
}

/* Met in production, or offline while nothing was measured in production; without a target there is nothing to meet. */
static bool target_is_met(const struct milestone *milestone, struct arena *arena)
{
	struct findings findings;

	milestone_judge(milestone, arena, &findings);
	if (!milestone->target)
		return true;
	return findings.production.said ? findings.production.met : findings.offline.said && findings.offline.met;
}

/* What was not taken needs a value in the metric of what was. */
static bool instead_is_sound(struct book *book, const struct milestone *milestone, const struct milestone_decision *said)
{
	if (!said->instead_of)
		return true;
	if (!milestone->metric)
		return book_fail(book, FAULT_REFUSED, "\"%s\" has no metric to compare by; milestone edit %s --metric NAME.", milestone->path, milestone->code);
	return part_is_sound(said->instead_of, false, book_arena(book), book_fault_slot(book));
}

static bool decision_is_sound(struct book *book, const struct milestone *milestone, const struct milestone_decision *said)
{
	const char *decision = said->word, *why = said->why;
	char words[400], quoted[64];

	if (word_find(decision_words, decision) < 0)
		return book_fail(book, FAULT_INPUT, "\"%s\" is no decision: %s.", utf8_quote(decision, quoted), word_list(decision_words, words));
	if (!milestone_words_are_sound(book, "name behind --by", said->who, TITLE_LIMIT) || !instead_is_sound(book, milestone, said))
		return false;
	if (why && !text_is_keepable(why, TEXT_LIMIT))
		return book_fail(book, FAULT_INPUT, "The reason must be plain text of at most %d bytes.", TEXT_LIMIT);
	if (!strcmp(decision, "go") && !checklist_allows(book, milestone))
		return false;
	if (strcmp(decision, "go") || (why && *why) || target_is_met(milestone, book_arena(book)))
		return true;
	return book_fail(book, FAULT_REFUSED, "The target of \"%s\" is not met: say --why for a go all the same, or decide waived.", milestone->code);
}

static bool record_decision(struct book *book, const struct milestone *milestone, const struct milestone_decision *said, int on)
{
	struct record record = {
		.kind = "decision",
		.project = milestone->project,
		.subject = milestone->uid,
		.label = milestone->code,
		.state = said->word,
		.meant_on = on,
		.title = said->instead_of,
		.who = said->who,
		.why = said->why,
	};

	return evidence_append(book, &record, milestone->zone);
}

/* The one that comes after it: the same words, so many days later. */
static bool add_next(struct book *book, const struct milestone *milestone, int64_t *next)
{
	struct milestone following = *milestone;

	following.uid = following.code = NULL;
	following.due_on += milestone->every_days;
	*next = 0;
	if (!milestone->every_days || following.due_on > DAY_LAST)
		return true;
	if (!milestone_insert(book, &following))
		return false;
	*next = following.id;
	return true;
}

static bool decide(struct book *book, struct milestone *milestone, const struct milestone_decision *said, int64_t *next)
{
	bool goes_on = !strcmp(said->word, "go") || !strcmp(said->word, "waived"), was_open = milestone->closed_on == DAY_NONE;
	int64_t known_at;
	int on = said->on;

	if (!decision_is_sound(book, milestone, said) || !book_takes_day(book, milestone->zone, &on, &known_at))
		return false;
	return record_decision(book, milestone, said, on) && (!goes_on || !was_open || add_next(book, milestone, next));
}

bool milestone_decide(struct book *book, int64_t id, const struct milestone_decision *said, int64_t *next)
{
	struct milestone milestone;
	int64_t following = 0;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = milestone_find(book, id, book_arena(book), &milestone) && decide(book, &milestone, said, &following);
	if (next)
		*next = following;
	return book_end(book, ok, "milestone decide", "%s %s", ok ? milestone.path : "", said->word);
}
