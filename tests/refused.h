/* What a test says of a call on a book: it is done, or it is refused so. desk: whatever has the book. */
#ifndef TESTS_REFUSED_H
#define TESTS_REFUSED_H

#include "model/book.h"
#include "tests/unit.h"

#define assert_done(desk, call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, book_fault((desk)->book)->text); \
} while (0)

/* The call is refused so, and the sentence holds the word; the fault is forgotten. */
#define assert_refused(desk, call, wanted, word) do { \
	if (call) \
		fail_msg("%s went through", #call); \
	if (book_fault((desk)->book)->kind != (wanted)) \
		fail_msg("%s: kind %d: %s", #call, (int)book_fault((desk)->book)->kind, book_fault((desk)->book)->text); \
	if (!strstr(book_fault((desk)->book)->text, (word))) \
		fail_msg("\"%s\" lacks \"%s\"", book_fault((desk)->book)->text, (word)); \
	book_forgive((desk)->book); \
} while (0)

#endif
