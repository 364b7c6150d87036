/* All that calls libical, which is loaded by ambit-calendar alone. It writes what it is told: days, times and words are worked out by ambit. */
#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/calendar-ical.h"

/* libical can't write a comma or semicolon in a category or an X- property: these stand for them until the end. */
#define COMMA "\uE000"
#define SEMICOLON "\uE001"

/* The text with the two marks that stand for what libical would split or escape twice. */
static const char *shielded(struct arena *arena, const char *words)
{
	struct text text = {0};
	const char *copy;

	for (; *words; words++) {
		if (*words == ',')
			text_add(&text, COMMA);
		else if (*words == ';')
			text_add(&text, SEMICOLON);
		else if (*words == '\\')
			text_add(&text, "\\\\");
		else
			text_add_char(&text, *words);
	}
	copy = arena_text(arena, text_string(&text));
	text_free(&text);
	return copy;
}

static void add_x(icalcomponent *component, struct arena *arena, const char *name, const char *words)
{
	icalproperty *property = icalproperty_new_x(shielded(arena, words));

	icalproperty_set_x_name(property, name);
	icalcomponent_add_property(component, property);
}

static icalcomponent *new_calendar(struct arena *arena, const struct record *record)
{
	icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	const char *name = record_value(record, "name");
	icalproperty *refresh = icalproperty_new_refreshinterval(icaldurationtype_from_string("PT6H"));

	icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
	icalcomponent_add_property(calendar, icalproperty_new_prodid(arena_print(arena, "-//Ambit//ambit %s//EN", record_value(record, "version"))));
	icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
	icalcomponent_add_property(calendar, icalproperty_new_name(name));
	add_x(calendar, arena, "X-WR-CALNAME", name);
	icalproperty_add_parameter(refresh, icalparameter_new_value(ICAL_VALUE_DURATION));
	icalcomponent_add_property(calendar, refresh);
	add_x(calendar, arena, "X-PUBLISHED-TTL", "PT6H");
	return calendar;
}

/* A day or an instant as a property; the day is marked as one. */
static void add_time(icalcomponent *component, icalproperty *(*make)(struct icaltimetype), const char *value)
{
	icalcomponent_add_property(component, make(icaltime_from_string(value)));
}

/* On a zone's clock, under the plain name that everybody knows. */
static void add_zoned(icalcomponent *component, icalproperty *(*make)(struct icaltimetype), const char *value, const char *zone)
{
	icalproperty *property = make(icaltime_from_string(value));

	icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
	icalcomponent_add_property(component, property);
}

/* Is it of no use by then: an observance that begins later. */
static bool begins_after(icalcomponent *observance, struct icaltimetype until)
{
	icalproperty *start = icalcomponent_get_first_property(observance, ICAL_DTSTART_PROPERTY);

	return start && icaltime_compare(icalproperty_get_dtstart(start), until) > 0;
}

/* The zone's tables end their rules in 2037: one that reaches beyond what is here goes on for ever. */
static void open_rule(icalcomponent *observance, struct icaltimetype until)
{
	icalproperty *property = icalcomponent_get_first_property(observance, ICAL_RRULE_PROPERTY);
	struct icalrecurrencetype rule;

	if (!property)
		return;
	rule = icalproperty_get_rrule(property);
	if (!icaltime_is_null_time(rule.until) && icaltime_compare(rule.until, until) > 0) {
		rule.until = icaltime_null_time();
		icalproperty_set_rrule(property, rule);
	}
}

static void trim_observances(icalcomponent *zone, struct icaltimetype until)
{
	icalcompiter parts = icalcomponent_begin_component(zone, ICAL_ANY_COMPONENT);
	icalcomponent *part = icalcompiter_deref(&parts);

	while (part) {
		icalcomponent *next = icalcompiter_next(&parts);

		if (begins_after(part, until)) {
			icalcomponent_remove_component(zone, part);
			icalcomponent_free(part);
		} else {
			open_rule(part, until);
		}
		part = next;
	}
}

/* The zone's rules for those years; libical puts a prefix of its own before the name, which nobody else knows. */
static icalcomponent *new_zone(const char *name, int first_year, int last_year)
{
	icaltimezone *builtin = icaltimezone_get_builtin_timezone(name);
	icalcomponent *found = builtin ? icaltimezone_get_component(builtin) : NULL, *zone;
	struct icaltimetype from = {.year = first_year, .month = 1, .day = 1}, until = {.year = last_year + 1, .month = 12, .day = 31};
	icalproperty *id;

	if (!found)
		return NULL;
	zone = icalcomponent_new_clone(found);
	icaltimezone_truncate_vtimezone(zone, from, icaltime_null_time(), 0);
	trim_observances(zone, until);
	id = icalcomponent_get_first_property(zone, ICAL_TZID_PROPERTY);
	if (id)
		icalproperty_set_tzid(id, name);
	for (icalproperty *other = icalcomponent_get_first_property(zone, ICAL_X_PROPERTY); other; other = icalcomponent_get_first_property(zone, ICAL_X_PROPERTY)) {
		icalcomponent_remove_property(zone, other);
		icalproperty_free(other);
	}
	return zone;
}

