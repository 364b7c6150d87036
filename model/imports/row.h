/* One row of a log of hours, as every importer hands it on. */
#ifndef MODEL_IMPORTS_ROW_H
#define MODEL_IMPORTS_ROW_H

#include "model/moment.h"
#include "model/names.h"

enum when {
	WHEN_INSTANTS,        /* started_at and ended_at */
	WHEN_WALLS,           /* from and until on clocks of the reading zone; seconds settles an hour shown twice */
	WHEN_WALL_AND_LENGTH, /* from and seconds */
	WHEN_DAY_AND_LENGTH,  /* day and seconds: laid end to end from 09:00 */
};

/* Texts live until the next row; NULL and "" both mean: not said. */
struct row {
	int line;                  /* where the record starts; its place in the array for JSON */
	const char *left_out;      /* why it reads well but is no work: still running, zero length …; NULL: it is work */
	enum when when;
	int64_t started_at, ended_at;
	struct wall from, until;
	int day;
	int64_t seconds;           /* -1: not said */
	bool decimal;              /* seconds comes from a decimal number of hours: exact to some seconds only */
	const char *uid;           /* the source's own id */
	const char *path;          /* one of our paths, or an account that reads like one */
	bool is_account;           /* path is another program's account: a text for --map */
	const char *client, *project, *task, *note, *user;
	const char *activity;      /* a word that must be known (own formats) */
	const char *const *tags;   /* NULL-terminated, or NULL: what isn't understood goes behind the note */
	const char *const *hints;  /* the same for words that stand in the note already */
	enum disposition disposition;
	bool settled;
	const char *content;       /* own formats: what the key of a row without uid is made of */
};

#endif
