#include "model/rounding.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const int steps[] = {1, 3, 5, 6, 10, 12, 15, 20, 30, 60};

struct shape { const char *prefix; enum rounding_unit unit; bool up; };

static const struct shape shapes[] = {
	{"entry_nearest_", ROUNDING_ENTRY, false},
	{"entry_up_", ROUNDING_ENTRY, true},
	{"day_nearest_", ROUNDING_DAY, false},
	{"day_up_", ROUNDING_DAY, true},
	{"line_nearest_", ROUNDING_LINE, false},
	{"line_up_", ROUNDING_LINE, true},
};

/* The step that is written so, in minutes; 0: none. */
static int read_step(const char *digits)
{
	char text[8];

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		snprintf(text, sizeof text, "%d", steps[i]);
		if (!strcmp(text, digits))
			return steps[i];
	}
	return 0;
}

bool rounding_read(const char *word, struct rounding *rounding)
{
	if (!strcmp(word, "exact")) {
		*rounding = (struct rounding){.unit = ROUNDING_EXACT, .step = 1};
		return true;
	}
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		size_t length = strlen(shapes[i].prefix);
		int minutes = strncmp(word, shapes[i].prefix, length) ? 0 : read_step(word + length);

		if (minutes) {
			*rounding = (struct rounding){shapes[i].unit, shapes[i].up, minutes * INT64_C(60)};
			return true;
		}
	}
	return false;
}

int64_t rounding_apply(const struct rounding *rounding, int64_t seconds)
{
	int64_t step = rounding->step, rest;

	if (rounding->unit == ROUNDING_EXACT || step <= 1)
		return seconds;
	rest = seconds % step;
	if (!rest)
		return seconds;
	return rounding->up || rest >= step - rest ? seconds - rest + step : seconds - rest;
}

const char *rounding_words(const struct rounding *rounding, const struct locale *locale, char out[ROUNDING_WORDS])
{
	static const char *const said[][2] = {
		[ROUNDING_ENTRY] = {"each entry to the nearest %s", "each entry up to the next %s"},
		[ROUNDING_DAY] = {"each day and item to the nearest %s", "each day and item up to the next %s"},
		[ROUNDING_LINE] = {"each line to the nearest %s", "each line up to the next %s"},
	};
	char minutes[48];

	if (rounding->unit == ROUNDING_EXACT) {
		snprintf(out, ROUNDING_WORDS, "%s", phrase(locale, "to the second"));
		return out;
	}
	if (rounding->step == 60)
		snprintf(minutes, sizeof minutes, "%s", phrase(locale, "minute"));
	else
		snprintf(minutes, sizeof minutes, phrase(locale, "%d minutes"), (int)(rounding->step / 60));
	snprintf(out, ROUNDING_WORDS, phrase(locale, said[rounding->unit][rounding->up]), minutes);
	return out;
}
