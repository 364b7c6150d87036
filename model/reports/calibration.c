#include "model/reports/calibration.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/position.h"

enum { ENOUGH = 5 };

struct sample { const char *path, *gate; struct ratio ratio; bool inside; };

struct calibration {
	struct report *report;
	struct arena *arena;
	struct sample *samples;
	size_t count;
	int64_t cleaning, client;       /* seconds */
};

static const char *gate_of(struct items *items, int64_t id)
{
	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].id == id)
			return items->items[i].gate;
	return NULL;
}

static bool add_project(struct calibration *calibration, struct book *book, const struct project *project, int64_t as_of)
{
	struct position position;
	struct items items;

	if (!position_load(book, project->id, as_of, calibration->arena, &position) || !item_list(book, project->id, true, calibration->arena, &items))
		return false;
	calibration->cleaning += position.hours.data_cleaning;
	calibration->client += position.hours.client;
	for (size_t i = 0; i < position.item_count; i++) {
		const struct position_item *item = &position.items[i];
		const struct task *task = &item->task;

		if (!task_is_closed(task))
			continue;
		arena_grow(calibration->arena, &calibration->samples, calibration->count, sizeof *calibration->samples);
		calibration->samples[calibration->count++] = (struct sample){
			.path = arena_print(calibration->arena, "%s/%s", project->path, item->code),
			.gate = gate_of(&items, item->id),
			.ratio = ratio_of(task->actual, estimate_mean(task->estimate)),
			.inside = task->actual >= task->estimate.optimistic * 60 && task->actual <= task->estimate.pessimistic * 60,
		};
	}
	return true;
}

static int by_ratio(const void *a, const void *b)
{
	return ratio_sign(ratio_subtract(*(const struct ratio *)a, *(const struct ratio *)b));
}

/* The ratios of a gate, NULL: of all, rising. */
static int ratios_of(const struct calibration *calibration, const char *gate, struct ratio *ratios, int *inside)
{
	int count = 0;

	*inside = 0;
	for (size_t i = 0; i < calibration->count; i++) {
		const struct sample *sample = &calibration->samples[i];

		if (gate && (!sample->gate || strcmp(sample->gate, gate)))
			continue;
		ratios[count++] = sample->ratio;
		*inside += sample->inside;
	}
	qsort(ratios, (size_t)count, sizeof *ratios, by_ratio);
	return count;
}

static struct value point(const struct calibration *calibration, const struct ratio *ratios, int count, int percent)
{
	return count < ENOUGH ? value_none() : value_decimal(calibration->arena, percentile(ratios, count, percent), 3);
}

static void add_class(struct calibration *calibration, struct block *table, struct fact *list, const char *gate)
{
	struct arena *arena = calibration->arena;
	struct ratio *ratios = arena_array(arena, calibration->count + 1, sizeof *ratios);
	int inside, count = ratios_of(calibration, gate, ratios, &inside);
	struct value half = point(calibration, ratios, count, 50), most = point(calibration, ratios, count, 80);
	struct fact *fact;

	if (!count)
		return;
	table_add(calibration->report, table, (struct value[]){value_text(gate ? gate : speech("all")), value_count(count), value_text(arena_print(arena, speech("%d of %d"), inside, count)), half, most});
	fact = fact_object(arena, list, NULL);
	fact_add(arena, fact, "gate", value_text(gate));
	fact_count(arena, fact, "closed_items", count);
	fact_count(arena, fact, "inside_o_p", inside);
	fact_add(arena, fact, "P50", half);
	fact_add(arena, fact, "P80", most);
}

static void add_classes(struct calibration *calibration)
{
	static const struct column columns[] = {{"Gate", false}, {"Done", true}, {"Inside the range", false}, {"Half took", true}, {"80 in 100 took", true}};
	struct fact *list = fact_list(calibration->arena, calibration->report->facts, "classes");
	struct section *section = report_section(calibration->report, "Actual against the mean estimate");
	struct block *table = section_table(calibration->report, section, columns, 5);

	add_class(calibration, table, list, NULL);
	for (const char *const *gate = gate_words; *gate; gate++)
		add_class(calibration, table, list, *gate);
	if (calibration->count < ENOUGH)
		section_paragraph(calibration->report, section, speech("Fewer than five items are done: too few for a factor. Until then quote the estimate's own 80 in 100."));
	else
		section_paragraph(calibration->report, section, speech("For the next quote: the mean estimate times the factor of 80 in 100."));
}

static void add_items(struct calibration *calibration)
{
	static const struct column columns[] = {{"Item", false}, {"Gate", false}, {"Factor", true}, {"Estimated range", false}};
	struct fact *items = fact_object(calibration->arena, calibration->report->facts, "ratio_actual_to_mean");
	struct block *table = section_table(calibration->report, report_section(calibration->report, "Items"), columns, 4);

	for (size_t i = 0; i < calibration->count; i++) {
		const struct sample *sample = &calibration->samples[i];
		struct value factor = value_decimal(calibration->arena, sample->ratio, 3);

		table_add(calibration->report, table, (struct value[]){value_text(sample->path), value_text(sample->gate), factor, value_text(sample->inside ? speech("inside") : speech("outside"))});
		fact_add(calibration->arena, items, sample->path, factor);
	}
}

bool report_calibration(struct book *book, int64_t as_of, struct arena *arena, struct report *report)
{
	struct calibration calibration = {.report = report, .arena = arena};
	struct projects projects;
	struct ratio share;

	if (!project_list(book, false, arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++)
		if (!add_project(&calibration, book, &projects.items[i], as_of))
			return false;
	*report = report_own(arena, "Calibration");
	share = ratio_of(calibration.cleaning, calibration.client);
	fact_percent(arena, report->facts, "data_cleaning_pct", share);
	if (!ratio_is_null(share))
		report_lead(report, arena_print(arena, speech("Data cleaning took %s of the hours for clients."), report_words(report, value_percent(arena, share, 1))));
	if (!calibration.count) {
		report_lead(report, speech("No estimated item is done yet: ambit item progress PATH 100 says that one is."));
		return true;
	}
	add_classes(&calibration);
	add_items(&calibration);
	return true;
}
