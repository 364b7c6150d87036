#include <string.h>

#include "model/change.h"
#include "model/record.h"
#include "model/standing.h"

const char *const bucket_words[] = {"absorbed", "at_risk", "change_handling", "in_scope", "own_admin", "own_learning", "own_sales",
	"unrecorded_change", "worked_on_refused", "unfiled", NULL};

struct project_standing {
	bool own, fixed;
	enum bucket own_bucket;
	int first_seal;              /* DAY_NONE: never sealed */
	const char *path;
};

struct item_standing {
	enum change_state state;     /* CHANGE_NONE: no change */
	bool disputed;               /* refused, and its hours are in dispute */
	int64_t project;
	const char *code, *path;     /* path is made when first asked for */
};

/* Ids are small and dense, so plain arrays by id do. */
struct standing {
	struct arena *arena;
	struct project_standing *projects;
	struct item_standing *items;
	size_t project_room, item_room;
};

static void make_room(struct arena *arena, void *items, size_t *room, int64_t id, size_t size)
{
	void **array = items;
	size_t wanted = *room ? *room : 64;
	void *larger;

	if ((size_t)id < *room)
		return;
	while (wanted <= (size_t)id)
		wanted *= 2;
	larger = arena_array(arena, wanted, size);
	if (*room)
		memcpy(larger, *array, *room * size);
	*array = larger;
	*room = wanted;
}

static enum bucket bucket_of_own(const char *slug)
{
	if (!strcmp(slug, "learning"))
		return BUCKET_OWN_LEARNING;
	if (!strcmp(slug, "admin"))
		return BUCKET_OWN_ADMIN;
	return !strcmp(slug, "sales") ? BUCKET_OWN_SALES : BUCKET_UNFILED;
}

static bool read_projects(struct book *book, int64_t as_of, struct standing *standing)
{
	struct query *rows = book_query(book, SQL_STANDING_PROJECTS);

	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		int64_t id = query_id_at(rows, query_column(rows, "id"), MOST_IDS);

		make_room(standing->arena, &standing->projects, &standing->project_room, id, sizeof *standing->projects);
		standing->projects[id] = (struct project_standing){
			.own = !strcmp(query_text(rows, "kind"), "own"),
			.fixed = !strcmp(query_text(rows, "kind"), "fixed"),
			.own_bucket = bucket_of_own(query_text(rows, "slug")),
			.first_seal = query_day(rows, "first_seal"),
			.path = query_take(rows, "path", standing->arena),
		};
	}
	return query_ok(rows);
}

static bool read_items(struct book *book, struct standing *standing)
{
	struct query *rows = book_query(book, SQL_STANDING_ITEMS);

	while (query_next(rows)) {
		int64_t id = query_id_at(rows, query_column(rows, "id"), MOST_IDS);

		make_room(standing->arena, &standing->items, &standing->item_room, id, sizeof *standing->items);
		standing->items[id] = (struct item_standing){.project = query_int(rows, "project"), .code = query_take(rows, "code", standing->arena)};
		if (!strcmp(query_text(rows, "kind"), "change"))
			standing->items[id].state = CHANGE_PROPOSED;
	}
	return query_ok(rows);
}

static bool read_changes(struct book *book, int64_t as_of, struct standing *standing)
{
	struct query *rows;

	if (!standing->item_room)
		return true;
	rows = book_query(book, SQL_STANDING_CHANGES);

	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		struct item_standing *item = &standing->items[query_id_at(rows, query_column(rows, "id"), (int64_t)standing->item_room - 1)];
		int state = word_find(change_state_words, query_text(rows, "state"));

		if (state > 0)
			item->state = (enum change_state)state;
		item->disputed = !strcmp(query_text(rows, "hours"), "dispute");
	}
	return query_ok(rows);
}

bool standing_open(struct book *book, int64_t as_of, struct arena *arena, struct standing **out)
{
	struct standing *standing = *out = arena_take(arena, sizeof *standing);

	standing->arena = arena;
	return read_projects(book, as_of, standing) && read_items(book, standing) && read_changes(book, as_of, standing);
}

static const struct project_standing *project_at(const struct standing *standing, int64_t project)
{
	static const struct project_standing nowhere = {.own = true, .own_bucket = BUCKET_UNFILED, .path = "unfiled"};

	return project > 0 && (size_t)project < standing->project_room && standing->projects[project].path ? &standing->projects[project] : &nowhere;
}

