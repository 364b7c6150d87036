#include <stdlib.h>
#include <string.h>

#include "model/client.h"
#include "model/project.h"
#include "model/record.h"
#include "model/text.h"

int percent_list(const char *typed, int out[16])
{
	int count = 0, before = 0;

	while (*typed && count < 16) {
		size_t digits = strspn(typed, "0123456789");
		int percent = digits && digits <= 4 ? atoi(typed) : 0;

		if (percent <= before || percent > 1000)
			return -1;
		out[count++] = before = percent;
		typed += digits;
		if (*typed && (*typed++ != ',' || !*typed))
			return -1;
	}
	return *typed || !count ? -1 : count;
}

bool rounding_is_valid(const char *policy)
{
	static const char *const grains[] = {"entry_nearest_", "entry_up_", "day_nearest_", "day_up_", "line_nearest_", "line_up_"};
	static const char *const minutes[] = {"1", "3", "5", "6", "10", "12", "15", "20", "30", "60", NULL};

	if (!strcmp(policy, "exact"))
		return true;
	for (size_t i = 0; i < sizeof grains / sizeof *grains; i++)
		if (!strncmp(policy, grains[i], strlen(grains[i])))
			return word_find(minutes, policy + strlen(grains[i])) >= 0;
	return false;
}

static bool project_is_sound(struct book *book, const struct project *project)
{
	int percents[16];

	if (!slug_is_valid(project->slug))
		return book_fail(book, FAULT_INPUT, "\"%.60s\" is no slug: use small letters, digits and dashes, at most 32.", project->slug);
	if (!*project->name || !text_is_keepable(project->name, 200) || strchr(project->name, '\n'))
		return book_fail(book, FAULT_INPUT, "The project's name must be one line of plain text, at most 200 bytes.");
	if (project->start_on != DAY_NONE && project->end_on != DAY_NONE && project->end_on < project->start_on)
		return book_fail(book, FAULT_INPUT, "A project can't end before it starts; look at --start and --end.");
	if (project->kind == KIND_NTE && project->cap <= 0)
		return book_fail(book, FAULT_INPUT, "A capped project (nte) needs its cap: --cap MONEY.");
	if (project->kind == KIND_RETAINER && (project->price <= 0 || project->hours_seconds <= 0))
		return book_fail(book, FAULT_INPUT, "A retainer needs what a month costs and holds: --price MONEY --hours LENGTH.");
	if (project->price < 0 || project->price > MONEY_MOST || project->cap < 0 || project->cap > MONEY_MOST)
		return book_fail(book, FAULT_INPUT, "The cap or price of \"%s\" is beyond what can be billed.", project->slug);
	if (!rounding_is_valid(project->rounding))
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no rounding: exact, or entry, day or line with _nearest_ or _up_ and 1 3 5 6 10 12 15 20 30 60, such as day_nearest_15.", project->rounding);
	if (percent_list(project->notice, percents) < 0 || percent_list(project->compute_alert, percents) < 0)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no list of rising percents such as 75,85,100.",
			percent_list(project->notice, percents) < 0 ? project->notice : project->compute_alert);
	return true;
}

static bool bind_and_run(struct query *write, const struct project *project)
{
	query_set_int(write, ":id", project->id);
	query_set_text(write, ":name", project->name);
	query_set_text(write, ":kind", project_kind_words[project->kind]);
	query_set_day(write, ":start_on", project->start_on);
	query_set_day(write, ":end_on", project->end_on);
	query_set_some(write, ":cap", project->cap);
	query_set_some(write, ":price", project->price);
	query_set_some(write, ":hours_seconds", project->hours_seconds);
	query_set_some(write, ":rollover_seconds", project->rollover_seconds);
	query_set_text(write, ":rounding", project->rounding);
	query_set_some(write, ":minimum_seconds", project->minimum_seconds);
	query_set_text(write, ":notice", project->notice);
	query_set_some(write, ":capacity_seconds", project->capacity_seconds);
	query_set_some(write, ":meeting_cap_seconds", project->meeting_cap_seconds);
	query_set_some(write, ":learning_target_seconds", project->learning_target_seconds);
	query_set_some(write, ":compute_budget_micro", project->compute_budget_micro);
	query_set_text(write, ":compute_alert", project->compute_alert);
	query_set_day(write, ":closed_on", project->closed_on);
	return query_run(write, NULL);
}

static bool slug_is_free(struct book *book, const struct project *project)
{
	struct query *there = book_query(book, SQL_PROJECT_ID);
	bool taken;

	query_set_int(there, ":client", project->client);
	query_set_text(there, ":slug", project->slug);
	return query_any(there, &taken)
		&& (!taken || book_fail(book, FAULT_CONFLICT, "The client has a project \"%s\" already; ambit project edit changes it.", project->slug));
}

