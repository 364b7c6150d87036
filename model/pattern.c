#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/pattern-literal.h"
#include "model/pattern.h"
#include "model/utf8.h"
#include "model/watched.h"

/* Far below PCRE2's own limits, which let one short pattern burn an hour over ten thousand notes. */
enum { PATTERN_BYTES = 4096, MATCH_LIMIT = 100000, CHEAP_LIMIT = 1000, DEPTH_LIMIT = 1000, HEAP_KIB = 8192 };
enum { STACK_LEAST = 32 * 1024, STACK_MOST = 512 * 1024 };
/* Nanoseconds: what a command may spend in all, beyond what a plain look at a note costs. Memcheck slows all of it down. */
enum { TIME_LIMIT = 250 * 1000000, NOTE_TIME = 500, MEMCHECK_SLOWNESS = 100 };
/* Of the cheap matches each so many-th is timed, for itself and the others. */
enum { SAMPLE = 32 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *cheap, *limits; /* a match is tried under narrow limits first */
	pcre2_jit_stack *stack;
	pcre2_code *literal; /* what a text must hold to match; NULL: nothing is known, or looking for it wouldn't pay */
	int64_t spent, count, time_limit;
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

static const char no_memory[] = "There is not enough memory for a pattern.";

static pcre2_code *compile(const char *words, bool caseless, struct fault *fault)
{
	uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF | (caseless ? PCRE2_CASELESS : 0);
	int error;
	PCRE2_SIZE offset;
	PCRE2_UCHAR reason[128] = "";
	char quoted[64];
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)words, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);

	if (code)
		return code;
	if (error == PCRE2_ERROR_HEAP_FAILED) {
		fault_set(fault, FAULT_STORE, "%s", no_memory);
		return NULL;
	}
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

static pcre2_match_context *limit_to(uint32_t steps, pcre2_jit_stack *stack)
{
	pcre2_match_context *limits = pcre2_match_context_create(NULL);

	if (!limits)
		return NULL;
	pcre2_set_match_limit(limits, steps);
	pcre2_set_depth_limit(limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(limits, HEAP_KIB);
	if (stack)
		pcre2_jit_stack_assign(limits, NULL, stack);
	return limits;
}

/* Compiled code that looks for one word is several times as fast as for most patterns; in the interpreter it wouldn't pay. */
static pcre2_code *compile_literal(const char *words, bool caseless)
{
	char literal[LITERAL_BYTES];
	int error;
	PCRE2_SIZE offset;
	pcre2_code *code;

	if (under_memcheck() || !pattern_literal(words, caseless, literal) || !strcmp(words, literal))
		return NULL;
	code = pcre2_compile((PCRE2_SPTR)literal, PCRE2_ZERO_TERMINATED, PCRE2_LITERAL | (caseless ? PCRE2_CASELESS : 0), &error, &offset, NULL);
	if (code && !pcre2_jit_compile(code, PCRE2_JIT_COMPLETE))
		return code;
	pcre2_code_free(code);
	return NULL;
}

struct pattern *pattern_open(const char *words, struct fault *fault)
{
	struct pattern *pattern = calloc(1, sizeof *pattern);
	bool caseless = !has_capital(words);

	if (!pattern) {
		fault_set(fault, FAULT_STORE, "%s", no_memory);
		return NULL;
	}
	if (!is_acceptable(words, fault) || !(pattern->code = compile(words, caseless, fault))) {
		free(pattern);
		return NULL;
	}
	pattern->literal = compile_literal(words, caseless);
	pattern->found = pcre2_match_data_create(1, NULL);
	/*
	 * Without JIT, or where the system forbids it, the same limits hold in the interpreter. What JIT makes reads whole
	 * vectors, past both ends of a text, and so brings memcheck to tell of bytes that it then masks.
	 */
	if (!under_memcheck() && !pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE))
		pattern->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
	pattern->limits = limit_to(MATCH_LIMIT, pattern->stack);
	pattern->time_limit = (under_memcheck() ? MEMCHECK_SLOWNESS : 1) * (int64_t)TIME_LIMIT;
	pattern->cheap = limit_to(CHEAP_LIMIT, pattern->stack);
	if (pattern->found && pattern->limits && pattern->cheap)
		return pattern;
	fault_set(fault, FAULT_STORE, "%s", no_memory);
	pattern_close(pattern);
	return NULL;
}

void pattern_close(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_jit_stack_free(pattern->stack);
	pcre2_match_context_free(pattern->limits);
	pcre2_match_context_free(pattern->cheap);
	pcre2_match_data_free(pattern->found);
	pcre2_code_free(pattern->literal);
	pcre2_code_free(pattern->code);
	free(pattern);
}

/* Of this process alone: on a busy machine a wall clock would charge a pattern for what others do. */
static int64_t spent_so_far(void)
{
	struct timespec spent;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
	return (int64_t)spent.tv_sec * 1000000000 + spent.tv_nsec;
}

static int timed_match(struct pattern *pattern, pcre2_match_context *limits, const char *text, size_t length, uint32_t options, int64_t weight)
{
	int64_t began = weight ? spent_so_far() : 0;
	int answer = pcre2_match(pattern->code, (PCRE2_SPTR)text, length, 0, options, pattern->found, limits);

	if (weight)
		pattern->spent += (spent_so_far() - began) * weight;
	return answer;
}

static bool lacks_literal(const struct pattern *pattern, const char *text, size_t length)
{
	return pattern->literal && pcre2_jit_match(pattern->literal, (PCRE2_SPTR)text, length, 0, 0, pattern->found, NULL) == PCRE2_ERROR_NOMATCH;
}

/* Asking the clock costs more than most matches do. So cheap ones are timed by sample, and the few others each. */
enum match pattern_match(struct pattern *pattern, const char *text, size_t length, bool checked)
{
	uint32_t options = checked ? PCRE2_NO_UTF_CHECK : 0;
	int answer;

	if (lacks_literal(pattern, text, length))
		return MATCH_NO;
	answer = timed_match(pattern, pattern->cheap, text, length, options, pattern->count % SAMPLE ? 0 : SAMPLE);
	if (answer == PCRE2_ERROR_MATCHLIMIT)
		answer = timed_match(pattern, pattern->limits, text, length, options, 1);
	if (answer < PCRE2_ERROR_PARTIAL || pattern->spent - pattern->count++ * NOTE_TIME > pattern->time_limit)
		return MATCH_TOO_COSTLY;
	return answer >= 0 ? MATCH_YES : MATCH_NO;
}

bool pattern_too_costly(struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, "pattern too costly: it would take too long over these notes; say it with fewer nested repeats.");
}
