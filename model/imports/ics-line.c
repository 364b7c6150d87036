#include <ctype.h>
#include <string.h>

#include "model/imports/ics.h"

void ics_lines_free(struct ics_lines *lines)
{
	text_free(&lines->text);
}

static enum outcome refuse(struct ics_lines *lines, int line, const char *reason)
{
	source_refuse(lines->source, line, "%s", reason);
	return READ_FAULT;
}

/* Takes the line end that began with the byte. Does the line go on: the next begins with a blank, which goes too. */
static bool goes_on(struct ics_lines *lines, int byte)
{
	int next = source_peek(lines->source);

	if (byte == '\r' && next == '\n') {
		lines->source->at++;
		next = source_peek(lines->source);
	}
	lines->line++;
	if (next != ' ' && next != '\t')
		return false;
	lines->source->at++;
	return true;
}

/* A line with those that it was folded into; false when it is too long. A fold may fall into a character: the bytes are judged as a whole. */
static bool unfold(struct ics_lines *lines)
{
	int byte = source_byte(lines->source);

	text_clear(&lines->text);
	for (; byte >= 0; byte = source_byte(lines->source)) {
		if (byte == '\n' || byte == '\r') {
			if (!lines->text.length || !goes_on(lines, byte))
				break;
		} else if (lines->text.length == SOURCE_LINE_LIMIT) {
			return false;
		} else {
			text_add_char(&lines->text, (char)byte);
		}
	}
	if (!lines->text.length && byte >= 0) {
		if (byte == '\r' && source_peek(lines->source) == '\n')
			lines->source->at++;
		lines->line++;
	}
	return true;
}

static enum outcome judge(struct ics_lines *lines, int line)
{
	const char *bytes = text_string(&lines->text);

	if (strlen(bytes) != lines->text.length)
		return refuse(lines, line, "a NUL byte.");
	if (utf8_fault(bytes, lines->text.length) >= 0)
		return refuse(lines, line, "not UTF-8.");
	return text_is_keepable(bytes, lines->text.length) ? READ_ROW : refuse(lines, line, "a control character.");
}

/* Behind a name, which is put in capitals; NULL if there is none. */
static char *past_name(char *at)
{
	char *start = at;

	for (; isalnum((unsigned char)*at) || *at == '-' || *at == '_'; at++)
		*at = (char)toupper((unsigned char)*at);
	return at == start ? NULL : at;
}

/* Behind a value of a parameter; quotes go. Telephones write \; in titles of places, where the standard has quotes. */
static char *past_value(char *at)
{
	if (*at != '"') {
		at += strcspn(at, "\";:,");
		while (at[-1] == '\\' && strchr(";,", *at) && *at)
			at += 1 + strcspn(at + 1, "\";:,");
		return at;
	}
	at = strchr(at + 1, '"');
	if (at)
		*at++ = '\0';
	return at;
}

/* Behind NAME=value,value; NULL if it is none. */
static char *cut_parameter(char *at, struct ics_line *line)
{
	const char *name = at, *value;

	at = past_name(at);
	if (!at || *at != '=')
		return NULL;
	*at++ = '\0';
	value = at + (*at == '"');
	while ((at = past_value(at)) && *at == ',')
		at++;
	if (!strcmp(name, "TZID"))
		line->zone = value;
	else if (!strcmp(name, "VALUE"))
		line->kind = value;
	return at;
}

/* Name, parameters and value end where the mark behind them stood. */
static bool cut(char *at, struct ics_line *line)
{
	char mark;

	line->name = at;
	at = past_name(at);
	do {
		if (!at || (*at != ';' && *at != ':'))
			return false;
		mark = *at;
		*at++ = '\0';
		if (mark == ';')
			at = cut_parameter(at, line);
	} while (mark == ';');
	line->value = at;
	return true;
}

enum outcome ics_next(struct ics_lines *lines, struct ics_line *line)
{
	char quoted[64];

	do {
		if (source_peek(lines->source) < 0)
			return lines->source->failed ? READ_FAULT : READ_END;
		*line = (struct ics_line){.line = lines->line + 1};
		if (!unfold(lines))
			return refuse(lines, line->line, "the line is over 1 MiB.");
	} while (!lines->text.length);
	if (lines->source->failed || judge(lines, line->line) == READ_FAULT)
		return READ_FAULT;
	utf8_quote(text_string(&lines->text), quoted);
	if (cut(lines->text.bytes, line))
		return READ_ROW;
	source_refuse(lines->source, line->line, "this is no line of a calendar: \"%s\".", quoted);
	return READ_FAULT;
}
