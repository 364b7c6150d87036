#include "tui/fuzzy.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { SCORE_WHOLE = 400, SCORE_START = 100, SCORE_WORD = 60, SCORE_INSIDE = 30, SCORE_LETTERS = 5 };

static char lower(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool starts_word(const char *text, const char *at)
{
	return at == text || strchr(" /_-:", at[-1]);
}

static bool has_letters(const char *word, size_t length, const char *text)
{
	size_t found = 0;

	for (; *text && found < length; text++)
		found += lower(*text) == lower(word[found]);
	return found == length;
}

static int word_score(const char *word, size_t length, const char *text)
{
	int best = -1;

	for (const char *at = text; *at; at++) {
		int score = at == text ? SCORE_START : starts_word(text, at) ? SCORE_WORD : SCORE_INSIDE;

		if (score > best && !strncasecmp(at, word, length))
			best = score;
	}
	return best < 0 && has_letters(word, length, text) ? SCORE_LETTERS : best;
}

int fuzzy_score(const char *typed, const char *text)
{
	int sum = strcasecmp(typed, text) ? 0 : SCORE_WHOLE;

	for (typed += strspn(typed, " "); *typed; typed += strspn(typed, " ")) {
		size_t length = strcspn(typed, " ");
		int score = word_score(typed, length, text);

		if (score < 0)
			return -1;
		sum += score;
		typed += length;
	}
	return sum;
}
