/* What machines for a milestone may cost, as one reckons it before anything runs: machines × hours × price × runs. */
#include <string.h>

#include "model/compute.h"
#include "model/moment.h"
#include "model/ratio.h"
#include "model/utf8.h"

enum { FACTORS_MOST = 8, MICRO = 1000000 };

/* The next factor, cut off at x, × or *, without the blanks around it; NULL: no more. */
static char *next_factor(char **rest)
{
	char *factor = *rest, *sign, *end;

	if (!factor)
		return NULL;
	sign = strpbrk(factor, "x*\xc3");
	*rest = NULL;
	if (sign) {
		*rest = sign + (*sign == '\xc3' && sign[1] ? 2 : 1);
		*sign = '\0';
	}
	factor += strspn(factor, " ");
	for (end = factor + strlen(factor); end > factor && end[-1] == ' ';)
		*--end = '\0';
	return factor;
}

/* Hours of a length, a plain number, or an amount. */
static bool read_factor(const char *typed, const char *currency, struct ratio *factor)
{
	struct fault aside = {0};
	int64_t number;

	if (decimal_parse(typed, &number) || micro_parse(typed, currency, &number, &aside))
		*factor = ratio_of(number, MICRO);
	else if (moment_parse_length(typed, &number, &aside))
		*factor = ratio_of(number, 3600);
	else
		return false;
	return ratio_sign(*factor) >= 0;
}

bool compute_plan_parse(const char *typed, const char *currency, struct arena *arena, int64_t *micro, struct fault *fault)
{
	struct ratio product = ratio_of(1, 1), factor;
	char *rest = arena_text(arena, typed), *word, quoted[64];
	int count = 0;

	/* × in UTF-8 is C3 97; no other letter that begins with C3 stands in a plan */
	if (!strpbrk(typed, "x*\xc3"))
		return micro_parse(typed, currency, micro, fault);
	while ((word = next_factor(&rest))) {
		if (++count > FACTORS_MOST || !read_factor(word, currency, &factor))
			return fault_set(fault, FAULT_INPUT, "\"%s\" is no plan: write an amount, or what it is made of, such as '8 x 36h x 1.89'.", utf8_quote(typed, quoted));
		product = ratio_multiply(product, factor);
	}
	if (ratio_sign(ratio_subtract(product, ratio_of(MICRO_MOST, MICRO))) > 0)
		return fault_set(fault, FAULT_INPUT, "\"%s\" comes to more than ambit reckons with.", utf8_quote(typed, quoted));
	*micro = ratio_round(ratio_multiply(product, ratio_of(MICRO, 1)));
	return true;
}
