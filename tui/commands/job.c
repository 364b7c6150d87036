#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/budget.h"
#include "model/config.h"
#include "model/job.h"
#include "model/moment.h"
#include "model/money.h"
#include "tui/answer.h"
#include "tui/chaperon.h"

/* What there is to do when a job has run for its longest. */
struct job_limit { const struct job *job; const char *command; };

static const struct option start_options[] = {
	{.name = "price", .value = "MONEY", .help = "of an hour, with up to six decimals; as ambit resource has it"},
	{.name = "id", .value = "ID", .help = "G1; the next one if left out"},
	{.name = "provider", .value = "NAME", .help = "whose machine it is"},
	{.name = "gpus", .value = "N", .help = "how many"},
	{.name = "expect", .value = "LENGTH", .help = "how long it should take; said to be overdue at half as long again"},
	{.name = "max", .value = "LENGTH", .help = "how long it may take at most"},
	{.name = "treatment", .value = "WHO", .help = "passthrough, client_account, absorbed or learning: who pays; passthrough"},
	{.name = "at", .value = "TIME", .help = "when it began; now"},
	{0},
};
static const struct option stop_options[] = {{.name = "at", .value = "TIME", .help = "when it ended; now"}, {0}};
static const struct option list_options[] = {{.name = "running", .help = "only those that run"}, {0}};

/* 5.28 USD: what it has cost by now, rounded for reading alone. */
static const char *cost_word(struct call *call, const struct job *job)
{
	int64_t micro = job_micro(job, book_now(call->book)), unit = 1000000;

	for (int digits = currency_digits(job->currency); digits > 0; digits--)
		unit /= 10;
	return money_word(call, round_divide(micro, unit), job->currency);
}

static void write_json(struct call *call, struct json *json, const struct job *job)
{
	int64_t now = book_now(call->book);
	char at[32];

	json_int(json, "id", job->id);
	json_string(json, "uid", job->uid);
	json_string(json, "path", job->path);
	json_string(json, "job", job->code);
	json_string(json, "ref", job->ref);
	json_string(json, "project", job->project_path);
	json_string(json, "resource", job->resource);
	json_string(json, "provider", job->provider);
	json_some(json, "gpus", job->gpus);
	json_int(json, "micro_per_hour", job->hour_micro);
	json_string(json, "currency", job->currency);
	json_string(json, "start", moment_rfc3339(job->started_at, job->zone, at));
	json_string(json, "end", job->stopped_at ? moment_rfc3339(job->stopped_at, job->zone, at) : NULL);
	json_int(json, "seconds", job_seconds(job, now));
	json_int(json, "micro", job_micro(job, now));
	json_some(json, "expected_seconds", job->expected_seconds);
	json_some(json, "max_seconds", job->maximum_seconds);
	json_string(json, "treatment", treatment_words[job->treatment]);
	json_bool(json, "running", job_is_running(job, now));
	json_bool(json, "overdue", job_is_overdue(job, now));
	json_string(json, "invoice", job->invoice);
}

static bool answer(struct call *call, int64_t id)
{
	struct json json = call_json(call);
	struct job job;

	if (!call->json)
		return true;
	if (!job_find(call->book, id, call->arena, &job))
		return false;
	json_object(&json, NULL);
	write_json(call, &json, &job);
	call_json_end(call, &json);
	return true;
}

static bool read_price(struct call *call, const char *currency, int64_t *micro)
{
	const char *typed = call_option(call, "price");

	*micro = -1;
	return !typed || micro_parse(typed, currency, micro, book_fault_slot(call->book));
}

static bool read_treatment(struct call *call, enum treatment *treatment)
{
	int place = TREATMENT_PASSTHROUGH;

	if (!call_choice(call, "treatment", treatment_words, "treatment", &place))
		return false;
	*treatment = (enum treatment)place;
	return true;
}

/* Starts the clock; the job is then as it is kept. */
static bool begin(struct call *call, struct job *read)
{
	struct job job = {.resource = call->words[1], .code = call_option(call, "id"), .provider = call_option(call, "provider")};
	struct place place;

	if (!place_find(call->book, call->words[0], PLACE_COSTABLE, call->arena, &place) || !read_price(call, place.currency, &job.hour_micro) ||
	    !read_treatment(call, &job.treatment) || !call_number(call, "gpus", 1, 100000, &job.gpus) || !call_length(call, "expect", &job.expected_seconds) ||
	    !call_length(call, "max", &job.maximum_seconds) || !call_time(call, "at", &job.started_at))
		return false;
	if (!job_start(call->book, &place, &job))
		return false;
	job.path = place.path;
	job.currency = place.currency;
	*read = job;
	return true;
}

/* " [80% of the compute budget is spent]" when this machine did it. */
static bool alert_of(struct call *call, const struct job *job, const char **words)
{
	struct outlay outlay = {0};

	outlay_add_job(&outlay, job, book_now(call->book));
	if (!budget_passed_by(call->book, job->project, outlay, call->arena, words))
		return false;
	*words = *words ? arena_print(call->arena, " [%s]", *words) : "";
	return true;
}

static bool start(struct call *call)
{
	struct job job;

	if (!begin(call, &job))
		return false;
	call_say(call, "%s runs for %s: %s at %s %s an hour.", job.code, job.path, job.resource,
	         micro_digits(call, job.hour_micro), job.currency);
	return answer(call, job.id);
}

