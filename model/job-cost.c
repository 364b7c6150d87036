/* The clock and the cost of one job: pure arithmetic. */
#include "model/job.h"
#include "model/money.h"

/* Overdue at 1.5 × the expected length. */
enum { OVERDUE_HALVES = 3 };

int64_t job_seconds(const struct job *job, int64_t at)
{
	int64_t until = job->stopped_at && job->stopped_at < at ? job->stopped_at : at;

	return until > job->started_at ? until - job->started_at : 0;
}

bool job_is_running(const struct job *job, int64_t at)
{
	return job->started_at <= at && (!job->stopped_at || job->stopped_at > at);
}

int64_t job_overdue_at(const struct job *job)
{
	return job->expected_seconds ? job->started_at + (job->expected_seconds * OVERDUE_HALVES + 1) / 2 : 0;
}

bool job_is_overdue(const struct job *job, int64_t at)
{
	int64_t overdue = job_overdue_at(job);

	return overdue && job_seconds(job, at) >= overdue - job->started_at;
}

int64_t job_micro(const struct job *job, int64_t at)
{
	return round_product(job_seconds(job, at), job->hour_micro, 3600, NULL);
}
