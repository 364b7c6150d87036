#include "model/rule.h"

#include "model/act.h"
#include "model/baseline.h"
#include "model/path.h"
#include "model/project.h"
#include "tests/desk.h"

static const struct period always = {DAY_FIRST, DAY_LAST};

static void add(struct desk *desk, struct rule rule)
{
	assert_done(desk, rule_add(desk->book, &rule, desk->arena));
}

static bool try_add(struct desk *desk, struct rule rule)
{
	return rule_add(desk->book, &rule, desk->arena);
}

static struct rule_run apply(struct desk *desk)
{
	struct rule_run run;

	assert_done(desk, rule_apply(desk->book, always, desk->arena, &run));
	return run;
}

static void seal(struct desk *desk)
{
	struct baseline baseline = {.who = "Ana", .evidence = "mail", .sealed_on = DAY_NONE};
	struct place place;

	assert_done(desk, place_find(desk->book, "acme/site", PLACE_PROJECT, desk->arena, &place));
	assert_done(desk, baseline_seal(desk->book, place.project, &baseline));
}

static struct entry find(struct desk *desk, int64_t id)
{
	struct entry entry;

	assert_done(desk, entry_find(desk->book, id, desk->arena, &entry));
	return entry;
}

/* behaviour 10 */
static void unfiled_time_goes_where_its_note_says(void **state)
{
	struct desk *desk = *state;
	int64_t one = desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "Standup with Ana");
	int64_t other = desk_log(desk, "unfiled", "2026-03-02T10:00", "2026-03-02T11:00", "reading");
	struct rule_run run;
	struct entry entry;

	add(desk, (struct rule){.name = "standup", .pattern = "\\bstandup\\b", .path = "site/B1", .activity = "meeting"});
	run = apply(desk);
	assert_int_equal(run.count, 1);
	assert_int_equal(run.filed, 1);
	assert_string_equal(run.hits[0].entry.path, "unfiled");
	entry = find(desk, one);
	assert_string_equal(entry.path, "acme/site/B1");
	assert_string_equal(entry.activity, "meeting");
	assert_string_equal(find(desk, other).path, "unfiled");
	assert_int_equal(apply(desk).count, 0);
}

/* Tokyo is a day ahead at that hour. */
static void filed_time_counts_on_the_day_of_its_client(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "unfiled", "2026-03-01T20:00", "2026-03-01T21:00", "app review");

	add(desk, (struct rule){.name = "app", .pattern = "app", .path = "nippon/app"});
	apply(desk);
	assert_string_equal(find(desk, id).zone, "Asia/Tokyo");
	assert_int_equal(find(desk, id).day, day_from_text("2026-03-02"));
}

static void the_first_rule_that_fits_decides(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "label review");

	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	add(desk, (struct rule){.name = "review", .pattern = "review", .path = "site/B2"});
	assert_int_equal(apply(desk).filed, 1);
	assert_string_equal(find(desk, id).path, "acme/site/B1");
}

static void all_is_one_act_and_one_undo(void **state)
{
	struct desk *desk = *state;
	struct history done;
	const char *before;

	desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "label 1");
	desk_log(desk, "unfiled", "2026-03-02T10:00", "2026-03-02T11:00", "label 2");
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	before = desk_entries(desk);
	assert_int_equal(apply(desk).filed, 2);
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_string_equal(done.items[0].verb, "rule apply");
	assert_string_equal(desk_entries(desk), before);
}

static void what_changes_nothing_is_no_act(void **state)
{
	struct desk *desk = *state;
	int64_t last;

	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	last = desk_number(desk, "SELECT max(id) FROM act");
	assert_int_equal(apply(desk).count, 0);
	assert_int_equal(desk_number(desk, "SELECT max(id) FROM act"), last);
}

static void what_has_a_place_stays_there(void **state)
{
	struct desk *desk = *state;

	desk_log(desk, "site/B2", "2026-03-02T08:00", "2026-03-02T09:00", "label");
	desk_log(desk, "site", "2026-03-02T09:00", "2026-03-02T10:00", "label"); /* not sealed: ordinary work */
	desk_log(desk, "learning", "2026-03-02T10:00", "2026-03-02T11:00", "label");
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	add(desk, (struct rule){.name = "favours", .pattern = "label", .unrecorded = true});
	assert_int_equal(apply(desk).count, 0);
}

