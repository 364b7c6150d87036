#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "model/calendar-record.h"

void record_add(struct text *text, const char *name, const char *value)
{
	text_add(text, name);
	text_add_char(text, ' ');
	for (; *value; value++) {
		if (*value == '\\' || *value == '\n')
			text_add_char(text, '\\');
		text_add_char(text, *value == '\n' ? 'n' : *value);
	}
	text_add_char(text, '\n');
}

static void unescape(char *value)
{
	char *to = value;

	for (; *value; value++) {
		if (*value == '\\' && value[1])
			*to++ = *++value == 'n' ? '\n' : *value;
		else
			*to++ = *value;
	}
	*to = '\0';
}

static void add_field(struct arena *arena, struct record *record, const char *line)
{
	size_t name = strcspn(line, " ");
	char *value = arena_text(arena, line[name] ? line + name + 1 : "");

	unescape(value);
	arena_grow(arena, &record->fields, record->count, sizeof *record->fields);
	record->fields[record->count++] = (struct record_field){arena_text_n(arena, line, name), value};
}

bool record_read(FILE *in, struct arena *arena, struct record *record)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	*record = (struct record){0};
	while ((length = getline(&line, &room, in)) > 0) {
		if (line[length - 1] == '\n')
			line[--length] = '\0';
		if (!strcmp(line, "end"))
			break;
		if (!*record->sort)
			snprintf(record->sort, sizeof record->sort, "%s", line);
		else
			add_field(arena, record, line);
	}
	free(line);
	return length > 0 && *record->sort;
}

const char *record_value(const struct record *record, const char *name)
{
	for (size_t i = 0; i < record->count; i++)
		if (!strcmp(record->fields[i].name, name))
			return record->fields[i].value;
	return NULL;
}
