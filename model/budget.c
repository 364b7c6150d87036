#include "model/budget.h"

#include "model/project.h"

bool budget_passed_by(struct book *book, int64_t id, struct outlay part, struct arena *arena, const char **words)
{
	struct outlay spent = {0};
	struct spending spending;
	struct project project;
	int percents[16], count, passed = 0;

	*words = NULL;
	if (!project_find(book, id, arena, &project))
		return false;
	if (!project.compute_budget_micro)
		return true;
	if (!spending_read(book, id, arena, &spending))
		return false;
	outlay_add_all(&spent, &spending, book_now(book));
	count = percent_list(project.compute_alert, percents);
	for (int i = 0; i < count; i++) {
		int128 alert = (int128)project.compute_budget_micro * 3600 * percents[i] / 100;

		if (spent.parts >= alert && spent.parts - part.parts < alert)
			passed = percents[i];
	}
	if (passed)
		*words = arena_print(arena, "%d%% of the compute budget is spent", passed);
	return true;
}
