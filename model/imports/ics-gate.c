/* The gate before the library: balanced parts, sound values, known zones. What no deadline is made of stays outside. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/imports/ics.h"

enum { NAME_LIMIT = 40 };
enum part_sort { PART_CALENDAR, PART_ROW, PART_ZONE, PART_OTHER };

struct part { enum part_sort sort; const char *name; };

/* A zone as it was first named, and whether the file defines it or needs it to be known. */
struct zone_use {
	const char *name;
	int line;                  /* where it was needed first; 0: it wasn't */
	bool defined;
	struct zone_use *next;
};

/* An event or task under way. */
enum once { ONCE_UID, ONCE_START, ONCE_END, ONCE_DUE, ONCE_LENGTH, ONCES };
struct row_facts {
	int line;
	bool seen[ONCES], left_out;
	struct ics_moment at[ONCES];
	int64_t length;
};

struct gate {
	struct source *source;
	struct arena *arena;
	struct ics_passed *passed;
	struct part parts[ICS_DEPTH];
	int depth;
	bool any;                  /* a calendar began */
	size_t components;
	struct zone_use *zones;
	struct row_facts row;
};

static bool refuse(struct gate *gate, const struct ics_line *line, const char *what)
{
	char quoted[64];

	return source_refuse(gate->source, line->line, "%s \"%s\".", what, utf8_quote(line->value, quoted));
}

static enum part_sort sort_of(const char *name)
{
	if (!strcasecmp(name, "VCALENDAR"))
		return PART_CALENDAR;
	if (!strcasecmp(name, "VEVENT") || !strcasecmp(name, "VTODO"))
		return PART_ROW;
	return strcasecmp(name, "VTIMEZONE") ? PART_OTHER : PART_ZONE;
}

static struct zone_use *zone_use_of(struct gate *gate, const char *name)
{
	struct zone_use *use = gate->zones;

	while (use && strcmp(use->name, name))
		use = use->next;
	if (use)
		return use;
	use = arena_take(gate->arena, sizeof *use);
	*use = (struct zone_use){.name = arena_text(gate->arena, name), .next = gate->zones};
	gate->zones = use;
	return use;
}

/* Calendars stand alone, events and tasks right in one. */
static bool may_stand_here(const struct gate *gate, enum part_sort sort)
{
	switch (sort) {
	case PART_CALENDAR: return gate->depth == 0;
	case PART_ROW:
	case PART_ZONE: return gate->depth == 1;
	case PART_OTHER: break;
	}
	return gate->depth > 0;
}

