#include "tui/clipboard.h"

enum { COPY_MOST = 70000 };

void clipboard_add(struct text *text, const char *copied)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t length = utf8_cut(copied, COPY_MOST);

	text_add(text, "\033]52;c;");
	for (size_t i = 0; i < length; i += 3) {
		uint32_t bits = 0;

		for (size_t j = 0; j < 3; j++)
			bits = bits << 8 | (i + j < length ? (unsigned char)copied[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			text_add_char(text, i + j <= length ? digits[bits >> (18 - 6 * j) & 63] : '=');
	}
	text_add_char(text, '\a');
}
