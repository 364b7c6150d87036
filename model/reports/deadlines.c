#include "model/reports/deadlines.h"

#include "db/speech.h"
#include "model/deadline.h"

static const char *left_words(struct arena *arena, int days)
{
	if (!days)
		return speech("today");
	if (days < 0)
		return arena_print(arena, speech_of("%d day over", "%d days over", (unsigned long)-days), -days);
	return arena_print(arena, speech_of("%d day", "%d days", (unsigned long)days), days);
}

static void add_facts(struct arena *arena, struct fact *list, const struct deadline *deadline, int today)
{
	struct fact *fact = fact_object(arena, list, NULL);

	fact_add(arena, fact, "day", value_day(deadline->day));
	fact_count(arena, fact, "days_left", deadline->day - today);
	fact_add(arena, fact, "kind", value_text(deadline_words[deadline->kind]));
	fact_add(arena, fact, "client", value_text(deadline->client_name));
	fact_add(arena, fact, "summary", value_text(deadline->summary));
}

bool report_deadlines(struct book *book, int within, struct arena *arena, struct report *report, size_t *count)
{
	static const struct column columns[] = {{"Day", false}, {"Left", false}, {"What", false}, {"Kind", false}};
	int today = book_today(book);
	struct deadlines due;
	struct block *table;
	struct fact *list;

	if (!deadlines_open(book, today + within, arena, &due))
		return false;
	*report = report_own(arena, "Deadlines");
	*count = due.count;
	list = fact_list(arena, report->facts, "deadlines");
	if (!due.count) {
		report_lead(report, within ? arena_print(arena, speech("Nothing is due within %d days."), within) : speech("Nothing is due."));
		return true;
	}
	table = section_table(report, report_section(report, NULL), columns, 4);
	for (size_t i = 0; i < due.count; i++) {
		const struct deadline *deadline = &due.items[i];

		table_add(report, table, (struct value[]){value_day(deadline->day), value_text(left_words(arena, deadline->day - today)), value_text(deadline->said ? deadline->said : deadline->summary),
			value_text(speech(deadline_categories[deadline->kind]))});
		add_facts(arena, list, deadline, today);
	}
	return true;
}
