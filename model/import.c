#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/import.h"
#include "model/imports/job.h"
#include "model/record.h"

static const struct importer *find_importer(const char *name, const char *columns)
{
	if (columns && !strcmp(name, columns_importer.name))
		return &columns_importer;
	for (int i = 0; importers[i]; i++)
		if (!strcmp(importers[i]->name, name))
			return importers[i];
	return NULL;
}

static bool has_uid(struct import_job *job, enum statement statement, const char *uid, bool *has)
{
	struct query *query = book_query(job->book, statement);

	query_set_text(query, ":uid", uid);
	return query_any(query, has);
}

static bool is_known(struct import_job *job, const char *uid, bool *known)
{
	*known = false;
	if (job->any_here && !has_uid(job, SQL_IMPORT_KNOWN, uid, known))
		return false;
	return *known || !job->any_gone || has_uid(job, SQL_IMPORT_GONE, uid, known);
}

static bool add_left_out(struct import_job *job, const struct row *row)
{
	struct import_tally *tally = job->tally;

	arena_grow(job->arena, &tally->rows, tally->count, sizeof *tally->rows);
	tally->rows[tally->count++] = (struct left_out){.line = row->line, .reason = row->left_out};
	tally->refused++;
	return true;
}

static bool note_fresh(struct import_job *job, bool fresh)
{
	size_t place = job->row_count++;

	if (place % 8 == 0) {
		if ((place & (place - 1)) == 0 || !place) {
			job->fresh = realloc(job->fresh, place / 4 + 8);
			if (!job->fresh)
				arena_exhausted();
		}
		job->fresh[place / 8] = 0;
	}
	job->fresh[place / 8] |= (unsigned char)(fresh << place % 8);
	return true;
}

/* All that can be wrong with a row, and what becomes of it. row->left_out is set when it is no work. */
static bool prepare(struct import_job *job, struct row *row, struct judged *judged)
{
	*judged = (struct judged){0};
	if (row->left_out)
		return true;
	if (!job_find_target(job, row, &judged->target) || !job_find_time(job, row, judged->target, judged))
		return false;
	if (row->left_out)
		return true;
	if (judged->ended_at > book_now(job->book))
		return source_refuse(&job->reader.source, row->line, "the row ends after now.");
	return job_find_words(job, row, judged->target, judged) && job_find_key(job, row, judged);
}

static enum outcome next_row(struct import_job *job, struct row *row)
{
	arena_clear(job->reader.row_arena);
	return job->importer->next(&job->reader, row);
}

/* A uid whose hash was seen before: did that very uid stand in the file before that line? Leaves the file behind the line. */
static bool uid_stood_before(struct import_job *job, const char *uid, int line, bool *stood)
{
	char wanted[208];
	struct row row;

	snprintf(wanted, sizeof wanted, "%s", uid);
	*stood = false;
	if (!job->importer->rewind(&job->reader))
		return false;
	while (next_row(job, &row) == READ_ROW && row.line != line)
		*stood = *stood || (row.uid && !strcmp(row.uid, wanted));
	return book_fault(job->book)->kind == FAULT_NONE;
}

/* Our own formats refuse a uid twice, also one of a row that is left out. */
static bool uid_is_single(struct import_job *job, const struct row *row)
{
	bool stood = false;

	if (!job->importer->own || !row->uid || !*row->uid)
		return true;
	if (strlen(row->uid) > 200 || strchr(row->uid, '\n') || strchr(row->uid, '\t'))
		return source_refuse(&job->reader.source, row->line, "a uid is one line of at most 200 bytes.");
	if (!seen_note(&job->uids, seen_hash(row->uid, strlen(row->uid))))
		return true;
	if (!uid_stood_before(job, row->uid, row->line, &stood))
		return false;
	return !stood || source_refuse(&job->reader.source, row->line, "the uid stands twice in this file.");
}

static bool judge_row(struct import_job *job, struct row *row)
{
	struct judged judged;
	bool known = false;

	if (!prepare(job, row, &judged))
		return false;
	if (row->left_out)
		return add_left_out(job, row) && note_fresh(job, false) && uid_is_single(job, row);
	if (!is_known(job, judged.uid, &known))
		return false;
	known = known || judged.repeated;
	job->tally->known += known;
	job->tally->fresh += !known;
	return note_fresh(job, !known) && uid_is_single(job, row);
}

static bool judge_rows(struct import_job *job)
{
	struct row row;
	enum outcome reading;

	while ((reading = next_row(job, &row)) == READ_ROW) {
		if (!judge_row(job, &row) || !book_goes_on(job->book, "rows read", (int64_t)job->row_count))
			return false;
	}
	return reading == READ_END;
}

static bool write_row(struct import_job *job, const struct row *row, const struct judged *judged)
{
	struct query *add = book_query(job->book, SQL_IMPORT_ADD);
	struct target *target = judged->target;

	query_set_int(add, ":id", job->next_id);
	query_set_text(add, ":uid", judged->uid);
	query_set_int(add, ":project", target->project);
	query_set_some(add, ":item", target->item);
	query_set_int(add, ":started_at", judged->started_at);
	query_set_int(add, ":ended_at", judged->ended_at);
	query_set_text(add, ":zone", target->zone);
	query_set_text(add, ":day", target_day(target, judged->started_at));
	query_set_text(add, ":activity", judged->activity);
	query_set_words(add, ":disposition", disposition_words[row->disposition]);
	query_set_text(add, ":note", judged->note);
	query_set_int(add, ":settled", job->wish->settled || row->settled);
	return query_run(add, NULL) && book_bulk_note(job->book, job->next_id);
}

