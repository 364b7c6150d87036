/* The engine behind export hours: reading the selection, and what each entry comes to. */
#ifndef MODEL_EXPORTS_HOURS_H
#define MODEL_EXPORTS_HOURS_H

#include "model/exports/format.h"
#include "model/record.h"
#include "model/standing.h"

struct billed { int64_t entry, amount; struct hours_line *line; };

/* An invoice that some of the entries are on: what each of its entries comes to, by id. */
struct billed_invoice {
	int64_t id;
	const char *number;
	struct billed *entries;
	size_t count;
	struct billed_invoice *next;
};

struct selection {
	struct hours *hours;
	struct standing *standing;
	struct rate_book *rates;
	struct billed_invoice *invoices;
	int64_t only_invoice;              /* 0: all */
	struct { int64_t client, project; struct period period; } invoiced; /* what that one is for; project 0: all of the client's */
	int64_t only_client;
	bool any_invoice, any_rate;
	bool whole;                        /* no period and no place: everything */
	bool in_order, ties;               /* of the whole: ids rise with the starts; some began at the same moment */
	int64_t last_start;
	char last_day[11];                 /* and its number, as most entries share their day with the one before */
	int last_day_number;
	struct arena *held;                /* the texts of rows that began at the same moment */
	struct hours_row *rows;
	size_t row_count, row_room;
};

/* Projects, items, rates and states, read once. Close it also when it failed. */
bool selection_open(struct selection *, struct hours *);
void selection_close(struct selection *);
/* Every entry of the selection in any order, without uid, zone and note. */
bool selection_measure(struct selection *, bool (*each)(struct selection *, struct hours_row *));
/* Every entry by start and uid. Those that the format has no place for are counted as left out. */
bool selection_each(struct selection *, bool (*each)(struct selection *, struct hours_row *));

/* places.c: the projects and items that there are, into the hours. */
bool selection_read_projects(struct selection *);
bool selection_read_items(struct selection *);
/* Where a row is filed. One that names what is not there is damage: the query ends after it, and it is filed nowhere. */
struct hours_project *hours_project_at(struct hours *, struct query *, int place);
struct hours_item *hours_item_at(struct hours *, struct query *, int place, struct hours_project *);

/* worth.c: on the first round each entry is weighed, then the lines are closed, and on the second each takes its share. */
bool worth_weigh(struct selection *, const struct hours_row *);
bool worth_close(struct selection *);
bool worth_take(struct selection *, struct hours_row *);
/* The rate of an entry, NULL if none applies. */
const struct rate *worth_rate(struct selection *, struct hours_item *, int day);

#endif
