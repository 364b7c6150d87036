#include "model/notice.h"

#include <string.h>

#include "model/change.h"
#include "model/compute.h"
#include "model/invoice.h"
#include "model/milestone.h"
#include "model/notice-cap.h"
#include "model/position.h"
#include "model/project.h"
#include "model/record.h"
#include "model/text.h"
#include "model/timer.h"

/* One look: what is asked of, and what was found so far. */
struct look {
	struct book *book;
	struct arena *arena;
	struct notices *found;
	bool thorough;                /* forecasts too, which take the whole position of a project */
	struct standing *standing;    /* opened when first needed, and the rates with it */
	struct rate_book *rates;
};

/* An open project that may need an answer. */
struct open_project {
	int64_t id, client, cap, budget_micro;
	const char *slug, *path, *currency, *zone, *notice, *alerts;
	bool has_changes, has_running;
};
struct open_projects { struct open_project *items; size_t count; };

static void add(struct look *look, struct notice notice)
{
	arena_grow(look->arena, &look->found->items, look->found->count, sizeof *look->found->items);
	look->found->items[look->found->count++] = notice;
}

static const char *length_word(struct look *look, int64_t seconds)
{
	return moment_clock_length(seconds, arena_take(look->arena, 24));
}

static const char *money_word(struct look *look, int64_t minor, const char *currency)
{
	struct money money = {.minor = minor};

	memcpy(money.currency, currency, 3);
	return money_format(money, MONEY_SIGNED, arena_take(look->arena, 48));
}

static const char *days_word(struct look *look, int days)
{
	return arena_print(look->arena, "%d day%s", days, days == 1 ? "" : "s");
}

/* 5 Mar */
static const char *day_words(struct look *look, int day)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct wall civil = day_civil(day);

	return arena_print(look->arena, "%d %s", civil.day, months[civil.month - 1]);
}

