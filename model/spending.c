#include "model/spending.h"

bool spending_read(struct book *book, int64_t project, struct arena *arena, struct spending *spending)
{
	return job_list(book, project, false, arena, &spending->jobs) && cost_list(book, project, arena, &spending->costs);
}