static bool has_zone(icalcomponent *calendar, const char *name)
{
	icalcompiter zones = icalcomponent_begin_component(calendar, ICAL_VTIMEZONE_COMPONENT);

	for (icalcomponent *zone = icalcompiter_deref(&zones); zone; zone = icalcompiter_next(&zones)) {
		icalproperty *id = icalcomponent_get_first_property(zone, ICAL_TZID_PROPERTY);

		if (id && !strcmp(icalproperty_get_tzid(id), name))
			return true;
	}
	return false;
}

/* The zones that events name, once each, for the years that they need. One that this machine lacks is left out. */
static void add_zones(icalcomponent *calendar, const struct record *records, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *name = record_value(&records[i], "zone");
		int first = 9999, last = 0;
		icalcomponent *zone;

		if (!name || has_zone(calendar, name))
			continue;
		for (size_t k = i; k < count; k++) {
			const char *other = record_value(&records[k], "zone");
			int year = other && !strcmp(other, name) ? atoi(record_value(&records[k], "year")) : 0;

			first = year && year < first ? year : first;
			last = year > last ? year : last;
		}
		zone = new_zone(name, first, last);
		if (zone)
			icalcomponent_add_component(calendar, zone);
	}
}

static void add_times(icalcomponent *calendar, icalcomponent *event, const struct record *record)
{
	const char *zone = record_value(record, "zone");

	if (zone && has_zone(calendar, zone)) {
		add_zoned(event, icalproperty_new_dtstart, record_value(record, "start"), zone);
		add_zoned(event, icalproperty_new_dtend, record_value(record, "end"), zone);
		return;
	}
	add_time(event, icalproperty_new_dtstart, record_value(record, "start_utc"));
	add_time(event, icalproperty_new_dtend, record_value(record, "end_utc"));
}

