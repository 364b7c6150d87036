#include "tests/trade_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static struct place find(struct trade *desk, const char *typed, unsigned wanted)
{
	struct place place;

	assert_done(desk, place_find(desk->book, typed, wanted, desk->arena, &place));
	return place;
}

static void refused(struct trade *desk, const char *typed, unsigned wanted, enum fault_kind kind, const char *word)
{
	struct place place;

	assert_refused(desk, place_find(desk->book, typed, wanted, desk->arena, &place), kind, word);
}

static void a_whole_path_names_each_thing(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1"), change = propose(desk, desk->project, "CR-1");
	struct place place = find(desk, "lumen", PLACE_CLIENT);

	assert_int_equal(place.kind, PLACE_CLIENT);
	assert_int_equal(place.client, desk->client);
	assert_string_equal(place.path, "lumen");
	place = find(desk, "lumen/churn", PLACE_LOGGABLE);
	assert_int_equal(place.kind, PLACE_PROJECT);
	assert_int_equal(place.project, desk->project);
	assert_string_equal(place.zone, NEW_YORK);
	assert_string_equal(place.currency, "USD");
	place = find(desk, "lumen/churn/B1", PLACE_LOGGABLE);
	assert_int_equal(place.kind, PLACE_ITEM);
	assert_int_equal(place.item, item);
	assert_int_equal(place.project, desk->project);
	assert_int_equal(place.client, desk->client);
	assert_string_equal(place.path, "lumen/churn/B1");
	assert_string_equal(place.code, "B1");
	place = find(desk, "lumen/churn/CR-1", PLACE_LOGGABLE);
	assert_int_equal(place.kind, PLACE_CHANGE);
	assert_int_equal(place.item, change);
	assert_string_equal(place.name, "A wish");
}

static void any_unambiguous_tail_will_do(void **state)
{
	struct trade *desk = *state;

	add_item(desk, desk->project, "B1");
	assert_string_equal(find(desk, "churn", PLACE_PROJECT).path, "lumen/churn");
	assert_string_equal(find(desk, "churn/B1", PLACE_ITEM).path, "lumen/churn/B1");
	assert_string_equal(find(desk, "B1", PLACE_ITEM).path, "lumen/churn/B1");
	assert_string_equal(find(desk, "b1", PLACE_ITEM).path, "lumen/churn/B1");
}

static void an_ambiguous_tail_names_the_candidates(void **state)
{
	struct trade *desk = *state;
	int64_t acme = add_client(desk, "acme", "EUR", "Europe/Berlin"), other = add_project(desk, acme, "churn");

	add_item(desk, desk->project, "B1");
	add_item(desk, other, "B1");
	refused(desk, "churn", PLACE_PROJECT, FAULT_CONFLICT, "lumen/churn, acme/churn");
	refused(desk, "B1", PLACE_ITEM, FAULT_CONFLICT, "lumen/churn/B1, acme/churn/B1");
	refused(desk, "churn/B1", PLACE_ITEM, FAULT_CONFLICT, "type more of the path");
	assert_string_equal(find(desk, "acme/churn/B1", PLACE_ITEM).path, "acme/churn/B1");
}

static void a_bare_id_is_looked_for_in_the_project_in_use_first(void **state)
{
	struct trade *desk = *state;
	int64_t acme = add_client(desk, "acme", "EUR", "Europe/Berlin"), other = add_project(desk, acme, "audit");
	struct place place;
	bool any;

	add_item(desk, desk->project, "B1");
	add_item(desk, other, "B1");
	add_item(desk, desk->project, "B2");
	place = find(desk, "audit", PLACE_PROJECT);
	assert_done(desk, place_use(desk->book, &place));
	assert_string_equal(find(desk, "B1", PLACE_ITEM).path, "acme/audit/B1");
	assert_string_equal(find(desk, "B2", PLACE_ITEM).path, "lumen/churn/B2");
	assert_done(desk, place_in_use(desk->book, desk->arena, &place, &any));
	assert_true(any);
	assert_string_equal(place.path, "acme/audit");
	assert_done(desk, place_use(desk->book, NULL));
	assert_done(desk, place_in_use(desk->book, desk->arena, &place, &any));
	assert_false(any);
	refused(desk, "B1", PLACE_ITEM, FAULT_CONFLICT, "acme/audit/B1");
}

