#include "model/reports/pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/project.h"
#include "model/quote.h"

struct pipeline {
	struct report *report;
	struct arena *arena;
	int64_t at;                     /* the position */
	int today;
	struct quotes quotes;
	struct projects projects;
};

static const char *days_words(struct arena *arena, int days)
{
	return arena_print(arena, speech_of("%d day", "%d days", (unsigned long)days), days);
}

/* 40 hours at 150.00: what it would be worth, minor units, half up once. */
static int64_t worth(const struct quote *quote)
{
	return round_product(quote->rate, quote->asked_seconds, 3600, NULL);
}

static const char *follow_up_words(const struct pipeline *pipeline, const struct quote *quote)
{
	if (quote->follow_up_on == DAY_NONE)
		return speech("no day to ask again");
	return arena_print(pipeline->arena, quote->follow_up_on <= pipeline->today ? speech("ask again: it was due %s") : speech("ask again %s"), report_day(pipeline->report, quote->follow_up_on));
}

static void add_open(struct pipeline *pipeline)
{
	static const struct column columns[] = {{"Id", true}, {"Client", false}, {"Offer", false}, {"Rate", true}, {"Hours", true}, {"Worth", true}, {"Waits", false}, {"Next", false}};
	struct fact *list = fact_list(pipeline->arena, pipeline->report->facts, "open_quotes");
	struct arena *arena = pipeline->arena;
	struct block *table = NULL;

	for (size_t i = 0; i < pipeline->quotes.count; i++) {
		const struct quote *quote = &pipeline->quotes.items[i];
		struct fact *fact;

		if (quote->outcome != OUTCOME_OPEN)
			continue;
		if (!table)
			table = section_table(pipeline->report, report_section(pipeline->report, "Offers that wait"), columns, 8);
		table_add(pipeline->report, table, (struct value[]){value_count(quote->id), value_text(quote->client_name), value_text(quote->title), value_money(quote->rate, quote->currency),
			value_hours(arena, ratio_of(quote->asked_seconds, 1), 2), value_money(worth(quote), quote->currency), value_text(days_words(arena, pipeline->today - quote->quoted_on)),
			value_text(follow_up_words(pipeline, quote))});
		fact = fact_object(arena, list, NULL);
		fact_count(arena, fact, "id", quote->id);
		fact_add(arena, fact, "client", value_text(quote->client_slug));
		fact_add(arena, fact, "title", value_text(quote->title));
		fact_add(arena, fact, "rate_cents", value_money(quote->rate, quote->currency));
		fact_hours(arena, fact, "asked_h", quote->asked_seconds);
		fact_add(arena, fact, "worth_cents", value_money(worth(quote), quote->currency));
		fact_add(arena, fact, "currency", value_text(quote->currency));
		fact_count(arena, fact, "days_waiting", pipeline->today - quote->quoted_on);
		fact_add(arena, fact, "follow_up", value_day(quote->follow_up_on));
	}
}

static int by_end(const void *one, const void *other)
{
	const struct project *a = one, *b = other;

	if (a->end_on != b->end_on)
		return a->end_on == DAY_NONE ? 1 : b->end_on == DAY_NONE ? -1 : a->end_on < b->end_on ? -1 : 1;
	return strcmp(a->path, b->path);
}

/* What is signed beyond that end: the open projects that go on after it; NULL: none. */
static const char *after_words(const struct pipeline *pipeline, const struct project *project)
{
	const char *words = NULL;

	for (size_t i = 0; i < pipeline->projects.count; i++) {
		const struct project *other = &pipeline->projects.items[i];

		if (other->id != project->id && other->end_on != DAY_NONE && other->end_on > project->end_on)
			words = words ? arena_print(pipeline->arena, "%s, %s", words, other->path) : other->path;
	}
	return words;
}

static void add_ends(struct pipeline *pipeline)
{
	static const struct column columns[] = {{"Project", false}, {"Ends", false}, {"Left", false}, {"Signed after it", false}};
	struct fact *list = fact_list(pipeline->arena, pipeline->report->facts, "ends");
	struct arena *arena = pipeline->arena;
	struct block *table = NULL;

	for (size_t i = 0; i < pipeline->projects.count; i++) {
		const struct project *project = &pipeline->projects.items[i];
		bool ends = project->end_on != DAY_NONE;
		int left = project->end_on - pipeline->today;
		const char *after = after_words(pipeline, project);
		struct fact *fact = fact_object(arena, list, NULL);

		if (!table)
			table = section_table(pipeline->report, report_section(pipeline->report, "Signed work"), columns, 4);
		table_add(pipeline->report, table, (struct value[]){value_text(project->path), value_day(project->end_on),
			value_text(!ends ? NULL : left < 0 ? arena_print(arena, speech("%s over"), days_words(arena, -left)) : days_words(arena, left)), value_text(!ends ? NULL : after ? after : speech("nothing"))});
		fact_add(arena, fact, "project", value_text(project->path));
		fact_add(arena, fact, "end", value_day(project->end_on));
		fact_add(arena, fact, "days_left", ends ? value_count(left) : value_none());
		fact_add(arena, fact, "signed_after", ends ? value_text(after ? after : "nothing") : value_none());
	}
}

static void add_runway(struct pipeline *pipeline)
{
	int last = DAY_NONE;
	struct arena *arena = pipeline->arena;

	for (size_t i = 0; i < pipeline->projects.count; i++)
		if (pipeline->projects.items[i].end_on != DAY_NONE && (last == DAY_NONE || pipeline->projects.items[i].end_on > last))
			last = pipeline->projects.items[i].end_on;
	if (last != DAY_NONE && last < pipeline->today)
		last = pipeline->today;
	fact_add(arena, pipeline->report->facts, "runway_days", last == DAY_NONE ? value_none() : value_count(last - pipeline->today));
	if (last == DAY_NONE)
		report_lead(pipeline->report, speech("Runway: unknown; no open project has an end."));
	else
		report_lead(pipeline->report, arena_print(arena, speech("Runway: %s; nothing is signed after %s."), days_words(arena, last - pipeline->today), report_day(pipeline->report, last)));
}

static void keep_known(struct pipeline *pipeline)
{
	size_t kept = 0;

	for (size_t i = 0; i < pipeline->projects.count; i++)
		if (pipeline->projects.items[i].known_at <= pipeline->at)
			pipeline->projects.items[kept++] = pipeline->projects.items[i];
	pipeline->projects.count = kept;
	if (kept)
		qsort(pipeline->projects.items, kept, sizeof *pipeline->projects.items, by_end);
}

bool report_pipeline(struct book *book, int64_t as_of, struct arena *arena, struct report *report)
{
	int64_t now = book_now(book);
	struct pipeline pipeline = {.report = report, .arena = arena, .at = as_of < now ? as_of : now};

	pipeline.today = zone_day(book_clock(book).zone, pipeline.at);
	if (!quote_list(book, as_of, arena, &pipeline.quotes) || !project_list(book, true, arena, &pipeline.projects))
		return false;
	*report = report_own(arena, "Pipeline");
	keep_known(&pipeline);
	add_runway(&pipeline);
	add_open(&pipeline);
	add_ends(&pipeline);
	return true;
}
