#include "db/speech.h"
#include "model/notice-inside.h"

#include <string.h>

#include "model/ask.h"
#include "model/change.h"
#include "model/invoice.h"
#include "model/milestone.h"
#include "model/record.h"
#include "model/timer-inside.h"

/* 5 Mar */
static const char *day_words(struct look *look, int day)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct wall civil = day_civil(day);

	return arena_print(look->arena, speech("%d %s"), civil.day, speech(months[civil.month - 1]));
}

static bool read_projects(struct look *look, struct open_projects *projects)
{
	struct query *rows = book_query(look->book, SQL_NOTICE_PROJECTS);

	*projects = (struct open_projects){0};
	while (query_next(rows)) {
		arena_grow(look->arena, &projects->items, projects->count, sizeof *projects->items);
		projects->items[projects->count++] = (struct open_project){
			.id = query_int(rows, "id"),
			.client = query_int(rows, "client"),
			.slug = query_take(rows, "slug", look->arena),
			.path = query_take(rows, "path", look->arena),
			.currency = query_take(rows, "currency", look->arena),
			.zone = query_take(rows, "zone", look->arena),
			.cap = query_int(rows, "cap"),
			.notice = query_take(rows, "notice", look->arena),
			.budget_micro = query_int(rows, "compute_budget_micro"),
			.alerts = query_take(rows, "compute_alert", look->arena),
			.has_changes = query_int(rows, "has_changes"),
			.has_running = query_int(rows, "has_running"),
		};
	}
	return query_ok(rows);
}

static void look_at_change(struct look *look, const struct open_project *project, const struct change *change)
{
	int waits = zone_day(project->zone, book_now(look->book)) - change->sent_on;
	int128 mean = (int128)change->estimate.optimistic + 4 * (int128)change->estimate.likely + change->estimate.pessimistic;
	const char *hours = look_length(look, round_divide((int64_t)(mean * 60), 6));

	look_add(look, (struct notice){
		.urgent = true, .kind = "change", .id = change->code, .project = project->path, .screen = "scope",
		.text = arena_print(look->arena, speech("%s: %s h %s, waits %s%s%s%s"), project->slug, hours, change->removes ? speech("less asked for") : speech("asked for"),
		                    look_days(look, waits), change->worked_seconds ? ", " : "",
		                    change->worked_seconds ? look_length(look, change->worked_seconds) : "", change->worked_seconds ? speech(" already worked") : ""),
	});
}

static bool look_at_changes(struct look *look, const struct open_projects *projects)
{
	for (size_t i = 0; i < projects->count; i++) {
		struct changes changes;

		if (!projects->items[i].has_changes)
			continue;
		if (!change_list(look->book, projects->items[i].id, INT64_MAX, look->arena, &changes))
			return false;
		for (size_t k = 0; k < changes.count; k++)
			if (changes.items[k].state == CHANGE_SENT)
				look_at_change(look, &projects->items[i], &changes.items[k]);
	}
	return true;
}

/* What its values say: a model that drifts, wherever it is at work, and a search that finds nothing more. */
static void look_at_model(struct look *look, const struct milestone *milestone)
{
	struct findings findings;

	if (!milestone->measurement_count)
		return;
	milestone_judge(milestone, look->arena, &findings);
	if (findings.drifts)
		look_add(look, (struct notice){
			.urgent = true, .kind = "drift", .id = milestone->code, .project = milestone->project_path, .screen = "experiments",
			.text = arena_print(look->arena, speech("%s: %s drifts, twice beyond %s"), look_slug(milestone->project_path), milestone->title, findings.drift_threshold),
		});
	if (findings.limits_drift)
		look_add(look, (struct notice){
			.urgent = true, .kind = "drift", .id = milestone->code, .project = milestone->project_path, .screen = "experiments",
			.text = arena_print(look->arena, "%s: %s, %s", look_slug(milestone->project_path), milestone->title, findings.limits_drift),
		});
	if (findings.trials_stop && milestone->closed_on == DAY_NONE)
		look_add(look, (struct notice){
			.kind = "trials", .id = milestone->code, .project = milestone->project_path, .screen = "experiments",
			.text = arena_print(look->arena, speech("%s: %s, none better in %lld of %lld trials"), look_slug(milestone->project_path), milestone->title,
			                    (long long)(findings.trials - findings.best_trial), (long long)findings.trials),
		});
}

