#include "db/fault.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"

static bool is_tail(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* How many bytes the character that begins so should have. */
static size_t character_length(char byte)
{
	unsigned char lead = (unsigned char)byte;

	return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Takes the beginning of a character away that the room has cut in two. */
static void drop_half_character(char *text, size_t length)
{
	size_t start = length;

	while (start > 0 && length - start < 4 && is_tail(text[start - 1]))
		start--;
	if (start > 0 && character_length(text[start - 1]) > length - start + 1)
		text[start - 1] = '\0';
}

bool fault_set_list(struct fault *fault, enum fault_kind kind, const char *format, va_list list)
{
	int length;

	if (fault->kind != FAULT_NONE)
		return false;
	fault->kind = kind;
	length = vsnprintf(fault->text, sizeof fault->text, speech(format), list);
	if (length < 0)
		fault->text[0] = '\0';
	else if ((size_t)length >= sizeof fault->text)
		drop_half_character(fault->text, strlen(fault->text));
	return false;
}

bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	fault_set_list(fault, kind, format, list);
	va_end(list);
	return false;
}

void fault_clear(struct fault *fault)
{
	*fault = (struct fault){0};
}
