/* What stands for each sign where only plain ASCII can be shown. */
#include <stddef.h>

#include "tui/canvas.h"

/* Sorted; blocks count as full from five eighths on across, and by thirds upwards. */
static const struct { uint32_t point; char plain; } forms[] = {
	{0x00a0, ' '}, {0x00b1, '~'}, {0x00b7, '.'}, {0x2010, '-'}, {0x2011, '-'}, {0x2013, '-'}, {0x2014, '-'},
	{0x2018, '\''}, {0x2019, '\''}, {0x201c, '"'}, {0x201d, '"'}, {0x2022, '*'}, {0x2026, '~'}, {0x2190, '<'},
	{0x2192, '>'}, {0x2212, '-'}, {0x2219, '.'}, {0x2248, '~'}, {0x2264, '<'}, {0x2265, '>'}, {0x2500, '-'},
	{0x2501, '='}, {0x2502, '|'}, {0x2504, '-'}, {0x250c, '+'}, {0x2510, '+'}, {0x2514, '+'}, {0x2518, '+'},
	{0x251c, '+'}, {0x2524, '|'}, {0x252c, '+'}, {0x2534, '+'}, {0x253c, '+'}, {0x256d, '+'}, {0x256e, '+'},
	{0x256f, '+'}, {0x2570, '+'}, {0x2580, '"'}, {0x2581, '.'}, {0x2582, '.'}, {0x2583, '.'}, {0x2584, ':'},
	{0x2585, ':'}, {0x2586, '#'}, {0x2587, '#'}, {0x2588, '#'}, {0x2589, '#'}, {0x258a, '#'}, {0x258b, '#'},
	{0x258c, ':'}, {0x258d, '.'}, {0x258e, '.'}, {0x258f, '.'}, {0x2591, '.'}, {0x2592, ':'}, {0x2594, '='},
	{0x259a, '%'}, {0x25a0, 'x'}, {0x25a1, 'o'}, {0x25aa, '#'}, {0x25b4, '^'}, {0x25b8, '>'}, {0x25cf, '*'},
};

/* U+00C0 to U+00FF by their base letters. */
static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

uint32_t sign_in_ascii(uint32_t point)
{
	size_t low = 0, high = sizeof forms / sizeof *forms;

	if (point >= 0x20 && point <= 0x7e)
		return point;
	if (point >= 0xc0 && point <= 0xff && point != 0xd7)
		return (unsigned char)latin[point - 0xc0];
	if (point == 0xa0)
		return ' ';
	if (point == 0xd7)
		return 'x';
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (forms[middle].point == point)
			return (unsigned char)forms[middle].plain;
		if (forms[middle].point < point)
			low = middle + 1;
		else
			high = middle;
	}
	return '?';
}
