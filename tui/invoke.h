/* From a command line that was read to the call of its verb. */
#ifndef TUI_INVOKE_H
#define TUI_INVOKE_H

#include "tui/options.h"

/* Fills the call; false and a fault in the book when --as-of can't be read. The invocation is borrowed for as long as the call. */
bool invoke(const struct invocation *, struct book *, struct arena *, struct out *, struct call *);

#endif
