#include "model/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xfffd, POINT_LAST = 0x10ffff };

static bool is_tail(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* What the first byte says: how many follow, its own bits, and the least point that needs so many (longer forms are refused). */
static int lead(unsigned char byte, uint32_t *bits, uint32_t *least)
{
	if (byte < 0x80)
		return *bits = byte, *least = 0, 0;
	if (byte >= 0xc2 && byte < 0xe0)
		return *bits = byte & 0x1f, *least = 0x80, 1;
	if (byte >= 0xe0 && byte < 0xf0)
		return *bits = byte & 0x0f, *least = 0x800, 2;
	if (byte >= 0xf0 && byte < 0xf5)
		return *bits = byte & 0x07, *least = 0x10000, 3;
	return -1;
}

int utf8_decode(const char *s, uint32_t *point)
{
	uint32_t bits = 0, least = 0;
	int tail = lead((unsigned char)s[0], &bits, &least);

	if (tail < 0)
		return 0;
	for (int i = 1; i <= tail; i++) {
		if (!is_tail(s[i]))
			return 0;
		bits = bits << 6 | ((unsigned char)s[i] & 0x3f);
	}
	if (bits < least || bits > POINT_LAST || (bits >= 0xd800 && bits <= 0xdfff))
		return 0;
	*point = bits;
	return tail + 1;
}

int utf8_put(uint32_t point, char out[4])
{
	static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
	int length;

	if (point > POINT_LAST || (point >= 0xd800 && point <= 0xdfff))
		point = REPLACEMENT;
	length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	for (int i = length - 1; i > 0; i--, point >>= 6)
		out[i] = (char)(0x80 | (point & 0x3f));
	out[0] = (char)(leads[length] | point);
	return length;
}

ptrdiff_t utf8_fault(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		char last[5] = {0};
		uint32_t point;
		size_t left = length - at;
		int size;

		if ((unsigned char)text[at] < 0x80) {
			at++;
			continue;
		}
		/* Near the end the bytes beyond aren't ours to look at. */
		memcpy(last, text + at, left < 4 ? left : 4);
		size = utf8_decode(last, &point);
		if (!size)
			return (ptrdiff_t)at;
		at += (size_t)size;
	}
	return -1;
}

bool utf8_is_forbidden(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0x61c || point == 0x200e || point == 0x200f ||
	       (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

size_t utf8_cut(const char *text, size_t limit)
{
	size_t length = strnlen(text, limit + 1), start = limit;
	uint32_t point;

	if (length <= limit)
		return length;
	while (start > 0 && limit - start < 3 && is_tail(text[start]))
		start--;
	/* Only a whole character is kept together; broken bytes may be cut anywhere. */
	if (start < limit && utf8_decode(text + start, &point) > (int)(limit - start))
		return start;
	return limit;
}

char *utf8_quote(const char *word, char out[64])
{
	enum { ROOM = 60, DOTS = 3 };
	size_t length = strnlen(word, ROOM + 1);

	if (length <= ROOM) {
		memcpy(out, word, length);
		out[length] = '\0';
		return out;
	}
	length = utf8_cut(word, ROOM - DOTS);
	memcpy(out, word, length);
	memcpy(out + length, "…", DOTS + 1);
	return out;
}