static void unrecorded_time_is_sorted_within_its_project_alone(void **state)
{
	struct desk *desk = *state;
	int64_t id;

	seal(desk);
	id = desk_log(desk, "site", "2026-03-02T09:00", "2026-03-02T10:00", "label quick");
	add(desk, (struct rule){.name = "elsewhere", .pattern = "label", .path = "nippon/app"});
	add(desk, (struct rule){.name = "own", .pattern = "label", .path = "learning"});
	assert_int_equal(apply(desk).count, 0);
	add(desk, (struct rule){.name = "here", .pattern = "label", .path = "site/B1"});
	assert_int_equal(apply(desk).filed, 1);
	assert_string_equal(find(desk, id).path, "acme/site/B1");
}

static void small_favours_are_found_and_left(void **state)
{
	struct desk *desk = *state;
	struct rule_run run;
	int64_t favour;

	seal(desk);
	favour = desk_log(desk, "site", "2026-03-02T09:00", "2026-03-02T09:30", "Quick csv for Ana");
	desk_log(desk, "site", "2026-03-02T09:30", "2026-03-02T10:00", "call");
	desk_log(desk, "site/B1", "2026-03-02T10:00", "2026-03-02T11:00", "quick retrain");
	desk_log(desk, "unfiled", "2026-03-02T11:00", "2026-03-02T12:00", "quick look");
	add(desk, (struct rule){.name = "favours", .pattern = "\\b(quick|just|also|small|csv|slide|rerun)\\b", .path = "site", .unrecorded = true});
	run = apply(desk);
	assert_int_equal(run.count, 1);
	assert_int_equal(run.filed, 0);
	assert_int_equal(run.hits[0].entry.id, favour);
	assert_int_equal(find(desk, favour).bucket, BUCKET_UNRECORDED);
}

static void a_favour_that_another_rule_files_is_none(void **state)
{
	struct desk *desk = *state;
	struct rule_run run;

	seal(desk);
	desk_log(desk, "site", "2026-03-02T09:00", "2026-03-02T09:30", "quick label");
	add(desk, (struct rule){.name = "favours", .pattern = "quick", .unrecorded = true});
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	run = apply(desk);
	assert_int_equal(run.count, 1);
	assert_int_equal(run.filed, 1);
}

static void favours_may_be_given_away_at_once(void **state)
{
	struct desk *desk = *state;
	int64_t id;

	seal(desk);
	id = desk_log(desk, "site", "2026-03-02T09:00", "2026-03-02T09:30", "quick csv");
	add(desk, (struct rule){.name = "favours", .pattern = "quick", .given = GOODWILL, .unrecorded = true});
	assert_int_equal(apply(desk).filed, 1);
	assert_int_equal(find(desk, id).given, GOODWILL);
	assert_int_equal(apply(desk).count, 0); /* it waits no longer */
}

static void what_an_invoice_bills_is_passed_over(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "label");

	desk_invoice(desk, id, "2026-001");
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	assert_int_equal(apply(desk).count, 0);
	assert_string_equal(find(desk, id).path, "unfiled");
}

static void a_rule_to_a_closed_project_is_passed_over(void **state)
{
	struct desk *desk = *state;
	struct project project;
	struct place place;
	struct rule_run run;

	desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "label");
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "nippon/app"});
	assert_done(desk, place_find(desk->book, "nippon/app", PLACE_PROJECT, desk->arena, &place));
	assert_done(desk, project_find(desk->book, place.project, desk->arena, &project));
	project.closed_on = day_from_text("2026-03-02");
	assert_done(desk, project_edit(desk->book, &project));
	run = apply(desk);
	assert_int_equal(run.count, 0);
	assert_true(run.rules.items[0].closed);
}

