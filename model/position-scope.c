/* The scope of a position: agreed items, changes, and what is accepted of them. */
#include "model/position-inside.h"

bool change_waits(const struct change *change)
{
	return change->state == CHANGE_SENT;
}

const struct position_item *position_item_of(const struct position *position, int64_t item)
{
	for (size_t i = 0; i < position->item_count; i++)
		if (position->items[i].id == item)
			return &position->items[i];
	return NULL;
}

static void take_agreed(struct position *position, const struct items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->items[i];
		struct position_item *mine = &position->items[position->agreed_count];

		if (item->kind != ITEM_AGREED || item->excluded || (!position->sealed && item->known_at > position->at))
			continue;
		*mine = (struct position_item){.id = item->id, .code = item->code, .name = item->name, .acceptance = item->acceptance, .accepted_on = DAY_NONE};
		mine->task.estimate = item->estimate;
		mine->task.start_on = day_or(item->start_on, position->project.start_on);
		mine->task.end_on = item->end_on;
		estimate_add(&position->agreed, item->estimate);
		position->agreed_count++;
	}
}

static void take_additions(struct position *position)
{
	position->item_count = position->agreed_count;
	for (size_t i = 0; i < position->known.count; i++) {
		const struct change *change = &position->known.items[i];

		if (!change->removes && change_is_scope(change->state))
			position->items[position->item_count++] = (struct position_item){.id = change->id, .code = change->code, .name = change->title, .change = change, .accepted_on = DAY_NONE};
	}
}

/* What is taken back to under 100 % is accepted no longer. */
static void accept(struct position_item *item, const struct progress *progress)
{
	if (!progress->accepted && progress->percent >= 100)
		return;
	item->accepted_on = progress->accepted ? progress->on_day : DAY_NONE;
	item->accepted_evidence = progress->accepted ? progress->evidence : NULL;
}

static void take_acceptance(struct position *position)
{
	for (size_t i = 0; i < position->progress.count; i++) {
		const struct progress *progress = &position->progress.items[i];
		struct position_item *item = (struct position_item *)position_item_of(position, progress->item);

		if (item)
			accept(item, progress);
	}
}

static struct position_change position_change_of(const struct change *change, int day)
{
	bool answered = change->state == CHANGE_APPROVED || change->state == CHANGE_DELIVERED || change->state == CHANGE_REJECTED || change->state == CHANGE_WITHDRAWN;
	struct position_change mine = {
		.change = change,
		.removes = change->removes,
		.estimated = estimate_is_known(change->estimate),
		.mean = estimate_mean(change->estimate),
		.days_to_decision = -1,
		.days_pending = -1,
	};

	if (change->sent_on != DAY_NONE && answered && change->decided_on != DAY_NONE)
		mine.days_to_decision = change->decided_on - change->sent_on;
	if (change->sent_on != DAY_NONE && change_waits(change))
		mine.days_pending = day - change->sent_on;
	return mine;
}

bool position_load_scope(struct book *book, struct arena *arena, struct position *position)
{
	int64_t id = position->project.id;
	struct items items;

	if (!baseline_list(book, id, position->at, arena, &position->baselines) || !item_list(book, id, false, arena, &items) ||
	    !change_list(book, id, position->at, arena, &position->known) ||
	    !item_progress_list(book, id, position->at, arena, &position->progress) ||
	    !item_remaining_list(book, id, position->at, arena, &position->remaining))
		return false;
	position->sealed = position->baselines.count > 0;
	position->items = arena_array(arena, items.count + position->known.count + 1, sizeof *position->items);
	take_agreed(position, &items);
	take_additions(position);
	take_acceptance(position);
	position->changes = arena_array(arena, position->known.count + 1, sizeof *position->changes);
	for (size_t i = 0; i < position->known.count; i++)
		position->changes[position->change_count++] = position_change_of(&position->known.items[i], position->day);
	position->scope = position_scope_at(position, position->at);
	return true;
}
