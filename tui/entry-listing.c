#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/rounding.h"
#include "model/timer.h"
#include "tui/answer.h"
#include "tui/entry-listing.h"
#include "tui/entry-words.h"

/* A day's lines wait for its total up to this many bytes. */
enum { DAY_BYTES = 256 * 1024, PATH_COLUMNS = 18, ACTIVITY_COLUMNS = 13, LENGTH_END = 28 };

static int terminal_columns(const struct call *call)
{
	const char *said = getenv("COLUMNS");
	struct winsize size;

	if (!call->tty)
		return 0;
	if (said && atoi(said) > 0)
		return atoi(said);
	return !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col ? size.ws_col : 80;
}

static const char *sign_of(const struct entry *entry, bool utf8)
{
	if (entry->bucket == BUCKET_UNRECORDED && entry->given != GOODWILL)
		return "?";
	if (entry->bucket == BUCKET_OWN_LEARNING || entry->bucket == BUCKET_OWN_ADMIN || entry->bucket == BUCKET_OWN_SALES)
		return "~";
	switch (entry->disposition) {
	case BILLABLE:
		return "$";
	case GOODWILL:
		return "+";
	case AT_RISK:
		return "!";
	default:
		return utf8 ? "·" : "-";
	}
}

static void add_color(struct listing *listing, struct text *text, const char *sgr)
{
	if (listing->call->color)
		text_print(text, "\033[%sm", sgr);
}

static void add_day(struct listing *listing)
{
	struct text *text = &listing->call->out->text;
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	char day[32], length[24];

	if (listing->day == DAY_NONE)
		return;
	if (!listing->headed) {
		add_color(listing, text, "1");
		add_column(text, arena_print(listing->call->arena, "%s %s", speech(names[day_weekday(listing->day)]), locale_own_day(listing->day, day)), 14);
		text_print(text, "%*s", LENGTH_END - 14, moment_clock_length(listing->day_seconds, length));
		add_color(listing, text, "0");
		text_add_char(text, '\n');
	}
	text_add_n(text, text_string(&listing->lines), listing->lines.length);
	text_clear(&listing->lines);
	out_breathe(listing->call->out);
}

/* "+1": the next day of the user's clock than the one said above. By hand, as printing took a third of a long list's time. */
static void add_clock(struct text *text, int64_t at, const char *zone, int day)
{
	struct wall wall = zone_wall(zone, at);
	int ahead = zone_day(zone, at) - day;
	const char clock[] = {(char)('0' + wall.hour / 10), (char)('0' + wall.hour % 10), ':', (char)('0' + wall.minute / 10), (char)('0' + wall.minute % 10)};

	text_add_n(text, clock, sizeof clock);
	if (ahead)
		text_print(text, "%+d", ahead);
}

static void add_span(struct listing *listing, const struct entry *entry)
{
	enum { COLUMNS = 13 };
	struct text *text = &listing->lines;
	int own_day = zone_day(listing->zone, entry->started_at);
	size_t before = text->length;

	add_clock(text, entry->started_at, listing->zone, entry->day);
	text_add_char(text, '-');
	add_clock(text, entry->ended_at, listing->zone, own_day);
	text_add_repeat(text, " ", COLUMNS - (int)(text->length - before));
}

static void add_right(struct text *text, const char *words, int columns)
{
	text_add_repeat(text, " ", columns - (int)strlen(words));
	text_add(text, words);
}

static void add_number(struct text *text, int64_t number, int columns)
{
	char digits[24], *at = digits + sizeof digits - 1;

	*at = '\0';
	for (; number > 9; number /= 10)
		*--at = (char)('0' + number % 10);
	*--at = (char)('0' + number);
	add_right(text, at, columns);
}

/* Paths and activities are aligned where they are short; longer ones push the rest on rather than being cut. */
static void add_padded(struct text *text, const char *words, int columns)
{
	int width = text_width(words);

	text_add_clean(text, words, true);
	text_add_repeat(text, " ", width < columns ? columns - width + 1 : 1);
}

/* line: where the line began that the note ends */
static void add_note(struct listing *listing, const struct entry *entry, size_t line)
{
	struct text clean = {0};
	int used;

	if (!listing->columns) {
		text_add_clean(&listing->lines, entry->note, true);
		return;
	}
	used = text_width(listing->lines.bytes + line);
	if (listing->columns - used > 3) {
		text_add_clean(&clean, entry->note, true);
		text_add_fit(&listing->lines, text_string(&clean), listing->columns - used, !listing->utf8);
		text_free(&clean);
	}
}

static void trim_end(struct text *text)
{
	while (text->length && text->bytes[text->length - 1] == ' ')
		text->bytes[--text->length] = '\0';
}

static void add_line(struct listing *listing, const struct entry *entry)
{
	struct text *text = &listing->lines;
	size_t before = text->length;
	char length[24];

	add_number(text, entry->id, 6);
	text_add(text, "  ");
	add_span(listing, entry);
	add_right(text, moment_clock_length(entry->seconds, length), 7);
	text_add_char(text, ' ');
	text_add(text, sign_of(entry, listing->utf8));
	text_add_char(text, ' ');
	add_padded(text, entry->path, PATH_COLUMNS);
	add_padded(text, entry->activity, ACTIVITY_COLUMNS);
	add_note(listing, entry, before);
	trim_end(text);
	text_add_char(text, '\n');
}

/* They come by their start. */
static void look_for_overlap(struct listing *listing, const struct entry *entry)
{
	if (entry->seconds && entry->started_at < listing->covered) {
		if (!listing->doubled) {
			listing->first[0] = entry->id;
			listing->first[1] = listing->coverer;
		}
		listing->doubled += (entry->ended_at < listing->covered ? entry->ended_at : listing->covered) - entry->started_at;
	}
	if (entry->ended_at > listing->covered) {
		listing->covered = entry->ended_at;
		listing->coverer = entry->id;
	}
}

