/* Text on its way into JSON, CSV, HTML and markdown: no note, however hostile, runs in what opens the file. */
#include "model/text.h"

#include <string.h>

enum { REPLACEMENT = 0xfffd };

/* The next character; a byte that is no UTF-8 counts as U+FFFD. Answers the bytes it takes. */
static int next_point(const char *s, uint32_t *point)
{
	int length = utf8_decode(s, point);

	if (length)
		return length;
	*point = REPLACEMENT;
	return 1;
}

/* Adds what stands for itself in one piece: plain ASCII but for the two marks. Most of a text is that. */
static const char *add_plain(struct text *text, const char *s, char mark, char other)
{
	size_t length = 0;

	while (s[length] >= ' ' && s[length] <= '~' && s[length] != mark && s[length] != other)
		length++;
	if (length)
		text_add_n(text, s, length);
	return s + length;
}

static bool add_json_short(struct text *text, uint32_t point)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *found = point && point < 0x80 ? strchr(from, (int)point) : NULL;

	if (!found)
		return false;
	text_add_char(text, '\\');
	text_add_char(text, to[found - from]);
	return true;
}

void text_add_json(struct text *text, const char *s)
{
	uint32_t point;

	text_add_char(text, '"');
	while (*(s = add_plain(text, s, '"', '\\'))) {
		s += next_point(s, &point);
		if (add_json_short(text, point))
			continue;
		if (utf8_is_forbidden(point))
			text_print(text, "\\u%04x", (unsigned)point);
		else
			text_add_point(text, point);
	}
	text_add_char(text, '"');
}

/* ^'*[=+\-@|\t\r＝＋－＠]: what spreadsheets run (OWASP, CSV injection), full width signs included. */
bool text_is_formula(const char *s)
{
	uint32_t point;

	while (*s == '\'')
		s++;
	if (!*s)
		return false;
	if (strchr("=+-@|\t\r", *s))
		return true;
	return utf8_decode(s, &point) && (point == 0xff1d || point == 0xff0b || point == 0xff0d || point == 0xff20);
}

static void add_cell(struct text *text, const char *s, bool quoted)
{
	uint32_t point;

	if (text_is_formula(s))
		text_add_char(text, '\'');
	while (*(s = add_plain(text, s, '"', '"'))) {
		bool line_end = *s == '\n' || (s[0] == '\r' && s[1] == '\n');

		s += next_point(s, &point);
		if (quoted && point == '"')
			text_add_char(text, '"');
		if (utf8_is_forbidden(point) && point != '\t' && !line_end)
			point = ' ';
		text_add_point(text, point);
	}
}

void text_add_csv_quoted(struct text *text, const char *s)
{
	text_add_char(text, '"');
	add_cell(text, s, true);
	text_add_char(text, '"');
}

void text_add_csv(struct text *text, const char *s)
{
	if (strpbrk(s, ",\"\r\n"))
		text_add_csv_quoted(text, s);
	else
		add_cell(text, s, false);
}

static const char *html_entity(uint32_t point)
{
	switch (point) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	}
	return NULL;
}

void text_add_html(struct text *text, const char *s)
{
	uint32_t point;

	while (*s) {
		const char *entity;

		s += next_point(s, &point);
		entity = html_entity(point);
		/* FFFE and FFFF are no characters of XML. */
		if ((utf8_is_forbidden(point) && point != '\n' && point != '\t') || point == 0xfffe || point == 0xffff)
			point = REPLACEMENT;
		if (entity)
			text_add(text, entity);
		else
			text_add_point(text, point);
	}
}

void text_add_markdown(struct text *text, const char *s)
{
	uint32_t point;

	while (*s) {
		s += next_point(s, &point);
		if (point == '\n' || point == '\t')
			point = ' ';
		else if (utf8_is_forbidden(point))
			point = REPLACEMENT;
		if (point == '<' || point == '&') {
			text_add(text, html_entity(point));
			continue;
		}
		if (point < 0x80 && strchr("|*_`[]\\", (int)point))
			text_add_char(text, '\\');
		text_add_point(text, point);
	}
}
