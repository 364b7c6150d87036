/* When a row was: from what another program's clock showed to instants. */
#include <string.h>

#include "model/imports/job.h"

enum { DAY_SECONDS = 86400, HOUR = 3600, LAID_FROM = 9 /* o'clock */ };

static const char skipped[] = "a time that the zone skips", doubled[] = "a time that the zone shows twice";

/* How far a length from a decimal number of hours with two digits may be off. */
static int64_t slack(const struct row *row)
{
	return row->decimal ? 36 : 1;
}

/* Of the instants that both ends may mean the one pair that has the length; false when none or several have. */
static bool settle(const struct row *row, const int64_t *from, int from_count, const int64_t *until, int until_count, struct judged *judged)
{
	int fitting = 0;

	for (int i = 0; i < from_count; i++) {
		for (int k = 0; k < until_count; k++) {
			int64_t off = until[k] - from[i] - row->seconds;

			if (off < -slack(row) || off > slack(row))
				continue;
			fitting++;
			judged->started_at = from[i];
			judged->ended_at = until[k];
		}
	}
	return fitting == 1;
}

static void read_walls(struct row *row, const char *zone, struct judged *judged)
{
	int64_t from[2], until[2];
	int from_count = zone_instants(zone, row->from, from), until_count = zone_instants(zone, row->until, until);

	if (!from_count || !until_count) {
		row->left_out = skipped;
		return;
	}
	judged->started_at = from[0];
	judged->ended_at = until[0];
	if (from_count + until_count > 2 && (row->seconds < 0 || !settle(row, from, from_count, until, until_count, judged)))
		row->left_out = doubled;
}

static void read_wall_and_length(struct row *row, const char *zone, struct judged *judged)
{
	int64_t from[2];
	int count = zone_instants(zone, row->from, from);

	if (count != 1) {
		row->left_out = count ? doubled : skipped;
		return;
	}
	judged->started_at = from[0];
	judged->ended_at = from[0] + row->seconds;
}

/* The seconds that are laid on the day so far, for adding to. Days come in order, so the last is looked at first. */
static int64_t *laid_on(struct import_job *job, int day)
{
	for (size_t i = job->laid_count; i > 0; i--)
		if (job->laid[i - 1].day == day)
			return &job->laid[i - 1].seconds;
	arena_grow(job->arena, &job->laid, job->laid_count, sizeof *job->laid);
	job->laid[job->laid_count] = (struct laid_day){.day = day};
	return &job->laid[job->laid_count++].seconds;
}

static void lay(struct import_job *job, const struct row *row, const char *zone, struct judged *judged)
{
	struct wall nine = day_civil(row->day);
	int64_t at[2], *laid = laid_on(job, row->day);

	nine.hour = LAID_FROM;
	if (!zone_instants(zone, nine, at))
		at[0] = zone_day_start(zone, row->day) + LAID_FROM * HOUR;
	judged->laid = true;
	judged->started_at = at[0] + *laid;
	judged->ended_at = judged->started_at + row->seconds;
	*laid += row->seconds;
}

static const char *length_fault(int64_t seconds)
{
	return seconds < 0 ? "a negative length" : seconds == 0 ? "zero length" : NULL;
}

bool job_find_time(struct import_job *job, struct row *row, const struct target *target, struct judged *judged)
{
	const char *zone = job->wish->zone ? job->wish->zone : target->zone;

	if (row->when == WHEN_WALL_AND_LENGTH || row->when == WHEN_DAY_AND_LENGTH)
		row->left_out = length_fault(row->seconds);
	if (row->left_out)
		return true;
	switch (row->when) {
	case WHEN_INSTANTS:
		judged->started_at = row->started_at;
		judged->ended_at = row->ended_at;
		break;
	case WHEN_WALLS: read_walls(row, zone, judged); break;
	case WHEN_WALL_AND_LENGTH: read_wall_and_length(row, zone, judged); break;
	case WHEN_DAY_AND_LENGTH: lay(job, row, zone, judged); break;
	}
	if (row->left_out)
		return true;
	if (judged->ended_at < judged->started_at)
		row->left_out = "ends before it starts";
	else if (judged->ended_at == judged->started_at && !job->importer->own)
		row->left_out = "zero length";
	return true;
}

const char *target_day(struct target *target, int64_t at)
{
	if (at < target->day_from || at >= target->day_until) {
		int day = zone_day(target->zone, at);

		target->day_from = zone_day_start(target->zone, day);
		target->day_until = zone_day_start(target->zone, day + 1);
		day_text(day, target->day);
		/* where a midnight is shown twice the days interlock: then nothing is remembered */
		if (at < target->day_from || at >= target->day_until)
			target->day_until = target->day_from;
	}
	return target->day;
}
