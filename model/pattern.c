#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/pattern.h"
#include "model/utf8.h"

/* Far below PCRE2's own limits, which let one short pattern burn an hour over ten thousand notes. */
enum { PATTERN_BYTES = 4096, MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000, HEAP_KIB = 8192, STACK_LEAST = 32 * 1024, STACK_MOST = 512 * 1024 };
static const int64_t time_limit = 250 * 1000000; /* nanoseconds a command */

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
	int64_t spent; /* nanoseconds within matches */
};

/* Place of a verb "(*" or a callout "(?C" that isn't escaped, or -1. Within a class too: "[*(]" says the same as "[(*]". */
static ptrdiff_t forbidden_at(const char *words)
{
	for (const char *at = words; *at; at++) {
		if (*at == '\\' && at[1])
			at += at[1] == 'c' && at[2] ? 2 : 1;
		else if (!strncmp(at, "(*", 2) || !strncmp(at, "(?C", 3))
			return at - words;
	}
	return -1;
}

static bool is_capital_letter(const char *character, size_t length)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *capital = pcre2_compile((PCRE2_SPTR)"\\p{Lu}", PCRE2_ZERO_TERMINATED, PCRE2_UTF, &error, &offset, NULL);
	pcre2_match_data *found = pcre2_match_data_create(1, NULL);
	bool yes = capital && found && pcre2_match(capital, (PCRE2_SPTR)character, length, 0, 0, found, NULL) >= 0;

	pcre2_match_data_free(found);
	pcre2_code_free(capital);
	return yes;
}

/* A capital that stands for itself: not those of \W, \pL, \p{Lu} or \x{AB}. */
static bool has_capital(const char *words)
{
	for (const char *at = words; *at; at++) {
		uint32_t point;
		int length = utf8_decode(at, &point);

		if (*at == '\\' && at[1]) {
			at++;
			if (strchr("pPxNogk", *at) && at[1] == '{')
				at += strcspn(at, "}") - (at[strcspn(at, "}")] ? 0 : 1);
			else if (strchr("pP", *at) && at[1])
				at++;
		} else if (length == 1 ? *at >= 'A' && *at <= 'Z' : length > 1 && is_capital_letter(at, (size_t)length)) {
			return true;
		}
	}
	return false;
}

static pcre2_code *compile(const char *words, struct fault *fault)
{
	uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF | (has_capital(words) ? 0 : PCRE2_CASELESS);
	int error;
	PCRE2_SIZE offset;
	PCRE2_UCHAR reason[128] = "";
	char quoted[64];
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)words, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);

	if (code)
		return code;
	pcre2_get_error_message(error, reason, sizeof reason);
	fault_set(fault, FAULT_INPUT, "\"%s\" is no pattern: %s at offset %zu.", utf8_quote(words, quoted), (const char *)reason, offset);
	return NULL;
}

static bool is_acceptable(const char *words, struct fault *fault)
{
	ptrdiff_t place = utf8_fault(words, strlen(words));
	char quoted[64];

	if (strlen(words) > PATTERN_BYTES)
		return fault_set(fault, FAULT_INPUT, "The pattern is over %d bytes long; look for less at a time.", PATTERN_BYTES);
	if (place >= 0)
		return fault_set(fault, FAULT_INPUT, "\"%s\" is no pattern: broken UTF-8 at offset %td.", utf8_quote(words, quoted), place);
	place = forbidden_at(words);
	if (place >= 0)
		return fault_set(fault, FAULT_INPUT, "\"%s\" holds a verb \"(*\" or a callout \"(?C\" at offset %td, which are not taken; \"\\(\" stands for the sign itself.",
			utf8_quote(words, quoted), place);
	return true;
}

struct pattern *pattern_open(const char *words, struct fault *fault)
{
	struct pattern *pattern = calloc(1, sizeof *pattern);

	if (!pattern) {
		fault_set(fault, FAULT_STORE, "There is not enough memory for a pattern.");
		return NULL;
	}
	if (!is_acceptable(words, fault) || !(pattern->code = compile(words, fault))) {
		free(pattern);
		return NULL;
	}
	pattern->found = pcre2_match_data_create(1, NULL);
	pattern->limits = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(pattern->limits, HEAP_KIB);
	/* Without JIT, or where the system forbids it, the same limits hold in the interpreter. */
	if (!pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE)) {
		pattern->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
		pcre2_jit_stack_assign(pattern->limits, NULL, pattern->stack);
	}
	return pattern;
}

void pattern_close(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_jit_stack_free(pattern->stack);
	pcre2_match_context_free(pattern->limits);
	pcre2_match_data_free(pattern->found);
	pcre2_code_free(pattern->code);
	free(pattern);
}

/*
 * The coarse clock goes by ticks of some milliseconds and costs next to nothing. A match that a tick falls into is
 * charged the whole tick, the others nothing: over many matches that adds up to the time spent.
 */
static int64_t coarse_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

enum match pattern_match(struct pattern *pattern, const char *text, size_t length, bool checked)
{
	int64_t began = coarse_now();
	int answer = pcre2_match(pattern->code, (PCRE2_SPTR)text, length, 0, checked ? PCRE2_NO_UTF_CHECK : 0, pattern->found, pattern->limits);

	pattern->spent += coarse_now() - began;
	if (answer < PCRE2_ERROR_PARTIAL || pattern->spent > time_limit)
		return MATCH_TOO_COSTLY;
	return answer >= 0 ? MATCH_YES : MATCH_NO;
}

bool pattern_too_costly(struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, "pattern too costly: it would take too long over these notes; say it with fewer nested repeats.");
}