/* One that was answered with iterate is open still, but nobody waits for a word on it. */
static void look_at_milestone(struct look *look, const struct milestone *milestone)
{
	int late = zone_day(milestone->zone, book_now(look->book)) - milestone->due_on;
	bool iterates = milestone->decision_count > 0;

	look_at_model(look, milestone);
	if (milestone->closed_on != DAY_NONE || late < 0)
		return;
	look_add(look, (struct notice){
		.urgent = !iterates, .kind = "milestone", .id = milestone->code, .project = milestone->project_path, .screen = "experiments",
		.text = arena_print(look->arena, "%s: %s, %s%s", look_slug(milestone->project_path), milestone->title,
		                    late ? arena_print(look->arena, speech("%s late"), look_days(look, late)) : speech("due today"), iterates ? speech(", iterating") : ""),
	});
}

static bool look_at_milestones(struct look *look)
{
	struct milestones milestones;

	if (!milestone_list(look->book, 0, INT64_MAX, look->arena, &milestones))
		return false;
	for (size_t i = 0; i < milestones.count; i++)
		look_at_milestone(look, &milestones.items[i]);
	return true;
}

/* What somebody owes is spoken of once its day has passed: from then on it moves the work. */
static bool look_at_asks(struct look *look)
{
	struct asks asks;

	if (!ask_list(look->book, 0, INT64_MAX, look->arena, &asks))
		return false;
	for (size_t i = 0; i < asks.count; i++) {
		const struct ask *ask = &asks.items[i];

		if (ask->late_days)
			look_add(look, (struct notice){
				.urgent = true, .kind = "ask", .id = arena_print(look->arena, speech("ask %lld"), (long long)ask->id), .project = ask->project_path, .screen = "scope",
				.text = arena_print(look->arena, speech("%s: %s%s%s, %s past its day"), look_slug(ask->project_path), ask->text, ask->whom ? speech(" from ") : "",
				                    ask->whom ? ask->whom : "", look_days(look, ask->late_days)),
			});
	}
	return true;
}

/* What of the timer nobody can tell without asking. NULL: nothing. */
static const char *timer_words(struct look *look, const struct entry *timer)
{
	struct timer_doubt doubt = timer_doubt(look->book, timer, look->arena);
	const char *length = look_length(look, doubt.seconds < 0 ? -doubt.seconds : doubt.seconds);

	switch (doubt.kind) {
	case DOUBT_FORGOTTEN: return arena_print(look->arena, speech("runs for %s h; stop --at says when it ended"), length);
	case DOUBT_SLEPT: return arena_print(look->arena, speech("runs while the machine slept %s h; stop --at says when it ended"), length);
	case DOUBT_CLOCK_SET: return arena_print(look->arena, speech("runs while the clock was set %s by %s h; stop --at says when it ended"), doubt.seconds < 0 ? speech("back") : speech("forward"), length);
	default: return NULL;
	}
}

static bool look_at_timer(struct look *look, const struct entry *timer)
{
	const char *words = timer->started_at ? timer_words(look, timer) : NULL, *path;
	struct query *row;

	if (!words)
		return true;
	row = book_query(look->book, SQL_NOTICE_TIMER);
	path = query_next(row) ? query_take(row, "path", look->arena) : "";
	query_end(row);
	look_add(look, (struct notice){.urgent = true, .kind = "timer", .id = path, .screen = "today", .text = words});
	return query_ok(row);
}

static bool look_at_unsorted(struct look *look)
{
	struct query *rows = book_query(look->book, SQL_NOTICE_UNSORTED);

	while (query_next(rows)) {
		const char *path = query_take(rows, "path", look->arena);
		int64_t entries = query_int(rows, "entries");

		look_add(look, (struct notice){
			.kind = "sort", .id = path, .project = path, .screen = "scope",
			.text = arena_print(look->arena, speech("%s h not yet sorted, %lld %s"), look_length(look, query_int(rows, "seconds")), (long long)entries, entries == 1 ? speech("entry") : speech("entries")),
		});
	}
	return query_ok(rows);
}

static bool look_at_unfiled(struct look *look)
{
	struct query *row = book_query(look->book, SQL_NOTICE_UNFILED);
	int64_t entries = query_next(row) ? query_int(row, "entries") : 0;

	if (entries)
		look_add(look, (struct notice){
			.kind = "unfiled", .id = "unfiled", .screen = "today",
			.text = arena_print(look->arena, speech("%s h wait for a place, %lld %s"), look_length(look, query_int(row, "seconds")), (long long)entries, entries == 1 ? speech("entry") : speech("entries")),
		});
	query_end(row);
	return query_ok(row);
}

