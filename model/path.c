#include <stdio.h>
#include <string.h>

#include "model/path-inside.h"
#include "model/project.h"
#include "model/record.h"

/* What was typed, cut at its slashes, and what was found so far. */
struct search {
	const char *typed;
	char parts[3][101];
	int count;
	unsigned wanted;
	struct place *found;
	size_t found_count;
};

static bool part_is_shaped(const char *part)
{
	char lower[101];

	snprintf(lower, sizeof lower, "%s", part);
	return code_is_valid(part) || slug_is_valid(lower);
}

static bool cut_path(struct book *book, const char *typed, struct search *search)
{
	const char *at = typed;

	search->typed = typed;
	while (search->count < 3) {
		size_t length = strcspn(at, "/");

		if (length == 0 || length > 100)
			break;
		memcpy(search->parts[search->count], at, length);
		search->parts[search->count][length] = '\0';
		if (!part_is_shaped(search->parts[search->count++]))
			break;
		if (!at[length])
			return true;
		at += length + 1;
	}
	return book_fail(book, FAULT_INPUT, "\"%.100s\" is no path; it goes like client/project/ITEM.", typed);
}

static void add_found(struct search *search, struct arena *arena, struct place place)
{
	arena_grow(arena, &search->found, search->found_count, sizeof *search->found);
	search->found[search->found_count++] = place;
}

static bool find_client(struct book *book, struct search *search, struct arena *arena)
{
	struct query *row = book_query(book, SQL_PATH_CLIENT);

	query_set_text(row, ":slug", search->parts[0]);
	if (query_next(row))
		add_found(search, arena, (struct place){
			.kind = PLACE_CLIENT,
			.client = query_int(row, "id"),
			.path = query_take(row, "slug", arena),
			.name = query_take(row, "name", arena),
			.currency = query_take(row, "currency", arena),
			.zone = query_take(row, "zone", arena),
			.closed = query_int(row, "archived"),
		});
	query_end(row);
	return query_ok(row);
}

static struct place project_place(struct query *row, struct arena *arena)
{
	return (struct place){
		.kind = PLACE_PROJECT,
		.client = query_int(row, "client"),
		.project = query_int(row, "id"),
		.path = query_take(row, "path", arena),
		.name = query_take(row, "name", arena),
		.currency = query_take(row, "currency", arena),
		.zone = query_take(row, "zone", arena),
		.closed = query_int(row, "closed"),
	};
}

static bool find_projects(struct book *book, struct search *search, const char *client, const char *slug, struct arena *arena)
{
	struct query *rows = book_query(book, client ? SQL_PATH_CLIENT_PROJECT : SQL_PATH_PROJECTS);

	if (client)
		query_set_text(rows, ":client", client);
	query_set_text(rows, ":slug", slug);
	while (query_next(rows))
		add_found(search, arena, project_place(rows, arena));
	return query_ok(rows);
}

static bool project_by_id(struct book *book, int64_t project, struct arena *arena, struct place *place, bool *own)
{
	struct query *row = book_query(book, SQL_PATH_PROJECT);
	bool found;

	query_set_int(row, ":project", project);
	found = query_next(row);
	if (found) {
		*place = project_place(row, arena);
		*own = !strcmp(query_text(row, "kind"), "own");
	}
	query_end(row);
	return query_ok(row) && (found || book_fail(book, FAULT_STORE, "A project is missing from the store; ambit check says more."));
}

/* Things with that id, each with the place of its project. */
static bool find_codes(struct book *book, struct search *search, const char *code, struct search *hits, struct arena *arena)
{
	struct query *rows = book_query(book, SQL_PATH_CODES);

	query_set_text(rows, ":code", code);
	while (query_next(rows)) {
		struct place place = {.kind = (enum place_kind)query_int(rows, "kind"), .project = query_int(rows, "project")};

		if (!(place.kind & search->wanted))
			continue;
		place.item = query_int(rows, "item");
		place.milestone = place.kind == PLACE_MILESTONE ? query_int(rows, "id") : 0;
		place.job = place.kind == PLACE_JOB ? query_int(rows, "id") : 0;
		place.code = query_take(rows, "code", arena);
		place.name = query_take(rows, "name", arena);
		add_found(hits, arena, place);
	}
	if (!query_ok(rows))
		return false;
	for (size_t i = 0; i < hits->found_count; i++) {
		struct place project, *hit = &hits->found[i];
		bool own;

		if (!project_by_id(book, hit->project, arena, &project, &own))
			return false;
		hit->client = project.client;
		hit->currency = project.currency;
		hit->zone = project.zone;
		hit->closed = project.closed;
		hit->path = arena_print(arena, "%s/%s", project.path, hit->code);
	}
	return true;
}

