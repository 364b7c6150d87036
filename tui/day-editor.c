#include "tui/day-editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/timer.h"
#include "tui/editor.h"
#include "tui/entry-words.h"

struct sheet {
	struct call *call;
	int day;
	struct entry *entries;         /* that may be changed, the timer last */
	size_t count;
	bool *seen;                    /* the line of the entry is still there */
	struct entry_line *lines;
	int *numbers;                  /* of the lines in the text */
	size_t line_count;
};

/* A clock where that reads as the same moment, else the whole with its offset. */
static void write_time(struct sheet *sheet, int64_t at, int day, struct text *text)
{
	struct clock clock = book_clock(sheet->call->book);
	struct wall wall = zone_wall(clock.zone, at);
	struct fault none = {0};
	char word[32];
	int64_t read;

	snprintf(word, sizeof word, wall.second ? "%02d:%02d:%02d" : "%02d:%02d", wall.hour % 100, wall.minute % 100, wall.second % 100);
	/* An end is read as one of the day itself first. */
	if (!moment_parse_time_on(word, &clock, sheet->day, &read, &none) || !moment_parse_time_on(word, &clock, day, &read, &none) || read != at)
		moment_rfc3339(at, clock.zone, word);
	text_print(text, "  %-5s", word);
}

/* Backslash, newline and tab are written as in a C string, so that a note is one line. */
static void write_note(const char *note, struct text *text)
{
	for (; *note; note++)
		if (*note == '\\' || *note == '\n' || *note == '\t')
			text_print(text, "\\%c", *note == '\n' ? 'n' : *note == '\t' ? 't' : '\\');
		else
			text_add_char(text, *note);
}

static void write_entry(struct sheet *sheet, const struct entry *entry, struct text *text)
{
	int64_t rest = entry->ended_at - entry->started_at;
	int day = sheet->day + (zone_day(book_clock(sheet->call->book).zone, entry->ended_at) > sheet->day);

	if (entry->invoice)
		text_add(text, speech("# on an invoice, which locks it: "));
	text_print(text, "%lld", (long long)entry->id);
	write_time(sheet, entry->started_at, sheet->day, text);
	if (entry->ended_at)
		write_time(sheet, entry->ended_at, rest > 0 && rest < 86400 ? day : DAY_FIRST, text);
	else
		text_add(text, "  now  ");
	text_print(text, "  %s  %s  %s  ", entry->path, entry->activity, entry->given ? disposition_words[entry->given] : "-");
	write_note(entry->note, text);
	text_add_char(text, '\n');
}

static bool find_entries(struct sheet *sheet)
{
	struct entry_filter filter = {.period = {sheet->day - 1, sheet->day + 1}};
	struct book *book = sheet->call->book;
	const char *zone = book_clock(book).zone;
	struct entry timer;
	struct entries all;
	bool any;

	if (!entry_list(book, &filter, sheet->call->arena, &all) || !timer_find(book, sheet->call->arena, &timer, &any))
		return false;
	sheet->entries = arena_array(sheet->call->arena, all.count + 1, sizeof *sheet->entries);
	for (size_t i = 0; i < all.count; i++)
		if (zone_day(zone, all.items[i].started_at) == sheet->day)
			sheet->entries[sheet->count++] = all.items[i];
	if (any && zone_day(zone, timer.started_at) == sheet->day)
		sheet->entries[sheet->count++] = timer;
	return true;
}

static void write_sheet(struct sheet *sheet, struct text *text)
{
	static const char *const names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
	char day[11];

	text_print(text, speech("# %s %s, one entry a line: id, from, to, path, activity, how it counts (- as the path says), note.\n"),
		speech(names[day_weekday(sheet->day)]), day_text(sheet->day, day));
	text_add(text, speech("# Change what is to change. A line with - for its id is a new entry, one taken away is deleted; - for an activity\n"));
	text_add(text, speech("# is the usual one. Save and leave: all of it is taken, or nothing. An empty text changes nothing.\n"));
	for (size_t i = 0; i < sheet->count; i++)
		write_entry(sheet, &sheet->entries[i], text);
}

/* The next word of the line, which it cuts off; "" at its end. */
static char *next_word(char **line)
{
	char *word = *line + strspn(*line, " \t");

	*line = word + strcspn(word, " \t");
	if (**line)
		*(*line)++ = '\0';
	return word;
}

