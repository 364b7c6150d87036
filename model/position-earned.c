/* What a project has earned by a position: by the hour, at a price, or by the month. */
#include "model/agreed.h"
#include "model/position-inside.h"

/* Accepted items and delivered changes, at their prices. */
static bool earned_at_price(struct book *book, const struct position *position, struct arena *arena, int64_t *minor)
{
	struct items items;

	*minor = 0;
	if (!item_list(book, position->project.id, false, arena, &items))
		return false;
	for (size_t i = 0; i < items.count; i++) {
		const struct item *item = &items.items[i];
		int day = agreed_item_owed_on(&position->progress, item->id);

		if (!item->excluded && item->price > 0 && day != DAY_NONE && day <= position->day)
			*minor += item->price;
	}
	for (size_t i = 0; i < position->known.count; i++) {
		int day = agreed_change_owed_on(&position->progress, &position->known.items[i]);

		if (day != DAY_NONE && day <= position->day)
			*minor += position->known.items[i].price;
	}
	return true;
}

/* The months that have begun, up to its end. */
static int months_owed(const struct position *position)
{
	const struct project *project = &position->project;
	struct wall first = day_civil(position->start_on), last;
	int end = position->day, months;

	if (project->end_on != DAY_NONE && project->end_on < end)
		end = project->end_on;
	if (project->closed_on != DAY_NONE && project->closed_on < end)
		end = project->closed_on;
	last = day_civil(end);
	months = (last.year - first.year) * 12 + last.month - first.month + 1;
	return end < position->start_on || months < 0 ? 0 : months;
}

bool position_earn(struct book *book, struct arena *arena, struct position *position)
{
	struct position_money *money = &position->money;

	money->earned = money->labour;
	money->earned_known = money->priced || position->project.kind == KIND_FIXED;
	if (position->project.kind == KIND_FIXED)
		return earned_at_price(book, position, arena, &money->earned);
	if (position->project.kind == KIND_RETAINER)
		money->earned += months_owed(position) * position->project.price;
	return true;
}
