#include <stdlib.h>
#include <string.h>

#include "model/import.h"
#include "model/imports/job.h"
#include "model/zone.h"

static const struct importer *find_importer(const char *name, const char *columns)
{
	if (columns && !strcmp(name, columns_importer.name))
		return &columns_importer;
	for (int i = 0; importers[i]; i++)
		if (!strcmp(importers[i]->name, name))
			return importers[i];
	return NULL;
}

static bool run(struct import_job *job)
{
	if (job->importer->make && !job->importer->make(&job->reader))
		return false;
	return job_read_places(job) && job_judge(job) && (!job->tally->fresh || job_write(job));
}

static bool run_act(struct import_job *job)
{
	const struct import_wish *wish = job->wish;
	char name[132];
	bool ok;

	if (!job->importer->open(&job->reader) || !book_begin(job->book))
		return false;
	ok = run(job);
	return book_end(job->book, ok, "import", "%s %s: %lld new", wish->format, source_name(wish->file, name), (long long)job->tally->fresh);
}

static void job_free(struct import_job *job)
{
	job->importer->close(&job->reader);
	source_close(&job->reader.source);
	arena_free(job->reader.row_arena);
	seen_clear(&job->uids);
	seen_clear(&job->contents);
	roll_up_free(&job->roll_up);
	free(job->fresh);
}

bool import_hours(struct book *book, const struct import_wish *wish, struct arena *arena, struct import_tally *tally)
{
	struct import_job job = {.book = book, .wish = wish, .arena = arena, .tally = tally, .importer = find_importer(wish->format, wish->columns)};
	bool ok;

	*tally = (struct import_tally){0};
	if (!job.importer)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no format that hours are imported from.", wish->format);
	if (wish->columns && !job.importer->named_columns)
		return book_fail(book, FAULT_INPUT, "The columns of %s have names of their own; --columns is for csv, clockify, harvest, kimai and toggl.", wish->format);
	if (wish->zone && !zone_exists(wish->zone))
		return book_fail(book, FAULT_INPUT, "\"%.60s\" is no time zone that this machine knows, such as Europe/Berlin.", wish->zone);
	job.reader = (struct reader){.book = book, .arena = arena, .order = wish->order, .columns = wish->columns, .create = wish->create,
		.currency = wish->currency};
	if (!source_open(&job.reader.source, wish->file, job.importer->limit, book_fault_slot(book)))
		return false;
	job.reader.row_arena = arena_new();
	ok = run_act(&job);
	job_free(&job);
	return ok;
}
