/* What the fields of forms suggest: paths and words that fit what is typed so far. */
#include <stdlib.h>

#include "model/item.h"
#include "model/names.h"
#include "model/project.h"
#include "tui/form.h"
#include "tui/fuzzy.h"
#include "tui/words.h"

enum { PATHS_MOST = 4, WORDS_MOST = 8, OFFERED_MOST = 512 };

struct offer { const char *text; int score, place; };
struct offers { struct offer items[OFFERED_MOST]; int count; };

static void offer(struct offers *offers, const char *typed, const char *text)
{
	int score = fuzzy_score(typed, text);

	if (score < 0 || offers->count == OFFERED_MOST)
		return;
	offers->items[offers->count] = (struct offer){text, score, offers->count};
	offers->count++;
}

static int compare_offers(const void *one, const void *other)
{
	const struct offer *a = one, *b = other;

	return a->score != b->score ? b->score - a->score : a->place - b->place;
}

static void write_best(struct offers *offers, int most, struct text *line)
{
	qsort(offers->items, (size_t)offers->count, sizeof *offers->items, compare_offers);
	for (int i = 0; i < offers->count && i < most; i++) {
		text_add(line, i ? " " : "");
		text_add(line, offers->items[i].text);
	}
}

static void offer_words(struct offers *offers, const char *typed, const char *const *words)
{
	for (; *words; words++)
		offer(offers, typed, *words);
}

static bool offer_items(struct desk *desk, struct offers *offers, const char *typed, const struct project *project)
{
	struct items items = {0};

	if (!item_list(desk_book(desk), project->id, true, desk_arena(desk), &items))
		return false;
	offer(offers, typed, words_short_path(project->path));
	for (size_t i = 0; i < items.count; i++)
		offer(offers, typed, words_short_path(items.items[i].path));
	return true;
}

void suggest_path(struct desk *desk, const char *typed, struct text *line)
{
	struct offers *offers = arena_take(desk_arena(desk), sizeof *offers);
	struct projects projects = {0};

	if (project_list(desk_book(desk), true, desk_arena(desk), &projects))
		for (size_t i = 0; i < projects.count; i++)
			if (!offer_items(desk, offers, typed, &projects.items[i]))
				break;
	book_forgive(desk_book(desk));
	offer_words(offers, typed, own_words);
	write_best(offers, PATHS_MOST, line);
}

void suggest_activity(struct desk *desk, const char *typed, struct text *line)
{
	struct offers *offers = arena_take(desk_arena(desk), sizeof *offers);

	offer_words(offers, typed, activity_words);
	write_best(offers, WORDS_MOST, line);
}

void suggest_disposition(struct desk *desk, const char *typed, struct text *line)
{
	struct offers *offers = arena_take(desk_arena(desk), sizeof *offers);

	/* The first word says that none was given. */
	offer_words(offers, typed, disposition_words + 1);
	write_best(offers, WORDS_MOST, line);
}

void suggest_among(struct desk *desk, const char *const *words, const char *typed, struct text *line)
{
	struct offers *offers = arena_take(desk_arena(desk), sizeof *offers);

	offer_words(offers, typed, words);
	write_best(offers, WORDS_MOST, line);
}

void suggest_treatment_of_hours(struct desk *desk, const char *typed, struct text *line)
{
	suggest_among(desk, (const char *const[]){"goodwill", "dispute", NULL}, typed, line);
}
