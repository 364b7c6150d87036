/* Where a row goes: --into, else --map, else its own words. */
#include <string.h>

#include "model/imports/job.h"

bool job_read_places(struct import_job *job)
{
	const struct import_wish *wish = job->wish;

	if (wish->into && !target_take(job, wish->into, &job->into))
		return false;
	job->maps = arena_array(job->arena, wish->map_count + 1, sizeof *job->maps);
	for (size_t i = 0; i < wish->map_count; i++)
		if (!target_take(job, wish->maps[i].path, &job->maps[i]))
			return false;
	return true;
}

static bool is_among(const char *text, const char *const *words)
{
	for (; words && *words; words++)
		if (text_same_word(text, *words))
			return true;
	return false;
}

static bool is_mapped(const char *text, const struct row *row)
{
	const char *slash = strchr(text, '/');

	if (row->path && !strcmp(text, row->path))
		return true;
	if (row->project && *row->project && text_same_word(text, row->project))
		return true;
	if (is_among(text, row->tags) || is_among(text, row->hints))
		return true;
	for (; slash && row->client && row->project; slash = strchr(slash + 1, '/'))
		if (strlen(row->client) == (size_t)(slash - text) && !strncasecmp(text, row->client, (size_t)(slash - text))
			&& text_same_word(slash + 1, row->project))
			return true;
	return false;
}

/* --create makes clients and projects: an item is agreed with a client, not met in a file. */
static bool refuse_item(struct import_job *job, const struct row *row)
{
	char quoted[64];

	return source_refuse(&job->reader.source, row->line, "there is no item \"%s\", and --create makes clients and projects alone; make both before, or --map TEXT=PATH files it elsewhere.",
		utf8_quote(row->path, quoted));
}

static bool find_by_path(struct import_job *job, const struct row *row, struct target **target)
{
	const struct fault *fault = book_fault(job->book);

	if (target_take(job, row->path, target))
		return true;
	if (fault->kind == FAULT_MISSING && job->wish->create) {
		book_forgive(job->book);
		if (!job_make_path(job, row))
			return false;
		if (target_take(job, row->path, target))
			return true;
		if (fault->kind != FAULT_MISSING || !strchr(row->path, '/'))
			return reader_blame(&job->reader, row->line);
		book_forgive(job->book);
		return refuse_item(job, row);
	}
	if (fault->kind == FAULT_MISSING || (fault->kind == FAULT_INPUT && row->is_account)) {
		book_forgive(job->book);
		return job_refuse_place(job, row, row->is_account ? "place for" : "path", row->path);
	}
	return reader_blame(&job->reader, row->line);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/* All that where the row goes depends on, in one text: of the task its first word, and whether there are more. */
static const char *place_text(struct import_job *job, const struct row *row)
{
	const char *task = or_empty(row->task);
	int word = (int)strcspn(task, " :\t");

	if (job->importer->own || *or_empty(row->path))
		return or_empty(row->path);
	return arena_print(job->reader.row_arena, "%s\x1f%s\x1f%.*s\x1f%d", or_empty(row->client), or_empty(row->project), word, task, task[word] != '\0');
}

bool job_find_target(struct import_job *job, const struct row *row, struct target **target)
{
	struct row named = *row;
	const char *text;

	if (job->into) {
		*target = job->into;
		return true;
	}
	for (size_t i = 0; i < job->wish->map_count; i++) {
		if (is_mapped(job->wish->maps[i].text, row)) {
			*target = job->maps[i];
			return true;
		}
	}
	text = place_text(job, row);
	if ((*target = finding_of(&job->targets, text)))
		return true;
	named.path = or_empty(row->path);
	named.client = or_empty(row->client);
	named.project = or_empty(row->project);
	if (job->importer->own || *named.path ? !find_by_path(job, &named, target) : !job_find_named(job, &named, target))
		return false;
	finding_keep(&job->targets, job->arena, text, *target);
	return true;
}
