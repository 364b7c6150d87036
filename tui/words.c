#include "tui/words.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/names.h"
#include "model/zone.h"

static const char *const months[] = {"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const months_whole[] = {
	"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

const char *words_short_path(const char *path)
{
	const char *slash = path ? strchr(path, '/') : NULL;
	char first[40] = "";

	if (!path)
		return "";
	if (!slash)
		return path;
	if ((size_t)(slash - path) < sizeof first)
		memcpy(first, path, (size_t)(slash - path));
	return word_find(own_words, first) >= 0 ? path : slash + 1;
}

char *words_clock(int64_t seconds, char out[24])
{
	int64_t minutes;

	if (seconds < 0)
		seconds = 0;
	minutes = seconds / 60;
	if (minutes < 60)
		snprintf(out, 24, "%02d:%02d", (int)minutes, (int)(seconds % 60));
	else
		snprintf(out, 24, "%lld:%02d:%02d", (long long)(minutes / 60), (int)(minutes % 60), (int)(seconds % 60));
	return out;
}

char *words_time(int64_t at, const char *zone, char out[8])
{
	struct wall wall = zone_wall(zone, at);

	snprintf(out, 8, "%02d:%02d", wall.hour % 100, wall.minute % 100);
	return out;
}

char *words_day(int day, char out[16])
{
	const struct locale *own = locale_own();
	char narrow[32];

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	if (!own)
		return words_said_day(day, out);
	snprintf(out, 16, "%.15s", locale_day(own, DAY_SHORT, day, narrow));
	return out;
}

char *words_said_day(int day, char out[16])
{
	struct wall civil = day_civil(day);

	snprintf(out, 16, speech("%d %s"), civil.day % 100, speech(months[civil.month]));
	return out;
}

const char *words_typed_day(int day, struct arena *arena)
{
	char text[11];

	return day == DAY_NONE ? "" : arena_text(arena, day_text(day, text));
}

char *words_weekday(int day, int today, char out[24])
{
	struct wall civil = day_civil(day), now = day_civil(today);
	int used = snprintf(out, 24, speech("%s %d %s"), speech(weekdays[day_weekday(day)]), civil.day % 100, speech(months[civil.month]));

	if (civil.year != now.year)
		snprintf(out + used, 24 - (size_t)used, " %d", civil.year);
	return out;
}

const char *words_short_month(int day)
{
	return speech(months[day_civil(day).month]);
}

char *words_month(int day, int today, char out[48])
{
	struct wall civil = day_civil(day), now = day_civil(today);
	int used = snprintf(out, 48, "%s", speech(months_whole[civil.month]));

	if (civil.year != now.year)
		snprintf(out + used, 48 - (size_t)used, " %d", civil.year);
	return out;
}

int64_t words_minor(int64_t micro, const char *currency)
{
	int64_t unit = 1000000;

	for (int digits = currency_digits(currency); digits > 0 && unit > 1; digits--)
		unit /= 10;
	return round_divide(micro, unit);
}

char *words_percent(struct ratio ratio, char out[24])
{
	char digits[48], share[80];

	if (ratio_is_null(ratio))
		snprintf(out, 24, "–");
	else
		snprintf(out, 24, "%.23s", locale_own_percent(decimal_format(digits, ratio.up * 100, ratio.down, 1), share));
	return out;
}

char *words_file(const char *path, struct arena *arena)
{
	const char *home = getenv("HOME");
	size_t length = home ? strlen(home) : 0;
	char folder[PATH_MAX];

	if (path[0] != '/' && getcwd(folder, sizeof folder))
		path = arena_print(arena, "%s/%s", strcmp(folder, "/") ? folder : "", path);
	if (length > 1 && !strncmp(path, home, length) && path[length] == '/')
		return arena_print(arena, "~%s", path + length);
	return arena_text(arena, path);
}
