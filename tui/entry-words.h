/* How verbs read and tell entries: words typed, the JSON object, the one line. */
#ifndef TUI_ENTRY_WORDS_H
#define TUI_ENTRY_WORDS_H

#include "model/entry.h"
#include "tui/command.h"

/* The options that several verbs take alike. */
#define ACTIVITY_OPTION {.name = "activity", .letter = 'a', .value = "ACTIVITY", .sort = WORD_ACTIVITY, .help = "what was done; left out: the last on that path"}
#define DISPOSITION_OPTION {.name = "disposition", .letter = 'd', .other = "bill", .value = "DISPOSITION", .sort = WORD_DISPOSITION, .help = "billable, nonbillable, goodwill or at_risk; left out: by path and state"}

/* -a and -d; absent ones leave the value as it is. */
bool entry_option_activity(struct call *, const char **);
bool entry_option_disposition(struct call *, enum disposition *);
#define NOTE_OPTION {.name = "note", .letter = 'n', .value = "NOTE", .help = "the same as the words that are left"}

/* The note: the option, or the words from that one on, or both; NULL if there is none. */
const char *entry_note_from(struct call *, int first);
/* The words from that one on, joined by blanks; NULL if there are none. */
const char *entry_words_from(struct call *, int first);
/* All words as ids. */
bool entry_ids(struct call *, int64_t **ids, size_t *count);

/* The object of commands.md, under the key or (NULL) as an element. The timer's end is null. */
void entry_json(struct json *, const char *key, const struct entry *);
/* The same as the whole answer, with the entry read anew so that it says how it counts. */
bool entry_answer_json(struct call *, int64_t id);

/* "2026-01-05 09:00-10:30" in the user's zone; the timer's end is "now". */
const char *entry_span_words(struct call *, const struct entry *);
/* 1:30, or 0:00:20 for what would show as nothing. */
const char *entry_length_words(struct call *, int64_t seconds);
/* " Trimmed: entry 1 ends at 10:00."; "" when nothing was in its way. */
const char *entry_trim_words(struct call *, const struct entry *);
/* 25:00, minutes and seconds as a Pomodoro's clock shows them, without a sign. */
const char *entry_clock_words(struct call *, int64_t seconds);

/* May more than ASCII be printed: LC_ALL, LC_CTYPE, LANG. */
bool locale_is_utf8(void);
/* Are both a person's keyboard and screen there, so that a question can be asked? */
bool can_ask(const struct call *);
/* Asks on the terminal until a time is read. day: of a clock time alone. Nothing answered: otherwise, or with 0 FAULT_CONFLICT. */
bool ask_time(struct call *, const char *question, int day, int64_t otherwise, int64_t *at);

#endif