static const char *slug_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
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
	const char *hours = length_word(look, round_divide((int64_t)(mean * 60), 6));

	add(look, (struct notice){
		.urgent = true, .kind = "change", .id = change->code, .project = project->path, .screen = "scope",
		.text = arena_print(look->arena, "%s: %s h %s, waits %s%s%s%s", project->slug, hours, change->removes ? "less asked for" : "asked for",
		                    days_word(look, waits), change->worked_seconds ? ", " : "",
		                    change->worked_seconds ? length_word(look, change->worked_seconds) : "", change->worked_seconds ? " already worked" : ""),
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

/* One that was answered with iterate is open still, but nobody waits for a word on it. */
static void look_at_milestone(struct look *look, const struct milestone *milestone)
{
	int late = zone_day(milestone->zone, book_now(look->book)) - milestone->due_on;
	bool iterates = milestone->decision_count > 0;

	if (milestone->closed_on != DAY_NONE || late < 0)
		return;
	add(look, (struct notice){
		.urgent = !iterates, .kind = "milestone", .id = milestone->code, .project = milestone->project_path, .screen = "experiments",
		.text = arena_print(look->arena, "%s: %s, %s%s", slug_of(milestone->project_path), milestone->title,
		                    late ? arena_print(look->arena, "%s late", days_word(look, late)) : "due today", iterates ? ", iterating" : ""),
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

static const struct open_project *project_of(const struct open_projects *projects, int64_t id)
{
	for (size_t i = 0; i < projects->count; i++)
		if (projects->items[i].id == id)
			return &projects->items[i];
	return NULL;
}

/* "92.7" and whether it is over an alert; NULL without a budget. */
static bool budget_used(struct look *look, const struct open_project *project, const char **used, bool *alerts, bool *over)
{
	struct cost cost = {0};
	struct jobs jobs;
	int percents[16];
	char digits[48];
	int64_t spent;

	*used = NULL;
	*alerts = *over = false;
	if (!project || !project->budget_micro)
		return true;
	if (!job_list(look->book, project->id, false, look->arena, &jobs))
		return false;
	for (size_t i = 0; i < jobs.count; i++)
		cost_add(&cost, &jobs.items[i], book_now(look->book));
	spent = cost_micro(cost);
	*used = arena_text(look->arena, decimal_format(digits, (int128)spent * 100, project->budget_micro, 1));
	*alerts = percent_list(project->alerts, percents) > 0 && (int128)spent * 100 >= (int128)project->budget_micro * percents[0];
	*over = spent > project->budget_micro;
	return true;
}

static void look_at_job(struct look *look, const struct job *job, const char *used)
{
	int64_t seconds = job_seconds(job, book_now(look->book));
	bool too_long = job->maximum_seconds && seconds > job->maximum_seconds;

	if (!too_long && !job_is_overdue(job, book_now(look->book)))
		return;
	add(look, (struct notice){
		.urgent = true, .kind = "job", .id = job->code, .project = job->project_path, .screen = "experiments",
		.text = arena_print(look->arena, "%s: %s runs %s h of %s %s%s%s%s", slug_of(job->project_path), job->resource, length_word(look, seconds),
		                    length_word(look, too_long ? job->maximum_seconds : job->expected_seconds), too_long ? "at most" : "expected",
		                    used ? "; budget " : "", used ? used : "", used ? "% used" : ""),
	});
}

static bool look_at_jobs(struct look *look, const struct open_projects *projects)
{
	struct jobs jobs;

	if (!job_list(look->book, 0, true, look->arena, &jobs))
		return false;
	for (size_t i = 0; i < jobs.count; i++) {
		const char *used;
		bool alerts, over;

		if (!budget_used(look, project_of(projects, jobs.items[i].project), &used, &alerts, &over))
			return false;
		look_at_job(look, &jobs.items[i], alerts ? used : NULL);
	}
	return true;
}

static bool job_is_noted(const struct look *look, const struct open_project *project)
{
	for (size_t i = 0; i < look->found->count; i++)
		if (!strcmp(look->found->items[i].kind, "job") && !strcmp(look->found->items[i].project, project->path))
			return true;
	return false;
}

/* A budget is spoken of while something runs, and once it is passed; not twice beside a job that names it. */
static bool look_at_budgets(struct look *look, const struct open_projects *projects)
{
	for (size_t i = 0; i < projects->count; i++) {
		const struct open_project *project = &projects->items[i];
		bool alerts, over;
		const char *used;

		if (!budget_used(look, project, &used, &alerts, &over))
			return false;
		if (over || (alerts && project->has_running && !job_is_noted(look, project)))
			add(look, (struct notice){
				.urgent = over, .kind = "budget", .id = project->path, .project = project->path, .screen = "experiments",
				.text = arena_print(look->arena, "compute budget %s%% used", used),
			});
	}
	return true;
}

static bool open_books(struct look *look)
{
	if (look->standing)
		return true;
	return standing_open(look->book, INT64_MAX, look->arena, &look->standing) && rate_book_open(look->book, INT64_MAX, look->arena, &look->rates);
}

/* Looking forward: what labour is expected to come to, against the cap (48 CFR 52.232-20 asks for such a notice). */
static bool look_ahead(struct look *look, const struct open_project *project, bool *said)
{
	struct position position;
	struct outlook outlook;

	*said = false;
	if (!position_load(look->book, project->id, INT64_MAX, look->arena, &position))
		return false;
	outlook = position_outlook(&position);
	*said = outlook.known && position.money.cap > 0 && outlook.forecast > position.money.cap;
	if (*said)
		add(look, (struct notice){
			.urgent = true, .kind = "cap", .id = project->path, .project = project->path, .screen = "scope",
			.text = arena_print(look->arena, "forecast %s is %s over the cap", money_word(look, outlook.forecast, project->currency),
			                    money_word(look, outlook.forecast - position.money.cap, project->currency)),
		});
	return true;
}

static bool look_at_cap(struct look *look, const struct open_project *project)
{
	int percents[16];
	struct capped capped = {.project = project->id, .client = project->client, .currency = project->currency, .cap = project->cap};
	struct ratio value, left;
	char digits[48];
	int64_t cap;
	bool near, said = false;

	if (percent_list(project->notice, percents) < 1)
		return true;
	if ((look->thorough && !look_ahead(look, project, &said)) || !open_books(look))
		return false;
	if (said)
		return true;
	capped.least = percents[0];
	capped.standing = look->standing;
	capped.rates = look->rates;
	if (!cap_value(look->book, &capped, look->arena, &cap, &value, &near))
		return false;
	if (!near)
		return true;
	left = ratio_subtract(ratio_of(cap, 1), value);
	value = cap > 0 ? ratio_divide(ratio_multiply(value, ratio_of(100, 1)), ratio_of(cap, 1)) : ratio_of(100, 1);
	add(look, (struct notice){
		.urgent = true, .kind = "cap", .id = project->path, .project = project->path, .screen = "scope",
		.text = arena_print(look->arena, "cap %s%% used, %s %s", decimal_format(digits, value.up, value.down, 1),
		                    money_word(look, ratio_sign(left) < 0 ? -ratio_round(left) : ratio_round(left), project->currency),
		                    ratio_sign(left) < 0 ? "over" : "left"),
	});
	return true;
}

static bool look_at_caps(struct look *look, const struct open_projects *projects)
{
	for (size_t i = 0; i < projects->count; i++)
		if (projects->items[i].cap && !look_at_cap(look, &projects->items[i]))
			return false;
	return true;
}

static bool look_at_timer(struct look *look, int64_t started_at)
{
	struct query *row;
	const char *path;

	if (!started_at || !timer_was_forgotten(look->book, &(struct entry){.started_at = started_at}))
		return true;
	row = book_query(look->book, SQL_NOTICE_TIMER);
	path = query_next(row) ? query_take(row, "path", look->arena) : "";
	query_end(row);
	add(look, (struct notice){
		.urgent = true, .kind = "timer", .id = path, .screen = "today",
		.text = arena_print(look->arena, "runs for %s h; stop --at says when it ended", length_word(look, book_now(look->book) - started_at)),
	});
	return query_ok(row);
}

static bool look_at_unsorted(struct look *look)
{
	struct query *rows = book_query(look->book, SQL_NOTICE_UNSORTED);

	while (query_next(rows)) {
		const char *path = query_take(rows, "path", look->arena);
		int64_t entries = query_int(rows, "entries");

		add(look, (struct notice){
			.kind = "sort", .id = path, .project = path, .screen = "scope",
			.text = arena_print(look->arena, "%s h not yet sorted, %lld %s", length_word(look, query_int(rows, "seconds")), (long long)entries, entries == 1 ? "entry" : "entries"),
		});
	}
	return query_ok(rows);
}

static bool look_at_unfiled(struct look *look)
{
	struct query *row = book_query(look->book, SQL_NOTICE_UNFILED);
	int64_t entries = query_next(row) ? query_int(row, "entries") : 0;

	if (entries)
		add(look, (struct notice){
			.kind = "unfiled", .id = "unfiled", .screen = "today",
			.text = arena_print(look->arena, "%s h wait for a place, %lld %s", length_word(look, query_int(row, "seconds")), (long long)entries, entries == 1 ? "entry" : "entries"),
		});
	query_end(row);
	return query_ok(row);
}

static void look_at_invoice(struct look *look, const struct invoice *invoice)
{
	int over = book_today(look->book) - invoice->due_on;
	bool sent = invoice->sent_on != DAY_NONE;

	if (invoice->open <= 0)
		return;
	add(look, (struct notice){
		.urgent = over > 0, .kind = "invoice", .id = invoice->number, .project = invoice->path, .screen = "invoices",
		.text = arena_print(look->arena, "%s %s %s, not paid%s%s", money_word(look, invoice->open, invoice->currency), sent ? "sent" : "issued",
		                    day_words(look, sent ? invoice->sent_on : invoice->issued_on), over > 0 ? ", overdue by " : "", over > 0 ? days_word(look, over) : ""),
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
static bool glance(struct book *book, bool *jobs, bool *caps, int64_t *timer_at)
{
	struct query *row = book_query(book, SQL_NOTICE_GLANCE);

	if (query_next(row)) {
		*jobs = query_int(row, "jobs");
		*caps = query_int(row, "caps");
		*timer_at = query_int(row, "timer_at");
	}
	query_end(row);
	return query_ok(row);
}

bool notice_list(struct book *book, struct arena *arena, struct notices *notices)
{
	struct look look = {.book = book, .arena = arena, .found = notices, .thorough = true};
	struct open_projects projects;
	bool jobs = false, caps = false;
	int64_t timer_at = 0;

	*notices = (struct notices){0};
	if (!glance(book, &jobs, &caps, &timer_at) || !read_projects(&look, &projects))
		return false;
	if (!look_at_changes(&look, &projects) || !look_at_milestones(&look) || !look_at_jobs(&look, &projects) || !look_at_budgets(&look, &projects) ||
	    !look_at_caps(&look, &projects) || !look_at_timer(&look, timer_at) || !look_at_unsorted(&look) || !look_at_unfiled(&look) || !look_at_invoices(&look))
		return false;
	sort(notices, arena);
	return true;
}

bool notice_brief(struct book *book, struct arena *arena, struct notices *notices)
{
	struct look look = {.book = book, .arena = arena, .found = notices};
	struct open_projects projects = {0};
	bool jobs = false, caps = false;
	int64_t timer_at = 0;

	*notices = (struct notices){0};
	if (!glance(book, &jobs, &caps, &timer_at) || ((jobs || caps) && !read_projects(&look, &projects)))
		return false;
	return (!jobs || look_at_jobs(&look, &projects)) && (!caps || look_at_caps(&look, &projects)) && look_at_timer(&look, timer_at);
}