static size_t keep_if(struct search *hits, bool (*fits)(const struct place *, int64_t), int64_t with)
{
	size_t kept = 0;

	for (size_t i = 0; i < hits->found_count; i++)
		kept += fits(&hits->found[i], with);
	if (!kept)
		return 0;
	for (size_t i = kept = 0; i < hits->found_count; i++)
		if (fits(&hits->found[i], with))
			hits->found[kept++] = hits->found[i];
	hits->found_count = kept;
	return kept;
}

static bool is_in_project(const struct place *place, int64_t project)
{
	return place->project == project;
}

static bool is_open(const struct place *place, int64_t unused)
{
	(void)unused;
	return !place->closed;
}

/* A bare id means the project in use first, then any open project, then all. */
static bool find_bare(struct book *book, struct search *search, struct arena *arena)
{
	struct search hits = {0};
	struct place used;
	bool any = false;

	if (!find_codes(book, search, search->parts[0], &hits, arena))
		return false;
	if (hits.found_count > 1) {
		if (!place_in_use(book, arena, &used, &any))
			return false;
		if (!any || !keep_if(&hits, is_in_project, used.project))
			keep_if(&hits, is_open, 0);
	}
	for (size_t i = 0; i < hits.found_count; i++)
		add_found(search, arena, hits.found[i]);
	return true;
}

/* What is typed as client/project could be project/CODE, but then there is such a project: that is soon asked. */
static bool may_be_project(struct book *book, const struct search *search, const char *slug, bool *may)
{
	struct query *row;

	*may = true;
	if (search->count == 3)
		return true;
	row = book_query(book, SQL_PATH_ANY_PROJECT);
	query_set_text(row, ":slug", slug);
	return query_any(row, may);
}

/* project/CODE or client/project/CODE */
static bool find_in_projects(struct book *book, struct search *search, struct arena *arena)
{
	const char *slug = search->parts[search->count - 2], *code = search->parts[search->count - 1];
	struct search projects = {0}, hits = {0};
	bool may;

	if (!may_be_project(book, search, slug, &may) || !may)
		return book_fault(book)->kind == FAULT_NONE;
	if (!find_projects(book, &projects, search->count == 3 ? search->parts[0] : NULL, slug, arena) || !projects.found_count)
		return book_fault(book)->kind == FAULT_NONE;
	if (!find_codes(book, search, code, &hits, arena))
		return false;
	for (size_t i = 0; i < hits.found_count; i++)
		for (size_t k = 0; k < projects.found_count; k++)
			if (hits.found[i].project == projects.found[k].project)
				add_found(search, arena, hits.found[i]);
	return true;
}

static bool collect(struct book *book, struct search *search, struct arena *arena)
{
	unsigned coded = search->wanted & (PLACE_ITEM | PLACE_CHANGE | PLACE_MILESTONE | PLACE_JOB);

	if (search->count == 1)
		return (!(search->wanted & PLACE_CLIENT) || find_client(book, search, arena))
			&& (!(search->wanted & PLACE_PROJECT) || find_projects(book, search, NULL, search->parts[0], arena))
			&& (!coded || find_bare(book, search, arena));
	return (search->count != 2 || !(search->wanted & PLACE_PROJECT) || find_projects(book, search, search->parts[0], search->parts[1], arena))
		&& (!coded || find_in_projects(book, search, arena));
}

static bool name_candidates(struct book *book, const struct search *search)
{
	char names[240];
	size_t used = 0;

	for (size_t i = 0; i < search->found_count && used < 200; i++)
		used += (size_t)snprintf(names + used, sizeof names - used, "%s%.60s", i ? ", " : "", search->found[i].path);
	return book_fail(book, FAULT_CONFLICT, "\"%.60s\" may mean several: %s; type more of the path.", search->typed, names);
}