static char *read_note(char *line)
{
	char *note = line + strspn(line, " \t"), *to = note;

	for (char *from = note; *from; from++)
		if (*from == '\\' && from[1] && strchr("nt\\", from[1]))
			*to++ = *++from == 'n' ? '\n' : *from == 't' ? '\t' : '\\';
		else
			*to++ = *from;
	*to = '\0';
	return note;
}

static bool read_time(struct sheet *sheet, const char *word, int day, int64_t *at)
{
	struct clock clock = book_clock(sheet->call->book);

	return moment_parse_time_on(word, &clock, day, at, book_fault_slot(sheet->call->book));
}

/* An end that is not after the start is the next day's. */
static bool read_span(struct sheet *sheet, const char *from, const char *to, int64_t *start, int64_t *end)
{
	bool whole = strchr(to, 'T') != NULL;

	*end = 0;
	if (!read_time(sheet, from, sheet->day, start))
		return false;
	if (!strcmp(to, "now"))
		return true;
	return read_time(sheet, to, sheet->day, end) && (whole || *end > *start || read_time(sheet, to, sheet->day + 1, end));
}

static bool read_disposition(struct sheet *sheet, const char *word, enum disposition *given)
{
	int found = strcmp(word, "-") ? word_find(disposition_words, word) : DISPOSITION_NONE;
	char list[400];

	*given = found > 0 ? (enum disposition)found : DISPOSITION_NONE;
	return (found > 0 || !strcmp(word, "-"))
		|| book_fail(sheet->call->book, FAULT_INPUT, "\"%.40s\" is no disposition; it is one of %s, or -.", word, word_list(disposition_words, list));
}

static bool read_id(struct sheet *sheet, const char *word, size_t *place)
{
	char *end;
	long long id = strtoll(word, &end, 10);

	for (*place = 0; *place < sheet->count; ++*place)
		if (!*end && sheet->entries[*place].id == id && !sheet->entries[*place].invoice)
			break;
	if (*place == sheet->count)
		return book_fail(sheet->call->book, FAULT_INPUT, "\"%.30s\" is no id of an entry of that day that can be changed; - is a new one.", word);
	if (sheet->seen[*place])
		return book_fail(sheet->call->book, FAULT_INPUT, "Entry %lld has two lines; - is the id of a new one.", id);
	sheet->seen[*place] = true;
	return true;
}

static bool read_activity(struct sheet *sheet, const char *word, const char **activity)
{
	*activity = NULL;
	return !strcmp(word, "-") || entry_read_activity(sheet->call->book, word, false, sheet->call->arena, activity);
}

struct words { const char *id, *from, *to, *path, *activity, *disposition, *note; };

static bool change_of(struct sheet *sheet, const struct words *words, struct entry_line *line)
{
	struct entry_change *change = &line->change;
	const struct entry *entry;
	enum disposition given;
	int64_t start, end;
	size_t place;

	if (!read_id(sheet, words->id, &place) || !read_span(sheet, words->from, words->to, &start, &end) || !read_disposition(sheet, words->disposition, &given)
		|| (strcmp(words->activity, sheet->entries[place].activity) && !read_activity(sheet, words->activity, &change->activity)))
		return false;
	entry = &sheet->entries[place];
	if (!end != !entry->ended_at)
		return book_fail(sheet->call->book, FAULT_INPUT, end ? "Entry %lld is the timer; \"stop --at\" ends it." : speech("Entry %lld has ended, so its end is no \"now\"."), (long long)entry->id);
	line->id = entry->id;
	change->started_at = start != entry->started_at ? start : 0;
	change->ended_at = end != entry->ended_at ? end : 0;
	change->path = strcmp(words->path, entry->path) ? words->path : NULL;
	change->given = given != entry->given ? given : DISPOSITION_NONE;
	change->drop_disposition = !given && entry->given;
	change->note = strcmp(words->note, entry->note) ? words->note : NULL;
	return true;
}

static bool addition_of(struct sheet *sheet, const struct words *words, struct entry_line *line)
{
	line->added = (struct entry){.path = words->path, .note = words->note};
	if (!strcmp(words->to, "now"))
		return book_fail(sheet->call->book, FAULT_INPUT, "A new entry needs its end; \"start\" starts a timer.");
	return read_span(sheet, words->from, words->to, &line->added.started_at, &line->added.ended_at)
		&& read_activity(sheet, words->activity, &line->added.activity) && read_disposition(sheet, words->disposition, &line->added.given);
}

