#include <stdio.h>
#include <string.h>

#include "model/names.h"

const char *const project_kind_words[] = {"tm", "nte", "fixed", "retainer", "own", NULL};
const char *const disposition_words[] = {"", "billable", "nonbillable", "goodwill", "at_risk", NULL};
const char *const item_kind_words[] = {"item", "change", "topic", NULL};
const char *const change_state_words[] = {"", "proposed", "estimated", "sent", "approved", "rejected", "expired", "withdrawn", "absorbed", "delivered", NULL};
const char *const treatment_words[] = {"passthrough", "client_account", "absorbed", "learning", NULL};
const char *const origin_words[] = {"client", "freelancer", "third_party", "law", NULL};
const char *const cause_words[] = {"new_wish", "wrong_assumption", "data_quality", "production_gap", "drift", "integration", "regulation", NULL};
const char *const gate_words[] = {"data_audit", "baseline", "model", "evaluation", "deployment", "monitoring", NULL};
const char *const activity_words[] = {"data_cleaning", "labelling", "modelling", "training_wait", "evaluation", "deployment", "integration",
	"meeting", "explaining", "estimating", "mentoring", "porting", "debugging", "other", "learning", "admin", "sales", NULL};
const char *const own_words[] = {"learning", "admin", "sales", "unfiled", NULL};

int word_find(const char *const *words, const char *word)
{
	for (int i = 0; words[i]; i++)
		if (*words[i] && !strcmp(words[i], word))
			return i;
	return -1;
}

const char *word_list(const char *const *words, char out[400])
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; words[i]; i++) {
		const char *joint = !used ? "" : words[i + 1] ? ", " : " or ";

		if (*words[i] && used < 380)
			used += (size_t)snprintf(out + used, 400 - used, "%s%s", joint, words[i]);
	}
	return out;
}

static bool is_shaped(const char *word, const char *first, const char *rest, size_t limit)
{
	size_t length = strlen(word);

	return length > 0 && length <= limit && strchr(first, word[0]) && strspn(word + 1, rest) == length - 1;
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

bool slug_is_valid(const char *word)
{
	return is_shaped(word, LOWER DIGITS, LOWER DIGITS "-", 32);
}

bool code_is_valid(const char *word)
{
	return is_shaped(word, LOWER UPPER DIGITS, LOWER UPPER DIGITS "._-", 16);
}

bool activity_is_word(const char *word)
{
	return is_shaped(word, LOWER, LOWER DIGITS "_", 32);
}
