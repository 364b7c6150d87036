/* How every format writes moments, lengths and amounts. By hand where each row of a long log needs it. */
#include <string.h>

#include "model/exports/format.h"
#include "model/money.h"

enum { DAY_SECONDS = 86400, HOUR = 3600 };

static void add_two(char *out, int number)
{
	out[0] = (char)('0' + number / 10 % 10);
	out[1] = (char)('0' + number % 10);
}

/* hh:mm:ss */
static void write_clock(char out[8], int seconds)
{
	add_two(out, seconds / HOUR);
	add_two(out + 3, seconds / 60 % 60);
	add_two(out + 6, seconds % 60);
	out[2] = out[5] = ':';
}

void utc_add(struct text *text, struct utc_writer *writer, int64_t at)
{
	if (!*writer->text || at < writer->from || at >= writer->from + DAY_SECONDS) {
		int64_t day = at / DAY_SECONDS - (at % DAY_SECONDS < 0);

		writer->from = day * DAY_SECONDS;
		day_text((int)day, writer->text);
		writer->text[10] = 'T';
		writer->text[19] = 'Z';
	}
	write_clock(writer->text + 11, (int)(at - writer->from));
	text_add_n(text, writer->text, 20);
}

void wall_add_day(struct text *text, struct wall wall)
{
	char day[11];

	text_add(text, day_text(day_from_civil(wall.year, wall.month, wall.day), day));
}

void wall_add_time(struct text *text, struct wall wall)
{
	char clock[8];

	write_clock(clock, wall.hour * HOUR + wall.minute * 60 + wall.second);
	text_add_n(text, clock, sizeof clock);
}

void length_add(struct text *text, int64_t seconds)
{
	if (seconds >= 100 * HOUR)
		text_print(text, "%lld:%02d:%02d", (long long)(seconds / HOUR), (int)(seconds / 60 % 60), (int)(seconds % 60));
	else
		wall_add_time(text, (struct wall){.hour = (int)(seconds / HOUR), .minute = (int)(seconds / 60 % 60), .second = (int)(seconds % 60)});
}

/* A whole number of 10^-digits. */
static void add_fixed(struct text *text, int64_t units, int digits)
{
	char bytes[32];
	int at = sizeof bytes, least = digits + 1;
	uint64_t left = units < 0 ? -(uint64_t)units : (uint64_t)units;

	for (int written = 0; left || written < least; written++) {
		if (written == digits && digits)
			bytes[--at] = '.';
		bytes[--at] = (char)('0' + left % 10);
		left /= 10;
	}
	if (units < 0)
		bytes[--at] = '-';
	text_add_n(text, bytes + at, sizeof bytes - (size_t)at);
}

void amount_add(struct text *text, int64_t minor, int digits)
{
	add_fixed(text, minor, digits);
}

void hours_add(struct text *text, int64_t seconds, int digits)
{
	int64_t unit = 1;

	for (int i = 0; i < digits; i++)
		unit *= 10;
	add_fixed(text, round_product(seconds, unit, HOUR, NULL), digits);
}

const char *one_line(const char *s, struct arena *arena)
{
	char *line, *to;

	if (!strpbrk(s, "\r\n"))
		return s;
	line = to = arena_text(arena, s);
	while (*s) {
		size_t ends = strspn(s, "\r\n");

		*to++ = ends ? ' ' : *s;
		s += ends ? ends : 1;
	}
	*to = '\0';
	return line;
}

void cell_add(struct text *text, const char *s)
{
	struct text line = {0};

	if (!strpbrk(s, "\r\n")) {
		text_add_csv(text, s);
		return;
	}
	for (; *s; s += strspn(s, "\r\n") ? strspn(s, "\r\n") : 1)
		text_add_char(&line, *s == '\r' || *s == '\n' ? ' ' : *s);
	text_add_csv(text, text_string(&line));
	text_free(&line);
}

const char *project_label(const struct hours_row *row)
{
	return row->project->client ? row->project->name : row->project->slug;
}

void span_add(struct text *text, const struct hours_row *row, const char *between, const char *apart)
{
	struct wall from = zone_wall(row->zone, row->started_at), until = zone_wall(row->zone, row->ended_at);

	wall_add_day(text, from);
	text_add(text, between);
	wall_add_time(text, from);
	text_add(text, apart);
	wall_add_day(text, until);
	text_add(text, between);
	wall_add_time(text, until);
}

void account_add(struct text *text, const char *path)
{
	for (; *path; path++)
		byte_add(text, *path == '/' ? ':' : *path);
}

void plain_note_add(struct text *text, const char *note)
{
	while (*note) {
		size_t ends = strspn(note, "\r\n");

		byte_add(text, ends ? ' ' : *note == ';' ? ',' : *note);
		note += ends ? ends : 1;
	}
}