static bool list_line(void *context, const struct entry *entry)
{
	struct listing *listing = context;

	if (entry->day != listing->day) {
		add_day(listing);
		listing->day = entry->day;
		listing->day_seconds = 0;
		listing->headed = false;
	}
	listing->day_seconds += entry->seconds;
	listing->seconds += entry->seconds;
	listing->count++;
	look_for_overlap(listing, entry);
	add_line(listing, entry);
	listing->failed = listing->appraisal && !appraisal_add(listing->appraisal, entry);
	if (listing->lines.length > DAY_BYTES) {
		add_day(listing);
		listing->headed = true;
	}
	return !listing->failed && !listing->call->out->failed;
}

static bool list_json(void *context, const struct entry *entry)
{
	struct listing *listing = context;

	listing->count++;
	entry_json(&listing->json, NULL, entry);
	listing->failed = listing->appraisal && !appraisal_add(listing->appraisal, entry);
	out_breathe(listing->call->out);
	return !listing->failed && !listing->call->out->failed;
}

static void json_worth(struct json *json, const struct appraised *sum)
{
	json_object(json, NULL);
	json_string(json, "project", sum->project);
	json_string(json, "currency", sum->currency);
	json_int(json, "seconds", sum->seconds);
	json_int(json, "unpriced_seconds", sum->unpriced_seconds);
	json_int(json, "exact_cents", sum->exact);
	json_string(json, "policy", sum->policy);
	json_int(json, "billed_seconds", sum->billed_seconds);
	json_int(json, "billed_cents", sum->billed);
	json_end(json);
}

static void say_worth(struct listing *listing, const struct appraised *sum)
{
	struct call *call = listing->call;
	struct text *text = &call->out->text;
	char words[ROUNDING_WORDS], length[24];
	struct rounding rounding;

	text_print(text, speech("%6s  %s: %s as worked"), "", sum->project, money_word(call, sum->exact, sum->currency));
	if (rounding_read(sum->policy, &rounding) && rounding.unit != ROUNDING_EXACT)
		text_print(text, speech("; %s h, %s rounded as invoices are, %s"), moment_clock_length(sum->billed_seconds, length), money_word(call, sum->billed, sum->currency),
			rounding_words(&rounding, locale_find(NULL), words));
	if (sum->unpriced_seconds)
		text_print(text, speech("; %s h of it have no rate"), moment_clock_length(sum->unpriced_seconds, length));
	text_add(text, ".\n");
}

static bool add_worth(struct listing *listing)
{
	const struct appraised *sums;
	size_t count;

	if (!listing->appraisal)
		return true;
	if (!appraisal_close(listing->appraisal, &sums, &count))
		return false;
	if (listing->call->json)
		json_array(&listing->json, "worth");
	for (size_t i = 0; i < count; i++)
		if (listing->call->json)
			json_worth(&listing->json, &sums[i]);
		else
			say_worth(listing, &sums[i]);
	if (listing->call->json)
		json_end_array(&listing->json);
	return true;
}

static bool answer_json(struct listing *listing, const struct entry_filter *filter)
{
	listing->json = call_json(listing->call);
	json_object(&listing->json, NULL);
	json_array(&listing->json, "entries");
	if (!entry_each(listing->call->book, filter, list_json, listing) || listing->failed)
		return false;
	json_end_array(&listing->json);
	if (!add_worth(listing))
		return false;
	call_json_end(listing->call, &listing->json);
	return true;
}

static bool answer_lines(struct listing *listing, const struct entry_filter *filter)
{
	struct text *text = &listing->call->out->text;
	char length[24];
	bool ok = entry_each(listing->call->book, filter, list_line, listing) && !listing->failed;

	add_day(listing);
	text_free(&listing->lines);
	if (ok && listing->count > 1) {
		text_print(text, "%6lld  ", (long long)listing->count);
		add_column(text, speech("entries"), 13);
		text_print(text, "%7s\n", moment_clock_length(listing->seconds, length));
	}
	if (ok && listing->doubled)
		text_print(text, speech("%s h of it stand twice: entry %lld begins before entry %lld has ended.\n"), moment_clock_length(listing->doubled, length),
			(long long)listing->first[0], (long long)listing->first[1]);
	return ok && add_worth(listing);
}

/* The timer is in no list: that it was left running is told beneath. */
static bool tell_forgotten(struct listing *listing)
{
	struct call *call = listing->call;
	struct entry timer;
	char length[24];
	bool any;

	if (call->quiet)
		return true;
	if (!timer_find(call->book, call->arena, &timer, &any))
		return false;
	if (any && timer_was_forgotten(call->book, &timer)) {
		text_add_clean(&call->out->text, timer.path, true);
		text_print(&call->out->text, speech(" runs for %s h and is not among them; stop --at says when it ended.\n"), moment_clock_length(timer.seconds, length));
	}
	return true;
}

bool listing_answer(struct call *call, const struct entry_filter *filter, struct appraisal *appraisal, int64_t *count)
{
	struct listing listing = {.call = call, .appraisal = appraisal, .zone = book_clock(call->book).zone, .columns = terminal_columns(call), .utf8 = locale_is_utf8(), .day = DAY_NONE, .covered = INT64_MIN};
	bool ok = call->json ? answer_json(&listing, filter) : answer_lines(&listing, filter) && tell_forgotten(&listing);

	*count = listing.count;
	return ok;
}