static void close_project(struct trade *desk, int64_t id)
{
	struct project project;

	assert_done(desk, project_find(desk->book, id, desk->arena, &project));
	project.closed_on = day("2026-01-05");
	assert_done(desk, project_edit(desk->book, &project));
}

static void open_projects_come_before_closed_ones(void **state)
{
	struct trade *desk = *state;
	int64_t acme = add_client(desk, "acme", "EUR", "Europe/Berlin"), other = add_project(desk, acme, "churn");

	add_item(desk, desk->project, "B1");
	add_item(desk, other, "B1");
	close_project(desk, other);
	assert_string_equal(find(desk, "B1", PLACE_ITEM).path, "lumen/churn/B1");
	assert_string_equal(find(desk, "churn", PLACE_PROJECT).path, "lumen/churn");
	assert_true(find(desk, "acme/churn", PLACE_PROJECT).closed);
	close_project(desk, desk->project);
	refused(desk, "B1", PLACE_ITEM, FAULT_CONFLICT, "several");
}

static void only_the_kinds_wanted_are_found(void **state)
{
	struct trade *desk = *state;

	propose(desk, desk->project, "CR-1");
	refused(desk, "CR-1", PLACE_ITEM, FAULT_MISSING, "There is no \"CR-1\"");
	refused(desk, "lumen", PLACE_LOGGABLE, FAULT_MISSING, "is a client; name one of its projects");
	refused(desk, "churn", PLACE_CLIENT, FAULT_MISSING, "There is no \"churn\"");
	refused(desk, "nobody/churn", PLACE_PROJECT, FAULT_MISSING, "nobody/churn");
}

