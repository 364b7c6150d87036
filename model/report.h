/*
 * A report as data. It has two faces made from the same figures: sections of paragraphs, tables and charts for people,
 * and a tree of named facts for machines. A builder in model/reports fills it, a writer in model/formats makes bytes of
 * it. All of it lives in one arena.
 */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/arena.h"
#include "model/locale.h"
#include "model/ratio.h"
#include "model/text.h"

enum value_kind {
	VALUE_NONE,             /* nothing to tell: null, - */
	VALUE_BLANK,            /* a cell that stays white */
	VALUE_TEXT,
	VALUE_COUNT,            /* a whole number */
	VALUE_YES,              /* true or false */
	VALUE_SECONDS,          /* a length: whole seconds, 31:30 */
	VALUE_DECIMAL,          /* a figure whose digits are made: a string in JSON */
	VALUE_PERCENT,          /* the same, with % for people */
	VALUE_MONEY,            /* minor units, $2,012.50 */
	VALUE_DAY
};

struct value {
	enum value_kind kind;
	int64_t number;         /* count, yes, seconds, minor units, day */
	const char *text;       /* text and digits */
	const char *currency;   /* of money */
};

struct value value_none(void);
struct value value_blank(void);
struct value value_text(const char *);                                  /* NULL: none */
struct value value_count(int64_t);
struct value value_seconds(int64_t);
struct value value_money(int64_t minor, const char *currency);
struct value value_digits(struct arena *, const char *digits);          /* a figure that is made already; copied */
struct value value_day(int day);                                        /* DAY_NONE: none */
struct value value_decimal(struct arena *, struct ratio, int digits);   /* null: none */
struct value value_hours(struct arena *, struct ratio seconds, int digits);
struct value value_percent(struct arena *, struct ratio, int digits);   /* of a ratio: 0.163 is 16.3 */
/* For people: - stands for nothing, "" for a blank alone. */
const char *value_words(struct value, struct arena *);
/* The same as a locale writes it. */
const char *value_in(struct value, const struct locale *, struct arena *);

/* --- for machines */

enum fact_kind { FACT_VALUE, FACT_OBJECT, FACT_LIST };
struct fact {
	enum fact_kind kind;
	const char *name;       /* NULL in a list */
	struct value value;
	struct fact *first, *last, *next;
};

struct fact *fact_root(struct arena *);
struct fact *fact_object(struct arena *, struct fact *parent, const char *name);
struct fact *fact_list(struct arena *, struct fact *parent, const char *name);
struct fact *fact_add(struct arena *, struct fact *parent, const char *name, struct value);
/* The common sorts of figures: hours of whole or exact seconds with two digits, per cents of a ratio with one, numbers. */
void fact_hours(struct arena *, struct fact *parent, const char *name, int64_t seconds);
void fact_exact_hours(struct arena *, struct fact *parent, const char *name, struct ratio seconds);
void fact_percent(struct arena *, struct fact *parent, const char *name, struct ratio);
void fact_count(struct arena *, struct fact *parent, const char *name, int64_t);
/* The same subtree under another parent and name. */
void fact_adopt(struct arena *, struct fact *parent, const char *name, const struct fact *tree);
const struct fact *fact_find(const struct fact *parent, const char *name);

/* --- for people */

/* One line of a chart over days, in seconds: steps hold their value until the next day, others are joined. */
struct series { const char *label; char mark; bool steps; struct ratio *points; };
struct chart { const char *label; const int *days; size_t count; struct series *series; size_t series_count; };

struct column { const char *title; bool right; };
enum row_kind {
	ROW_PLAIN,
	ROW_SUM,                /* sums up those above it, from which no page parts it */
	ROW_PART,               /* stands among the sums, and stays with them */
	ROW_HEADING             /* heads the rows below it, and stays with them: its words run over the whole row */
};
struct table_row { const struct value *cells; enum row_kind kind; struct table_row *next; };

