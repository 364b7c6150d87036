/* Rules at work: first all hits are gathered, then what is to be filed is filed. */
#include <string.h>

#include "model/pattern.h"
#include "model/rule.h"

struct sorting {
	struct book *book;
	struct arena *arena;
	struct rule_run *run;
	struct pattern **patterns;  /* one a rule */
	bool ok;
};

static bool open_patterns(struct sorting *sorting)
{
	const struct rules *rules = &sorting->run->rules;

	sorting->patterns = arena_array(sorting->arena, rules->count + 1, sizeof *sorting->patterns);
	for (size_t i = 0; i < rules->count; i++)
		if (!(sorting->patterns[i] = pattern_open(rules->items[i].pattern, book_fault_slot(sorting->book))))
			return false;
	return true;
}

static void close_patterns(struct sorting *sorting)
{
	for (size_t i = 0; sorting->patterns && i < sorting->run->rules.count; i++)
		pattern_close(sorting->patterns[i]);
}

/* Unfiled time goes anywhere, unrecorded time stays on its project. */
static bool may_take(const struct rule *rule, const struct entry *entry)
{
	if (rule->closed || (rule->unrecorded && entry->bucket != BUCKET_UNRECORDED))
		return false;
	return entry->bucket == BUCKET_UNFILED || !rule->project || rule->project == entry->project;
}

static bool would_change(const struct rule *rule, const struct entry *entry)
{
	return (rule->project && (rule->project != entry->project || rule->item != entry->item)) || (rule->activity && strcmp(rule->activity, entry->activity))
		|| (rule->given && rule->given != entry->given);
}

static bool fits(struct sorting *sorting, size_t rule, const struct entry *entry, bool *hit)
{
	enum match answer = pattern_match(sorting->patterns[rule], entry->note, strlen(entry->note), false);

	*hit = answer == MATCH_YES;
	return answer != MATCH_TOO_COSTLY || book_fail(sorting->book, FAULT_INPUT,
		"pattern too costly: the rule \"%s\" would take too long over these notes; say it with fewer nested repeats.", sorting->run->rules.items[rule].name);
}

static void keep_hit(struct sorting *sorting, size_t rule, const struct entry *entry, bool filed)
{
	struct rule_run *run = sorting->run;
	struct entry copy = *entry;

	copy.uid = arena_text(sorting->arena, entry->uid);
	copy.path = arena_text(sorting->arena, entry->path);
	copy.zone = arena_text(sorting->arena, entry->zone);
	copy.activity = arena_text(sorting->arena, entry->activity);
	copy.note = arena_text(sorting->arena, entry->note);
	arena_grow(sorting->arena, &run->hits, run->count, sizeof *run->hits);
	run->hits[run->count++] = (struct rule_hit){.entry = copy, .rule = rule, .filed = filed};
	run->filed += filed;
}

/* The first rule of that sort that fits decides, even if it has nothing left to do. */
static bool ask_rules(struct sorting *sorting, bool unrecorded, const struct entry *entry)
{
	const struct rules *rules = &sorting->run->rules;
	bool hit = false;

	for (size_t i = 0; !hit && i < rules->count; i++) {
		const struct rule *rule = &rules->items[i];

		if (rule->unrecorded != unrecorded || !may_take(rule, entry))
			continue;
		if (!fits(sorting, i, entry, &hit))
			return false;
		if (hit && (unrecorded || would_change(rule, entry)))
			keep_hit(sorting, i, entry, would_change(rule, entry));
	}
	return true;
}

static bool sort_one(void *context, const struct entry *entry)
{
	struct sorting *sorting = context;
	size_t before = sorting->run->count;

	if (entry->invoice || entry->settled)
		return true;
	sorting->ok = ask_rules(sorting, false, entry) && (sorting->run->count > before || ask_rules(sorting, true, entry));
	return sorting->ok;
}

static bool file_hits(struct sorting *sorting)
{
	for (size_t i = 0; i < sorting->run->count; i++) {
		const struct rule_hit *hit = &sorting->run->hits[i];
		const struct rule *rule = &sorting->run->rules.items[hit->rule];
		struct entry_change change = {.path = rule->path, .activity = rule->activity, .given = rule->given};

		if (hit->filed && (!entry_edit(sorting->book, hit->entry.id, &change) || !book_breathe(sorting->book)))
			return false;
	}
	return true;
}

static bool apply(struct sorting *sorting, struct period period)
{
	struct entry_filter filter = {.period = period, .unfiled = true};

	if (!rule_list(sorting->book, sorting->arena, &sorting->run->rules) || !open_patterns(sorting))
		return false;
	if (!sorting->run->rules.count)
		return true;
	sorting->ok = true;
	return entry_each(sorting->book, &filter, sort_one, sorting) && sorting->ok && file_hits(sorting);
}

bool rule_apply(struct book *book, struct period period, struct arena *arena, struct rule_run *run)
{
	struct sorting sorting = {.book = book, .arena = arena, .run = run};
	bool ok;

	*run = (struct rule_run){0};
	if (!book_begin(book))
		return false;
	ok = apply(&sorting, period);
	close_patterns(&sorting);
	return book_end(book, ok, "rule apply", run->filed == 1 ? "to %zu entry" : "to %zu entries", run->filed);
}
