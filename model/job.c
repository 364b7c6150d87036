#include "model/job.h"

#include <stdlib.h>
#include <string.h>

#include "model/record.h"
#include "model/resource.h"
#include "model/text.h"

enum { WORD_LIMIT = 100, LONGEST = 366 * 86400, GPUS_MOST = 100000 };

static bool is_one_line(const char *text)
{
	return text_is_keepable(text, WORD_LIMIT) && !strchr(text, '\n');
}

static bool words_are_sound(struct book *book, const struct job *job)
{
	char quoted[64];

	if (!code_is_valid(job->code))
		return book_fail(book, FAULT_INPUT, "\"%s\" is no id: use letters, digits, dot, dash or underscore, at most 16, such as G1.",
		                 utf8_quote(job->code, quoted));
	if (!*job->resource || !is_one_line(job->resource))
		return book_fail(book, FAULT_INPUT, "A job needs a resource: one line of plain text, at most %d bytes, such as \"A100 80GB\".", WORD_LIMIT);
	return !job->provider || is_one_line(job->provider)
		|| book_fail(book, FAULT_INPUT, "The provider must be one line of plain text, at most %d bytes.", WORD_LIMIT);
}

static bool numbers_are_sound(struct book *book, const struct job *job)
{
	if (job->hour_micro < 0)
		return book_fail(book, FAULT_INPUT, "\"%s\" has no price: --price MONEY says what an hour costs, or once for all ambit resource add.", job->resource);
	if (job->gpus < 0 || job->gpus > GPUS_MOST)
		return book_fail(book, FAULT_INPUT, "A job has 1 to %d GPUs.", GPUS_MOST);
	if (job->started_at > book_now(book))
		return book_fail(book, FAULT_INPUT, "A job cannot start in the future; --at takes a moment that has passed.");
	return (job->expected_seconds <= LONGEST && job->maximum_seconds <= LONGEST)
		|| book_fail(book, FAULT_INPUT, "A job is expected for 366 days at most; look at --expect and --max.");
}

static bool code_is_free(struct book *book, const struct job *job)
{
	struct query *there = book_query(book, SQL_JOB_CODE);
	bool taken;

	query_set_int(there, ":project", job->project);
	query_set_text(there, ":code", job->code);
	return query_any(there, &taken)
		&& (!taken || book_fail(book, FAULT_CONFLICT, "The project has a job \"%s\" already; choose another id.", job->code));
}

static bool next_code(struct book *book, int64_t project, const char **code)
{
	struct query *codes = book_query(book, SQL_JOB_CODES);
	long number;

	query_set_int(codes, ":project", project);
	number = query_next_number(codes, "G");
	*code = arena_print(book_arena(book), "G%ld", number);
	return number > 0;
}

static bool insert(struct book *book, const struct job *job)
{
	struct query *add = book_query(book, SQL_JOB_ADD);

	query_set_int(add, ":id", job->id);
	query_set_text(add, ":uid", job->uid);
	query_set_int(add, ":project", job->project);
	query_set_some(add, ":item", job->item);
	query_set_some(add, ":milestone", job->milestone);
	query_set_text(add, ":code", job->code);
	query_set_text(add, ":resource", job->resource);
	query_set_words(add, ":provider", job->provider);
	query_set_some(add, ":gpus", job->gpus);
	query_set_int(add, ":hour_micro", job->hour_micro);
	query_set_int(add, ":started_at", job->started_at);
	query_set_some(add, ":expected_seconds", job->expected_seconds);
	query_set_some(add, ":maximum_seconds", job->maximum_seconds);
	query_set_text(add, ":treatment", treatment_words[job->treatment]);
	return query_run(add, NULL);
}

