/* The first reading of a file: all that can be wrong with a row, and which rows are new. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/imports/job.h"
#include "model/record.h"

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

bool job_prepare(struct import_job *job, struct row *row, struct judged *judged)
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

enum outcome job_next(struct import_job *job, struct row *row)
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
	while (job_next(job, &row) == READ_ROW && row.line != line)
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

	if (!job_prepare(job, row, &judged))
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

static bool is_any(struct import_job *job, enum statement statement, bool *any)
{
	struct query *query = book_query(job->book, statement);

	return query_any(query, any);
}

static bool look_at_store(struct import_job *job)
{
	return is_any(job, SQL_IMPORT_ANY_HERE, &job->any_here) && is_any(job, SQL_IMPORT_ANY_GONE, &job->any_gone);
}

bool job_judge(struct import_job *job)
{
	struct row row;
	enum outcome reading;

	if (!look_at_store(job))
		return false;
	while ((reading = job_next(job, &row)) == READ_ROW) {
		if (!judge_row(job, &row) || !book_goes_on(job->book, "rows read", (int64_t)job->row_count))
			return false;
	}
	return reading == READ_END;
}