static const struct item_standing *item_at(const struct standing *standing, int64_t item)
{
	static const struct item_standing nothing = {.code = ""};

	return item > 0 && (size_t)item < standing->item_room && standing->items[item].code ? &standing->items[item] : &nothing;
}

enum change_state standing_change(const struct standing *standing, int64_t item)
{
	return item_at(standing, item)->state;
}

static bool is_sealed_by(const struct project_standing *project, int day)
{
	return project->first_seal != DAY_NONE && day >= project->first_seal;
}

enum bucket standing_bucket(const struct standing *standing, int64_t project, int64_t item, int day, const char *activity)
{
	const struct project_standing *place = project_at(standing, project);

	if (place->own)
		return place->own_bucket;
	if (!strcmp(activity, "estimating"))
		return BUCKET_CHANGE_HANDLING;
	if (!item)
		return is_sealed_by(place, day) ? BUCKET_UNRECORDED : BUCKET_IN_SCOPE;
	switch (item_at(standing, item)->state) {
	case CHANGE_NONE:
	case CHANGE_APPROVED:
	case CHANGE_DELIVERED:
		return BUCKET_IN_SCOPE;
	case CHANGE_ABSORBED:
		return BUCKET_ABSORBED;
	case CHANGE_PROPOSED:
	case CHANGE_ESTIMATED:
	case CHANGE_SENT:
		return BUCKET_AT_RISK;
	default:
		return BUCKET_REFUSED;
	}
}

enum disposition standing_plain_disposition(bool own, const char *activity, enum disposition given)
{
	if (given != DISPOSITION_NONE)
		return given;
	return own || !strcmp(activity, "estimating") || !strcmp(activity, "training_wait") ? NONBILLABLE : BILLABLE;
}

/* Hours on an item, or on a change as it stands: at risk until it is approved, absorbed, or refused as goodwill. */
static enum disposition by_state(const struct item_standing *thing)
{
	switch (thing->state) {
	case CHANGE_NONE:
	case CHANGE_APPROVED:
	case CHANGE_DELIVERED:
		return BILLABLE;
	case CHANGE_ABSORBED:
		return GOODWILL;
	case CHANGE_REJECTED:
		return thing->disputed ? AT_RISK : GOODWILL;
	default:
		return AT_RISK;
	}
}

/* What an entry counts as when nothing was given: commands, "Dispositions", and the law of scope, section 2. */
static enum disposition usual(const struct standing *standing, int64_t project, int64_t item, int day, const char *activity)
{
	const struct project_standing *place = project_at(standing, project);
	const struct item_standing *thing = item_at(standing, item);

	if (standing_plain_disposition(place->own, activity, DISPOSITION_NONE) == NONBILLABLE)
		return NONBILLABLE;
	if (!item)
		return is_sealed_by(place, day) ? NONBILLABLE : BILLABLE;
	return by_state(thing);
}

enum disposition standing_disposition(const struct standing *standing, int64_t project, int64_t item, int day, const char *activity, enum disposition given)
{
	const struct item_standing *thing = item_at(standing, item);

	if (given == DISPOSITION_NONE)
		return usual(standing, project, item, day, activity);
	/* At risk is what hours on a change are by themselves: said aloud it follows the state too. Others are left alone. */
	return given == AT_RISK && thing->state != CHANGE_NONE ? by_state(thing) : given;
}

bool standing_is_billable(const struct standing *standing, int64_t project, int64_t item, int day, const char *activity, enum disposition given)
{
	const struct project_standing *place = project_at(standing, project);
	enum change_state state = standing_change(standing, item);

	if (place->own || standing_disposition(standing, project, item, day, activity, given) != BILLABLE)
		return false;
	return item ? state == CHANGE_NONE || change_is_scope(state) : !is_sealed_by(place, day);
}

bool standing_waits(const struct standing *standing, int64_t project, int64_t item, int day, const char *activity, enum disposition given)
{
	enum bucket bucket = standing_bucket(standing, project, item, day, activity);

	return bucket == BUCKET_UNFILED || (bucket == BUCKET_UNRECORDED && given != GOODWILL);
}

const char *standing_path(const struct standing *standing, int64_t project, int64_t item)
{
	struct item_standing *thing = (struct item_standing *)item_at(standing, item);

	if (!item || !*thing->code)
		return project_at(standing, project)->path;
	if (!thing->path)
		thing->path = arena_print(standing->arena, "%s/%s", project_at(standing, project)->path, thing->code);
	return thing->path;
}

bool standing_is_fixed(const struct standing *standing, int64_t project)
{
	return project_at(standing, project)->fixed;
}
