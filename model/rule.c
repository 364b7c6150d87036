#include <string.h>

#include "model/path.h"
#include "model/pattern.h"
#include "model/record.h"
#include "model/rule.h"
#include "model/text.h"

static bool find_name(struct book *book, const char *name, int64_t *id)
{
	struct query *row = book_query(book, SQL_RULE_NAME);

	query_set_text(row, ":name", name);
	return query_number(row, "id", id);
}

static bool pattern_is_sound(struct book *book, const char *words)
{
	struct pattern *pattern = pattern_open(words, book_fault_slot(book));

	pattern_close(pattern);
	return pattern != NULL;
}

static bool rule_is_sound(struct book *book, const struct rule *rule)
{
	int64_t other;
	char quoted[64];

	if (!slug_is_valid(rule->name))
		return book_fail(book, FAULT_INPUT, "\"%s\" is no name for a rule: use small letters, digits and dashes, at most 32.", utf8_quote(rule->name, quoted));
	if (!*rule->pattern)
		return book_fail(book, FAULT_INPUT, "A rule needs a pattern, such as '\\bstandup\\b'.");
	if (!text_is_keepable(rule->pattern, 4096))
		return book_fail(book, FAULT_INPUT, "The pattern of \"%s\" must be plain text of at most 4096 bytes.", rule->name);
	if (!pattern_is_sound(book, rule->pattern))
		return false;
	if (!rule->path && !rule->activity && !rule->given && !rule->unrecorded)
		return book_fail(book, FAULT_INPUT, "A rule needs something to do: --path, -a, -d or --unrecorded.");
	if (!find_name(book, rule->name, &other))
		return false;
	return !other || book_fail(book, FAULT_CONFLICT, "There is a rule \"%s\" already; ambit rule delete %s makes room.", rule->name, rule->name);
}

static bool take_path(struct book *book, struct rule *rule, struct arena *arena)
{
	struct place place;

	if (!rule->path)
		return true;
	if (!strcmp(rule->path, "unfiled"))
		return book_fail(book, FAULT_INPUT, "\"unfiled\" is where work waits; name the path that it belongs to.");
	if (!place_take(book, rule->path, arena, &place))
		return false;
	if (rule->unrecorded && place.kind == PLACE_OWN)
		return book_fail(book, FAULT_INPUT, "Small favours are found on a client's project; \"%.60s\" is own time.", place.path);
	rule->project = place.project;
	rule->item = place.item;
	rule->path = place.path;
	return true;
}

static bool insert_rule(struct book *book, struct rule *rule, struct arena *arena)
{
	struct query *add;

	if (!(rule->id = book_take_id(book, "rule")))
		return false;
	rule->uid = uid_new(arena);
	add = book_query(book, SQL_RULE_ADD);
	query_set_int(add, ":id", rule->id);
	query_set_text(add, ":uid", rule->uid);
	query_set_text(add, ":name", rule->name);
	query_set_text(add, ":pattern", rule->pattern);
	query_set_some(add, ":project", rule->project);
	query_set_some(add, ":item", rule->item);
	query_set_words(add, ":activity", rule->activity);
	query_set_words(add, ":disposition", disposition_words[rule->given]);
	query_set_int(add, ":unrecorded", rule->unrecorded);
	return query_run(add, NULL);
}

bool rule_add(struct book *book, struct rule *rule, struct arena *arena)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = rule_is_sound(book, rule) && take_path(book, rule, arena) && insert_rule(book, rule, arena);
	return book_end(book, ok, "rule add", "%s", rule->name);
}

static struct rule rule_of(struct query *row, struct arena *arena)
{
	int given = word_find(disposition_words, query_text(row, "disposition"));

	return (struct rule){
		.id = query_int(row, "id"),
		.uid = query_take(row, "uid", arena),
		.name = query_take(row, "name", arena),
		.pattern = query_take(row, "pattern", arena),
		.project = query_int(row, "project"),
		.item = query_int(row, "item"),
		.activity = query_take(row, "activity", arena),
		.given = given > 0 ? (enum disposition)given : DISPOSITION_NONE,
		.unrecorded = query_int(row, "unrecorded"),
	};
}

bool rule_list(struct book *book, struct arena *arena, struct rules *rules)
{
	struct query *rows = book_query(book, SQL_RULE_ALL);
	struct place place;

	*rules = (struct rules){0};
	while (query_next(rows)) {
		arena_grow(arena, &rules->items, rules->count, sizeof *rules->items);
		rules->items[rules->count++] = rule_of(rows, arena);
	}
	if (!query_ok(rows))
		return false;
	for (size_t i = 0; i < rules->count; i++) {
		struct rule *rule = &rules->items[i];

		if (!rule->project)
			continue;
		if (!place_of(book, rule->project, rule->item, arena, &place))
			return false;
		rule->path = place.path;
		rule->closed = place.closed;
	}
	return true;
}

static bool delete_rule(struct book *book, const char *name)
{
	struct query *remove;
	char quoted[64];
	int64_t id;

	if (!find_name(book, name, &id))
		return false;
	if (!id)
		return book_fail(book, FAULT_MISSING, "There is no rule \"%s\"; ambit rule list shows them.", utf8_quote(name, quoted));
	remove = book_query(book, SQL_RULE_REMOVE);
	query_set_int(remove, ":id", id);
	return query_run(remove, NULL);
}

bool rule_delete(struct book *book, const char *name)
{
	if (!book_begin(book))
		return false;
	return book_end(book, delete_rule(book, name), "rule delete", "%s", name);
}
