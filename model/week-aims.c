#include "model/week-aims.h"

#include "model/config.h"
#include "model/project.h"

static int64_t length_set(struct book *book, const char *key)
{
	const char *value = config_get(book, key);
	struct fault fault = {0};
	int64_t seconds = 0;

	return value && moment_parse_length(value, &seconds, &fault) ? seconds : 0;
}

static bool runs_in(const struct project *project, int monday)
{
	return (project->start_on == DAY_NONE || project->start_on <= monday + 6) && (project->end_on == DAY_NONE || project->end_on >= monday) &&
	       (project->closed_on == DAY_NONE || project->closed_on >= monday);
}

static void add_project(struct week_aims *aims, const struct project *project)
{
	aims->billable += project->capacity_seconds;
	if (project->learning_target_seconds > aims->learning)
		aims->learning = project->learning_target_seconds;
	if (!project->meeting_cap_seconds || aims->count == CAPPED_MOST)
		return;
	aims->meetings += project->meeting_cap_seconds;
	aims->capped[aims->count++] = project->id;
}

static void set(int64_t *aim, int64_t configured)
{
	if (configured)
		*aim = configured;
}

/* Reading the projects takes far more memory than what is kept of them. */
static bool add_projects(struct book *book, int monday, struct week_aims *aims)
{
	struct arena *scratch = arena_new();
	struct projects projects = {0};
	bool ok = project_list(book, false, scratch, &projects);

	for (size_t i = 0; ok && i < projects.count; i++)
		if (runs_in(&projects.items[i], monday))
			add_project(aims, &projects.items[i]);
	arena_free(scratch);
	return ok;
}

bool week_aims_load(struct book *book, int monday, struct week_aims *aims)
{
	int64_t meetings = length_set(book, "meeting.cap");

	*aims = (struct week_aims){.all_meetings = meetings != 0};
	if (!add_projects(book, monday, aims))
		return false;
	set(&aims->billable, length_set(book, "capacity"));
	set(&aims->learning, length_set(book, "learning.target"));
	set(&aims->meetings, meetings);
	return true;
}

bool week_aims_cap(const struct week_aims *aims, int64_t project)
{
	for (int i = 0; i < aims->count; i++)
		if (aims->capped[i] == project)
			return true;
	return aims->all_meetings;
}
