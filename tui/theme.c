#include "tui/theme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct theme usual = {{
	[TONE_PLAIN] = {.colour = COLOUR_DEFAULT},
	[TONE_DIM] = {.colour = COLOUR_DEFAULT},
	[TONE_TITLE] = {.colour = COLOUR_DEFAULT, .bold = true},
	[TONE_KEY] = {.colour = 6},
	[TONE_GOOD] = {.colour = 2},
	[TONE_WARNING] = {.colour = 3},
	[TONE_DANGER] = {.colour = 1},
	[TONE_CHART] = {.colour = 4},
	[TONE_CHART_OTHER] = {.colour = 5},
	[TONE_SELECTED] = {.colour = COLOUR_DEFAULT, .bold = true},
}};

static const struct { const char *name; enum tone tone; } roles[] = {
	{"key", TONE_KEY}, {"good", TONE_GOOD}, {"warning", TONE_WARNING}, {"danger", TONE_DANGER}, {"chart", TONE_CHART}, {"other", TONE_CHART_OTHER},
};

struct theme theme_usual(void)
{
	return usual;
}

/* "red", "bright-red", "default"; 0: none of them. */
static int colour_named(const char *name)
{
	static const char *const names[] = {"red", "green", "yellow", "blue", "magenta", "cyan"}, bright[] = "bright-";
	bool is_bright = !strncmp(name, bright, sizeof bright - 1);

	if (!strcmp(name, "default"))
		return COLOUR_DEFAULT;
	for (int i = 0; i < 6; i++)
		if (!strcmp(names[i], is_bright ? name + sizeof bright - 1 : name))
			return i + 1 + (is_bright ? COLOUR_BRIGHT : 0);
	return 0;
}

static bool set_role(struct theme *theme, const char *role, const char *name)
{
	int colour = colour_named(name);

	for (size_t i = 0; colour && i < sizeof roles / sizeof *roles; i++)
		if (!strcmp(roles[i].name, role)) {
			theme->looks[roles[i].tone].colour = colour;
			return true;
		}
	return false;
}

/* All roles at once. */
static bool set_whole(struct theme *theme, const char *name)
{
	bool plain = !strcmp(name, "plain"), bright = !strcmp(name, "bright");

	if (!plain && !bright && strcmp(name, "palette"))
		return false;
	*theme = usual;
	for (size_t i = 0; (plain || bright) && i < sizeof roles / sizeof *roles; i++) {
		int *colour = &theme->looks[roles[i].tone].colour;

		*colour = plain ? COLOUR_DEFAULT : *colour + COLOUR_BRIGHT;
	}
	return true;
}

static bool read_word(struct theme *theme, char *word)
{
	char *equals = strchr(word, '=');

	if (!equals)
		return set_whole(theme, word);
	*equals = '\0';
	if (set_role(theme, word, equals + 1))
		return true;
	*equals = '=';
	return false;
}

bool theme_read(struct theme *theme, const char *words, struct fault *fault)
{
	struct theme read = *theme;
	char copy[256], *rest = NULL;

	snprintf(copy, sizeof copy, "%s", words);
	for (char *word = strtok_r(copy, " \t", &rest); word; word = strtok_r(NULL, " \t", &rest))
		if (!read_word(&read, word))
			return fault_set(fault, FAULT_INPUT, "\"%.40s\" is no theme: write palette, bright or plain, or a role and its colour, such as danger=bright-red; "
				"roles are key, good, warning, danger, chart and other.", word);
	*theme = read;
	return true;
}

struct look theme_look(const struct theme *theme, enum tone tone, int most)
{
	struct look look = theme->looks[tone];

	if (!most)
		look.colour = COLOUR_DEFAULT;
	else if (look.colour > COLOUR_BRIGHT && most < COLOURS_MOST)
		look.colour -= COLOUR_BRIGHT;
	return look;
}

bool theme_wants_colours(bool never)
{
	const char *no = getenv("NO_COLOR");

	return !never && !(no && *no);
}