static void only_the_period_is_looked_at(void **state)
{
	struct desk *desk = *state;
	struct rule_run run;

	desk_log(desk, "unfiled", "2026-03-01T09:00", "2026-03-01T10:00", "label");
	desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "label");
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	assert_done(desk, rule_apply(desk->book, (struct period){day_from_text("2026-03-02"), day_from_text("2026-03-02")}, desk->arena, &run));
	assert_int_equal(run.filed, 1);
}

static void what_is_no_rule_is_refused(void **state)
{
	struct desk *desk = *state;

	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "(a", .path = "site"}), FAULT_INPUT, "offset 2");
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "(*LIMIT_MATCH=1)a", .path = "site"}), FAULT_INPUT, "verb");
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "", .path = "site"}), FAULT_INPUT, "pattern");
	assert_refused(desk, try_add(desk, (struct rule){.name = "X y", .pattern = "a", .path = "site"}), FAULT_INPUT, "\"X y\"");
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "a"}), FAULT_INPUT, "something to do");
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "a", .path = "unfiled"}), FAULT_INPUT, "waits");
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "a", .path = "nowhere"}), FAULT_MISSING, "nowhere");
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "a", .path = "learning", .unrecorded = true}), FAULT_INPUT, "own time");
	add(desk, (struct rule){.name = "x", .pattern = "a", .path = "site"});
	assert_refused(desk, try_add(desk, (struct rule){.name = "x", .pattern = "b", .path = "site"}), FAULT_CONFLICT, "already");
	assert_done(desk, rule_delete(desk->book, "x"));
	assert_refused(desk, rule_delete(desk->book, "x"), FAULT_MISSING, "no rule");
	add(desk, (struct rule){.name = "x", .pattern = "b", .path = "site"});
}

static void a_pattern_too_costly_files_nothing(void **state)
{
	struct desk *desk = *state;
	int64_t id = desk_log(desk, "unfiled", "2026-03-02T08:00", "2026-03-02T09:00", "label");
	struct rule_run run;

	desk_log(desk, "unfiled", "2026-03-02T09:00", "2026-03-02T10:00", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	add(desk, (struct rule){.name = "costly", .pattern = "^(a+)+$", .path = "site/B1"});
	assert_refused(desk, rule_apply(desk->book, always, desk->arena, &run), FAULT_INPUT, "\"costly\"");
	assert_string_equal(find(desk, id).path, "unfiled");
}

/* Over 500 rows the act is kept in parts. */
static void many_are_filed_in_one_act_too(void **state)
{
	struct desk *desk = *state;
	struct history done;

	assert_done(desk, book_begin(desk->book));
	for (int i = 0; i < 1200; i++) {
		struct entry entry = {.path = "unfiled", .started_at = desk_time("2026-01-05T00:00") + i * 60, .note = "label"};

		entry.ended_at = entry.started_at + 60;
		assert_done(desk, entry_log(desk->book, &entry, OVERLAP_ALLOW, false, desk->arena));
		assert_done(desk, book_breathe(desk->book));
	}
	assert_done(desk, book_end(desk->book, true, "import", "1200 entries"));
	add(desk, (struct rule){.name = "label", .pattern = "label", .path = "site/B1"});
	assert_int_equal(apply(desk).filed, 1200);
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM entry WHERE item IS NOT NULL"), 1200);
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM entry WHERE item IS NOT NULL"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(unfiled_time_goes_where_its_note_says),
		TEST(filed_time_counts_on_the_day_of_its_client),
		TEST(the_first_rule_that_fits_decides),
		TEST(all_is_one_act_and_one_undo),
		TEST(what_changes_nothing_is_no_act),
		TEST(what_has_a_place_stays_there),
		TEST(unrecorded_time_is_sorted_within_its_project_alone),
		TEST(small_favours_are_found_and_left),
		TEST(a_favour_that_another_rule_files_is_none),
		TEST(favours_may_be_given_away_at_once),
		TEST(what_an_invoice_bills_is_passed_over),
		TEST(a_rule_to_a_closed_project_is_passed_over),
		TEST(only_the_period_is_looked_at),
		TEST(what_is_no_rule_is_refused),
		TEST(a_pattern_too_costly_files_nothing),
		TEST(many_are_filed_in_one_act_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