static bool say_missing(struct book *book, const struct search *search, struct arena *arena)
{
	struct search other = {.typed = search->typed, .count = search->count, .wanted = PLACE_CLIENT};

	if (search->count == 1 && !(search->wanted & PLACE_CLIENT)) {
		memcpy(other.parts, search->parts, sizeof other.parts);
		if (find_client(book, &other, arena) && other.found_count)
			return book_fail(book, FAULT_MISSING, "\"%.60s\" is a client; name one of its projects: %.60s/PROJECT.", search->typed, search->typed);
	}
	if (search->wanted & PLACE_PROJECT && search->count < 3)
		return book_fail(book, FAULT_MISSING, "There is no \"%.100s\"; ambit project list names what there is, project add CLIENT/SLUG NAME makes one.", search->typed);
	if (search->wanted == PLACE_CHANGE)
		return book_fail(book, FAULT_MISSING, "There is no \"%.100s\"; ambit change list PROJECT names the changes, such as CR-1.", search->typed);
	return book_fail(book, FAULT_MISSING, "There is no \"%.100s\".", search->typed);
}

static bool find_own(struct book *book, const struct search *search, bool make, struct arena *arena, struct place *place)
{
	const char *topic = search->count > 1 ? search->parts[1] : NULL;

	*place = (struct place){.kind = PLACE_OWN, .name = arena_text(arena, search->parts[0]), .path = arena_text(arena, search->typed)};
	if (search->count > 2 || (topic && (!slug_is_valid(topic) || !strcmp(search->parts[0], "unfiled"))))
		return book_fail(book, FAULT_INPUT, "\"%.100s\" is no path: own time takes one topic of small letters, such as learning/drift.", search->typed);
	if (!project_own(book, search->parts[0], make, &place->project))
		return false;
	return !topic || path_topic(book, place, topic, make, arena);
}

bool place_find(struct book *book, const char *typed, unsigned wanted, struct arena *arena, struct place *place)
{
	struct search search = {.wanted = wanted};

	if (!cut_path(book, typed, &search))
		return false;
	if (word_find(own_words, search.parts[0]) >= 0 && wanted & PLACE_OWN)
		return find_own(book, &search, false, arena, place);
	if (!collect(book, &search, arena))
		return false;
	if (search.found_count > 1)
		keep_if(&search, is_open, 0);
	if (!search.found_count)
		return say_missing(book, &search, arena);
	if (search.found_count > 1)
		return name_candidates(book, &search);
	*place = search.found[0];
	return true;
}

bool place_take(struct book *book, const char *typed, struct arena *arena, struct place *place)
{
	struct search search = {0};

	if (!cut_path(book, typed, &search))
		return false;
	if (word_find(own_words, search.parts[0]) >= 0)
		return find_own(book, &search, true, arena, place);
	if (!place_find(book, typed, PLACE_LOGGABLE, arena, place))
		return false;
	return !place->closed || book_fail(book, FAULT_REFUSED, "\"%.100s\" is closed and takes no more time.", place->path);
}

bool place_of(struct book *book, int64_t project, int64_t item, struct arena *arena, struct place *place)
{
	struct query *row;
	bool own, found;

	if (!project_by_id(book, project, arena, place, &own))
		return false;
	if (own)
		place->kind = PLACE_OWN;
	if (!item)
		return true;
	row = book_query(book, SQL_PATH_ITEM);
	query_set_int(row, ":item", item);
	query_set_int(row, ":project", project);
	found = query_next(row);
	if (found) {
		int kind = word_find(item_kind_words, query_text(row, "kind"));

		place->kind = kind == ITEM_CHANGE ? PLACE_CHANGE : kind == ITEM_TOPIC ? PLACE_OWN : PLACE_ITEM;
		place->item = item;
		place->code = query_take(row, "code", arena);
		place->name = query_take(row, "name", arena);
		place->path = arena_print(arena, "%s/%s", place->path, place->code);
	}
	query_end(row);
	return query_ok(row) && (found || book_fail(book, FAULT_STORE, "An item is missing from the store; ambit check says more."));
}

bool place_in_use(struct book *book, struct arena *arena, struct place *place, bool *any)
{
	struct query *row = book_query(book, SQL_PATH_PRESENT);
	char typed[MARK_BYTES];
	int64_t project;

	if (!query_number(row, "project", &project))
		return false;
	*any = project || path_marked(typed);
	if (!*any)
		return true;
	return project ? place_of(book, project, 0, arena, place) : place_find(book, typed, PLACE_PROJECT, arena, place);
}
