#include "model/country.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The own name is written as at the end of an address; NULL: as in English. */
struct country { const char *code, *name, *own; };

static const struct country countries[] = {
	{"AR", "Argentina", NULL}, {"AT", "Austria", "Österreich"}, {"AU", "Australia", NULL}, {"BE", "Belgium", "België"}, {"BE", "Belgique", NULL}, {"BG", "Bulgaria", NULL},
	{"BR", "Brazil", "Brasil"}, {"CA", "Canada", NULL}, {"CH", "Switzerland", "Schweiz"}, {"CH", "Suisse", "Svizzera"}, {"CL", "Chile", NULL}, {"CN", "China", NULL},
	{"CY", "Cyprus", NULL}, {"CZ", "Czech Republic", "Česko"}, {"CZ", "Czechia", NULL}, {"DE", "Germany", "Deutschland"}, {"DK", "Denmark", "Danmark"}, {"EE", "Estonia", "Eesti"},
	{"ES", "Spain", "España"}, {"FI", "Finland", "Suomi"}, {"FR", "France", NULL}, {"GB", "United Kingdom", "UK"}, {"GB", "Great Britain", "England"}, {"GR", "Greece", NULL},
	{"HK", "Hong Kong", NULL}, {"HR", "Croatia", "Hrvatska"}, {"HU", "Hungary", "Magyarország"}, {"IE", "Ireland", NULL}, {"IL", "Israel", NULL}, {"IN", "India", NULL},
	{"IS", "Iceland", "Ísland"}, {"IT", "Italy", "Italia"}, {"JP", "Japan", NULL}, {"KR", "South Korea", NULL}, {"KW", "Kuwait", NULL}, {"LI", "Liechtenstein", NULL},
	{"LT", "Lithuania", "Lietuva"}, {"LU", "Luxembourg", "Luxemburg"}, {"LV", "Latvia", "Latvija"}, {"MT", "Malta", NULL}, {"MX", "Mexico", "México"},
	{"NL", "Netherlands", "Nederland"}, {"NL", "The Netherlands", NULL}, {"NO", "Norway", "Norge"}, {"NZ", "New Zealand", NULL}, {"PL", "Poland", "Polska"},
	{"PT", "Portugal", NULL}, {"RO", "Romania", "România"}, {"SE", "Sweden", "Sverige"}, {"SG", "Singapore", NULL}, {"SI", "Slovenia", "Slovenija"},
	{"SK", "Slovakia", "Slovensko"}, {"TR", "Turkey", "Türkiye"}, {"UA", "Ukraine", NULL}, {"US", "United States", "USA"}, {"US", "United States of America", NULL},
	{"ZA", "South Africa", NULL},
};

static bool take(const char *code, char out[3])
{
	memcpy(out, code, 2);
	out[2] = '\0';
	return true;
}

static bool is_code(const char *words)
{
	return isupper((unsigned char)words[0]) && isupper((unsigned char)words[1]);
}

bool country_read(const char *words, char code[3])
{
	for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
		if (!strcasecmp(words, countries[i].name) || (countries[i].own && !strcasecmp(words, countries[i].own)))
			return take(countries[i].code, code);
	return *words && words[1] && !words[2] && is_code(words) && take(words, code);
}

bool country_of_vat_id(const char *id, char code[3])
{
	if (!id || !*id || !id[1] || !is_code(id))
		return false;
	return take(!strncmp(id, "EL", 2) ? "GR" : !strncmp(id, "XI", 2) ? "GB" : id, code);
}
