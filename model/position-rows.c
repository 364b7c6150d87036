/* The hours of a project as rows: entry by entry, or the sums that are kept by day. */
#include "model/position-inside.h"
#include "model/record.h"

/* The columns of all statements that read rows, in their order: there may be a hundred thousand. */
enum { ID, DAY, PROJECT, ITEM, ACTIVITY, DISPOSITION, SECONDS, ENTRIES };

static bool read_rows(struct query *rows, bool (*each)(void *, const struct position_row *), void *context)
{
	while (query_next(rows)) {
		struct position_row row = {
			.id = query_int_at(rows, ID),
			.project = query_int_at(rows, PROJECT),
			.item = query_int_at(rows, ITEM),
			.seconds = query_int_at(rows, SECONDS),
			.entries = query_int_at(rows, ENTRIES),
			.day = query_day_at(rows, DAY),
			.activity = query_text_at(rows, ACTIVITY),
			.given = (enum disposition)query_word_at(rows, DISPOSITION, disposition_words),
		};

		if (!each(context, &row)) {
			query_end(rows);
			break;
		}
	}
	return query_ok(rows);
}

/* No row of the project or of own time beside it is of an earlier day: a long log before it is not walked. */
static bool find_first(struct book *book, const struct position *position, int *first)
{
	struct query *row = book_query(book, SQL_POSITION_BEGIN);

	*first = position->start_on;
	query_set_int(row, ":project", position->project.id);
	if (query_next(row) && !query_is_null(row, "started_at")) {
		int day = (int)(query_int(row, "started_at") / 86400) - 1; /* zones lie within a day of UTC */

		*first = day < *first ? day : *first;
	}
	query_end(row);
	return query_ok(row);
}

bool position_each(struct book *book, const struct position *position, bool by_entry, bool (*each)(void *, const struct position_row *), void *context)
{
	struct query *rows;
	int first;

	if (!find_first(book, position, &first))
		return false;
	rows = book_query(book, by_entry ? SQL_POSITION_ENTRIES : SQL_POSITION_DAYS);
	query_set_int(rows, ":project", position->project.id);
	query_set_day(rows, ":start", position->start_on);
	if (by_entry) {
		query_set_int(rows, ":from", (first - 1) * (int64_t)86400);
		query_set_int(rows, ":at", position->at);
	} else {
		query_set_day(rows, ":first", first);
	}
	return read_rows(rows, each, context);
}

bool position_each_of_day(struct book *book, const struct position *position, int day, bool (*each)(void *context, const struct position_row *), void *context)
{
	struct query *rows = book_query(book, SQL_POSITION_SPAN);

	query_set_int(rows, ":project", position->project.id);
	query_set_int(rows, ":from", zone_day_start(position->project.zone, day));
	query_set_int(rows, ":until", zone_day_start(position->project.zone, day + 1));
	query_set_int(rows, ":at", position->at);
	return read_rows(rows, each, context);
}

bool position_ends_all(struct book *book, const struct position *position, bool *all)
{
	struct query *rows = book_query(book, SQL_POSITION_LATER);
	bool later, ok;

	query_set_int(rows, ":at", position->at);
	ok = query_any(rows, &later);
	*all = !later;
	return ok;
}