static void look_at_invoice(struct look *look, const struct invoice *invoice)
{
	int over = book_today(look->book) - invoice->due_on;
	bool sent = invoice->sent_on != DAY_NONE;

	if (invoice->open < 0)
		look_add(look, (struct notice){
			.kind = "invoice", .id = invoice->number, .project = invoice->path, .screen = "invoices",
			.text = arena_print(look->arena, speech("%s to be paid back"), look_money(look, -invoice->open, invoice->currency)),
		});
	if (invoice->open <= 0)
		return;
	look_add(look, (struct notice){
		.urgent = over > 0, .kind = "invoice", .id = invoice->number, .project = invoice->path, .screen = "invoices",
		.text = arena_print(look->arena, speech("%s %s %s, not paid%s%s"), look_money(look, invoice->open, invoice->currency), sent ? speech("sent") : speech("issued"),
		                    day_words(look, sent ? invoice->sent_on : invoice->issued_on), over > 0 ? speech(", overdue by ") : "", over > 0 ? look_days(look, over) : ""),
	});
}

static bool look_at_invoices(struct look *look)
{
	struct invoices invoices;

	if (!invoice_list(look->book, look->arena, &invoices))
		return false;
	for (size_t i = 0; i < invoices.count; i++)
		look_at_invoice(look, &invoices.items[i]);
	return true;
}

/* The urgent ones first, else as they were found. */
static void sort(struct notices *notices, struct arena *arena)
{
	struct notice *sorted = arena_array(arena, notices->count, sizeof *sorted);
	size_t count = 0;

	for (int urgent = 1; urgent >= 0; urgent--)
		for (size_t i = 0; i < notices->count; i++)
			if (notices->items[i].urgent == (urgent == 1))
				sorted[count++] = notices->items[i];
	notices->items = sorted;
}

/* What runs, what is capped, and since when the timer runs: one small query. */
static bool glance(struct look *look, bool *jobs, bool *caps, struct entry *timer)
{
	struct query *row = book_query(look->book, SQL_NOTICE_GLANCE);

	*timer = (struct entry){0};
	if (query_next(row)) {
		*jobs = query_int(row, "jobs");
		*caps = query_int(row, "caps");
		timer->started_at = query_int(row, "timer_at");
		timer->clocks = query_take(row, "timer_clocks", look->arena);
	}
	query_end(row);
	return query_ok(row);
}

/* Statements cost more to make ready than to run: most are spared a store that has nothing for them. */
struct kept { bool milestones, asks, invoices, baselines, jobs; };

static bool look_for_kept(struct look *look, struct kept *kept)
{
	struct query *row = book_query(look->book, SQL_NOTICE_KEPT);

	*kept = (struct kept){0};
	if (query_next(row))
		*kept = (struct kept){query_int(row, "milestones"), query_int(row, "asks"), query_int(row, "invoices"), query_int(row, "baselines"), query_int(row, "jobs")};
	query_end(row);
	return query_ok(row);
}

bool notice_list(struct book *book, struct arena *arena, struct notices *notices)
{
	struct look look = {.book = book, .arena = arena, .found = notices, .thorough = true};
	struct open_projects projects;
	bool jobs = false, caps = false;
	struct entry timer;
	struct kept kept;

	*notices = (struct notices){0};
	if (!glance(&look, &jobs, &caps, &timer) || !look_for_kept(&look, &kept) || !read_projects(&look, &projects))
		return false;
	if (!look_at_changes(&look, &projects) || (kept.milestones && (!look_at_milestones(&look) || !look_at_templates(&look))) || (kept.asks && !look_at_asks(&look)) ||
	    (kept.jobs && !look_at_jobs(&look, &projects)) || !look_at_budgets(&look, &projects) || !look_at_caps(&look, &projects) || !look_at_timer(&look, &timer) ||
	    (kept.baselines && !look_at_unsorted(&look)) || !look_at_unfiled(&look) || (kept.invoices && !look_at_invoices(&look)))
		return false;
	sort(notices, arena);
	return true;
}

bool notice_brief(struct book *book, struct arena *arena, struct notices *notices)
{
	struct look look = {.book = book, .arena = arena, .found = notices};
	struct open_projects projects = {0};
	bool jobs = false, caps = false;
	struct entry timer;

	*notices = (struct notices){0};
	if (!glance(&look, &jobs, &caps, &timer) || ((jobs || caps) && !read_projects(&look, &projects)))
		return false;
	return (!jobs || (look_at_jobs(&look, &projects) && look_at_budgets(&look, &projects))) && (!caps || look_at_caps(&look, &projects)) && look_at_timer(&look, &timer);
}