static void add_when(icalcomponent *calendar, icalcomponent *component, const struct record *record, bool todo)
{
	const char *day = record_value(record, "day"), *rule = record_value(record, "rule"), *completed = record_value(record, "completed");

	if (day)
		add_time(component, todo ? icalproperty_new_due : icalproperty_new_dtstart, day);
	else
		add_times(calendar, component, record);
	if (rule)
		icalcomponent_add_property(component, icalproperty_new_rrule(icalrecurrencetype_from_string(rule)));
	if (!todo)
		icalcomponent_add_property(component, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	if (completed) {
		add_time(component, icalproperty_new_completed, completed);
		icalcomponent_add_property(component, icalproperty_new_percentcomplete(100));
	}
}

static void add_alarm(icalcomponent *component, const char *before, const char *summary, bool todo)
{
	icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
	icalproperty *trigger = icalproperty_new_trigger(icaltriggertype_from_string(before));

	if (todo)
		icalproperty_add_parameter(trigger, icalparameter_new_related(ICAL_RELATED_END));
	icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	icalcomponent_add_property(alarm, trigger);
	icalcomponent_add_property(alarm, icalproperty_new_description(summary));
	icalcomponent_add_component(component, alarm);
}

static void add_categories(icalcomponent *component, struct arena *arena, const struct record *record)
{
	struct text list = {0};

	for (size_t i = 0; i < record->count; i++)
		if (!strcmp(record->fields[i].name, "category"))
			text_print(&list, "%s%s", list.length ? "," : "", shielded(arena, record->fields[i].value));
	if (list.length)
		icalcomponent_add_property(component, icalproperty_new_categories(text_string(&list)));
	text_free(&list);
}

static void add_words(icalcomponent *component, struct arena *arena, const struct record *record)
{
	const char *description = record_value(record, "description");

	icalcomponent_add_property(component, icalproperty_new_summary(record_value(record, "summary")));
	if (description && *description)
		icalcomponent_add_property(component, icalproperty_new_description(description));
	add_categories(component, arena, record);
	if (record_value(record, "class"))
		icalcomponent_add_property(component, icalproperty_new_class(ICAL_CLASS_PRIVATE));
}

static void add_component(icalcomponent *calendar, struct arena *arena, const struct record *record)
{
	bool todo = !strcmp(record->sort, "todo");
	icalcomponent *component = icalcomponent_new(todo ? ICAL_VTODO_COMPONENT : ICAL_VEVENT_COMPONENT);

	icalcomponent_add_property(component, icalproperty_new_uid(record_value(record, "uid")));
	add_time(component, icalproperty_new_dtstamp, record_value(record, "modified"));
	add_time(component, icalproperty_new_created, record_value(record, "created"));
	add_time(component, icalproperty_new_lastmodified, record_value(record, "modified"));
	icalcomponent_add_property(component, icalproperty_new_sequence(atoi(record_value(record, "sequence"))));
	add_when(calendar, component, record, todo);
	icalcomponent_add_property(component, icalproperty_new_status(icalproperty_string_to_status(record_value(record, "status"))));
	add_words(component, arena, record);
	for (size_t i = 0; i < record->count; i++)
		if (!strcmp(record->fields[i].name, "alarm"))
			add_alarm(component, record->fields[i].value, record_value(record, "summary"), todo);
	icalcomponent_add_component(calendar, component);
}

/*
 * The marks become what they stand for; that is shorter, so no line grows over its 75 octets. libical 3.0 folds even
 * between the CR and the LF that end a line of 75 n octets: such an end is put together again.
 */
static void write_plain(const char *bytes, FILE *out)
{
	static const char torn[] = "\r\r\n \n";

	for (; *bytes; bytes++) {
		bool comma = !strncmp(bytes, COMMA, 3);

		if (!strncmp(bytes, torn, sizeof torn - 1)) {
			fputs("\r\n", out);
			bytes += sizeof torn - 2;
		} else if (comma || !strncmp(bytes, SEMICOLON, 3)) {
			fputs(comma ? "\\," : "\\;", out);
			bytes += 2;
		} else {
			putc(*bytes, out);
		}
	}
}

static int write_calendar(icalcomponent *calendar)
{
	char *bytes = icalcomponent_as_ical_string_r(calendar);

	if (!bytes)
		return 1;
	write_plain(bytes, stdout);
	free(bytes);
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}

bool ical_write(const struct record *records, size_t count, struct arena *arena)
{
	icalcomponent *calendar = new_calendar(arena, &records[0]);
	bool ok;

	add_zones(calendar, records + 1, count - 1);
	for (size_t i = 1; i < count; i++)
		add_component(calendar, arena, &records[i]);
	ok = !write_calendar(calendar);
	icalcomponent_free(calendar);
	return ok;
}

static void tell(struct text *text, const char *name, const char *value)
{
	if (value && *value)
		record_add(text, name, value);
}

/* Start or due, with the name of its zone. */
static void tell_moment(struct text *text, icalproperty *property, struct icaltimetype moment, const char *name, const char *zone_name)
{
	icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
	char *value = icaltime_as_ical_string_r(moment);

	tell(text, name, value);
	tell(text, zone_name, zone ? icalparameter_get_tzid(zone) : NULL);
	free(value);
}

static void tell_own(struct text *text, icalproperty *property)
{
	const char *name = icalproperty_get_x_name(property);

	if (name && !strcmp(name, "X-AMBIT-LINE"))
		tell(text, "line", icalproperty_get_x(property));
	else if (name && !strcmp(name, "X-AMBIT-RECURS"))
		tell(text, "recurs", "1");
}

static void tell_property(struct text *text, icalproperty *property)
{
	switch (icalproperty_isa(property)) {
	case ICAL_UID_PROPERTY: tell(text, "uid", icalproperty_get_uid(property)); break;
	case ICAL_SUMMARY_PROPERTY: tell(text, "summary", icalproperty_get_summary(property)); break;
	case ICAL_DESCRIPTION_PROPERTY: tell(text, "description", icalproperty_get_description(property)); break;
	case ICAL_DTSTART_PROPERTY: tell_moment(text, property, icalproperty_get_dtstart(property), "start", "start_zone"); break;
	case ICAL_DUE_PROPERTY: tell_moment(text, property, icalproperty_get_due(property), "due", "due_zone"); break;
	case ICAL_RECURRENCEID_PROPERTY: tell(text, "override", "1"); break;
	case ICAL_STATUS_PROPERTY: tell(text, "cancelled", icalproperty_get_status(property) == ICAL_STATUS_CANCELLED ? "1" : NULL); break;
	case ICAL_X_PROPERTY: tell_own(text, property); break;
	default: break;
	}
}

static void tell_row(struct text *text, icalcomponent *row)
{
	text_add(text, "row\n");
	for (icalproperty *property = icalcomponent_get_first_property(row, ICAL_ANY_PROPERTY); property;
		property = icalcomponent_get_next_property(row, ICAL_ANY_PROPERTY))
		tell_property(text, property);
	text_add(text, "end\n");
}

bool ical_read(const char *bytes, struct text *rows)
{
	icalcomponent *calendar = icalparser_parse_string(bytes);
	icalcompiter parts;

	if (!calendar)
		return false;
	parts = icalcomponent_begin_component(calendar, ICAL_ANY_COMPONENT);
	for (icalcomponent *part = icalcompiter_deref(&parts); part; part = icalcompiter_next(&parts))
		if (icalcomponent_isa(part) == ICAL_VEVENT_COMPONENT || icalcomponent_isa(part) == ICAL_VTODO_COMPONENT)
			tell_row(rows, part);
	icalcomponent_free(calendar);
	return true;
}

void ical_end(void)
{
	icaltimezone_free_builtin_timezones();
	icalmemory_free_ring();
}
