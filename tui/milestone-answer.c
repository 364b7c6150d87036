#include "tui/milestone-answer.h"

#include "model/compute.h"
#include "tui/milestone-check.h"
#include "tui/milestone-print.h"

bool milestone_named(struct call *call, struct milestone *milestone, struct place *place)
{
	return place_find(call->book, call->words[0], PLACE_MILESTONE, call->arena, place) &&
	       milestone_find(call->book, place->milestone, call->arena, milestone);
}

/* Whoever pays, rounded once; null where nothing ran and nothing was billed. */
static bool spent_json(struct call *call, struct json *json, const struct milestone *milestone)
{
	struct outlay outlay = {0};
	struct spending spending;
	const char *currency;

	if (!spending_read(call->book, milestone->project, call->arena, &spending))
		return false;
	currency = outlay_add_milestone(&outlay, &spending, milestone->id, book_now(call->book));
	if (currency)
		json_int(json, "compute_cents", outlay_minor(outlay, currency));
	else
		json_null(json, "compute_cents");
	json_string(json, "currency", currency);
	return true;
}

bool milestone_answer(struct call *call, int64_t id)
{
	struct milestone milestone;
	struct json json = call_json(call);

	if (!call->json)
		return true;
	if (!milestone_find(call->book, id, call->arena, &milestone))
		return false;
	json_object(&json, NULL);
	milestone_write_json(call, &json, &milestone);
	if (!spent_json(call, &json, &milestone) || !checklist_write_json(call, &json, &milestone))
		return false;
	call_json_end(call, &json);
	return true;
}
