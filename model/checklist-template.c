#include "model/checklist-template.h"

#include <string.h>

#include "model/checklist-own.h"
#include "model/day.h"
#include "model/names.h"
#include "model/text.h"

#define CHECKED "# checked on "

enum { LINES_MOST = 100, LINE_MOST = 300 };

const char *const checklist_template_words[] = {"data_audit", "bias", "interpretability", "model_card", "gdpr", "deployment", "monitoring", "health", "finance", NULL};

/* In the order of the words. */
static const char *const texts[] = {
	"# checked on 2026-11-21\n"
	"share of missing values known for every column\n"
	"keys unique, joins counted before and after\n"
	"span covers every season, or the gap is told\n"
	"training data come from the same population as new cases\n"
	"labels: who made them, how often two agree\n"
	"leakage between training and test looked for\n"
	"right to use the data in writing\n",

	"# checked on 2026-11-21\n"
	"bias in the data: who is missing, who is over-represented\n"
	"bias in the test: subgroups compared on the same metric\n"
	"bias in the definition of success: whom does an error hurt\n"
	"largest gap between subgroups inside its limit\n",

	"# checked on 2026-11-21\n"
	"global importance of features read with somebody who knows the field\n"
	"one decision explained in plain words\n"
	"a simpler model measured beside it, the price in points written down\n",

	"# checked on 2026-11-21\n"
	"intended use, and uses that it is not for\n"
	"data, version and digest named\n"
	"metric, value, n and subgroups\n"
	"known limits and caveats\n"
	"who to ask, and when it is looked at again\n",

	"# checked on 2026-11-21\n"
	"by data_audit: screening whether an impact assessment (DPIA, GDPR art. 35) is due\n"
	"by data_audit: legal basis of each personal field (GDPR art. 6, 9)\n"
	"by data_audit: who is controller and who processor, contract signed (GDPR art. 28)\n"
	"by model: no personal field that the purpose doesn't need (GDPR art. 5)\n"
	"by evaluation: automated decisions: a human can step in (GDPR art. 22)\n"
	"by deployment: day of deletion set for each personal data set\n"
	"by deployment: risk class under the EU AI Act written down\n",

	"# checked on 2026-11-21\n"
	"latency measured under the expected load\n"
	"monitoring in place, somebody gets the alarm\n"
	"version of model, data and code recorded\n"
	"way back tried: the version before can be put in again\n"
	"retraining: when, on which data, decided by whom\n",

	"# checked on 2026-11-21\n"
	"accepted value and the threshold for an alarm written down\n"
	"inputs compared with the training data month by month\n"
	"true outcomes arrive, and how late\n"
	"cost and latency watched as well\n",

	"# checked on 2026-11-21\n"
	"by data_audit: the ground for using data about health written down (GDPR art. 9)\n"
	"by evaluation: somebody who treats patients reads single decisions and may dispute them\n"
	"by evaluation: a missed case and a false alarm weighed against each other by them\n"
	"by deployment: whether it is a medical device (EU MDR) answered in writing\n",

	"# checked on 2026-11-21\n"
	"by data_audit: no field that stands for a protected group in other words\n"
	"by evaluation: values held against bad years, not good ones alone\n"
	"by evaluation: the reasons of one refusal can be told to who was refused (GDPR art. 22)\n"
	"by deployment: duties of credit scoring under the EU AI Act (annex III) listed\n"
};

static void add_line(struct checklist_template *template, struct arena *arena, char *line)
{
	const char *gate = NULL;
	char *colon = strchr(line, ':');

	if (!strncmp(line, "by ", 3) && colon) {
		*colon = '\0';
		if (word_find(gate_words, line + 3) >= 0) {
			gate = line + 3;
			line = colon + 1 + strspn(colon + 1, " ");
		} else {
			*colon = ':';
		}
	}
	if (!*line || template->count == LINES_MOST)
		return;
	arena_grow(arena, &template->lines, template->count, sizeof *template->lines);
	template->lines[template->count].text = line;
	template->lines[template->count++].by_gate = gate;
}

static void read_text(const char *text, struct arena *arena, struct checklist_template *template)
{
	char *rest = arena_text(arena, text), *line;

	*template = (struct checklist_template){.checked_on = DAY_NONE};
	while ((line = strsep(&rest, "\n"))) {
		size_t length = strlen(line);

		while (length && strchr(" \t\r", line[length - 1]))
			line[--length] = '\0';
		line += strspn(line, " \t");
		if (!strncmp(line, CHECKED, sizeof CHECKED - 1))
			template->checked_on = day_from_text(line + sizeof CHECKED - 1);
		else if (*line && *line != '#')
			add_line(template, arena, line);
	}
}

const char *checklist_template_text(const char *name, struct arena *arena, bool *own)
{
	const char *text = checklist_own_read(name, arena);
	int place = word_find(checklist_template_words, name);

	*own = text != NULL;
	if (text)
		return text;
	return place < 0 ? NULL : texts[place];
}

bool checklist_template_find(const char *name, struct arena *arena, struct checklist_template *template)
{
	bool own;
	const char *text = checklist_template_text(name, arena, &own);

	if (text)
		read_text(text, arena, template);
	return text != NULL;
}

const char *const *checklist_template_names(struct arena *arena)
{
	const char *const *own = checklist_own_names(arena);
	const char **names;
	size_t count = 0, most = sizeof texts / sizeof *texts;

	while (own[count])
		count++;
	names = arena_array(arena, most + count + 1, sizeof *names);
	for (count = 0; checklist_template_words[count]; count++)
		names[count] = checklist_template_words[count];
	for (; *own; own++)
		if (word_find(checklist_template_words, *own) < 0)
			names[count++] = *own;
	names[count] = NULL;
	return names;
}

const char *checklist_template_checked(const char *text, int day, struct arena *arena)
{
	const char *line = strncmp(text, CHECKED, sizeof CHECKED - 1) ? strstr(text, "\n" CHECKED) : text, *rest;
	char said[11];

	day_text(day, said);
	if (!line)
		return arena_print(arena, CHECKED "%s\n%s", said, text);
	line += *line == '\n';
	rest = line + strcspn(line, "\n");
	return arena_print(arena, "%.*s" CHECKED "%s%s", (int)(line - text), text, said, rest);
}

bool checklist_template_is_sound(const char *text, struct arena *arena, struct fault *fault)
{
	struct checklist_template template;

	read_text(text, arena, &template);
	if (!template.count)
		return fault_set(fault, FAULT_INPUT, "A checklist has a line at least; # begins a remark.");
	for (size_t i = 0; i < template.count; i++)
		if (strlen(template.lines[i].text) > LINE_MOST || !text_is_keepable(template.lines[i].text, LINE_MOST))
			return fault_set(fault, FAULT_INPUT, "\"%.60s…\" is no line of a checklist: plain text of at most %d bytes.", template.lines[i].text, LINE_MOST);
	return true;
}

bool checklist_template_is_stale(const struct checklist_template *template, int today)
{
	return template->checked_on == DAY_NONE || today - template->checked_on > TEMPLATE_STALE_DAYS;
}