static void note_written(struct import_job *job, const struct row *row, const struct judged *judged)
{
	struct target *target = judged->target;

	roll_up_add(&job->roll_up, &(struct roll_up_sum){target->project, target->item, judged->activity, disposition_words[row->disposition], 0, 0},
		target_day(target, judged->started_at), judged->ended_at - judged->started_at);
	if (judged->laid) {
		arena_grow(job->arena, &job->laid_ids, job->laid_id_count, sizeof *job->laid_ids);
		job->laid_ids[job->laid_id_count++] = job->next_id;
	} else {
		if (judged->started_at < job->first_start)
			job->first_start = judged->started_at;
		if (judged->started_at > job->last_start)
			job->last_start = judged->started_at;
	}
	job->next_id++;
}

static bool refuse_changed(struct import_job *job, const struct row *row)
{
	return source_refuse(&job->reader.source, row->line, "the file changed while it was read.");
}

/* The file again, as it was judged. */
static bool write_rows(struct import_job *job)
{
	enum outcome reading;
	struct judged judged;
	struct row row;

	for (size_t place = 0; (reading = next_row(job, &row)) == READ_ROW; place++) {
		if (!prepare(job, &row, &judged))
			return false;
		if (place >= job->row_count)
			return refuse_changed(job, &row);
		if (!(job->fresh[place / 8] >> place % 8 & 1))
			continue;
		if (row.left_out || job->next_id == job->first_id + job->tally->fresh)
			return refuse_changed(job, &row);
		if (!write_row(job, &row, &judged))
			return false;
		note_written(job, &row, &judged);
		if (!book_goes_on(job->book, "rows written", job->next_id - job->first_id))
			return false;
	}
	return reading == READ_END;
}

static bool read_number(struct book *book, enum statement statement, const char *column, int64_t *number)
{
	struct query *query = book_query(book, statement);

	if (query_next(query))
		*number = query_int(query, column);
	query_end(query);
	return query_ok(query);
}

static bool was_laid(const struct import_job *job, int64_t id)
{
	size_t low = 0, high = job->laid_id_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (job->laid_ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < job->laid_id_count && job->laid_ids[low] == id;
}

/* A row counts if it begins before the latest end of all that begin before it, in the store or in the file. */
static bool count_overlaps(struct import_job *job)
{
	int64_t latest = INT64_MIN, longest = 0, timer = INT64_MAX;
	struct query *walk;

	if (job->first_start > job->last_start)
		return true;
	if (!read_number(job->book, SQL_IMPORT_LONGEST, "seconds", &longest) || !read_number(job->book, SQL_IMPORT_TIMER, "started_at", &timer))
		return false;
	walk = book_query(job->book, SQL_IMPORT_WALK);
	query_set_int(walk, ":from", job->first_start - longest);
	query_set_int(walk, ":until", job->last_start);
	while (query_next(walk)) {
		int64_t id = query_int(walk, "id"), from = query_int(walk, "started_at"), until = query_int(walk, "ended_at");
		bool is_new = id >= job->first_id && id < job->next_id;

		if (query_is_null(walk, "ended_at") || (is_new && was_laid(job, id)))
			continue;
		if (is_new && (from < latest || timer < from))
			job->tally->overlap++;
		if (until > latest)
			latest = until;
	}
	return query_ok(walk);
}

static bool take_ids(struct import_job *job)
{
	job->first_start = INT64_MAX;
	job->last_start = INT64_MIN;
	if (!store_take_ids(book_store(job->book), "entry", job->tally->fresh, &job->first_id))
		return false;
	job->next_id = job->first_id;
	return true;
}

static bool is_any(struct import_job *job, enum statement statement, bool *any)
{
	struct query *query = book_query(job->book, statement);

	return query_any(query, any);
}

static bool look_at_store(struct import_job *job)
{
	return is_any(job, SQL_IMPORT_ANY_HERE, &job->any_here) && is_any(job, SQL_IMPORT_ANY_GONE, &job->any_gone);
}

static bool write_all(struct import_job *job)
{
	bool ok;

	store_rest_triggers(book_store(job->book), true);
	ok = book_bulk_begin(job->book, "entry") && write_rows(job) && book_bulk_end(job->book);
	store_rest_triggers(book_store(job->book), false);
	return ok && roll_up_write(job->book, &job->roll_up);
}

static void begin_again(struct import_job *job)
{
	seen_clear(&job->contents);
	job->laid_count = 0;
}

static bool run(struct import_job *job)
{
	if (job->importer->make && !job->importer->make(&job->reader))
		return false;
	if (!look_at_store(job) || !job_read_places(job) || !judge_rows(job))
		return false;
	if (!job->tally->fresh)
		return true;
	begin_again(job);
	return take_ids(job) && job->importer->rewind(&job->reader) && write_all(job) && count_overlaps(job);
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
