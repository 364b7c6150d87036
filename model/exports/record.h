/* Records of the store as JSON, one a line: what export json and export hours --format json both write. */
#ifndef MODEL_EXPORTS_RECORD_H
#define MODEL_EXPORTS_RECORD_H

#include "model/book.h"
#include "model/json.h"
#include "model/out.h"
#include "model/record.h"

enum member_kind { MEMBER_TEXT, MEMBER_INT, MEMBER_BOOL, MEMBER_INSTANT };

/* A column and the name of the member that it becomes; NULL becomes null, instants RFC 3339 in UTC. */
struct member { const char *column, *name; enum member_kind kind; }; /* a list ends with a row without a column; at most 31 */

/* A document of arrays whose records each stand on a line of their own. Start with {.book, .out}. */
struct records_writer {
	struct book *book;
	struct out *out;
	struct json json;
	int64_t client;           /* what is of that client alone; 0: all */
	bool begun, filled;       /* the document has an array; the present array has a record */
};

/* {"ambit":1, then the arrays in their order, then the end. */
void records_open(struct records_writer *);
void records_array(struct records_writer *, const char *name);
void records_array_end(struct records_writer *);
void records_close(struct records_writer *);
void record_begin(struct records_writer *);
void record_end(struct records_writer *);
/* Which rows are wanted, by id; NULL: all are. */
struct record_filter { bool (*wants)(const void *context, int64_t id); const void *context; };

bool record_clients(struct records_writer *, const struct record_filter *);
bool record_projects(struct records_writer *, const struct record_filter *);
/* progress: with what was done and what remains. */
bool record_items(struct records_writer *, const struct record_filter *, bool progress);
/* The rows of a statement with :client, as many as the document is about. */
struct query *record_query(struct records_writer *, enum statement);
/* Each row of the query as a record, closed by tail if there is one. */
bool record_rows(struct records_writer *, struct query *, const struct member *, const struct record_filter *, bool (*tail)(struct records_writer *, struct query *));
/* The rows of a query as an array of objects inside the present record. */
bool record_list(struct json *, const char *name, struct query *, const struct member *);

#endif