static bool begin(struct gate *gate, const struct ics_line *line)
{
	enum part_sort sort = sort_of(line->value);

	if (!*line->value || strspn(line->value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != strlen(line->value) || strlen(line->value) > NAME_LIMIT)
		return refuse(gate, line, "this is no part of a calendar:");
	if (!gate->depth && sort != PART_CALENDAR)
		return refuse(gate, line, "a calendar begins with BEGIN:VCALENDAR, not with");
	if (!may_stand_here(gate, sort))
		return refuse(gate, line, "inside another part there can be no");
	if (gate->depth == ICS_DEPTH)
		return refuse(gate, line, "too many parts inside one another:");
	if (++gate->components > ICS_COMPONENTS)
		return source_refuse(gate->source, line->line, "over %d parts.", ICS_COMPONENTS);
	gate->parts[gate->depth++] = (struct part){sort, arena_text(gate->arena, line->value)};
	gate->any = true;
	if (sort == PART_ROW) {
		gate->row = (struct row_facts){.line = line->line};
		gate->passed->count++;
		text_print(&gate->passed->text, "BEGIN:%s\r\nX-AMBIT-LINE:%d\r\n", line->value, line->line);
	}
	return true;
}

static bool ends_before_start(const struct row_facts *row)
{
	if (!row->seen[ONCE_START])
		return false;
	for (int i = ONCE_END; i <= ONCE_DUE; i++)
		if (row->seen[i] && ics_is_before(&row->at[i], &row->at[ONCE_START]))
			return true;
	return row->seen[ONCE_LENGTH] && row->length < 0;
}

static bool row_is_sound(struct gate *gate)
{
	const struct row_facts *row = &gate->row;

	if (!row->seen[ONCE_UID])
		return source_refuse(gate->source, row->line, "it has no UID.");
	if (!row->seen[ONCE_START] && !row->seen[ONCE_DUE] && !row->left_out)
		return source_refuse(gate->source, row->line, "it has neither DTSTART nor DUE.");
	return !ends_before_start(row) || source_refuse(gate->source, row->line, "it ends before it starts.");
}

static bool end(struct gate *gate, const struct ics_line *line)
{
	const struct part *part = &gate->parts[gate->depth - 1];

	if (strcasecmp(part->name, line->value))
		return refuse(gate, line, "another part is open than the one that ends here,");
	gate->depth--;
	if (part->sort != PART_ROW)
		return true;
	text_print(&gate->passed->text, "END:%s\r\n", part->name);
	return row_is_sound(gate);
}

static void pass(struct gate *gate, const struct ics_line *line)
{
	text_print(&gate->passed->text, "%s:", line->name);
	text_add(&gate->passed->text, line->value);
	text_add(&gate->passed->text, "\r\n");
}

static bool first_of_kind(struct gate *gate, const struct ics_line *line, enum once once)
{
	if (gate->row.seen[once])
		return source_refuse(gate->source, line->line, "a second %s.", line->name);
	return gate->row.seen[once] = true;
}

static bool take_uid(struct gate *gate, const struct ics_line *line)
{
	if (!first_of_kind(gate, line, ONCE_UID))
		return false;
	if (!line->value[strspn(line->value, " \t")])
		return source_refuse(gate->source, line->line, "the UID is empty.");
	pass(gate, line);
	return true;
}

/* A moment, passed on with its marks made plain. */
static bool take_moment(struct gate *gate, const struct ics_line *line, struct ics_moment *moment)
{
	struct text *text = &gate->passed->text;

	if (!ics_moment_read(line, moment))
		return refuse(gate, line, "there is no such time as");
	text_add(text, line->name);
	if (moment->is_day) {
		text_add(text, ";VALUE=DATE");
	} else if (moment->zone && !moment->is_utc) {
		struct zone_use *use = zone_use_of(gate, moment->zone);

		use->line = use->line ? use->line : line->line;
		moment->zone = use->name;
		text_print(text, ";TZID=\"%s\"", use->name);
	}
	text_print(text, ":%s\r\n", line->value);
	return true;
}

static bool take_start(struct gate *gate, const struct ics_line *line)
{
	return first_of_kind(gate, line, ONCE_START) && take_moment(gate, line, &gate->row.at[ONCE_START]);
}

static bool take_end(struct gate *gate, const struct ics_line *line)
{
	return first_of_kind(gate, line, ONCE_END) && take_moment(gate, line, &gate->row.at[ONCE_END]);
}

static bool take_due(struct gate *gate, const struct ics_line *line)
{
	return first_of_kind(gate, line, ONCE_DUE) && take_moment(gate, line, &gate->row.at[ONCE_DUE]);
}

static bool take_override(struct gate *gate, const struct ics_line *line)
{
	struct ics_moment moment;

	gate->row.left_out = true;
	return take_moment(gate, line, &moment);
}

static bool take_length(struct gate *gate, const struct ics_line *line)
{
	return first_of_kind(gate, line, ONCE_LENGTH)
		&& (ics_length_read(line->value, &gate->row.length) || refuse(gate, line, "this is no length such as PT1H30M:"));
}

/* By dates or by a rule: that it recurs is all that counts. */
static bool take_dates(struct gate *gate, const struct ics_line *line)
{
	(void)line;
	text_add(&gate->passed->text, "X-AMBIT-RECURS:1\r\n");
	return true;
}

static bool take_rule(struct gate *gate, const struct ics_line *line)
{
	if (!ics_rule_is_sound(line->value))
		return refuse(gate, line, "this is no rule such as FREQ=WEEKLY;COUNT=3:");
	return take_dates(gate, line);
}

static bool take_status(struct gate *gate, const struct ics_line *line)
{
	gate->row.left_out = gate->row.left_out || !strcasecmp(line->value, "CANCELLED");
	pass(gate, line);
	return true;
}

static bool take_words(struct gate *gate, const struct ics_line *line)
{
	pass(gate, line);
	return true;
}

static const struct { const char *name; bool (*take)(struct gate *, const struct ics_line *); } row_properties[] = {
	{"UID", take_uid}, {"SUMMARY", take_words}, {"DESCRIPTION", take_words}, {"STATUS", take_status}, {"DTSTART", take_start},
	{"DTEND", take_end}, {"DUE", take_due}, {"DURATION", take_length}, {"RRULE", take_rule}, {"RDATE", take_dates},
	{"RECURRENCE-ID", take_override},
};

static bool take_property(struct gate *gate, const struct ics_line *line)
{
	switch (gate->parts[gate->depth - 1].sort) {
	case PART_CALENDAR:
		return strcmp(line->name, "VERSION") || !strcmp(line->value, "2.0") || refuse(gate, line, "calendars are read in version 2.0, not");
	case PART_ZONE:
		if (!strcmp(line->name, "TZID"))
			zone_use_of(gate, line->value)->defined = true;
		return true;
	case PART_OTHER: return true;
	case PART_ROW: break;
	}
	for (size_t i = 0; i < sizeof row_properties / sizeof *row_properties; i++)
		if (!strcmp(line->name, row_properties[i].name))
			return row_properties[i].take(gate, line);
	return true;
}

static bool take(struct gate *gate, const struct ics_line *line)
{
	if (!strcmp(line->name, "BEGIN"))
		return begin(gate, line);
	if (!gate->depth)
		return source_refuse(gate->source, line->line, "a calendar begins with BEGIN:VCALENDAR.");
	return strcmp(line->name, "END") ? take_property(gate, line) : end(gate, line);
}

static bool zones_are_known(struct gate *gate)
{
	char quoted[64];

	for (struct zone_use *use = gate->zones; use; use = use->next)
		if (use->line && !use->defined && !zone_exists(use->name))
			return source_refuse(gate->source, use->line, "nobody knows the zone \"%s\", and the file doesn't say.", utf8_quote(use->name, quoted));
	return true;
}

static bool pass_lines(struct gate *gate)
{
	struct ics_lines lines = {.source = gate->source};
	struct ics_line line;
	enum outcome reading;

	while ((reading = ics_next(&lines, &line)) == READ_ROW)
		if (!take(gate, &line)) {
			reading = READ_FAULT;
			break;
		}
	if (reading == READ_END && !gate->any)
		source_refuse(gate->source, 1, "no calendar is in it.");
	else if (reading == READ_END && gate->depth)
		source_refuse(gate->source, lines.line, "the file ends within \"%s\".", gate->parts[gate->depth - 1].name);
	ics_lines_free(&lines);
	return reading == READ_END && gate->any && !gate->depth;
}

bool ics_pass(struct source *source, struct arena *arena, struct ics_passed *passed)
{
	struct gate gate = {.source = source, .arena = arena, .passed = passed};

	*passed = (struct ics_passed){0};
	text_add(&passed->text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
	if (!pass_lines(&gate) || !zones_are_known(&gate))
		return false;
	text_add(&passed->text, "END:VCALENDAR\r\n");
	return true;
}
