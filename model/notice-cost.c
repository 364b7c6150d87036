/* Notices of money that runs: jobs that take too long, budgets, and caps. */
#include <string.h>

#include "db/speech.h"
#include "model/compute.h"
#include "model/notice-cap.h"
#include "model/notice-inside.h"
#include "model/position.h"
#include "model/project.h"

static const struct open_project *project_of(const struct open_projects *projects, int64_t id)
{
	for (size_t i = 0; i < projects->count; i++)
		if (projects->items[i].id == id)
			return &projects->items[i];
	return NULL;
}

/* An alert that a bill passed is news for so long, then it is only a figure: what a machine passes is told while it runs. */
enum { NEWS_SECONDS = 7 * 86400 };

struct use { const char *used; bool alerts, over, news; };

static bool is_news(const struct spending *spending, const struct open_project *project, const int *percents, int count, int64_t now)
{
	const struct job *during;

	for (int i = 0; i < count; i++) {
		int64_t at = compute_crossed_at(spending, project->budget_micro, percents[i], now, &during);

		if (at && !during && now - at < NEWS_SECONDS)
			return true;
	}
	return false;
}

/* "92.7%", whether it is over an alert, and that of late; used NULL without a budget. */
static bool budget_used(struct look *look, const struct open_project *project, struct use *use)
{
	struct outlay outlay = {0};
	struct spending spending;
	int percents[16], count;
	char digits[48];
	int64_t spent;

	*use = (struct use){0};
	if (!project || !project->budget_micro)
		return true;
	if (!spending_read(look->book, project->id, look->arena, &spending))
		return false;
	outlay_add_all(&outlay, &spending, book_now(look->book));
	spent = outlay_micro(outlay);
	use->used = look_percent(look, decimal_format(digits, (int128)spent * 100, project->budget_micro, 1));
	count = percent_list(project->alerts, percents);
	use->alerts = count > 0 && (int128)spent * 100 >= (int128)project->budget_micro * percents[0];
	use->over = spent > project->budget_micro;
	use->news = look->thorough && use->alerts && is_news(&spending, project, percents, count, book_now(look->book));
	return true;
}

static void look_at_job(struct look *look, const struct job *job, const char *used)
{
	int64_t seconds = job_seconds(job, book_now(look->book));
	bool too_long = job->maximum_seconds && seconds > job->maximum_seconds;

	if (!too_long && !job_is_overdue(job, book_now(look->book)))
		return;
	look_add(look, (struct notice){
		.urgent = true, .kind = "job", .id = job->code, .project = job->project_path, .screen = "experiments",
		.text = arena_print(look->arena, speech("%s: %s runs %s h of %s %s%s"), look_slug(job->project_path), job->resource, look_length(look, seconds),
		                    look_length(look, too_long ? job->maximum_seconds : job->expected_seconds), too_long ? speech("at most") : speech("expected"),
		                    used ? arena_print(look->arena, speech("; budget %s used"), used) : ""),
	});
}

bool look_at_jobs(struct look *look, const struct open_projects *projects)
{
	struct jobs jobs;

	if (!job_list(look->book, 0, true, look->arena, &jobs))
		return false;
	for (size_t i = 0; i < jobs.count; i++) {
		struct use use;

		if (!budget_used(look, project_of(projects, jobs.items[i].project), &use))
			return false;
		look_at_job(look, &jobs.items[i], use.alerts ? use.used : NULL);
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

/* A budget is spoken of while something runs, a week after a bill passed an alert, and once it is passed; not twice beside a job that names it. */
bool look_at_budgets(struct look *look, const struct open_projects *projects)
{
	for (size_t i = 0; i < projects->count; i++) {
		const struct open_project *project = &projects->items[i];
		struct use use;

		if (!budget_used(look, project, &use))
			return false;
		if (use.over || (use.alerts && (project->has_running || use.news) && !job_is_noted(look, project)))
			look_add(look, (struct notice){
				.urgent = use.over, .kind = "budget", .id = project->path, .project = project->path, .screen = "experiments",
				.text = arena_print(look->arena, speech("compute budget %s used"), use.used),
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
		look_add(look, (struct notice){
			.urgent = true, .kind = "cap", .id = project->path, .project = project->path, .screen = "scope",
			.text = arena_print(look->arena, speech("forecast %s is %s over the cap"), look_money(look, outlook.forecast, project->currency),
			                    look_money(look, outlook.forecast - position.money.cap, project->currency)),
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
	look_add(look, (struct notice){
		.urgent = true, .kind = "cap", .id = project->path, .project = project->path, .screen = "scope",
		.text = arena_print(look->arena, speech("cap %s used, %s %s"), look_percent(look, decimal_format(digits, value.up, value.down, 1)),
		                    look_money(look, ratio_sign(left) < 0 ? -ratio_round(left) : ratio_round(left), project->currency),
		                    ratio_sign(left) < 0 ? speech("over") : speech("left")),
	});
	return true;
}

bool look_at_caps(struct look *look, const struct open_projects *projects)
{
	for (size_t i = 0; i < projects->count; i++)
		if (projects->items[i].cap && !look_at_cap(look, &projects->items[i]))
			return false;
	return true;
}
