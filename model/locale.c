#include "model/locale.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/day.h"

#define NO_BREAK "\u00a0"
#define NARROW_NO_BREAK "\u202f"

/* Days: d D day, the second with two digits; M month with two digits, N its name; Y year. */
struct locale {
	const char *name, *language;
	const struct phrase *phrases;             /* NULL: English */
	const char *const *months;
	const char *days[DAY_SHORT + 1];
	const char *decimal, *group;              /* group NULL: only money is grouped, by commas */
	const char *percent;
	enum { SIGN_HUGS, SIGN_BEFORE, SIGN_BEHIND } sign; /* $1, CHF 1, 1 € */
};

static const char *const english_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const german_months[] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"};
static const char *const austrian_months[] = {"Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"};
static const char *const french_months[] = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."};

static const struct locale plain = {"", "en", NULL, english_months, {"Y-M-D", "Y-M-D", "M-D", "M-D"}, ".", NULL, "%", SIGN_HUGS};

/* After the Unicode Common Locale Data; the first of a language serves its other countries too. */
static const struct locale locales[] = {
	{"en_US", "en", NULL, english_months, {"N d, Y", "N d, Y", "M/D", "M/D"}, ".", ",", "%", SIGN_HUGS},
	{"en_GB", "en", NULL, english_months, {"d N Y", "d N Y", "D/M", "D/M"}, ".", ",", "%", SIGN_HUGS},
	{"de_DE", "de", german_phrases, german_months, {"d. N Y", "D.M.Y", "D.M", "D.M."}, ",", ".", NO_BREAK "%", SIGN_BEHIND},
	{"de_AT", "de", german_phrases, austrian_months, {"d. N Y", "D.M.Y", "D.M", "D.M."}, ",", ".", NO_BREAK "%", SIGN_BEFORE},
	{"de_CH", "de", german_phrases, german_months, {"d. N Y", "D.M.Y", "D.M", "D.M."}, ".", "’", "%", SIGN_BEFORE},
	{"fr_FR", "en", NULL, french_months, {"d N Y", "d N Y", "D/M", "D/M"}, ",", NARROW_NO_BREAK, NARROW_NO_BREAK "%", SIGN_BEHIND},
};

static size_t letters(const char *word, int (*fits)(int))
{
	size_t count = 0;

	while (fits((unsigned char)word[count]))
		count++;
	return count;
}

bool locale_is_name(const char *name)
{
	size_t language = letters(name, islower), country;

	if (language < 2 || language > 3)
		return false;
	name += language;
	if (!*name)
		return true;
	country = letters(name + 1, isupper);
	return (*name == '_' || *name == '-') && country == 2 && !name[1 + country];
}

const struct locale *locale_find(const char *name)
{
	const struct locale *first = NULL;

	if (!name || !locale_is_name(name))
		return NULL;
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		const struct locale *one = &locales[i];
		size_t language = letters(name, islower);

		if (language != 2 || strncmp(one->name, name, language))
			continue;
		first = first ? first : one;
		if (name[language] && !strcmp(one->name + language + 1, name + language + 1))
			return one;
	}
	return first;
}

const struct locale *locale_own(void)
{
	return locale_find(speech_place());
}

const char *locale_name(const struct locale *locale)
{
	return locale ? locale->name : "";
}

/* After the Unicode Common Locale Data. */
bool locale_is_letter(const char *name)
{
	static const char *const countries[] = {"US", "CA", "MX", "BZ", "CL", "CO", "CR", "GT", "NI", "PA", "PH", "PR", "SV", "VE"};
	const char *country = name ? strpbrk(name, "_-") : NULL;

	for (size_t i = 0; country && i < sizeof countries / sizeof *countries; i++)
		if (!strcmp(countries[i], country + 1))
			return true;
	return false;
}

const char *locale_language(const struct locale *locale)
{
	return locale ? locale->language : plain.language;
}

const char *phrase(const struct locale *locale, const char *english)
{
	if (!locale || !locale->phrases)
		return english;
	for (const struct phrase *one = locale->phrases; one->english; one++)
		if (!strcmp(one->english, english))
			return one->other;
	return english;
}

static void add(char **out, const char *end, const char *words)
{
	size_t length = strlen(words), room = (size_t)(end - *out);

	length = length < room ? length : room;
	memcpy(*out, words, length);
	*out += length;
	**out = '\0';
}

