/* timeclock, as hledger and ledger read it: i with an account opens, o closes. */
#include <string.h>

#include "model/imports/reader.h"

struct timeclock {
	struct text text;       /* the present line */
	struct text opened;     /* account, NUL, note of the stretch that is open */
	bool open;
	struct wall from;
	int line, opened_line;
};

static bool timeclock_open(struct reader *reader)
{
	reader->state = arena_take(reader->arena, sizeof(struct timeclock));
	return true;
}

static bool timeclock_rewind(struct reader *reader)
{
	struct timeclock *clock = reader->state;

	clock->open = false;
	clock->line = 0;
	return source_rewind(&reader->source);
}

static void timeclock_close(struct reader *reader)
{
	struct timeclock *clock = reader->state;

	if (!clock)
		return;
	text_free(&clock->text);
	text_free(&clock->opened);
}

/* i 2026/02/02 09:00:00: the moment behind the letter; answers what follows, NULL when it is none. */
static const char *read_moment(struct reader *reader, const char *line, int number, struct wall *wall)
{
	struct loose_date date;
	struct wall clock;
	const char *at = date_read(line + 1 + strspn(line + 1, " \t"), &date);
	int day = at && date.year_first ? date_day(&date, false) : DAY_NONE;

	at = day != DAY_NONE && *at == ' ' ? time_read(at + 1, &clock) : NULL;
	if (!at || (*at && *at != ' ' && *at != '\t')) {
		reader_refuse(reader, number, "this line has no date and time:", line);
		return NULL;
	}
	*wall = day_civil(day);
	wall->hour = clock.hour;
	wall->minute = clock.minute;
	wall->second = clock.second;
	return at;
}

/* The account up to two blanks or a tab, then the note up to a semicolon. */
static void keep_opened(struct timeclock *clock, const char *at)
{
	const char *end, *note;

	at += strspn(at, " \t");
	for (end = at; *end && *end != '\t' && !(end[0] == ' ' && end[1] == ' ') && *end != ';'; end++)
		;
	while (end > at && end[-1] == ' ')
		end--;
	note = end + strspn(end, " \t");
	text_clear(&clock->opened);
	text_add_n(&clock->opened, at, (size_t)(end - at));
	text_add_char(&clock->opened, '\0');
	text_add_n(&clock->opened, note, strcspn(note, ";"));
	while (clock->opened.bytes[clock->opened.length - 1] == ' ')
		clock->opened.bytes[--clock->opened.length] = '\0';
}

static bool begin_stretch(struct reader *reader, struct timeclock *clock, const char *line)
{
	const char *rest;

	if (clock->open)
		return source_refuse(&reader->source, clock->line, "an i before the o of line %d.", clock->opened_line);
	rest = read_moment(reader, line, clock->line, &clock->from);
	if (!rest)
		return false;
	keep_opened(clock, rest);
	clock->open = true;
	clock->opened_line = clock->line;
	return true;
}

static void fill_row(struct reader *reader, struct timeclock *clock, struct row *row)
{
	const char *account = text_string(&clock->opened);
	char *path = arena_text(reader->row_arena, account);

	for (char *c = path; *c; c++)
		if (*c == ':')
			*c = '/';
	*row = (struct row){.line = clock->opened_line, .when = WHEN_WALLS, .seconds = -1, .from = clock->from, .path = path, .is_account = true,
		.note = account + strlen(account) + 1};
	clock->open = false;
}

static bool end_stretch(struct reader *reader, struct timeclock *clock, const char *line, struct row *row)
{
	struct wall until;

	if (!clock->open)
		return source_refuse(&reader->source, clock->line, "an o without an i before it.");
	if (!read_moment(reader, line, clock->line, &until))
		return false;
	fill_row(reader, clock, row);
	row->until = until;
	return true;
}

static bool is_ignored(const char *line)
{
	line += strspn(line, " \t");
	return !*line || strchr(";#*%bh", *line);
}

/* What one line comes to: a row, nothing yet (READ_END), or a fault. */
static enum outcome take_line(struct reader *reader, struct timeclock *clock, struct row *row)
{
	const char *line = text_string(&clock->text);

	if (is_ignored(line))
		return READ_END;
	if (*line == 'i' && (line[1] == ' ' || line[1] == '\t'))
		return begin_stretch(reader, clock, line) ? READ_END : READ_FAULT;
	if ((*line == 'o' || *line == 'O') && (line[1] == ' ' || line[1] == '\t'))
		return end_stretch(reader, clock, line, row) ? READ_ROW : READ_FAULT;
	reader_refuse(reader, clock->line, "this is no line of timeclock:", line);
	return READ_FAULT;
}

static enum outcome timeclock_next(struct reader *reader, struct row *row)
{
	struct timeclock *clock = reader->state;
	enum outcome reading;

	while ((reading = source_line(&reader->source, ++clock->line, &clock->text)) == READ_ROW) {
		enum outcome taken = take_line(reader, clock, row);

		if (taken != READ_END)
			return taken;
	}
	if (reading != READ_END || !clock->open)
		return reading;
	fill_row(reader, clock, row);
	row->left_out = "still running";
	return READ_ROW;
}

const struct importer timeclock_importer = {
	.name = "timeclock",
	.limit = SOURCE_WHOLE_LIMIT,
	.open = timeclock_open,
	.next = timeclock_next,
	.rewind = timeclock_rewind,
	.close = timeclock_close,
};
