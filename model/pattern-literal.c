#include "model/pattern-literal.h"

#include <string.h>

enum { LITERAL_LEAST = 3 };

/* The run at hand and the longest so far. */
struct runs {
	char run[LITERAL_BYTES], *best;
	size_t length, best_length;
	bool caseless;
};

static void end_run(struct runs *runs)
{
	if (runs->length > runs->best_length) {
		memcpy(runs->best, runs->run, runs->length);
		runs->best_length = runs->length;
	}
	runs->length = 0;
}

static void add(struct runs *runs, char sign)
{
	bool is_plain = sign >= ' ' && sign <= '~' && !(runs->caseless && strchr("kKsS", sign));

	if (!is_plain || runs->length == LITERAL_BYTES - 1)
		end_run(runs);
	if (is_plain)
		runs->run[runs->length++] = sign;
}

/* What may be there not at all. */
static void take_back(struct runs *runs)
{
	if (runs->length)
		runs->length--;
	end_run(runs);
}

/* Behind the class that begins there, NULL if it doesn't end. */
static const char *skip_class(const char *at)
{
	at += at[1] == '^' ? 2 : 1;
	if (*at == ']')
		at++;
	for (; *at; at++) {
		if (*at == '\\' && at[1])
			at++;
		else if (at[0] == '[' && (at[1] == ':' || at[1] == '.' || at[1] == '='))
			return NULL;
		else if (*at == ']')
			return at + 1;
	}
	return NULL;
}

/* An escape stands for a sign of its own, or for a kind or place of signs; whatever has an argument is left alone. */
static const char *read_escape(struct runs *runs, const char *at)
{
	static const char kinds[] = "bBdDwWsShHvVAzZntrRX";
	char sign = at[1];
	bool is_letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');

	if (!sign || (is_letter && !strchr(kinds, sign)))
		return NULL;
	if (is_letter)
		end_run(runs);
	else
		add(runs, sign);
	return at + 2;
}

/* Behind the group that begins there: what it holds may be one of several things, so nothing is taken from it. */
static const char *skip_group(const char *at)
{
	int depth = 0;

	while (at && *at) {
		if (at[0] == '(' && at[1] == '?' && !strchr(":=!><", at[2]))
			return NULL;
		if (*at == '(')
			depth++;
		if (*at == ')' && --depth == 0)
			return at + 1;
		if (*at == '[')
			at = skip_class(at);
		else if (*at == '\\')
			at = read_escape(&(struct runs){.best = (char[LITERAL_BYTES]){0}}, at);
		else
			at++;
	}
	return NULL;
}

static const char *skip_count(struct runs *runs, const char *at)
{
	const char *end = strchr(at, '}');

	take_back(runs);
	return end ? end + 1 : NULL;
}

static const char *step(struct runs *runs, const char *at)
{
	switch (*at) {
	case '\\':
		return read_escape(runs, at);
	case '{':
		return skip_count(runs, at);
	case '?': case '*':
		take_back(runs);
		return at + 1;
	case '(':
		end_run(runs);
		return skip_group(at);
	case '[':
		end_run(runs);
		return skip_class(at);
	case '|': case ')':
		return NULL;
	case '+': case '.': case '^': case '$': case ']': case '}':
		end_run(runs);
		return at + 1;
	default:
		add(runs, *at);
		return at + 1;
	}
}

bool pattern_literal(const char *words, bool caseless, char literal[LITERAL_BYTES])
{
	struct runs runs = {.best = literal, .caseless = caseless};

	for (const char *at = words; *at; )
		if (!(at = step(&runs, at)))
			return false;
	end_run(&runs);
	literal[runs.best_length] = '\0';
	return runs.best_length >= LITERAL_LEAST;
}
