/* Places that rows go to, as the engine keeps them. */
#include "model/imports/job.h"
#include "model/utf8.h"

struct target *target_new(struct import_job *job, const struct place *place)
{
	struct target *target = arena_take(job->arena, sizeof *target);

	*target = (struct target){
		.project = place->project,
		.item = place->item,
		.path = place->path,
		.zone = place->zone && *place->zone ? place->zone : book_clock(job->book).zone,
		.own = place->kind == PLACE_OWN,
		.day_from = 1, /* an empty stretch */
	};
	return target;
}

/* One of our paths as it stands; place_take says why not. */
bool target_take(struct import_job *job, const char *path, struct target **target)
{
	struct place place;

	if (!place_take(job->book, path, job->arena, &place))
		return false;
	*target = target_new(job, &place);
	return true;
}

bool job_refuse_place(struct import_job *job, const struct row *row, const char *what, const char *name)
{
	char quoted[64];

	return source_refuse(&job->reader.source, row->line, "there is no %s \"%s\"; --create makes it, --into PATH or --map TEXT=PATH file it elsewhere.",
		what, utf8_quote(name, quoted));
}
