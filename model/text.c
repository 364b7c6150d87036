#include "model/text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 64, REPLACEMENT = 0xfffd };

void text_free(struct text *text)
{
	free(text->bytes);
	*text = (struct text){0};
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

/* Room for that many bytes more and the NUL behind them. */
static void reserve(struct text *text, size_t more)
{
	size_t room = text->room ? text->room : ROOM_FIRST;

	if (more > SIZE_MAX / 4 - text->length)
		arena_exhausted();
	while (room <= text->length + more)
		room *= 2;
	if (room == text->room)
		return;
	text->bytes = realloc(text->bytes, room);
	if (!text->bytes)
		arena_exhausted();
	text->room = room;
}

void text_add_n(struct text *text, const char *bytes, size_t length)
{
	reserve(text, length);
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *bytes)
{
	text_add_n(text, bytes, strlen(bytes));
}

void text_add_char(struct text *text, char byte)
{
	text_add_n(text, &byte, 1);
}

void text_add_point(struct text *text, uint32_t point)
{
	char bytes[4];
	int length = utf8_put(point, bytes);

	text_add_n(text, bytes, (size_t)length);
}

void text_add_repeat(struct text *text, const char *bytes, int times)
{
	if (times > 0 && bytes[0] && !bytes[1]) {
		reserve(text, (size_t)times);
		memset(text->bytes + text->length, bytes[0], (size_t)times);
		text->length += (size_t)times;
		text->bytes[text->length] = '\0';
		return;
	}
	for (int i = 0; i < times; i++)
		text_add(text, bytes);
}

void text_print_list(struct text *text, const char *format, va_list list)
{
	va_list again;
	int length;

	/* Most of what is printed is short: it fits at the first try. */
	reserve(text, ROOM_FIRST);
	va_copy(again, list);
	length = vsnprintf(text->bytes + text->length, text->room - text->length, format, again);
	va_end(again);
	if (length < 0) {
		text->bytes[text->length] = '\0';
		return;
	}
	if ((size_t)length >= text->room - text->length) {
		reserve(text, (size_t)length);
		vsnprintf(text->bytes + text->length, (size_t)length + 1, format, list);
	}
	text->length += (size_t)length;
}

void text_print(struct text *text, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	text_print_list(text, format, list);
	va_end(list);
}

const char *text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

bool text_is_keepable(const char *text, size_t limit)
{
	size_t length = strnlen(text, limit + 1);

	if (length > limit || utf8_fault(text, length) >= 0)
		return false;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f)
			return false;
	}
	return true;
}

/* The next character as it may be shown; answers how many bytes of s it stands for. */
static int clean_point(const char *s, bool one_line, uint32_t *point)
{
	int length = utf8_decode(s, point);

	if (!length) {
		*point = REPLACEMENT;
		return 1;
	}
	if (one_line && (*point == '\n' || *point == '\t'))
		*point = ' ';
	else if (*point != '\n' && utf8_is_forbidden(*point))
		*point = REPLACEMENT;
	return length;
}

/* Of one byte and one column, shown as it is: most of what is written. */
static bool is_plain(char byte)
{
	return byte >= ' ' && byte <= '~';
}

void text_add_clean(struct text *text, const char *s, bool one_line)
{
	const char *plain = s; /* start of what needs no change, added in one piece */
	uint32_t point;

	while (*s) {
		uint32_t kept = 0;
		int length;

		if (is_plain(*s)) {
			s++;
			continue;
		}
		length = clean_point(s, one_line, &point);
		if (utf8_decode(s, &kept) && kept == point) {
			s += length;
			continue;
		}
		text_add_n(text, plain, (size_t)(s - plain));
		text_add_point(text, point);
		plain = s += length;
	}
	text_add_n(text, plain, (size_t)(s - plain));
}

const char *text_clean(const char *s, bool one_line, struct arena *arena)
{
	struct text text = {0};
	const char *clean;

	text_add_clean(&text, s, one_line);
	clean = arena_text_n(arena, text.bytes, text.length);
	text_free(&text);
	return clean;
}

int text_width(const char *s)
{
	int64_t columns = 0;
	uint32_t point;

	while (*s) {
		if (is_plain(*s)) {
			s++;
			columns++;
			continue;
		}
		s += clean_point(s, true, &point);
		columns += utf8_width(point);
	}
	return columns > INT_MAX ? INT_MAX : (int)columns;
}

/* The bytes of s that fit into the columns, with the marks that combine with the last of them; answers the columns used. */
static int fitting(const char *s, int columns, size_t *length)
{
	const char *start = s;
	int used = 0;

	while (*s) {
		uint32_t point;
		int bytes = 1, width = 1;

		if (!is_plain(*s)) {
			bytes = clean_point(s, true, &point);
			width = utf8_width(point);
		}

		if (width > columns - used)
			break;
		used += width;
		s += bytes;
	}
	*length = (size_t)(s - start);
	return used;
}

static void add_clean_n(struct text *text, const char *s, size_t length)
{
	for (const char *end = s + length; s < end;) {
		const char *plain = s;
		uint32_t point;

		while (s < end && is_plain(*s))
			s++;
		text_add_n(text, plain, (size_t)(s - plain));
		if (s < end) {
			s += clean_point(s, true, &point);
			text_add_point(text, point);
		}
	}
}

void text_add_fit(struct text *text, const char *s, int columns, bool ascii)
{
	int room = columns < 0 ? -columns : columns, used;
	size_t length;
	bool whole;

	if (!room)
		return;
	used = fitting(s, room, &length);
	whole = !s[length];
	if (!whole)
		used = fitting(s, room - 1, &length) + 1;
	if (columns < 0)
		text_add_repeat(text, " ", room - used);
	add_clean_n(text, s, length);
	if (!whole)
		text_add(text, ascii ? "~" : "…");
	if (columns > 0)
		text_add_repeat(text, " ", room - used);
}

static char folded(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static const char *past_blanks(const char *s)
{
	while (*s == ' ' || *s == '\t')
		s++;
	return s;
}

bool text_same_word(const char *a, const char *b)
{
	for (;;) {
		a = past_blanks(a);
		b = past_blanks(b);
		if (folded(*a) != folded(*b))
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

static size_t digits_at(const char *s)
{
	return strspn(s, "0123456789");
}

/* The same number of digits, without zeros in front, compares as their bytes do. */
static int number_order(const char *a, const char *b)
{
	size_t zeros = strspn(a, "0"), other_zeros = strspn(b, "0"), length = digits_at(a + zeros), other = digits_at(b + other_zeros);

	return length != other ? length < other ? -1 : 1 : strncmp(a + zeros, b + other_zeros, length);
}

int text_order(const char *a, const char *b)
{
	const char *one = a, *other = b;

	while (*one && *other) {
		bool numbers = digits_at(one) && digits_at(other);
		int order = numbers ? number_order(one, other) : (unsigned char)*one - (unsigned char)*other;

		if (order)
			return order;
		one += numbers ? digits_at(one) : 1;
		other += numbers ? digits_at(other) : 1;
	}
	return *one ? 1 : *other ? -1 : strcmp(a, b);
}
