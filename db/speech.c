#include "db/speech.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A part of the GNU C library, and of musl. */
#if __has_include(<libintl.h>)
#include <libintl.h>

#include "db/localedir.h"
#include "db/program.h"

static bool turns;
static char place[16];

/* The first that says something, as the C library has it. */
static const char *locale_said(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *said = getenv(names[i]);

		if (said && *said)
			return said;
	}
	return "C";
}

static bool begins(const char *name, const char *with)
{
	size_t length = strlen(with);

	return !strncmp(name, with, length) && !strchr("abcdefghijklmnopqrstuvwxyz", name[length] ? name[length] : '.');
}

/* LANGUAGE is heard only where the locale is one of people. */
static bool is_english(void)
{
	const char *locale = locale_said(), *language = getenv("LANGUAGE");

	if (begins(locale, "C") || begins(locale, "POSIX"))
		return true;
	return begins(language && *language ? language : locale, "en");
}

/* The language of the catalogue that was found, as its head has it, and the country where the locale is of that language. */
static void find_place(void)
{
	const char *head = strstr(gettext(""), "\nLanguage: "), *locale = locale_said();
	char language[4] = "";

	if (!head || sscanf(head, "\nLanguage: %3[a-z]", language) != 1)
		return;
	if (!begins(locale, language) || sscanf(locale, "%15[A-Za-z_-]", place) != 1)
		memcpy(place, language, sizeof language);
}

void speech_begin(void)
{
	char path[PATH_MAX];

	if (is_english() || !setlocale(LC_MESSAGES, ""))
		return;
	/* those of the build tree, or those that are installed */
	turns = bindtextdomain("ambit", program_beside("tui/po", path) ? path : LOCALEDIR) && textdomain("ambit");
	/* musl, which knows no other, answers NULL */
	bind_textdomain_codeset("ambit", "UTF-8");
	if (turns)
		find_place();
}

void speech_end(void)
{
	turns = false;
}

const char *speech(const char *english)
{
	/* The empty one would answer the head of the catalogue. */
	return turns && *english ? gettext(english) : english;
}

const char *speech_place(void)
{
	return turns && *place ? place : NULL;
}

const char *speech_of(const char *one, const char *many, unsigned long number)
{
	return turns ? ngettext(one, many, number) : number == 1 ? one : many;
}

#else

void speech_begin(void)
{
}

void speech_end(void)
{
}

const char *speech(const char *english)
{
	return english;
}

const char *speech_place(void)
{
	return NULL;
}

const char *speech_of(const char *one, const char *many, unsigned long number)
{
	return number == 1 ? one : many;
}

#endif