static bool add_project(struct book *book, struct project *project)
{
	struct client client;
	struct query *add;

	project->closed_on = DAY_NONE;
	if (!client_find(book, project->client, book_arena(book), &client))
		return false;
	if (client.archived)
		return book_fail(book, FAULT_REFUSED, "The client \"%s\" is archived and takes no new project.", client.slug);
	if (!project_is_sound(book, project) || !slug_is_free(book, project) || !(project->id = book_take_id(book, "project")))
		return false;
	project->uid = uid_new(book_arena(book));
	project->path = arena_print(book_arena(book), "%s/%s", client.slug, project->slug);
	add = book_query(book, SQL_PROJECT_ADD);
	query_set_text(add, ":uid", project->uid);
	query_set_int(add, ":client", project->client);
	query_set_text(add, ":slug", project->slug);
	query_set_int(add, ":known_at", book_now(book));
	return bind_and_run(add, project);
}

bool project_add(struct book *book, struct project *project)
{
	bool ok;

	if (!project->rounding)
		project->rounding = "exact";
	if (!project->notice)
		project->notice = "75,85,100";
	if (!project->compute_alert)
		project->compute_alert = "50,80,100";
	if (!book_begin(book))
		return false;
	ok = add_project(book, project);
	return book_end(book, ok, "project add", "%s", ok ? project->path : "");
}

static bool edit_project(struct book *book, const struct project *project)
{
	struct project old;

	if (!project_is_sound(book, project) || !project_find(book, project->id, book_arena(book), &old))
		return false;
	if (old.first_seal != DAY_NONE && (old.cap != project->cap || old.kind != project->kind))
		return book_fail(book, FAULT_LOCKED, "The baseline of \"%s\" is sealed: its cap moves by approved changes alone.", old.path);
	return bind_and_run(book_query(book, SQL_PROJECT_EDIT), project);
}

bool project_edit(struct book *book, const struct project *project)
{
	if (!book_begin(book))
		return false;
	return book_end(book, edit_project(book, project), "project edit", "%s", project->path);
}

static struct project project_of(struct query *row, struct arena *arena)
{
	struct project project = {
		.id = query_int(row, "id"),
		.client = query_int(row, "client"),
		.uid = query_take(row, "uid", arena),
		.slug = query_take(row, "slug", arena),
		.name = query_take(row, "name", arena),
		.client_name = query_take(row, "client_name", arena),
		.client_slug = query_take(row, "client_slug", arena),
		.currency = query_take(row, "currency", arena),
		.zone = query_take(row, "zone", arena),
		.kind = (enum project_kind)query_word(row, "kind", project_kind_words),
		.start_on = query_day(row, "start_on"),
		.end_on = query_day(row, "end_on"),
		.closed_on = query_day(row, "closed_on"),
		.cap = query_int(row, "cap"),
		.price = query_int(row, "price"),
		.hours_seconds = query_int(row, "hours_seconds"),
		.rollover_seconds = query_int(row, "rollover_seconds"),
		.minimum_seconds = query_int(row, "minimum_seconds"),
		.rounding = query_take(row, "rounding", arena),
		.notice = query_take(row, "notice", arena),
		.compute_alert = query_take(row, "compute_alert", arena),
		.capacity_seconds = query_int(row, "capacity_seconds"),
		.meeting_cap_seconds = query_int(row, "meeting_cap_seconds"),
		.learning_target_seconds = query_int(row, "learning_target_seconds"),
		.compute_budget_micro = query_int(row, "compute_budget_micro"),
		.known_at = query_int(row, "known_at"),
		.first_seal = query_day(row, "first_seal"),
	};

	project.path = arena_print(arena, "%s/%s", project.client_slug, project.slug);
	return project;
}

bool project_find(struct book *book, int64_t id, struct arena *arena, struct project *project)
{
	struct query *row = book_query(book, SQL_PROJECT_ONE);
	bool found;

	query_set_int(row, ":id", id);
	found = query_next(row);
	if (found)
		*project = project_of(row, arena);
	query_end(row);
	return query_ok(row) && (found || book_fail(book, FAULT_MISSING, "There is no such project of a client."));
}

bool project_list(struct book *book, bool open_only, struct arena *arena, struct projects *projects)
{
	struct query *rows = book_query(book, SQL_PROJECT_ALL);

	*projects = (struct projects){0};
	query_set_int(rows, ":open_only", open_only);
	while (query_next(rows)) {
		arena_grow(arena, &projects->items, projects->count, sizeof *projects->items);
		projects->items[projects->count++] = project_of(rows, arena);
	}
	return query_ok(rows);
}

bool project_own(struct book *book, const char *slug, bool make, int64_t *id)
{
	struct query *query = book_query(book, SQL_PROJECT_OWN);
	char uid[37];

	*id = 0;
	query_set_text(query, ":slug", slug);
	if (query_next(query))
		*id = query_int(query, "id");
	query_end(query);
	if (!query_ok(query) || *id || !make)
		return query_ok(query);
	if (!(*id = book_take_id(book, "project")))
		return false;
	uid_make(uid);
	query = book_query(book, SQL_PROJECT_OWN_ADD);
	query_set_int(query, ":id", *id);
	query_set_text(query, ":uid", uid);
	query_set_text(query, ":slug", slug);
	query_set_int(query, ":known_at", book_now(book));
	return query_run(query, NULL);
}