static void run_on_max(const void *with)
{
	const struct job_limit *limit = with;

	fprintf(stderr, speech("ambit: %s is at its maximum; it is told to end.\n"), limit->job->code);
	if (!limit->command || fork())
		return;
	setenv("AMBIT_JOB", limit->job->code, 1);
	setenv("AMBIT_RESOURCE", limit->job->resource, 1);
	setenv("AMBIT_PROVIDER", limit->job->provider ? limit->job->provider : "", 1);
	zone_give_back();
	execl("/bin/sh", "sh", "-c", limit->command, (char *)NULL);
	_exit(127);
}

/* The clock starts, the command runs, the clock stops, whatever came of it; its words and ours don't mix. */
static bool run(struct call *call)
{
	struct job job = {0};
	struct job_limit limit = {.job = &job, .command = config_get(call->book, "job.on_max")};
	struct outing outing = {.words = call->words + 2, .on_most = run_on_max, .with = &limit};
	const char *alert;
	char length[24];

	if (call->dry_run)
		return book_fail(call->book, FAULT_INPUT, "A command can't be run and taken back; --dry-run goes with job start.");
	if (!begin(call, &job))
		return false;
	outing.most = job.maximum_seconds;
	if (!call->quiet)
		fprintf(stderr, speech("ambit: %s runs for %s.\n"), job.code, job.path);
	if (!chaperon(&outing, &call->status))
		return book_fail(call->book, FAULT_STORE, "No process is to be had for \"%.60s\"; %s runs on until ambit job stop %s.", call->words[2], job.code, job.code);
	book_tick(call->book);
	if (!job_stop(call->book, job.id, 0) || !job_find(call->book, job.id, call->arena, &job) || !alert_of(call, &job, &alert))
		return false;
	if (!call->quiet)
		fprintf(stderr, speech("ambit: %s stopped after %s h: %s, %s.%s\n"), job.code, moment_clock_length(job_seconds(&job, book_now(call->book)), length), cost_word(call, &job),
			speech(treatment_words[job.treatment]), alert);
	return answer(call, job.id);
}

static bool stop(struct call *call)
{
	struct place place;
	struct job job;
	const char *alert;
	char length[24];
	int64_t at = 0;

	if (!place_find(call->book, call->words[0], PLACE_JOB, call->arena, &place) || !call_time(call, "at", &at) || !job_stop(call->book, place.job, at) ||
	    !job_find(call->book, place.job, call->arena, &job) || !alert_of(call, &job, &alert))
		return false;
	call_say(call, "%s stopped after %s h: %s, %s.%s", job.code, moment_clock_length(job_seconds(&job, book_now(call->book)), length), cost_word(call, &job),
	         speech(treatment_words[job.treatment]), alert);
	return answer(call, job.id);
}

static void write_row(struct call *call, const struct job *job)
{
	struct text *out = &call->out->text;
	int64_t now = book_now(call->book);
	char length[24];

	text_add_fit(out, job->code, 6, false);
	text_print(out, "  %s  %8s ", time_word(call, job->started_at, job->zone), moment_clock_length(job_seconds(job, now), length));
	add_column(out, job_is_overdue(job, now) ? job->stopped_at ? speech("long") : speech("OVERDUE") : job->stopped_at ? "" : speech("running"), 7);
	text_print(out, "  %14s  ", cost_word(call, job));
	add_column(out, speech(treatment_words[job->treatment]), 14);
	text_add(out, "  ");
	text_add_clean(out, job->item || job->milestone ? arena_print(call->arena, "%s/%s", job->project_path, job->ref) : job->ref, true);
	text_add(out, "  ");
	text_add_clean(out, job->resource, true);
	text_add_char(out, '\n');
}

static bool list(struct call *call)
{
	struct place place = {0};
	struct jobs jobs;
	struct json json;

	if (call->count && !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	if (!job_list(call->book, place.project, call_flag(call, "running"), call->arena, &jobs))
		return false;
	list_begin(call, &json, "jobs");
	for (size_t i = 0; i < jobs.count; i++) {
		if (call->json) {
			json_object(&json, NULL);
			write_json(call, &json, &jobs.items[i]);
			json_end(&json);
		} else {
			write_row(call, &jobs.items[i]);
		}
	}
	list_end(call, &json);
	return true;
}

static const struct command start_act = {.name = "job start", .usage = "REF RESOURCE", .purpose = "Starts the clock of a machine for a project, item, change or milestone", .options = start_options, .least = 2, .most = 2, .sorts = {WORD_PATH}, .run = start};
static const struct command run_act = {.name = "job run", .usage = "REF RESOURCE -- COMMAND…", .purpose = "Runs a command with the clock on, and ends it at --max", .options = start_options, .least = 3, .most = 1000, .sorts = {WORD_PATH}, .terminal = true, .run = run};
static const struct command stop_act = {.name = "job stop", .usage = "ID", .purpose = "Stops it", .options = stop_options, .least = 1, .most = 1, .run = stop};
static const struct command list_act = {.name = "job list", .usage = "[PROJECT]", .purpose = "Lists jobs with their cost", .options = list_options, .least = 0, .most = 1, .sorts = {WORD_PROJECT}, .run = list};
static const struct command *const acts[] = {&start_act, &run_act, &stop_act, &list_act, NULL};

const struct command job_command = {
	.name = "job",
	.usage = "start, run, stop or list",
	.purpose = "Machines that cost by the hour",
	.acts = acts,
};