static bool start(struct book *book, const struct place *place, struct job *job)
{
	if (place->closed)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is closed and takes no more jobs.", place->path);
	job->project = place->project;
	job->item = place->item;
	job->milestone = place->milestone;
	if (!job->started_at)
		job->started_at = book_now(book);
	if (!resource_fill(book, place->currency, job) || (!job->code && !next_code(book, job->project, &job->code)))
		return false;
	if (!words_are_sound(book, job) || !numbers_are_sound(book, job) || !code_is_free(book, job))
		return false;
	job->uid = uid_new(book_arena(book));
	return (job->id = book_take_id(book, "job")) && insert(book, job);
}

bool job_start(struct book *book, const struct place *place, struct job *job)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = start(book, place, job);
	return book_end(book, ok, "job start", "%s %s", ok ? job->code : "", job->resource);
}

static bool stop(struct book *book, const struct job *job, int64_t at)
{
	struct query *write;
	char when[32];

	if (job->stopped_at)
		return book_fail(book, FAULT_REFUSED, "\"%s\" stopped already, at %s.", job->code, moment_local(job->stopped_at, book_clock(book).zone, when));
	if (at > book_now(book))
		return book_fail(book, FAULT_INPUT, "A job cannot stop in the future; --at takes a moment that has passed.");
	if (at < job->started_at)
		return book_fail(book, FAULT_INPUT, "\"%s\" started at %s and cannot stop before that; look at --at.", job->code,
		                 moment_local(job->started_at, book_clock(book).zone, when));
	write = book_query(book, SQL_JOB_STOP);
	query_set_int(write, ":id", job->id);
	query_set_int(write, ":stopped_at", at);
	return query_run(write, NULL);
}

bool job_stop(struct book *book, int64_t id, int64_t at)
{
	struct job job;
	bool ok;

	if (!book_begin(book))
		return false;
	ok = job_find(book, id, book_arena(book), &job) && stop(book, &job, at ? at : book_now(book));
	return book_end(book, ok, "job stop", "%s", ok ? job.path : "");
}

static struct job job_of(struct query *row, struct arena *arena)
{
	struct job job = {
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.item = query_int(row, "item"),
		.milestone = query_int(row, "milestone"),
		.uid = query_take(row, "uid", arena),
		.code = query_take(row, "code", arena),
		.ref = query_take(row, "ref", arena),
		.project_path = query_take(row, "project_path", arena),
		.currency = query_take(row, "currency", arena),
		.zone = query_take(row, "zone", arena),
		.resource = query_take(row, "resource", arena),
		.provider = query_take(row, "provider", arena),
		.gpus = query_int(row, "gpus"),
		.hour_micro = query_int(row, "hour_micro"),
		.started_at = query_int(row, "started_at"),
		.stopped_at = query_int(row, "stopped_at"),
		.expected_seconds = query_int(row, "expected_seconds"),
		.maximum_seconds = query_int(row, "maximum_seconds"),
		.treatment = (enum treatment)query_word(row, "treatment", treatment_words),
		.invoice = query_take(row, "invoice", arena),
	};

	job.path = arena_print(arena, "%s/%s", job.project_path, job.code);
	if (!job.ref)
		job.ref = job.project_path;
	return job;
}

static struct query *query_jobs(struct book *book, int64_t id, int64_t project, bool running_only)
{
	struct query *rows = book_query(book, SQL_JOB_ROWS);

	query_set_some(rows, ":id", id);
	query_set_some(rows, ":project", project);
	query_set_int(rows, ":running_only", running_only);
	return rows;
}

bool job_find(struct book *book, int64_t id, struct arena *arena, struct job *job)
{
	struct query *row = query_jobs(book, id, 0, false);
	bool found = query_next(row);

	if (found)
		*job = job_of(row, arena);
	query_end(row);
	return query_ok(row) && (found || book_fail(book, FAULT_MISSING, "There is no such job; ambit job list names them."));
}

bool job_list(struct book *book, int64_t project, bool running_only, struct arena *arena, struct jobs *list)
{
	struct query *rows = query_jobs(book, 0, project, running_only);

	*list = (struct jobs){0};
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = job_of(rows, arena);
	}
	return query_ok(rows);
}
