/* As timew export writes it; id 1 is the newest. */
#include "model/exports/format.h"

struct timew { int64_t left; };

static bool timew_begin(struct hours *hours)
{
	struct timew *timew = hours->state = arena_take(hours->arena, sizeof *timew);

	timew->left = hours->count;
	text_add(&hours->out->text, "[");
	return true;
}

static void add_moment(struct text *text, const char *name, int64_t at)
{
	struct wall wall = zone_wall("UTC", at);

	text_print(text, "\"%s\":\"%04d%02d%02dT%02d%02d%02dZ\",", name, wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second);
}

static void timew_row(struct hours *hours, const struct hours_row *row)
{
	struct timew *timew = hours->state;
	struct text *text = &hours->out->text;

	text_print(text, "%s{\"id\":%lld,", timew->left == hours->count ? "\n" : ",\n", (long long)timew->left);
	timew->left--;
	add_moment(text, "start", row->started_at);
	add_moment(text, "end", row->ended_at);
	text_add(text, "\"tags\":[");
	text_add_json(text, row->item->path);
	byte_add(text, ',');
	text_add_json(text, row->activity);
	byte_add(text, ',');
	text_add_json(text, disposition_words[row->disposition]);
	byte_add(text, ']');
	if (*row->note) {
		text_add(text, ",\"annotation\":");
		text_add_json(text, row->note);
	}
	byte_add(text, '}');
}

static bool timew_end(struct hours *hours)
{
	text_add(&hours->out->text, "\n]\n");
	return true;
}

const struct exporter timew_exporter = {
	.name = "timew",
	.measured = true,
	.begin = timew_begin,
	.row = timew_row,
	.end = timew_end,
};
