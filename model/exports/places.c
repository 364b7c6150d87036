/* The projects and items of an export, by their ids: their paths, names and rules, read once. */
#include "model/exports/hours.h"
#include "model/locale.h"
#include "model/money.h"

bool selection_read_projects(struct selection *selection)
{
	struct hours *hours = selection->hours;
	struct arena *arena = hours->arena;
	struct query *rows = book_query(hours->book, SQL_EXPORT_PROJECTS);
	struct hours_project **list = NULL;
	size_t count = 0;

	while (query_next(rows)) {
		struct hours_project *project = arena_take(arena, sizeof *project);

		*project = (struct hours_project){
			.id = query_id_at(rows, query_column(rows, "id"), MOST_IDS),
			.client = query_int(rows, "client"),
			.slug = query_take(rows, "slug", arena),
			.name = query_take(rows, "name", arena),
			.client_slug = query_take(rows, "client_slug", arena),
			.client_name = query_take(rows, "client_name", arena),
			.currency = query_take(rows, "currency", arena),
			.locale = locale_find(query_text(rows, "locale")),
			.letter = locale_is_letter(query_text(rows, "locale")),
			.kind = (enum project_kind)query_word(rows, "kind", project_kind_words),
			.rounding = query_take(rows, "rounding", arena),
			.minimum_seconds = query_int(rows, "minimum_seconds"),
			.last_day = DAY_NONE,
		};
		project->digits = project->client ? currency_digits(project->currency) : 2;
		project->path = project->client ? arena_print(arena, "%s/%s", project->client_slug, project->slug) : project->slug;
		project->self = (struct hours_item){.code = "", .name = "", .path = project->path, .project = project, .rate_day = DAY_NONE};
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = project;
		if (project->id > hours->project_most)
			hours->project_most = project->id;
	}
	hours->projects = arena_array(arena, (size_t)hours->project_most + 1, sizeof *hours->projects);
	for (size_t i = 0; i < count; i++)
		hours->projects[list[i]->id] = list[i];
	return query_ok(rows);
}

/* Of a row that names no project that is there, the store is damaged: the query ends, and what it reads is filed nowhere. */
struct hours_project *hours_project_at(struct hours *hours, struct query *rows, int place)
{
	int64_t id = query_id_at(rows, place, hours->project_most);
	struct hours_project *nowhere;

	if (id && hours->projects[id])
		return hours->projects[id];
	query_doubt(rows, place);
	nowhere = arena_take(hours->arena, sizeof *nowhere);
	*nowhere = (struct hours_project){.slug = "", .name = "", .path = "", .client_slug = "", .client_name = "", .currency = "", .rounding = "exact", .locale = locale_find(""), .last_day = DAY_NONE};
	nowhere->self = (struct hours_item){.code = "", .name = "", .path = "", .project = nowhere, .rate_day = DAY_NONE};
	return nowhere;
}

struct hours_item *hours_item_at(struct hours *hours, struct query *rows, int place, struct hours_project *project)
{
	int64_t id = query_id_at(rows, place, hours->item_most);

	if (id && hours->items[id])
		return hours->items[id];
	if (query_int_at(rows, place))
		query_doubt(rows, place);
	return &project->self;
}

bool selection_read_items(struct selection *selection)
{
	struct hours *hours = selection->hours;
	struct arena *arena = hours->arena;
	struct query *rows = book_query(hours->book, SQL_EXPORT_ITEMS);
	struct hours_item **list = NULL;
	size_t count = 0;

	while (query_next(rows)) {
		struct hours_item *item = arena_take(arena, sizeof *item);
		struct hours_project *project = hours_project_at(hours, rows, query_column(rows, "project"));

		*item = (struct hours_item){
			.id = query_id_at(rows, query_column(rows, "id"), MOST_IDS),
			.code = query_take(rows, "code", arena),
			.name = query_take(rows, "name", arena),
			.project = project,
			.rate_day = DAY_NONE,
		};
		item->path = arena_print(arena, "%s/%s", project->path, item->code);
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = item;
		if (item->id > hours->item_most)
			hours->item_most = item->id;
	}
	hours->items = arena_array(arena, (size_t)hours->item_most + 1, sizeof *hours->items);
	for (size_t i = 0; i < count; i++)
		hours->items[list[i]->id] = list[i];
	return query_ok(rows);
}