static bool read_line(struct sheet *sheet, char *rest, int number)
{
	struct words words = {.id = next_word(&rest)};
	struct entry_line *line = &sheet->lines[sheet->line_count];

	words.from = next_word(&rest);
	words.to = next_word(&rest);
	words.path = next_word(&rest);
	words.activity = next_word(&rest);
	words.disposition = next_word(&rest);
	words.note = read_note(rest);
	sheet->numbers[sheet->line_count++] = number;
	if (!*words.disposition)
		return book_fail(sheet->call->book, FAULT_INPUT, "It goes like \"- 09:00 10:30 acme/site/B1 meeting - what it was\".");
	return strcmp(words.id, "-") ? change_of(sheet, &words, line) : addition_of(sheet, &words, line);
}

static size_t count_lines(const char *text)
{
	size_t count = 1;

	while ((text = strchr(text, '\n'))) {
		count++;
		text++;
	}
	return count;
}

/* What has no line any more is to be deleted. */
static void delete_missing(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (!sheet->seen[i] && !sheet->entries[i].invoice) {
			sheet->numbers[sheet->line_count] = 0;
			sheet->lines[sheet->line_count++] = (struct entry_line){.id = sheet->entries[i].id, .deleted = true};
		}
}

/* The number of the line at fault is put before the sentence. */
static bool blame(struct sheet *sheet, int number)
{
	struct book *book = sheet->call->book;
	struct fault fault = *book_fault(book);

	if (!number)
		return false;
	book_forgive(book);
	return book_fail(book, fault.kind, "line %d: %.360s", number, fault.text);
}

static bool read_sheet(struct sheet *sheet, char *text)
{
	size_t room = count_lines(text) + sheet->count;
	char *line, *rest = text;

	sheet->lines = arena_array(sheet->call->arena, room, sizeof *sheet->lines);
	sheet->numbers = arena_array(sheet->call->arena, room, sizeof *sheet->numbers);
	sheet->seen = arena_array(sheet->call->arena, sheet->count + 1, sizeof *sheet->seen);
	sheet->line_count = 0;
	for (int number = 1; (line = strsep(&rest, "\n")); number++) {
		line[strcspn(line, "\r")] = '\0';
		line += strspn(line, " \t");
		if (*line && *line != '#' && !read_line(sheet, line, number))
			return blame(sheet, number);
	}
	if (!sheet->line_count)
		return book_fail(sheet->call->book, FAULT_REFUSED, "Nothing was changed.");
	delete_missing(sheet);
	return true;
}

static bool take(struct sheet *sheet, const char *edited, struct entry_tally *tally)
{
	size_t at;

	if (!read_sheet(sheet, arena_text(sheet->call->arena, edited)))
		return false;
	return entry_edit_day(sheet->call->book, sheet->day, sheet->lines, sheet->line_count, sheet->call->arena, tally, &at)
		|| blame(sheet, at < sheet->line_count ? sheet->numbers[at] : 0);
}

static bool wants_again(struct call *call)
{
	char line[80];

	if (!can_ask(call) || book_fault(call->book)->kind == FAULT_REFUSED)
		return false;
	fprintf(stderr, "%s\n%s", text_clean(book_fault(call->book)->text, true, call->arena), speech("Open it again (Enter), or leave all as it was (q)? "));
	if (!fgets(line, sizeof line, stdin) || line[0] == 'q' || line[0] == 'n')
		return false;
	book_forgive(call->book);
	return true;
}

bool day_edit_in_editor(struct call *call, int day, struct entry_tally *tally)
{
	struct sheet sheet = {.call = call, .day = day};
	struct text text = {0};
	char *edited;
	bool ok;

	if (!find_entries(&sheet))
		return false;
	write_sheet(&sheet, &text);
	do {
		ok = editor_run(call->book, call->arena, &text, &edited);
		if (!ok)
			break;
		text_clear(&text);
		text_add(&text, edited);
		ok = take(&sheet, edited, tally);
	} while (!ok && wants_again(call));
	text_free(&text);
	return ok;
}
