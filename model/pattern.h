/* Regular expressions (PCRE2) under limits: smart case, no verbs, no callouts, 250 ms a command in all. */
#ifndef MODEL_PATTERN_H
#define MODEL_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "db/fault.h"

struct pattern;

/* FAULT_INPUT with the offset when it is no pattern. Case is ignored unless the pattern has a capital. */
struct pattern *pattern_open(const char *, struct fault *);
void pattern_close(struct pattern *);
enum match { MATCH_NO, MATCH_YES, MATCH_TOO_COSTLY };
/* checked: the text's bytes were validated as UTF-8 in this run. */
enum match pattern_match(struct pattern *, const char *text, size_t length, bool checked);
/* FAULT_INPUT "pattern too costly". Answers false. */
bool pattern_too_costly(struct fault *);

#endif
