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
			.id = query_int(rows, "id"),
			.client = query_int(rows, "client"),
			.slug = query_take(rows, "slug", arena),
			.name = query_take(rows, "name", arena),
			.client_slug = query_take(rows, "client_slug", arena),
			.client_name = query_take(rows, "client_name", arena),
			.currency = query_take(rows, "currency", arena),
			.locale = locale_find(query_text(rows, "locale")),
			.letter = locale_is_letter(query_text(rows, "locale")),
			.kind = (enum project_kind)word_find(project_kind_words, query_text(rows, "kind")),
			.rounding = query_take(rows, "rounding", arena),
			.minimum_seconds = query_int(rows, "minimum_seconds"),
			.last_day = DAY_NONE,
		};
		project->digits = project->client ? currency_digits(project->currency) : 2;
		project->path = project->client ? arena_print(arena, "%s/%s", project->client_slug, project->slug) : project->slug;
		project->self = (struct hours_item){.code = "", .name = "", .path = project->path, .project = project, .rate_day = DAY_NONE};
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = project;
		hours->project_most = project->id;
	}
	hours->projects = arena_array(arena, (size_t)hours->project_most + 1, sizeof *hours->projects);
	for (size_t i = 0; i < count; i++)
		hours->projects[list[i]->id] = list[i];
	return query_ok(rows);
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
		struct hours_project *project = hours->projects[query_int(rows, "project")];

		*item = (struct hours_item){
			.id = query_int(rows, "id"),
			.code = query_take(rows, "code", arena),
			.name = query_take(rows, "name", arena),
			.project = project,
			.rate_day = DAY_NONE,
		};
		item->path = arena_print(arena, "%s/%s", project->path, item->code);
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = item;
		hours->item_most = item->id;
	}
	hours->items = arena_array(arena, (size_t)hours->item_most + 1, sizeof *hours->items);
	for (size_t i = 0; i < count; i++)
		hours->items[list[i]->id] = list[i];
	return query_ok(rows);
}
