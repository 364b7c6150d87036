#include "tui/keys.h"

#include <stdio.h>
#include <string.h>

#include "model/text.h"

enum { NAME_MOST = 16 };

static const struct { const char *name; uint32_t key; } named[] = {
	{"Up", PRESS_UP}, {"Down", PRESS_DOWN}, {"Left", PRESS_LEFT}, {"Right", PRESS_RIGHT},
	{"Home", PRESS_HOME}, {"End", PRESS_END}, {"PageUp", PRESS_PAGE_UP}, {"PageDown", PRESS_PAGE_DOWN},
	{"PgUp", PRESS_PAGE_UP}, {"PgDn", PRESS_PAGE_DOWN}, {"S-Tab", PRESS_BACK_TAB},
	{"Backspace", PRESS_BACKSPACE}, {"Delete", PRESS_DELETE}, {"Insert", PRESS_INSERT},
	{"Tab", PRESS_TAB}, {"Enter", PRESS_ENTER}, {"Esc", PRESS_ESC}, {"Escape", PRESS_ESC}, {"Space", ' '},
};

static uint32_t read_control(const char *letter)
{
	char upper = letter[0] >= 'a' && letter[0] <= 'z' ? (char)(letter[0] - 'a' + 'A') : letter[0];

	if (letter[1] || upper < '@' + 1 || upper > '_')
		return 0;
	return (uint32_t)(upper - '@');
}

static uint32_t read_function(const char *digits)
{
	int number = 0;

	for (; *digits >= '0' && *digits <= '9' && number < 100; digits++)
		number = number * 10 + *digits - '0';
	return *digits || number < 1 || number > 12 ? 0 : (uint32_t)(PRESS_F1 + number - 1);
}

uint32_t key_read(const char *name)
{
	uint32_t point;
	int length = utf8_decode(name, &point);

	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (!strcmp(named[i].name, name))
			return named[i].key;
	if (!strncmp(name, "C-", 2) && name[2])
		return read_control(name + 2);
	if (name[0] == 'F' && name[1])
		return read_function(name + 1);
	return *name && length && !name[length] && key_is_text(point) && point != ' ' ? point : 0;
}

char *key_label(uint32_t key, char out[16])
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (named[i].key == key) {
			snprintf(out, NAME_MOST, "%s", named[i].name);
			return out;
		}
	if (key >= PRESS_F1 && key <= PRESS_F12)
		snprintf(out, NAME_MOST, "F%d", (int)(key - PRESS_F1) + 1);
	else if (key < 0x20)
		snprintf(out, NAME_MOST, "C-%c", (char)(key <= 26 ? key + 0x60 : key + 0x40));
	else
		out[utf8_put(key, out)] = '\0';
	return out;
}

bool key_is_text(uint32_t key)
{
	return key < PRESS_UP && !utf8_is_forbidden(key);
}
