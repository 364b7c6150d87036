#include "model/agreed.h"

int agreed_item_owed_on(const struct progresses *progresses, int64_t item)
{
	for (size_t i = 0; i < progresses->count; i++)
		if (progresses->items[i].item == item && progresses->items[i].accepted)
			return progresses->items[i].on_day;
	return DAY_NONE;
}

static int delivered_on(const struct progresses *progresses, const struct change *change)
{
	int day = agreed_item_owed_on(progresses, change->id);

	for (size_t i = 0; i < change->event_count; i++)
		if (change->events[i].state == CHANGE_DELIVERED && (day == DAY_NONE || change->events[i].on < day))
			day = change->events[i].on;
	return day;
}

int agreed_change_owed_on(const struct progresses *progresses, const struct change *change)
{
	int day;

	if (!change_is_scope(change->state) || !change->has_price || !change->price)
		return DAY_NONE;
	if (!change->removes)
		return delivered_on(progresses, change);
	day = agreed_item_owed_on(progresses, change->removes);
	return day != DAY_NONE && day < change->decided_on ? change->decided_on : day;
}
