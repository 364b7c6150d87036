/* The fixed words of the trade. Each enum has a table of words; reading an unknown word is the caller's refusal. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include <stdbool.h>

enum project_kind { KIND_TM, KIND_NTE, KIND_FIXED, KIND_RETAINER, KIND_OWN };
enum disposition { DISPOSITION_NONE, BILLABLE, NONBILLABLE, GOODWILL, AT_RISK };
enum item_kind { ITEM_AGREED, ITEM_CHANGE, ITEM_TOPIC };
enum change_state { CHANGE_NONE, CHANGE_PROPOSED, CHANGE_ESTIMATED, CHANGE_SENT, CHANGE_APPROVED, CHANGE_REJECTED, CHANGE_EXPIRED, CHANGE_WITHDRAWN, CHANGE_ABSORBED, CHANGE_DELIVERED };
enum treatment { TREATMENT_PASSTHROUGH, TREATMENT_CLIENT, TREATMENT_ABSORBED, TREATMENT_LEARNING };

/* NULL-terminated, in the order of the enums. */
extern const char *const project_kind_words[], *const disposition_words[], *const item_kind_words[], *const change_state_words[], *const treatment_words[];
/* Fixed lists without an enum: stored as words. */
extern const char *const origin_words[], *const cause_words[], *const gate_words[], *const activity_words[], *const own_words[];

/* Place of the word in the list, or -1. */
int word_find(const char *const *words, const char *);
/* "client, freelancer, third_party or law": for refusals. In a buffer of 400 bytes. */
const char *word_list(const char *const *words, char out[400]);

/* [a-z0-9][a-z0-9-]{0,31} */
bool slug_is_valid(const char *);
/* [A-Za-z0-9][A-Za-z0-9._-]{0,15} */
bool code_is_valid(const char *);
/* [a-z][a-z0-9_]{0,31} */
bool activity_is_word(const char *);

#endif