char *locale_day(const struct locale *locale, enum day_style style, int day, char out[32])
{
	char *at = out, part[16];
	struct wall date;

	locale = locale ? locale : &plain;
	*out = '\0';
	if (day == DAY_NONE)
		return out;
	date = day_civil(day);
	for (const char *letter = locale->days[style]; *letter; letter++) {
		if (*letter == 'N') {
			add(&at, out + 31, locale->months[date.month - 1]);
			continue;
		}
		if (*letter == 'Y')
			snprintf(part, sizeof part, "%04d", date.year);
		else if (*letter == 'd' || *letter == 'D')
			snprintf(part, sizeof part, *letter == 'd' ? "%d" : "%02d", date.day);
		else if (*letter == 'M')
			snprintf(part, sizeof part, "%02d", date.month);
		else
			snprintf(part, sizeof part, "%c", *letter);
		add(&at, out + 31, part);
	}
	return out;
}

/* A sign or none, digits, and perhaps a point with more of them. */
static bool is_decimal(const char *digits)
{
	size_t whole;

	digits += *digits == '-' || *digits == '+';
	whole = letters(digits, isdigit);
	if (!whole || !digits[whole])
		return whole;
	return digits[whole] == '.' && letters(digits + whole + 1, isdigit) && !digits[whole + 1 + letters(digits + whole + 1, isdigit)];
}

static char *group_digits(const struct locale *locale, const char *digits, const char *group, char out[64])
{
	const char *end = out + 63;
	char *at = out, letter[2] = "";
	size_t left;

	*out = '\0';
	if (!is_decimal(digits)) {
		add(&at, end, digits);
		return out;
	}
	left = letters(digits + !isdigit((unsigned char)*digits), isdigit);
	for (; *digits; digits++) {
		letter[0] = *digits;
		add(&at, end, *digits == '.' ? locale->decimal : letter);
		if (group && isdigit((unsigned char)*digits) && left && --left && left % 3 == 0)
			add(&at, end, group);
	}
	return out;
}

char *locale_digits(const struct locale *locale, const char *digits, char out[64])
{
	locale = locale ? locale : &plain;
	return group_digits(locale, digits, locale->group, out);
}

char *locale_money(const struct locale *locale, int64_t minor, const char *currency, bool bare, char out[64])
{
	struct money money = {.minor = minor};
	const char *sign = currency_sign(currency);
	char digits[48], grouped[64];

	locale = locale ? locale : &plain;
	memcpy(money.currency, currency, strnlen(currency, sizeof money.currency - 1));
	if (locale->sign == SIGN_HUGS) {
		snprintf(out, 64, "%s", money_format(money, bare ? MONEY_GROUPED : MONEY_SIGNED, digits));
		return out;
	}
	group_digits(locale, money_format(money, MONEY_PLAIN, digits), locale->group, grouped);
	sign = *sign ? sign : money.currency;
	if (bare)
		snprintf(out, 64, "%s", grouped);
	else if (locale->sign == SIGN_BEHIND)
		snprintf(out, 64, "%.50s" NO_BREAK "%.8s", grouped, sign);
	else
		snprintf(out, 64, "%s%.8s" NO_BREAK "%.50s", *grouped == '-' ? "-" : "", sign, grouped + (*grouped == '-'));
	return out;
}

char *locale_percent(const struct locale *locale, const char *digits, char out[80])
{
	char figure[64];

	locale = locale ? locale : &plain;
	stpcpy(stpcpy(out, locale_digits(locale, digits, figure)), locale->percent);
	return out;
}

char *locale_own_money(struct money money, enum money_style style, char out[48])
{
	const struct locale *own = style == MONEY_PLAIN ? NULL : locale_own();
	char words[64];

	if (!own)
		return money_format(money, style, out);
	locale_money(own, money.minor, money.currency, style != MONEY_SIGNED, words);
	snprintf(out, 48, "%.42s%s%s", words, style == MONEY_CODE ? " " : "", style == MONEY_CODE ? money.currency : "");
	return out;
}

char *locale_own_day(int day, char out[32])
{
	return locale_day(locale_own(), DAY_COLUMN, day, out);
}

char *locale_own_digits(const char *digits, char out[64])
{
	const struct locale *own = locale_own();

	if (own)
		return locale_digits(own, digits, out);
	snprintf(out, 64, "%s", digits);
	return out;
}

char *locale_own_percent(const char *digits, char out[80])
{
	return locale_percent(locale_own(), digits, out);
}
