/* The second reading of a file: the rows that are new are written, and counted where they overlap. */
#include "model/imports/job.h"
#include "model/record.h"

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

	for (size_t place = 0; (reading = job_next(job, &row)) == READ_ROW; place++) {
		if (!job_prepare(job, &row, &judged))
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

bool job_write(struct import_job *job)
{
	begin_again(job);
	return take_ids(job) && job->importer->rewind(&job->reader) && write_all(job) && count_overlaps(job);
}
