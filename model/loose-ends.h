/* What is still open of a project when one would close it: it is cheaper to hear of it now than to find it next year. */
#ifndef MODEL_LOOSE_ENDS_H
#define MODEL_LOOSE_ENDS_H

#include "model/book.h"

enum loose { LOOSE_RUNNING, LOOSE_UNSORTED, LOOSE_UNBILLED, LOOSE_AT_RISK, LOOSE_UNPAID, LOOSE_WAITING, LOOSE_UNDECIDED, LOOSE_UNACCEPTED, LOOSE_UNDELETED };
extern const char *const loose_words[];     /* NULL-terminated, in the order of the enum */

struct loose_end { enum loose kind; const char *text; };
struct loose_ends { struct loose_end *items; size_t count; };

/* By kind, each a plain sentence without its full stop. As of now. */
bool loose_ends_of(struct book *, int64_t project, struct arena *, struct loose_ends *);

/* Nothing more is logged or paid for it from then on. FAULT_REFUSED when it is closed already. */
bool project_close(struct book *, int64_t project);

#endif