enum block_kind { BLOCK_PARAGRAPH, BLOCK_LIST, BLOCK_CHOICES /* to tick */, BLOCK_BLANKS /* to fill in by hand */, BLOCK_TABLE, BLOCK_CHART };
struct line { const char *text; struct line *next; };
struct block {
	enum block_kind kind;
	const char *text;                       /* paragraph */
	struct line *lines, *last_line;         /* list, choices, labels of blanks */
	const struct column *columns;           /* table */
	int column_count;
	int strong;                             /* the column, counted from 1, whose words stand out; 0: none */
	bool plain;                             /* without rules: what stands side by side, such as addresses */
	struct table_row *rows, *last_row;
	const struct chart *chart;
	struct block *next;
};
struct section { const char *title; struct block *blocks, *last_block; struct section *next; };

struct report {
	struct arena *arena;
	const struct locale *locale;            /* of what is for people; its titles of sections and columns are put into it */
	bool own;                               /* for oneself: in the user's language (db/speech.h), not a client's */
	const char *title;
	struct line *lead, *last_lead;          /* paragraphs under the title */
	struct section *sections, *last_section;
	struct line *foot, *last_foot;
	int64_t position;                       /* the instant that it tells of; INT64_MAX: when it is asked for */
	int columns;                            /* of plain text; 0: 96, which is also the most */
	bool letter;                            /* paper: US Letter, else A4 */
	bool unnumbered;                        /* its sections */
	bool flows;                             /* takes as many sheets as it needs: letters are never made small to save one */
	const char *stamp;                      /* printed pale across each sheet: DRAFT, VOID; NULL: none */
	struct fact *facts;
};

struct report report_new(struct arena *, const char *title);
/* One for oneself, never for a client. */
struct report report_own(struct arena *, const char *title);
const char *report_words(const struct report *, struct value);
const char *report_day(const struct report *, int day);                 /* in a sentence; - for none */
void report_lead(struct report *, const char *text);
void report_foot(struct report *, const char *text);
struct section *report_section(struct report *, const char *title);
void section_paragraph(struct report *, struct section *, const char *text);
struct block *section_list(struct report *, struct section *);
struct block *section_choices(struct report *, struct section *);
struct block *section_blanks(struct report *, struct section *);
void list_line(struct report *, struct block *list, const char *text);
struct block *section_table(struct report *, struct section *, const struct column *columns, int count);
/* As many cells as the table has columns; copied. */
void table_add(struct report *, struct block *table, const struct value *cells);
/* The same, of another kind. */
void table_add_kind(struct report *, struct block *table, enum row_kind, const struct value *cells);
void table_sum(struct report *, struct block *table, const struct value *cells);
/* Its words stand in the first cell. */
void table_heading(struct report *, struct block *table, const char *words);
bool table_is_titled(const struct block *);
/* The column that takes what room is left over: the last one of words, not of figures, nor of remarks that end a row without a title. -1: none. */
int table_roomy(const struct block *);
void section_chart(struct report *, struct section *, const struct chart *);

/* The writers. Each adds to the text; csv has the columns section,row,column,value. */
void report_write_text(const struct report *, struct text *);
void report_write_markdown(const struct report *, struct text *);
void report_write_json(const struct report *, struct text *);
void report_write_csv(const struct report *, struct text *);
/* One self-contained file without script, well formed as XML too; printed it takes one A4 page where that can be read. */
void report_write_html(const struct report *, struct text *);
/* By the format's name: text md html json csv. False when there is no such writer. */
bool report_write(const struct report *, const char *format, struct text *);

/* As plain records, one a line, for a program that draws it: figures are words by then. There are no facts in it. */
void report_write_records(const struct report *, struct text *);
/* False when the lines, which are cut in place, are no such records. All of it lives in the arena but the lines themselves. */
bool report_read_records(char *lines, struct arena *, struct report *);

/* The least round number of hours not below the highest point, at most seven steps of 1, 2 or 5 times a power of ten. */
int64_t chart_top(const struct chart *, int64_t *step);
/* A chart in characters: height rows of width columns, an axis with days, and what its marks mean. For text and markdown. */
void chart_plot(const struct chart *, int width, int height, const struct locale *, struct arena *, struct text *);
/* The same as a drawing inside of HTML. */
void chart_draw(const struct chart *, const struct locale *, struct arena *, struct text *);

#endif
