/* Programs of our own that do what needs a large library: found beside ambit in the build tree, in libexec when installed. */
#ifndef MODEL_HELPER_H
#define MODEL_HELPER_H

#include "model/book.h"
#include "model/text.h"

bool helper_is_there(const char *program);
/* Runs it with the input and gathers what it writes; status is its exit status, 128 and more when a signal ended it. FAULT_STORE when it can't be started, FAULT_REFUSED when it is cancelled. */
bool helper_run(struct book *, const char *program, const struct text *input, struct text *output, int *status);

#endif
