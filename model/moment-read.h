/* What the readers of typed times, lengths and days share. Each scan_ moves *at past what it took, and not at all if it answers false. */
#ifndef MODEL_MOMENT_READ_H
#define MODEL_MOMENT_READ_H

#include "model/moment.h"

enum { PART_ROOM = 64, DAY_SECONDS = 86400 };

/* A number of so many ASCII digits; more than most digits is no match. most <= 9. */
bool scan_number(const char **at, int least, int most, int *value);
bool scan_char(const char **at, char);
/* An ASCII word in any case, with no letter behind it. */
bool scan_word(const char **at, const char *word);
/* H:MM or HH:MM, with or without :SS, as seconds of the day. */
bool scan_clock(const char **at, int *seconds);
/* Z or ±HH:MM, as seconds east of UTC. */
bool scan_offset(const char **at, int *seconds);

/* Copies bytes of a word that is being parted; false when they don't fit, and then they are nothing that is known. */
bool part_copy(char part[PART_ROOM], const char *from, size_t length);

/* FAULT_INPUT: the word, cut to what fits, in quotes, and the rest of the sentence. Answers false. */
bool moment_refuse(const char *word, struct fault *, const char *format, ...) __attribute__((format(printf, 3, 4)));

enum day_reading {
	DAY_READ,
	DAY_UNKNOWN, /* no shape of a day */
	DAY_ABSENT,  /* 30 February */
	DAY_FAR,     /* outside the years 1 to 9999 */
};

/* Reads a day as moment_parse_day does; weekday (may be NULL) tells whether a weekday's name was its word. */
enum day_reading day_read(const char *word, const struct clock *, enum day_leaning, int *day, bool *weekday);
/* The sentence for a day that can't be read, inside a word of some kind ("day", "time", "period"); the way out stands behind. */
bool day_refuse(enum day_reading, const char *word, const char *kind, const char *way_out, struct fault *);

/* Reads a length that may be 0; NULL, or what is wrong with it. */
const char *length_read(const char *word, int64_t *seconds);

/* A clock reading on a local day. */
struct reading {
	int day, seconds;
};

/* The latest day on which the zone's clock has shown these seconds of the day by now. */
int latest_day_of(const struct clock *, int seconds);
/* The one instant that shows the reading. Skipped and doubled ones are refused; with past, one that was shown once so far is taken. */
bool moment_resolve(const char *word, const struct clock *, struct reading, bool past, int64_t *at, struct fault *);

#endif
