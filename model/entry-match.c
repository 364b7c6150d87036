#include <string.h>

#include "model/entry-match.h"

/* One place or activity that was looked at; item -1: an activity. */
struct answer { int64_t project, item; const char *activity; enum match match; };

struct entry_match {
	struct pattern *pattern;
	const struct standing *standing;
	struct arena *arena;
	struct answer *answers; /* a table hashed by place, never more than half full */
	size_t count, room;
};

struct entry_match *entry_match_open(struct book *book, const char *words, const struct standing *standing, struct arena *arena)
{
	struct entry_match *match = arena_take(arena, sizeof *match);

	match->pattern = pattern_open(words, book_fault_slot(book));
	match->standing = standing;
	match->arena = arena;
	match->room = 64;
	match->answers = arena_array(arena, match->room, sizeof *match->answers);
	book_spare_memory(book); /* a walk through all notes reads each page once */
	return match->pattern ? match : NULL;
}

void entry_match_close(struct entry_match *match)
{
	if (match)
		pattern_close(match->pattern);
}

static struct answer *slot(struct answer *answers, size_t room, const struct answer *wanted)
{
	uint64_t hash = (uint64_t)wanted->project * 0x9e3779b97f4a7c15u ^ (uint64_t)wanted->item * 0xc2b2ae3d27d4eb4fu;
	size_t at;

	for (const char *letter = wanted->activity; letter && *letter; letter++)
		hash = (hash ^ (unsigned char)*letter) * 0x100000001b3u;
	at = (size_t)(hash >> 20) & (room - 1);
	for (; answers[at].project || answers[at].activity; at = (at + 1) & (room - 1)) {
		if (wanted->activity ? answers[at].activity && !strcmp(answers[at].activity, wanted->activity)
				: !answers[at].activity && answers[at].project == wanted->project && answers[at].item == wanted->item)
			break;
	}
	return &answers[at];
}

static void grow(struct entry_match *match)
{
	size_t room = match->room * 2;
	struct answer *answers = arena_array(match->arena, room, sizeof *answers);

	for (size_t i = 0; i < match->room; i++)
		if (match->answers[i].project || match->answers[i].activity)
			*slot(answers, room, &match->answers[i]) = match->answers[i];
	match->answers = answers;
	match->room = room;
}

static enum match look(struct entry_match *match, struct answer wanted)
{
	struct answer *known = slot(match->answers, match->room, &wanted);
	const char *text;

	if (known->project || known->activity)
		return known->match;
	text = wanted.activity ? wanted.activity : standing_path(match->standing, wanted.project, wanted.item);
	wanted.match = text ? pattern_match(match->pattern, text, strlen(text), false) : MATCH_NO;
	if (wanted.activity)
		wanted.activity = arena_text(match->arena, wanted.activity);
	*known = wanted;
	if (++match->count * 2 > match->room)
		grow(match);
	return wanted.match;
}

static bool tell(struct book *book, enum match answer, bool *hit)
{
	*hit = answer == MATCH_YES;
	return answer != MATCH_TOO_COSTLY || pattern_too_costly(book_fault_slot(book));
}

bool entry_match_place(struct entry_match *match, struct book *book, int64_t project, int64_t item, const char *activity, bool *hit)
{
	enum match answer = look(match, (struct answer){.project = project, .item = item});

	if (answer == MATCH_NO)
		answer = look(match, (struct answer){.activity = activity});
	return tell(book, answer, hit);
}

bool entry_match_note(struct entry_match *match, struct book *book, const char *note, size_t length, bool *hit)
{
	return tell(book, pattern_match(match->pattern, note, length, false), hit);
}

bool entry_match(struct entry_match *match, struct book *book, int64_t project, int64_t item, const char *activity, const char *note, bool *hit)
{
	return entry_match_place(match, book, project, item, activity, hit) && (*hit || entry_match_note(match, book, note, strlen(note), hit));
}
