/* What a row was: its activity, its note, and the key by which it is known again. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "db/digest.h"
#include "model/entry.h"
#include "model/imports/job.h"

/* The word as activities are written: small letters, _ for blank and dash. False if it can be none. */
static bool as_activity(const char *word, char out[33])
{
	size_t length = strlen(word);

	if (!length || length > 32)
		return false;
	for (size_t i = 0; i <= length; i++)
		out[i] = word[i] == ' ' || word[i] == '-' ? '_' : (char)tolower((unsigned char)word[i]);
	return activity_is_word(out);
}

/* One of our activities, or NULL. What was asked once is kept, "" for a word that is none. */
static const char *known_activity(struct import_job *job, const char *word)
{
	const char *known = finding_of(&job->activities, word);

	if (known)
		return *known ? known : NULL;
	if (!entry_read_activity(job->book, word, false, job->arena, &known)) {
		book_forgive(job->book);
		known = "";
	}
	known = arena_text(job->arena, known);
	finding_keep(&job->activities, job->arena, word, (void *)(uintptr_t)known);
	return *known ? known : NULL;
}

static const char *foreign_activity(struct import_job *job, const char *word)
{
	char made[33];

	return word && as_activity(word, made) ? known_activity(job, made) : NULL;
}

static bool find_own_activity(struct import_job *job, const struct row *row, struct target *target, struct judged *judged)
{
	struct place place;

	if (row->activity && *row->activity) {
		judged->activity = known_activity(job, row->activity);
		return judged->activity
			|| reader_refuse(&job->reader, row->line, "this activity is not known; ambit config activities adds words:", row->activity);
	}
	if (!target->usual && (!place_of(job->book, target->project, target->item, job->arena, &place)
		|| !entry_usual_activity(job->book, &place, job->arena, &target->usual)))
		return reader_blame(&job->reader, row->line);
	judged->activity = target->usual;
	return true;
}

/* Own time's own name, where nothing is said; for all else other. */
static const char *plain_activity(const struct target *target)
{
	static const char *const own[] = {"learning", "admin", "sales"};

	for (size_t i = 0; target->own && i < sizeof own / sizeof *own; i++)
		if (!strncmp(target->path, own[i], strlen(own[i])))
			return own[i];
	return "other";
}

/* The note of a row that was somebody else's: the task before it, tags behind it, but for what was understood. */
static const char *foreign_note(struct import_job *job, const struct row *row, const struct target *target, const char *task_activity, const char *used_tag)
{
	bool has_task = row->task && *row->task && !task_activity && !target->names_item;
	const char *note = row->note ? row->note : "";
	struct text text = {0};

	if (!has_task && (!row->tags || !*row->tags))
		return note;
	if (has_task)
		text_print(&text, *note ? "%s: " : "%s", row->task);
	text_add(&text, note);
	for (const char *const *tag = row->tags; tag && *tag; tag++)
		if (*tag != used_tag)
			text_print(&text, text.length ? " #%s" : "#%s", *tag);
	note = arena_text_n(job->reader.row_arena, text_string(&text), text.length);
	text_free(&text);
	return note;
}

static void find_foreign_words(struct import_job *job, const struct row *row, const struct target *target, struct judged *judged)
{
	const char *task = foreign_activity(job, row->task), *used = NULL;

	judged->activity = foreign_activity(job, row->activity);
	if (!judged->activity)
		judged->activity = task;
	for (const char *const *tag = row->tags; tag && *tag && !judged->activity; tag++)
		if ((judged->activity = foreign_activity(job, *tag)))
			used = *tag;
	for (const char *const *hint = row->hints; hint && *hint && !judged->activity; hint++)
		judged->activity = foreign_activity(job, *hint);
	if (!judged->activity)
		judged->activity = plain_activity(target);
	judged->note = foreign_note(job, row, target, task, used);
}

bool job_find_words(struct import_job *job, const struct row *row, struct target *target, struct judged *judged)
{
	if (job->importer->own) {
		judged->note = row->note ? row->note : "";
		if (!find_own_activity(job, row, target, judged))
			return false;
	} else {
		find_foreign_words(job, row, target, judged);
	}
	return text_is_keepable(judged->note, SOURCE_NOTE_LIMIT)
		|| source_refuse(&job->reader.source, row->line, "the note is over 64 KiB or holds control characters.");
}

void content_uid(const struct text *content, char uid[208])
{
	char hex[65];

	digest_hex(text_string(content), content->length, hex);
	hex[12] = '8';
	hex[16] = "89ab"[(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) & 3];
	snprintf(uid, 208, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static void add_wall(struct text *text, struct wall wall)
{
	text_print(text, "\x1f%04d-%02d-%02dT%02d:%02d:%02d", wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second);
}

static void add_part(struct text *text, const char *part)
{
	text_add_char(text, '\x1f');
	text_add(text, part ? part : "");
}

/* By the clock of the file, so that neither --zone nor --into makes another row of it. */
static void add_when(struct text *text, const struct row *row)
{
	char day[11];

	switch (row->when) {
	case WHEN_INSTANTS: text_print(text, "\x1f%lld\x1f%lld", (long long)row->started_at, (long long)row->ended_at); return;
	case WHEN_WALLS:
		add_wall(text, row->from);
		add_wall(text, row->until);
		return;
	case WHEN_WALL_AND_LENGTH: add_wall(text, row->from); break;
	case WHEN_DAY_AND_LENGTH: add_part(text, day_text(row->day, day)); break;
	}
	text_print(text, "\x1f%lld", (long long)row->seconds);
}

static void add_content(struct text *text, const struct row *row)
{
	if (row->content) {
		add_part(text, row->content);
		return;
	}
	add_when(text, row);
	add_part(text, row->path);
	add_part(text, row->client);
	add_part(text, row->project);
	add_part(text, row->task);
	add_part(text, row->note);
	add_part(text, row->user);
}

bool job_find_key(struct import_job *job, const struct row *row, struct judged *judged)
{
	struct text content = {0};
	uint32_t before;

	if (job->importer->own && row->uid && *row->uid) {
		snprintf(judged->uid, sizeof judged->uid, "%s", row->uid);
		return true;
	}
	text_add(&content, job->importer->name);
	if (row->uid && *row->uid)
		text_print(&content, "\x1fid\x1f%s", row->uid);
	else
		add_content(&content, row);
	content_uid(&content, judged->uid);
	before = seen_note(&job->contents, seen_hash(judged->uid, strlen(judged->uid)));
	if (before && row->uid && *row->uid) {
		judged->repeated = true;
	} else if (before) {
		text_print(&content, "\x1f%u", (unsigned)before + 1);
		content_uid(&content, judged->uid);
	}
	text_free(&content);
	return true;
}