static void what_can_be_no_path_is_refused(void **state)
{
	static const char *const bad[] = {"", " ", "/", "/churn", "churn/", "a//b", "../acme", "acme'--", "%", "a/b/c/d", "x' UNION SELECT 1--", "é", "a b", "-a"};
	struct trade *desk = *state;
	char longest[300];

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		refused(desk, bad[i], PLACE_LOGGABLE, FAULT_INPUT, "is no path");
	memset(longest, 'a', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	refused(desk, longest, PLACE_LOGGABLE, FAULT_INPUT, "is no path");
}

static void own_time_takes_one_topic_made_by_first_use(void **state)
{
	struct trade *desk = *state;
	struct place place;
	int64_t topic;

	assert_true(book_begin(desk->book));
	assert_done(desk, place_take(desk->book, "learning/drift", desk->arena, &place));
	assert_int_equal(place.kind, PLACE_OWN);
	assert_string_equal(place.path, "learning/drift");
	assert_null(place.zone);
	topic = place.item;
	assert_true(topic > 0 && place.project > 0);
	assert_done(desk, place_take(desk->book, "learning/drift", desk->arena, &place));
	assert_int_equal(place.item, topic);
	assert_refused(desk, place_take(desk->book, "learning/a/b", desk->arena, &place), FAULT_INPUT, "one topic");
	assert_refused(desk, place_take(desk->book, "unfiled/x", desk->arena, &place), FAULT_INPUT, "one topic");
	assert_refused(desk, place_take(desk->book, "learning/Drift", desk->arena, &place), FAULT_INPUT, "small letters");
	assert_done(desk, book_end(desk->book, true, "test", "%s", ""));
	assert_int_equal(find(desk, "learning/drift", PLACE_OWN).item, topic);
}

/* Finding makes nothing: what was never used has no id. */
static void finding_own_time_makes_nothing(void **state)
{
	struct trade *desk = *state;
	struct place place = find(desk, "sales/fair", PLACE_OWN);

	assert_int_equal(place.kind, PLACE_OWN);
	assert_int_equal(place.project, 0);
	assert_int_equal(place.item, 0);
	assert_string_equal(find(desk, "unfiled", PLACE_OWN).name, "unfiled");
}

static void closed_places_take_no_time(void **state)
{
	struct trade *desk = *state;
	struct place place;

	add_item(desk, desk->project, "B1");
	close_project(desk, desk->project);
	assert_refused(desk, place_take(desk->book, "churn/B1", desk->arena, &place), FAULT_REFUSED, "\"lumen/churn/B1\" is closed");
	assert_true(find(desk, "churn/B1", PLACE_ITEM).closed);
}

static void archived_clients_take_no_time(void **state)
{
	struct trade *desk = *state;
	struct place place;

	assert_done(desk, client_archive(desk->book, desk->client));
	assert_refused(desk, place_take(desk->book, "churn", desk->arena, &place), FAULT_REFUSED, "is closed");
}

static void a_place_is_found_by_its_ids(void **state)
{
	struct trade *desk = *state;
	int64_t item = add_item(desk, desk->project, "B1"), change = propose(desk, desk->project, "CR-1");
	struct place place;

	assert_done(desk, place_of(desk->book, desk->project, 0, desk->arena, &place));
	assert_int_equal(place.kind, PLACE_PROJECT);
	assert_string_equal(place.path, "lumen/churn");
	assert_done(desk, place_of(desk->book, desk->project, item, desk->arena, &place));
	assert_int_equal(place.kind, PLACE_ITEM);
	assert_string_equal(place.path, "lumen/churn/B1");
	assert_done(desk, place_of(desk->book, desk->project, change, desk->arena, &place));
	assert_int_equal(place.kind, PLACE_CHANGE);
	assert_refused(desk, place_of(desk->book, 999, 0, desk->arena, &place), FAULT_STORE, "check");
	assert_refused(desk, place_of(desk->book, desk->project, 999, desk->arena, &place), FAULT_STORE, "check");
}

static void write_marker(const char *folder, const char *text)
{
	char path[300];
	FILE *file;

	snprintf(path, sizeof path, "%s/.ambit", folder);
	file = fopen(path, "w");
	fputs(text, file);
	fclose(file);
}

static void a_file_in_a_parent_folder_names_the_project_in_use(void **state)
{
	struct trade *desk = *state;
	char before[500], below[200];
	struct place place;
	bool any;

	assert_non_null(getcwd(before, sizeof before));
	snprintf(below, sizeof below, "%s/src", desk->folder);
	mkdir(below, 0700);
	write_marker(desk->folder, "# where hours go\nproject = lumen/churn\n");
	assert_int_equal(chdir(below), 0);
	assert_done(desk, place_in_use(desk->book, desk->arena, &place, &any));
	assert_true(any);
	assert_string_equal(place.path, "lumen/churn");
	write_marker(below, "project=nobody/nothing\n");
	assert_refused(desk, place_in_use(desk->book, desk->arena, &place, &any), FAULT_MISSING, "nobody/nothing");
	assert_int_equal(chdir(before), 0);
}

static void use_is_an_act_that_can_be_undone(void **state)
{
	struct trade *desk = *state;
	struct place place = find(desk, "churn", PLACE_PROJECT);
	bool any;

	assert_done(desk, place_use(desk->book, &place));
	take_back(desk, 1);
	assert_done(desk, place_in_use(desk->book, desk->arena, &place, &any));
	assert_false(any);
	bring_back(desk, 1);
	assert_done(desk, place_in_use(desk->book, desk->arena, &place, &any));
	assert_true(any);
}

#define test(name) cmocka_unit_test_setup_teardown(name, trade_setup, trade_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_whole_path_names_each_thing),
		test(any_unambiguous_tail_will_do),
		test(an_ambiguous_tail_names_the_candidates),
		test(a_bare_id_is_looked_for_in_the_project_in_use_first),
		test(open_projects_come_before_closed_ones),
		test(only_the_kinds_wanted_are_found),
		test(what_can_be_no_path_is_refused),
		test(own_time_takes_one_topic_made_by_first_use),
		test(finding_own_time_makes_nothing),
		test(closed_places_take_no_time),
		test(archived_clients_take_no_time),
		test(a_place_is_found_by_its_ids),
		test(a_file_in_a_parent_folder_names_the_project_in_use),
		test(use_is_an_act_that_can_be_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
