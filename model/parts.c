#include "model/parts.h"

#include <string.h>

#include "model/money.h"
#include "model/utf8.h"

enum { NAME_BYTES = 60 };

/* Cuts the text in place. */
static bool read_part(char *text, struct part *part)
{
	char *sign = strpbrk(text, "<>="), *digits;

	if (!sign || sign == text || sign - text > NAME_BYTES)
		return false;
	part->relation = *sign == '<' ? PART_MOST : *sign == '>' ? PART_LEAST : PART_IS;
	digits = part->relation == PART_IS ? sign + 1 : sign[1] == '=' ? sign + 2 : NULL;
	*sign = '\0';
	part->name = text;
	part->digits = digits;
	return digits && decimal_parse(digits, &part->value);
}

/* Letters of any script are fine; what would end the part or the line is not. */
static bool name_is_sound(const char *name)
{
	for (; *name; name++)
		if ((unsigned char)*name < ' ' || strchr(";<>=", *name))
			return false;
	return true;
}

bool part_is_sound(const char *typed, bool bounds, struct arena *arena, struct fault *fault)
{
	struct part part;
	char quoted[64];

	if (read_part(arena_text(arena, typed), &part) && name_is_sound(part.name) && utf8_fault(part.name, strlen(part.name)) < 0 && (part.relation != PART_IS) == bounds)
		return true;
	return fault_set(fault, FAULT_INPUT, bounds ? "\"%s\" is no limit: write it like 'latency_ms<=50', with at most six decimals." :
		"\"%s\" is no named value: write it like latency_ms=71, with at most six decimals.", utf8_quote(typed, quoted));
}

struct parts parts_of(const char *text, struct arena *arena)
{
	struct parts parts = {0};
	char *rest = text ? arena_text(arena, text) : NULL, *piece;

	while ((piece = strsep(&rest, ";"))) {
		struct part part;

		if (!read_part(piece, &part))
			continue;
		arena_grow(arena, &parts.items, parts.count, sizeof *parts.items);
		parts.items[parts.count++] = part;
	}
	return parts;
}

const struct part *part_named(const struct parts *parts, const char *name)
{
	for (size_t i = 0; i < parts->count; i++)
		if (!strcmp(parts->items[i].name, name))
			return &parts->items[i];
	return NULL;
}
