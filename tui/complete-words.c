/* The user's own words, by sort, from the store. */

#include "model/client.h"
#include "model/config.h"
#include "model/entry.h"
#include "model/item.h"
#include "model/milestone.h"
#include "model/names.h"
#include "model/project.h"
#include "model/topic.h"
#include "tui/complete.h"
#include "tui/words.h"

enum { RECENT = 20 }; /* entries */

struct listing { struct book *book; struct arena *arena; const char *begun; struct text *text; };

static bool add_clients(struct listing *listing)
{
	struct clients clients;

	if (!client_list(listing->book, listing->arena, &clients))
		return false;
	for (size_t i = 0; i < clients.count; i++)
		if (!clients.items[i].archived)
			complete_word(listing->text, clients.items[i].slug, clients.items[i].name, listing->begun);
	return true;
}

/* By the whole path; by its tail or the id alone once one begins to type it. */
static void add_coded(struct listing *listing, const char *path, const char *code, const char *name)
{
	complete_word(listing->text, path, name, listing->begun);
	if (!*listing->begun)
		return;
	complete_word(listing->text, words_short_path(path), name, listing->begun);
	complete_word(listing->text, code, name, listing->begun);
}

static bool add_items(struct listing *listing, const struct project *project, bool agreed, bool changes)
{
	struct items items;

	if (!item_list(listing->book, project->id, changes, listing->arena, &items))
		return false;
	for (size_t i = 0; i < items.count; i++) {
		const struct item *item = &items.items[i];

		if (item->kind == ITEM_CHANGE ? changes : agreed)
			add_coded(listing, item->path, item->code, item->name);
	}
	return true;
}

static bool add_milestones(struct listing *listing, const struct project *project)
{
	struct milestones milestones;

	if (!milestone_list(listing->book, project->id, INT64_MAX, listing->arena, &milestones))
		return false;
	for (size_t i = 0; i < milestones.count; i++)
		add_coded(listing, milestones.items[i].path, milestones.items[i].code, milestones.items[i].title);
	return true;
}

/* A project's slug alone will do where it begins so: one may type either. */
static bool add_project(struct listing *listing, const struct project *project, enum word_sort sort)
{
	bool agreed = sort == WORD_PATH || sort == WORD_ITEM, changes = sort == WORD_PATH || sort == WORD_CHANGE;

	if (sort == WORD_PATH || sort == WORD_PROJECT) {
		complete_word(listing->text, project->path, project->name, listing->begun);
		if (*listing->begun)
			complete_word(listing->text, project->slug, project->name, listing->begun);
	}
	return (!agreed && !changes) || (add_items(listing, project, agreed, changes) && (sort != WORD_PATH || add_milestones(listing, project)));
}

/* What waits to be learnt goes by its whole path alone. */
static bool add_topics(struct listing *listing)
{
	struct topics topics;

	if (!topic_queue(listing->book, listing->arena, &topics))
		return false;
	for (size_t i = 0; i < topics.count; i++)
		complete_word(listing->text, arena_print(listing->arena, "learning/%s", topics.items[i].code), topics.items[i].name, listing->begun);
	return true;
}

static bool add_projects(struct listing *listing, enum word_sort sort)
{
	static const char *const own[] = {"learning", "admin", "sales", "unfiled", NULL};
	struct projects projects;

	if (!project_list(listing->book, true, listing->arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++)
		if (!add_project(listing, &projects.items[i], sort))
			return false;
	for (int i = 0; sort == WORD_PATH && own[i]; i++)
		complete_word(listing->text, own[i], "time of one's own", listing->begun);
	return (sort != WORD_PATH && sort != WORD_ITEM) || add_topics(listing);
}

static bool add_entries(struct listing *listing)
{
	struct entry_filter filter = {.period = {DAY_FIRST, DAY_LAST}, .newest_first = true, .limit = RECENT};
	struct entries entries;

	if (!entry_list(listing->book, &filter, listing->arena, &entries))
		return false;
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.items[i];
		char day[11];

		complete_word(listing->text, arena_print(listing->arena, "%lld", (long long)entry->id),
			arena_print(listing->arena, "%s %s %s", day_text(entry->day, day), entry->path, entry->note), listing->begun);
	}
	return true;
}

static void add_all(struct listing *listing, const char *const *words)
{
	for (; *words; words++)
		complete_word(listing->text, *words, NULL, listing->begun);
}

/* The present one, and those of the year before it. */
static void add_months(struct listing *listing)
{
	struct wall month = day_civil(book_today(listing->book));

	for (int i = 0; i <= 12; i++) {
		complete_word(listing->text, arena_print(listing->arena, "%04d-%02d", month.year, month.month), NULL, listing->begun);
		month.year -= month.month == 1;
		month.month = month.month == 1 ? 12 : month.month - 1;
	}
}

static void add_settings(struct listing *listing)
{
	for (const struct config_key *known = config_keys(); known->key; known++)
		complete_word(listing->text, known->key, arena_print(listing->arena, "such as %s", known->sample), listing->begun);
}

bool complete_sort(struct book *book, struct arena *arena, enum word_sort sort, const char *begun, struct text *text)
{
	static const char *const days[] = {"today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};
	static const char *const periods[] = {"today", "yesterday", "week", "month", "year", "all", NULL};
	struct listing listing = {book, arena, begun, text};

	switch (sort) {
	case WORD_CLIENT: return add_clients(&listing);
	case WORD_PATH: case WORD_PROJECT: case WORD_ITEM: case WORD_CHANGE: return add_projects(&listing, sort);
	case WORD_ENTRY: return add_entries(&listing);
	case WORD_ACTIVITY: add_all(&listing, (const char *const *)entry_activities(book, arena)); return true;
	case WORD_DISPOSITION: add_all(&listing, disposition_words + 1 /* the first: none given */); return true;
	case WORD_DAY: add_all(&listing, days); return true;
	case WORD_PERIOD: add_all(&listing, periods); add_months(&listing); return true;
	case WORD_SETTING: add_settings(&listing); return true;
	case WORD_ANY: case WORD_FILE: case WORD_FORMAT: break;
	}
	return true;
}
