#include "model/review.h"

#include "db/speech.h"
#include "model/ask.h"
#include "model/entry.h"
#include "model/job.h"
#include "model/moment.h"
#include "model/position.h"
#include "model/project.h"

const char *const review_kind_words[] = {"item", "change", "entry", "job", "ask", NULL};

struct gathering {
	struct book *book;
	struct arena *arena;
	struct review *review;
	const char *project;      /* path, "" for what has none */
};

static struct review_point *add(struct gathering *to, enum review_kind kind, int64_t id, const char *path, const char *text)
{
	struct review *review = to->review;

	arena_grow(to->arena, &review->items, review->count, sizeof *review->items);
	review->items[review->count] = (struct review_point){.kind = kind, .id = id, .project = to->project, .path = path, .text = text};
	return &review->items[review->count++];
}

static const char *length_words(struct arena *arena, int64_t seconds)
{
	char length[24];

	return arena_text(arena, moment_clock_length(seconds, length));
}

static void add_items(struct gathering *to, const struct position *position)
{
	for (size_t i = 0; i < position->item_count; i++) {
		const struct position_item *item = &position->items[i];

		if (item->task.percent < 100)
			add(to, REVIEW_ITEM, item->id, arena_print(to->arena, "%s/%s", to->project, item->code), arena_print(to->arena, speech("%s %s: %d%% done, %s to do"),
				item->code, item->name, item->task.percent, length_words(to->arena, ratio_round(task_remaining(&item->task)))));
	}
}

static const char *change_words(struct arena *arena, const struct position_change *mine)
{
	const struct change *change = mine->change;
	const char *worked = mine->worked ? arena_print(arena, speech(", %s already worked"), length_words(arena, mine->worked)) : "";

	if (change->state == CHANGE_PROPOSED)
		return arena_print(arena, speech("%s %s: proposed, not estimated%s"), change->code, change->title, worked);
	if (change->state == CHANGE_ESTIMATED)
		return arena_print(arena, speech("%s %s: %s, estimated, not sent%s"), change->code, change->title, length_words(arena, mine->mean), worked);
	return arena_print(arena, speech("%s %s: %s, waits for an answer since %s%s"), change->code, change->title, length_words(arena, mine->mean),
		mine->days_pending < 1 ? speech("today") : mine->days_pending == 1 ? speech("yesterday") : arena_print(arena, speech("%d days"), mine->days_pending), worked);
}

static void add_changes(struct gathering *to, const struct position *position)
{
	for (size_t i = 0; i < position->change_count; i++) {
		const struct position_change *mine = &position->changes[i];
		enum change_state state = mine->change->state;
		struct review_point *point;

		if (state != CHANGE_PROPOSED && state != CHANGE_ESTIMATED && state != CHANGE_SENT)
			continue;
		point = add(to, REVIEW_CHANGE, mine->change->id, arena_print(to->arena, "%s/%s", to->project, mine->change->code), change_words(to->arena, mine));
		point->state = state;
		point->worked = mine->worked;
	}
}

/* Without a project: what was logged as unfiled. */
static bool add_entries(struct gathering *to, int64_t project)
{
	const struct entry_filter filter = {.period = {DAY_FIRST, DAY_LAST}, .project = project, .unfiled = true};
	struct entries entries;
	char local[32];

	if (!entry_list(to->book, &filter, to->arena, &entries))
		return false;
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.items[i];

		add(to, REVIEW_ENTRY, entry->id, arena_print(to->arena, "%lld", (long long)entry->id), arena_print(to->arena, speech("entry %lld, %s, %s, %s%s%s"),
			(long long)entry->id, moment_local(entry->started_at, book_clock(to->book).zone, local), length_words(to->arena, entry->ended_at - entry->started_at),
			entry->activity, *entry->note ? ": " : "", entry->note));
	}
	return true;
}

static bool add_jobs(struct gathering *to, int64_t project)
{
	int64_t now = book_now(to->book);
	struct jobs jobs;

	if (!job_list(to->book, project, true, to->arena, &jobs))
		return false;
	for (size_t i = 0; i < jobs.count; i++) {
		const struct job *job = &jobs.items[i];
		const char *expected = job->expected_seconds ? arena_print(to->arena, speech(" of %s expected"), length_words(to->arena, job->expected_seconds)) : "";

		add(to, REVIEW_JOB, job->id, job->path, arena_print(to->arena, speech("%s %s: runs for %s%s"), job->code, job->resource,
			length_words(to->arena, job_seconds(job, now)), expected));
	}
	return true;
}

static bool add_asks(struct gathering *to, int64_t project)
{
	struct asks asks;

	if (!ask_list(to->book, project, INT64_MAX, to->arena, &asks))
		return false;
	for (size_t i = 0; i < asks.count; i++) {
		const struct ask *ask = &asks.items[i];

		if (!ask_is_owed(ask))
			continue;
		add(to, REVIEW_ASK, ask->id, arena_print(to->arena, "%lld", (long long)ask->id), arena_print(to->arena, speech_of("ask %lld, %s: %s%s%s, waits %d day", "ask %lld, %s: %s%s%s, waits %d days", (unsigned long)ask->waiting_days),
			(long long)ask->id, speech(ask_kind_words[ask->kind]), ask->text, ask->whom ? speech(" from ") : "", ask->whom ? ask->whom : "", ask->waiting_days))->whom = ask->whom;
	}
	return true;
}

static bool add_project(struct gathering *to, int64_t project)
{
	struct position position;

	if (!position_load(to->book, project, INT64_MAX, to->arena, &position))
		return false;
	to->project = position.project.path;
	add_items(to, &position);
	add_changes(to, &position);
	return add_entries(to, project) && add_jobs(to, project) && add_asks(to, project);
}

static bool add_all(struct gathering *to)
{
	struct projects projects;
	int64_t unfiled;

	if (!project_list(to->book, true, to->arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++)
		if (!add_project(to, projects.items[i].id))
			return false;
	to->project = "";
	return project_own(to->book, "unfiled", false, &unfiled) && (!unfiled || add_entries(to, unfiled));
}

bool review_list(struct book *book, int64_t project, struct arena *arena, struct review *review)
{
	struct gathering to = {.book = book, .arena = arena, .review = review, .project = ""};
	bool ok;

	*review = (struct review){0};
	if (!book_hold(book))
		return false;
	ok = project ? add_project(&to, project) : add_all(&to);
	book_release(book);
	return ok;
}
