#include "model/notice-cap.h"

#include "model/change.h"
#include "model/names.h"
#include "model/record.h"

/* More than this all its billable work can't be worth: every hour at the dearest rate it ever had. Few rows, whatever the age of the project. */
static bool bound(struct book *book, const struct capped *capped, struct ratio *most)
{
	struct query *rows = book_query(book, SQL_NOTICE_TOTALS);
	int64_t dearest = 0, seconds = 0;

	query_set_int(rows, ":project", capped->project);
	while (query_next(rows)) {
		int64_t item = query_int(rows, "item");

		if (!standing_is_billable(capped->standing, capped->project, item, DAY_FIRST, query_text(rows, "activity"), (enum disposition)query_word(rows, "disposition", disposition_words)))
			continue;
		seconds += query_int(rows, "seconds");
		rate_dearest(capped->rates, capped->client, capped->project, item, capped->currency, &dearest);
	}
	*most = ratio_of((int128)seconds * dearest, 3600);
	return query_ok(rows);
}

/* Exactly: each day's work at the rate of its day. Near the cap this is asked at each act, so hours are summed as whole numbers. */
static bool sum_days(struct book *book, const struct capped *capped, struct ratio *value)
{
	enum { DAY, ITEM, ACTIVITY, DISPOSITION, SECONDS };
	struct query *rows = book_query(book, SQL_NOTICE_DAYS);
	struct ratio by_day = ratio_of(0, 1);
	int128 by_hour = 0;

	query_set_int(rows, ":project", capped->project);
	while (query_next(rows)) {
		int64_t item = query_int_at(rows, ITEM), seconds = query_int_at(rows, SECONDS);
		int day = query_day_at(rows, DAY);
		const struct rate *rate;

		if (!standing_is_billable(capped->standing, capped->project, item, day, query_text_at(rows, ACTIVITY), (enum disposition)query_word_at(rows, DISPOSITION, disposition_words)))
			continue;
		rate = rate_in_force(capped->rates, capped->client, capped->project, item, capped->currency, day);
		if (rate && rate->day_seconds)
			by_day = ratio_add(by_day, ratio_of((int128)seconds * rate->amount.minor, rate->day_seconds));
		else if (rate)
			by_hour += (int128)seconds * rate->amount.minor;
	}
	*value = ratio_add(by_day, ratio_of(by_hour, 3600));
	return query_ok(rows);
}

static bool reaches(struct ratio value, int64_t cap, int percent)
{
	return ratio_sign(ratio_subtract(value, ratio_of((int128)cap * percent, 100))) >= 0;
}

bool cap_value(struct book *book, const struct capped *capped, struct arena *arena, int64_t *cap, struct ratio *value, bool *near)
{
	struct ratio most;

	*near = false;
	*value = ratio_null();
	*cap = capped->cap;
	if (!change_move_cap(book, capped->project, arena, cap) || !bound(book, capped, &most))
		return false;
	if (!reaches(most, *cap, capped->least))
		return true;
	if (!sum_days(book, capped, value))
		return false;
	*near = reaches(*value, *cap, capped->least);
	return true;
}
