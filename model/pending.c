/* Until their module lands: whoever brings notice.c removes this file. */
#include "model/notice.h"

bool notice_list(struct book *book, struct arena *arena, struct notices *notices)
{
	(void)book;
	(void)arena;
	*notices = (struct notices){0};
	return true;
}

bool notice_brief(struct book *book, struct arena *arena, struct notices *notices)
{
	return notice_list(book, arena, notices);
}
