/* Where a row goes by the names of its client, project and task, and what --create makes of them. */
#include <ctype.h>
#include <string.h>

#include "model/client.h"
#include "model/imports/job.h"
#include "model/project.h"

/* A name as a slug: small letters, each run of anything else one dash. "" when nothing is left. */
static void slug_of(const char *name, char slug[33])
{
	size_t used = 0;

	for (; *name && used < 32; name++) {
		char c = (char)tolower((unsigned char)*name);

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			slug[used++] = c;
		else if (used && slug[used - 1] != '-')
			slug[used++] = '-';
	}
	while (used && slug[used - 1] == '-')
		used--;
	slug[used] = '\0';
}

static bool is_named(const char *text, const char *slug, const char *name)
{
	char made[33];

	slug_of(text, made);
	return text_same_word(text, name) || !strcasecmp(text, slug) || !strcmp(made, slug);
}

/* The client by slug or name, made if that is wished; 0 if there is none. */
static bool find_client(struct import_job *job, const struct row *row, const char *name, bool make, int64_t *id)
{
	struct client client = {.name = name, .currency = job->wish->currency, .terms_days = -1};
	struct clients clients;
	char slug[33];

	*id = 0;
	if (!client_list(job->book, job->arena, &clients))
		return false;
	for (size_t i = 0; i < clients.count && !*id; i++)
		if (is_named(name, clients.items[i].slug, clients.items[i].name))
			*id = clients.items[i].id;
	if (*id || !make)
		return true;
	slug_of(name, slug);
	client.slug = slug;
	if (!*slug)
		return reader_refuse(&job->reader, row->line, "no slug can be made of the client's name; --map it:", name);
	if (!client_add(job->book, &client))
		return reader_blame(&job->reader, row->line);
	*id = client.id;
	return true;
}

static bool make_project(struct import_job *job, const struct row *row, const char *name, int64_t client)
{
	char slug[33];
	struct project project = {.client = client, .name = name, .slug = slug, .kind = KIND_TM, .start_on = DAY_NONE, .end_on = DAY_NONE};

	slug_of(name, slug);
	if (!*slug)
		return reader_refuse(&job->reader, row->line, "no slug can be made of the project's name; --map it:", name);
	return project_add(job->book, &project) || reader_blame(&job->reader, row->line);
}

/* How many projects those words may mean, open ones before closed ones; the last of them. */
static bool list_named(struct import_job *job, const struct row *row, const struct project **found, int *count)
{
	struct projects projects;

	*count = 0;
	if (!project_list(job->book, false, job->arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++) {
		const struct project *project = &projects.items[i];

		if (!is_named(row->project, project->slug, project->name)
			|| (*row->client && !is_named(row->client, project->client_slug, project->client_name)))
			continue;
		if (*count && project->closed_on != DAY_NONE && (*found)->closed_on == DAY_NONE)
			continue;
		*count = *count && (*found)->closed_on == project->closed_on ? *count + 1 : 1;
		*found = project;
	}
	return true;
}

static bool find_project(struct import_job *job, const struct row *row, const struct project **found)
{
	int count;
	int64_t client = 0;

	if (!*row->project)
		return reader_refuse(&job->reader, row->line, "the row names no project; --map or --into tells where it goes. Its client:", row->client);
	if (!list_named(job, row, found, &count))
		return reader_blame(&job->reader, row->line);
	if (!count && job->wish->create && *row->client) {
		if (!find_client(job, row, row->client, true, &client) || !make_project(job, row, row->project, client)
			|| !list_named(job, row, found, &count))
			return reader_blame(&job->reader, row->line);
	}
	if (count > 1)
		return reader_refuse(&job->reader, row->line, "several projects have that name; --map tells which is meant:", row->project);
	if (count)
		return true;
	if (*row->client && find_client(job, row, row->client, false, &client) && !client)
		return job_refuse_place(job, row, "client", row->client);
	if (!*row->client && job->wish->create)
		return reader_refuse(&job->reader, row->line, "it comes without a client, so --create can't make it; --map TEXT=PATH tells where it goes:", row->project);
	return job_refuse_place(job, row, "project", row->project);
}

/* The task's first word, if it can be the id of an item. */
static const char *code_of(const char *task, char code[17])
{
	size_t length = strcspn(task, " :\t");

	if (!length || length > 16)
		return NULL;
	memcpy(code, task, length);
	code[length] = '\0';
	return code_is_valid(code) ? code : NULL;
}

/* Below a project: the item that the task names, else the project itself. */
static bool find_below(struct import_job *job, const struct row *row, const char *path, struct target **target)
{
	char code[17];
	struct place place;

	if (row->task && code_of(row->task, code)) {
		const char *whole = arena_print(job->arena, "%s/%s", path, code);

		if (place_find(job->book, whole, PLACE_ITEM | PLACE_CHANGE, job->arena, &place) && !place.closed) {
			*target = target_new(job, &place);
			(*target)->names_item = true;
			return true;
		}
		if (book_fault(job->book)->kind == FAULT_STORE)
			return false;
		book_forgive(job->book);
	}
	return target_take(job, path, target) || reader_blame(&job->reader, row->line);
}

/* learning, admin, sales, unfiled; a task in the shape of a topic is one. */
static bool find_own(struct import_job *job, const struct row *row, struct target **target)
{
	const char *word = own_words[word_find(own_words, row->project)], *path = word;
	bool topic = row->task && slug_is_valid(row->task) && strcmp(word, "unfiled") && word_find(activity_words, row->task) < 0;

	if (topic)
		path = arena_print(job->arena, "%s/%s", word, row->task);
	if (!target_take(job, path, target))
		return reader_blame(&job->reader, row->line);
	(*target)->names_item = topic;
	return true;
}

bool job_find_named(struct import_job *job, const struct row *row, struct target **target)
{
	const struct project *project = NULL;

	if (!*row->client && !*row->project)
		return target_take(job, "unfiled", target) || reader_blame(&job->reader, row->line);
	if (!*row->client && word_find(own_words, row->project) >= 0)
		return find_own(job, row, target);
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a refusal answers false, in another file than this */
	return find_project(job, row, &project) && find_below(job, row, project->path, target);
}

/* client/project of a path that isn't there yet. */
bool job_make_path(struct import_job *job, const struct row *row)
{
	char *path = arena_text(job->arena, row->path), *rest = path;
	const char *client = strsep(&rest, "/"), *project = strsep(&rest, "/");
	int64_t id;

	if (!project || !slug_is_valid(client) || !slug_is_valid(project))
		return true;
	if (!find_client(job, row, client, true, &id))
		return false;
	if (place_find(job->book, arena_print(job->arena, "%s/%s", client, project), PLACE_PROJECT, job->arena, &(struct place){0}))
		return true;
	book_forgive(job->book);
	return make_project(job, row, project, id);
}
