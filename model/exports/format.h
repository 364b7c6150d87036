/* Hours on their way out: what every format is given of an entry, and what a format is. One foreign format a file. */
#ifndef MODEL_EXPORTS_FORMAT_H
#define MODEL_EXPORTS_FORMAT_H

#include "model/book.h"
#include "model/export.h"
#include "model/exports/share.h"
#include "model/names.h"
#include "model/out.h"
#include "model/rate.h"

struct hours_project;
struct hours_item;

/* A line of an invoice, issued or as it would be: one item at one rate. */
struct hours_line {
	const struct hours_item *item;
	int64_t rate, day_seconds;         /* minor units per hour, or per day of so many seconds */
	int64_t billed_seconds, amount;    /* by the policy; minor units */
	struct share share;
	int64_t taken_seconds, taken_amount; /* by the rows that were written: a format may add them up */
	bool listed;
	struct hours_line *next;
};

/* What time is filed on: an item, a change, a topic, or the project itself (code ""). */
struct hours_item {
	int64_t id;
	const char *code, *name, *path;
	struct hours_project *project;
	bool needed;                       /* an entry of the selection names it */
	int rate_day;                      /* the day that the rate was asked for */
	const struct rate *rate;
	struct hours_line *lines;          /* by rate: what its entries come to */
};

struct hours_project {
	int64_t id, client;
	const char *slug, *name, *path;
	const char *client_slug, *client_name; /* "" for own time */
	const char *currency, *rounding;
	const struct locale *locale;           /* the client's */
	bool letter;                           /* and its paper: US Letter, else A4 */
	enum project_kind kind;
	int digits;                            /* of the currency; own time: 2 */
	int64_t minimum_seconds;
	bool needed;
	int last_day;                          /* of its entries in the selection, billable or not; DAY_NONE: it has none */
	struct hours_item self;
	struct billing *billing;
};

/* One entry. Texts live until the next one. */
struct hours_row {
	int64_t id, started_at, ended_at, seconds;
	const char *uid, *zone, *day, *activity, *note;
	int day_number;
	const struct hours_item *item;
	const struct hours_project *project;
	enum disposition given, disposition;
	bool billable, settled;
	const struct rate *rate;           /* NULL: none applies */
	struct hours_line *line;           /* NULL: on none */
	int64_t amount;                    /* its share of the line, minor units; 0: not billed */
	int64_t invoice;                   /* id of the standing invoice that bills it; 0: none */
	const char *invoice_number;        /* NULL: none */
};

struct exporter;

/* A file under way. */
struct hours {
	struct book *book;
	const struct export_wish *wish;
	const struct exporter *exporter;
	struct out *out;
	struct arena *arena, *row_arena;   /* row_arena is emptied before each row */
	struct hours_project **projects;   /* by id; NULL where there is none */
	struct hours_item **items;
	int64_t project_most, item_most;
	/* of the selection, known before the first row is written */
	int64_t count, left_out;
	char currency[4];
	int digits;                        /* of that currency */
	int first_day, last_day;
	int64_t lost_seconds;              /* that a format of minutes could not keep */
	const char *user_name, *user_email;
	void *state;                       /* the format's own */
	struct text aside;                 /* what a format gathers before it can write */
};

enum who { WHO_ALL, WHO_BILLABLE, WHO_CLIENTS };

struct exporter {
	const char *name;
	enum who who;
	bool one_currency;                 /* holds amounts, so that two currencies can't be in one file */
	bool measured;                     /* must know count, first and last day before the first row */
	/* Each adds to hours->out->text. */
	bool (*begin)(struct hours *);
	void (*row)(struct hours *, const struct hours_row *);
	bool (*end)(struct hours *);
};

extern const struct exporter *const exporters[]; /* NULL-terminated */

/* One byte where there is room, as in most cases; the text is terminated by what is added next. */
static inline void byte_add(struct text *text, char byte)
{
	if (text->length + 1 < text->room)
		text->bytes[text->length++] = byte;
	else
		text_add_char(text, byte);
}

/* 2026-03-02T08:00:00Z, with the day kept from the last call. */
struct utc_writer { int64_t from; char text[21]; };
void utc_add(struct text *, struct utc_writer *, int64_t at);
/* A wall clock: 2026-03-02, 09:00:00. */
void wall_add_day(struct text *, struct wall);
void wall_add_time(struct text *, struct wall);
/* Minor units with the currency's point and no thousands mark. */
void amount_add(struct text *, int64_t minor, int digits);
/* Hours with so many decimals, half up. */
void hours_add(struct text *, int64_t seconds, int digits);
/* 01:30:00 */
void length_add(struct text *, int64_t seconds);
/* A cell of one line: each run of CR and LF becomes one blank. */
void cell_add(struct text *, const char *);
/* The project's name, or the word of own time. */
const char *project_label(const struct hours_row *);
/* Start and end on the clock of the entry: day, between, time, apart, day, between, time. */
void span_add(struct text *, const struct hours_row *, const char *between, const char *apart);
/* The path as an account: lumen:churn:B1. */
void account_add(struct text *, const char *path);
/* The note on one line, with a comma for a semicolon, which would start a comment. */
void plain_note_add(struct text *, const char *note);

/* An entry's time and amount added to what its line has. */
void line_take(const struct hours_row *);
/* The time as billed when the line is here as a whole, else what of it is here. */
int64_t line_seconds(const struct hours_line *);
/* By project, item's code, rate. */
void lines_sort(struct hours_line **, size_t count);

/* The text on one line, in the arena. */
const char *one_line(const char *, struct arena *);

#endif
