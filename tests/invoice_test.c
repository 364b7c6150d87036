#include "model/invoice.h"

#include <sqlite3.h>

#include "model/act.h"
#include "model/baseline.h"
#include "model/change.h"
#include "model/client.h"
#include "model/config.h"
#include "model/item.h"
#include "model/job.h"
#include "model/project.h"
#include "model/rate.h"
#include "tests/desk.h"

static const struct period february = {20485, 20512}, march = {20513, 20543};

static void set_rate(struct desk *desk, const char *path, int64_t cents, const char *from)
{
	struct place place = desk_place(desk, path);
	struct rate rate = {.client = place.project ? 0 : place.client, .project = place.item ? 0 : place.project, .item = place.item, .path = place.path,
		.amount = {cents, "EUR"}, .from_on = day_from_text(from)};

	assert_done(desk, rate_set(desk->book, &rate));
}

static bool try_issue(struct desk *desk, const char *path, struct period period, const char *number, struct invoice *invoice)
{
	struct place place = desk_place(desk, path);
	const char *skipped;

	return invoice_issue(desk->book, &place, period, number, DAY_NONE, desk->arena, invoice, &skipped);
}

static struct invoice issue(struct desk *desk, const char *path, struct period period, const char *number)
{
	struct invoice invoice;

	assert_done(desk, try_issue(desk, path, period, number, &invoice));
	return invoice;
}

static struct invoice found(struct desk *desk, const char *number)
{
	struct invoice invoice;

	assert_done(desk, invoice_find(desk->book, number, desk->arena, &invoice));
	return invoice;
}

static int64_t log_as(struct desk *desk, const char *path, const char *from, const char *until, const char *activity, enum disposition given)
{
	desk->entry = (struct entry){.path = path, .started_at = desk_time(from), .ended_at = desk_time(until), .note = "", .activity = activity, .given = given};
	assert_done(desk, entry_log(desk->book, &desk->entry, OVERLAP_REFUSE, false, desk->arena));
	return desk->entry.id;
}

static void seal(struct desk *desk, const char *on)
{
	struct baseline baseline = {.who = "Ana", .evidence = "order", .sealed_on = day_from_text(on)};

	assert_done(desk, baseline_seal(desk->book, desk_place(desk, "acme/site").project, &baseline));
}

static int64_t propose(struct desk *desk, const char *code, enum change_state until)
{
	struct change change = {.project = desk_place(desk, "acme/site").project, .code = code, .title = "More", .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct change_step step = {.who = "Ana", .evidence = "mail", .why = "small", .estimate = {60, 120, 180}, .valid_until = DAY_NONE, .on = DAY_NONE};

	assert_done(desk, change_propose(desk->book, &change, DAY_NONE));
	if (until >= CHANGE_SENT) {
		assert_done(desk, change_move(desk->book, change.id, CHANGE_ESTIMATED, &step));
		assert_done(desk, change_move(desk->book, change.id, CHANGE_SENT, &step));
	}
	if (until != CHANGE_PROPOSED && until != CHANGE_SENT)
		assert_done(desk, change_move(desk->book, change.id, until, &step));
	return change.id;
}

static void approve(struct desk *desk, int64_t change)
{
	struct change_step step = {.who = "Ana", .evidence = "mail", .valid_until = DAY_NONE, .on = DAY_NONE};

	assert_done(desk, change_move(desk->book, change, CHANGE_APPROVED, &step));
}

static int64_t run_job(struct desk *desk, const char *from, const char *until, int64_t hour_micro)
{
	struct place place = desk_place(desk, "acme/site");
	struct job job = {.resource = "A100", .hour_micro = hour_micro, .started_at = desk_time(from)};

	assert_done(desk, job_start(desk->book, &place, &job));
	if (until)
		assert_done(desk, job_stop(desk->book, job.id, desk_time(until)));
	return job.id;
}

/* Two hours of B1 in February at 100.00. */
static int64_t work_in_february(struct desk *desk)
{
	set_rate(desk, "acme/site", 10000, "2026-01-01");
	return desk_log(desk, "site/B1", "2026-02-10T09:00", "2026-02-10T11:00", "labels");
}

/* behaviour 23 */
static void a_draft_takes_what_starts_in_its_period(void **state)
{
	struct desk *desk = *state;
	struct draft both;

	set_rate(desk, "acme/site", 10000, "2026-01-01");
	set_rate(desk, "site/B2", 12000, "2026-01-01");
	desk_log(desk, "site/B1", "2026-02-10T09:00", "2026-02-10T09:50", "");
	desk_log(desk, "site/B2", "2026-02-10T10:00", "2026-02-10T10:30", "");
	desk_log(desk, "site/B1", "2026-02-28T23:30", "2026-03-01T00:30", "a night");
	desk_log(desk, "site/B1", "2026-03-01T09:00", "2026-03-01T10:00", "");
	both = desk_draft(desk, "site", february);
	assert_int_equal(both.invoice.line_count, 2);
	assert_string_equal(both.invoice.lines[0].item, "B1");
	assert_int_equal(both.invoice.lines[0].billed_seconds, 6600);
	assert_int_equal(both.invoice.lines[0].amount, 18333);
	assert_string_equal(both.invoice.lines[1].item, "B2");
	assert_int_equal(both.invoice.lines[1].rate, 12000);
	assert_int_equal(both.invoice.total, 24333);
	assert_int_equal(both.entry_count, 3);
	assert_int_equal(desk_draft(desk, "site", march).invoice.total, 10000);
}

/* behaviour 24 */
static void what_is_not_billed_is_listed_beside(void **state)
{
	struct desk *desk = *state;
	struct draft all;

	set_rate(desk, "acme/site", 10000, "2026-01-01");
	seal(desk, "2026-02-01");
	propose(desk, "CR-1", CHANGE_SENT);
	log_as(desk, "site/B1", "2026-02-10T09:00", "2026-02-10T10:00", NULL, DISPOSITION_NONE);
	log_as(desk, "site/B1", "2026-02-10T10:00", "2026-02-10T11:00", NULL, GOODWILL);
	log_as(desk, "site/B1", "2026-02-10T11:00", "2026-02-10T12:00", "estimating", DISPOSITION_NONE);
	log_as(desk, "CR-1", "2026-02-10T12:00", "2026-02-10T14:00", NULL, DISPOSITION_NONE);
	log_as(desk, "acme/site", "2026-02-10T14:00", "2026-02-10T14:30", NULL, DISPOSITION_NONE);
	log_as(desk, "learning", "2026-02-10T15:00", "2026-02-10T16:00", NULL, DISPOSITION_NONE);
	log_as(desk, "acme/site", "2026-01-30T15:00", "2026-01-30T16:00", NULL, DISPOSITION_NONE);
	all = desk_draft(desk, "site", february);
	assert_int_equal(all.invoice.total, 10000);
	assert_int_equal(all.invoice.goodwill_seconds, 3600);
	assert_int_equal(all.nonbillable_seconds, 3600);
	assert_int_equal(all.waiting_seconds, 1800);
	assert_int_equal(all.at_risk_count, 1);
	assert_string_equal(all.at_risk[0].path, "acme/site/CR-1");
	assert_int_equal(all.at_risk[0].seconds, 7200);
}

/* Before the seal the project itself is ordinary work, one line by its name. */
static void work_on_an_unsealed_project_goes_by_its_name(void **state)
{
	struct desk *desk = *state;
	struct draft plain;

	set_rate(desk, "acme/site", 10000, "2026-01-01");
	desk_log(desk, "acme/site", "2026-02-10T09:00", "2026-02-10T10:00", "");
	plain = desk_draft(desk, "site", february);
	assert_string_equal(plain.invoice.lines[0].item, "site");
	assert_int_equal(plain.invoice.lines[0].amount, 10000);
}

/* behaviour 17 */
static void entries_without_a_rate_are_named_never_billed_as_nothing(void **state)
{
	struct desk *desk = *state;
	struct place site = desk_place(desk, "acme/site");
	struct drafts everyone;
	struct draft one;
	struct invoice invoice;

	desk_log(desk, "site/B1", "2026-02-10T09:00", "2026-02-10T10:00", "");
	desk_log(desk, "site/B2", "2026-02-10T10:00", "2026-02-10T11:00", "");
	assert_refused(desk, invoice_draft(desk->book, &site, february, desk->arena, &one), FAULT_REFUSED, "Entries 1, 2 of \"acme/site\"");
	assert_refused(desk, try_issue(desk, "site", february, "1", &invoice), FAULT_REFUSED, "rate set");
	assert_done(desk, invoice_draft_all(desk->book, february, desk->arena, &everyone));
	assert_int_equal(everyone.count, 1);
	assert_int_equal(everyone.items[0].unpriced_count, 2);
}

/* behaviour 22 */
static void an_issue_locks_its_entries(void **state)
{
	struct desk *desk = *state;
	int64_t id = work_in_february(desk);
	struct invoice invoice = issue(desk, "site", february, "2026-001"), again;
	struct history done;

	assert_int_equal(invoice.total, 20000);
	assert_string_equal(invoice.currency, "EUR");
	assert_int_equal(invoice.state, INVOICE_ISSUED);
	assert_int_equal(invoice.issued_on, day_from_text("2026-03-02"));
	assert_int_equal(invoice.due_on, day_from_text("2026-04-01"));
	assert_refused(desk, entry_delete(desk->book, &id, 1), FAULT_LOCKED, "2026-001");
	assert_refused(desk, act_undo(desk->book, 1, desk->arena, &done), FAULT_LOCKED, "");
	assert_int_equal(desk_draft(desk, "site", february).invoice.total, 0);
	assert_refused(desk, try_issue(desk, "site", february, "2026-002", &again), FAULT_REFUSED, "nothing to bill");
}

static void a_refused_issue_leaves_nothing_behind(void **state)
{
	struct desk *desk = *state;
	struct invoice invoice;

	work_in_february(desk);
	issue(desk, "site", february, "2026-001");
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	assert_refused(desk, try_issue(desk, "site", march, "2026-001", &invoice), FAULT_CONFLICT, "used already");
	assert_refused(desk, try_issue(desk, "site", march, "two\nlines", &invoice), FAULT_INPUT, "number");
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM invoice_line"), 1);
	assert_int_equal(desk_number(desk, "SELECT count(*) FROM invoice_entry"), 1);
	assert_int_equal(desk_draft(desk, "site", march).invoice.total, 10000);
}

static void numbers_count_on_and_a_gap_is_said(void **state)
{
	struct desk *desk = *state;
	struct place site = desk_place(desk, "acme/site");
	struct invoice invoice;
	const char *skipped;

	work_in_february(desk);
	assert_string_equal(issue(desk, "site", february, "next").number, "2026-001");
	assert_done(desk, invoice_void(desk->book, "2026-001", "wrong"));
	assert_string_equal(issue(desk, "site", february, "next").number, "2026-002");
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	assert_done(desk, invoice_issue(desk->book, &site, march, "2026-007", DAY_NONE, desk->arena, &invoice, &skipped));
	assert_string_equal(skipped, "2026-003");
	desk_log(desk, "site/B1", "2026-03-02T10:00", "2026-03-02T11:00", "");
	assert_done(desk, invoice_issue(desk->book, &site, march, "R-9", DAY_NONE, desk->arena, &invoice, &skipped));
	assert_null(skipped);
	desk_log(desk, "site/B1", "2026-03-02T11:00", "2026-03-02T12:00", "");
	assert_done(desk, invoice_issue(desk->book, &site, march, "next", DAY_NONE, desk->arena, &invoice, &skipped));
	assert_string_equal(invoice.number, "2026-008");
}

static void a_pattern_of_ones_own_is_kept_to(void **state)
{
	struct desk *desk = *state;
	struct invoice invoice;

	work_in_february(desk);
	assert_done(desk, config_set(desk->book, "invoice.number", "RE%y%m-%n/%%"));
	assert_string_equal(issue(desk, "site", february, "next").number, "RE2603-1/%");
	assert_done(desk, config_set(desk->book, "invoice.number", "RE%y"));
	desk_log(desk, "site/B1", "2026-03-02T11:00", "2026-03-02T12:00", "");
	assert_refused(desk, try_issue(desk, "site", march, "next", &invoice), FAULT_INPUT, "invoice.number");
}

static void older_months_never_invoiced_are_listed_not_taken(void **state)
{
	struct desk *desk = *state;
	struct draft one;
	struct invoice invoice;

	work_in_february(desk);
	desk_log(desk, "site/B1", "2026-01-15T09:00", "2026-01-15T10:00", "");
	desk_log(desk, "site/B1", "2026-01-09T09:00", "2026-01-09T09:30", "");
	one = desk_draft(desk, "site", february);
	assert_int_equal(one.invoice.total, 20000);
	assert_int_equal(one.older_count, 1);
	assert_int_equal(one.older[0].month, 1);
	assert_int_equal(one.older[0].seconds, 5400);
	assert_int_equal(one.older[0].entries, 2);
	assert_int_equal(one.older[0].oldest, day_from_text("2026-01-09"));
	assert_refused(desk, try_issue(desk, "site", march, "1", &invoice), FAULT_REFUSED, "unbilled work before");
}

static void late_work_of_an_invoiced_month_is_taken_by_a_later_period(void **state)
{
	struct desk *desk = *state;

	work_in_february(desk);
	issue(desk, "site", february, "2026-001");
	desk_log(desk, "site/B1", "2026-02-11T09:00", "2026-02-11T10:00", "forgotten");
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	assert_int_equal(desk_draft(desk, "site", march).invoice.total, 20000);
	assert_int_equal(desk_draft(desk, "site", february).invoice.total, 10000);
	assert_done(desk, invoice_void(desk->book, "2026-001", "wrong"));
	assert_int_equal(desk_draft(desk, "site", march).invoice.total, 10000);
	assert_int_equal(desk_draft(desk, "site", march).older[0].seconds, 10800);
}

static void a_change_approved_later_goes_on_the_next_invoice(void **state)
{
	struct desk *desk = *state;
	int64_t change;
	struct draft next;

	seal(desk, "2026-02-01");
	change = propose(desk, "CR-1", CHANGE_SENT);
	work_in_february(desk);
	desk_log(desk, "CR-1", "2026-02-10T12:00", "2026-02-10T14:00", "");
	assert_int_equal(issue(desk, "site", february, "2026-001").total, 20000);
	assert_int_equal(desk_draft(desk, "site", march).invoice.total, 0);
	approve(desk, change);
	next = desk_draft(desk, "site", march);
	assert_int_equal(next.invoice.line_count, 1);
	assert_string_equal(next.invoice.lines[0].item, "CR-1");
	assert_int_equal(next.invoice.total, 20000);
}

static void void_unlocks_and_keeps_the_number(void **state)
{
	struct desk *desk = *state;
	int64_t id = work_in_february(desk);
	struct invoice invoice;

	issue(desk, "site", february, "2026-001");
	assert_refused(desk, invoice_void(desk->book, "2026-001", ""), FAULT_INPUT, "--why");
	assert_done(desk, invoice_void(desk->book, "2026-001", "wrong month"));
	invoice = found(desk, "2026-001");
	assert_int_equal(invoice.state, INVOICE_VOID);
	assert_string_equal(invoice.why, "wrong month");
	assert_int_equal(invoice.open, 0);
	assert_int_equal(invoice.total, 20000);
	assert_refused(desk, invoice_void(desk->book, "2026-001", "again"), FAULT_REFUSED, "void");
	assert_refused(desk, invoice_sent(desk->book, "2026-001", DAY_NONE), FAULT_REFUSED, "void");
	assert_done(desk, entry_edit(desk->book, id, &(struct entry_change){.seconds = 3600}));
	assert_int_equal(desk_draft(desk, "site", february).invoice.total, 10000);
}

static void what_was_sent_or_paid_is_credited_not_voided(void **state)
{
	struct desk *desk = *state;
	struct invoice_payment part = {.amount = 100, .on = DAY_NONE};

	work_in_february(desk);
	issue(desk, "site", february, "2026-001");
	assert_done(desk, invoice_sent(desk->book, "2026-001", DAY_NONE));
	assert_int_equal(found(desk, "2026-001").state, INVOICE_SENT);
	assert_refused(desk, invoice_void(desk->book, "2026-001", "wrong"), FAULT_REFUSED, "invoice credit");
	assert_refused(desk, invoice_sent(desk->book, "2026-001", DAY_NONE), FAULT_REFUSED, "already");
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	issue(desk, "site", march, "2026-002");
	assert_done(desk, invoice_paid(desk->book, "2026-002", &part));
	assert_refused(desk, invoice_void(desk->book, "2026-002", "wrong"), FAULT_REFUSED, "invoice credit");
}

static void payments_add_up_to_paid(void **state)
{
	struct desk *desk = *state;
	struct invoice_payment part = {.amount = 5000, .reference = "bank 7", .on = DAY_NONE}, much = {.amount = 15001, .on = DAY_NONE};
	struct invoice_payment rest = {.amount = -1, .withheld = 2000, .fee = 100, .on = DAY_NONE}, more = {.amount = -1, .on = DAY_NONE};
	struct invoice invoice;
	struct history done;

	work_in_february(desk);
	issue(desk, "site", february, "2026-001");
	assert_done(desk, invoice_paid(desk->book, "2026-001", &part));
	invoice = found(desk, "2026-001");
	assert_int_equal(invoice.state, INVOICE_ISSUED);
	assert_int_equal(invoice.open, 15000);
	assert_string_equal(invoice.payments[0].reference, "bank 7");
	assert_refused(desk, invoice_paid(desk->book, "2026-001", &much), FAULT_REFUSED, "150.00 EUR");
	assert_done(desk, invoice_paid(desk->book, "2026-001", &rest));
	assert_int_equal(rest.amount, 12900);
	assert_int_equal(found(desk, "2026-001").state, INVOICE_PAID);
	assert_refused(desk, invoice_paid(desk->book, "2026-001", &more), FAULT_REFUSED, "paid already");
	assert_done(desk, act_undo(desk->book, 1, desk->arena, &done));
	assert_int_equal(found(desk, "2026-001").open, 15000);
	assert_int_equal(found(desk, "2026-001").state, INVOICE_ISSUED);
}

static void days_of_an_invoice_follow_its_issue(void **state)
{
	struct desk *desk = *state;
	struct place site = desk_place(desk, "acme/site");
	struct client client;
	struct invoice invoice;
	const char *skipped;

	work_in_february(desk);
	assert_done(desk, client_find(desk->book, site.client, desk->arena, &client));
	client.terms_days = 14;
	assert_done(desk, client_edit(desk->book, &client));
	assert_refused(desk, invoice_issue(desk->book, &site, february, "1", day_from_text("2026-03-03"), desk->arena, &invoice, &skipped), FAULT_INPUT, "future");
	assert_done(desk, invoice_issue(desk->book, &site, february, "1", day_from_text("2026-03-01"), desk->arena, &invoice, &skipped));
	assert_int_equal(invoice.due_on, day_from_text("2026-03-15"));
	assert_refused(desk, invoice_sent(desk->book, "1", day_from_text("2026-02-28")), FAULT_INPUT, "issued");
	assert_refused(desk, invoice_sent(desk->book, "2", DAY_NONE), FAULT_MISSING, "invoice list");
}

static void the_frozen_copy_stays_when_names_and_rates_move(void **state)
{
	struct desk *desk = *state;
	struct place site = desk_place(desk, "acme/site");
	struct project project;
	struct client client;
	struct invoice invoice;

	work_in_february(desk);
	issue(desk, "site", february, "2026-001");
	set_rate(desk, "acme/site", 99900, "2026-02-01");
	assert_done(desk, project_find(desk->book, site.project, desk->arena, &project));
	project.name = "Renamed";
	project.rounding = "entry_up_60";
	assert_done(desk, project_edit(desk->book, &project));
	assert_done(desk, client_find(desk->book, site.client, desk->arena, &client));
	client.name = "Renamed too";
	assert_done(desk, client_edit(desk->book, &client));
	invoice = found(desk, "2026-001");
	assert_string_equal(invoice.client_name, "acme");
	assert_string_equal(invoice.project_name, "site");
	assert_string_equal(invoice.policy, "exact");
	assert_int_equal(invoice.lines[0].rate, 10000);
	assert_int_equal(invoice.total, 20000);
}

static void jobs_are_passed_on_once_by_month(void **state)
{
	struct desk *desk = *state;
	struct draft one;
	struct job job;
	int64_t id;

	work_in_february(desk);
	id = run_job(desk, "2026-02-03T09:00", "2026-02-03T10:00", 1004000);
	run_job(desk, "2026-02-04T09:00", "2026-02-04T10:00", 1004000);
	run_job(desk, "2026-03-01T09:00", "2026-03-01T10:00", 2000000);
	run_job(desk, "2026-02-20T09:00", NULL, 5000000);
	one = desk_draft(desk, "site", february);
	assert_int_equal(one.invoice.passthrough, 201);
	assert_int_equal(one.invoice.line_count, 2);
	assert_null(one.invoice.lines[1].item);
	assert_string_equal(one.invoice.lines[1].name, "Compute February 2026 (G1, G2)");
	assert_int_equal(one.invoice.total, 20201);
	issue(desk, "site", february, "2026-001");
	assert_done(desk, job_find(desk->book, id, desk->arena, &job));
	assert_string_equal(job.invoice, "2026-001");
	assert_int_equal(desk_draft(desk, "site", march).invoice.passthrough, 200);
	assert_done(desk, job_stop(desk->book, 4, desk_time("2026-02-20T10:00")));
	assert_int_equal(desk_draft(desk, "site", march).invoice.passthrough, 700);
	assert_int_equal(desk_draft(desk, "site", march).job_count, 2);
}

static void a_clients_invoice_has_a_block_a_project(void **state)
{
	struct desk *desk = *state;
	struct project shop = {.client = desk_place(desk, "acme").client, .slug = "shop", .name = "Shop", .kind = KIND_TM, .rounding = "entry_up_60",
		.start_on = DAY_NONE, .end_on = DAY_NONE, .closed_on = DAY_NONE};
	struct invoice invoice;

	assert_done(desk, project_add(desk->book, &shop));
	set_rate(desk, "acme", 5000, "2026-01-01");
	desk_log(desk, "acme/shop", "2026-02-10T09:00", "2026-02-10T09:10", "");
	desk_log(desk, "site/B1", "2026-02-10T10:00", "2026-02-10T10:30", "");
	invoice = issue(desk, "acme", february, "2026-001");
	assert_int_equal(invoice.project, 0);
	assert_int_equal(invoice.line_count, 2);
	assert_string_equal(invoice.lines[0].project, "acme/shop");
	assert_int_equal(invoice.lines[0].amount, 5000);
	assert_string_equal(invoice.lines[1].project, "acme/site");
	assert_int_equal(invoice.lines[1].amount, 2500);
	assert_string_equal(invoice.policy, "acme/shop entry_up_60, acme/site exact");
	desk_log(desk, "site/B1", "2026-02-11T10:00", "2026-02-11T10:30", "late");
	assert_int_equal(desk_draft(desk, "site", march).invoice.total, 2500);
}

/* behaviour 21 */
static void every_policy_is_tried_on_every_month(void **state)
{
	static const char *const policies[] = {"exact", "entry_up_15"};
	struct desk *desk = *state;
	struct policy_bills bills[2];
	int64_t project = desk_place(desk, "acme/site").project;

	set_rate(desk, "site/B1", 10000, "2026-01-01");
	desk_log(desk, "site/B1", "2026-01-10T09:00", "2026-01-10T09:50", "");
	desk_log(desk, "site/B1", "2026-03-01T09:00", "2026-03-01T10:00", "");
	desk_log(desk, "site/B2", "2026-03-01T10:00", "2026-03-01T11:00", "no rate");
	issue(desk, "site", (struct period){20454, 20484}, "2026-001");
	assert_done(desk, invoice_what_if(desk->book, project, (struct period){DAY_FIRST, DAY_LAST}, INT64_MAX, policies, 2, desk->arena, bills));
	assert_int_equal(bills[0].count, 3);
	assert_int_equal(bills[0].months[0].bill.amount, 8333);
	assert_int_equal(bills[1].months[0].bill.amount, 10000);
	assert_int_equal(bills[0].months[1].month, 2);
	assert_int_equal(bills[0].months[1].bill.count, 0);
	assert_int_equal(bills[0].amount, 18333);
	assert_int_equal(bills[0].unpriced, 1);
	assert_done(desk, invoice_what_if(desk->book, project, (struct period){DAY_FIRST, DAY_LAST}, desk_time("2026-03-01T09:30"), policies, 2, desk->arena, bills));
	assert_int_equal(bills[0].amount, 0); /* the rate was not known then */
}

static void count_line(void *count, const char *line)
{
	(void)line;
	++*(int *)count;
}

static void behind(const char *sql)
{
	sqlite3 *store;
	char *fault = NULL;

	assert_int_equal(sqlite3_open(getenv("AMBIT_STORE"), &store), SQLITE_OK);
	if (sqlite3_exec(store, sql, NULL, NULL, &fault))
		fail_msg("%s: %s", sql, fault);
	sqlite3_close(store);
}

static void check_finds_a_changed_line_and_a_changed_entry(void **state)
{
	struct desk *desk = *state;
	int faults = 0;

	work_in_february(desk);
	issue(desk, "site", february, "2026-001");
	assert_done(desk, invoice_check(desk->book, count_line, &faults));
	assert_int_equal(faults, 0);
	behind("DROP TRIGGER invoice_line_kept; UPDATE invoice_line SET amount = amount + 1");
	assert_done(desk, invoice_check(desk->book, count_line, &faults));
	assert_int_equal(faults, 2); /* the sum, and the digest */
	behind("UPDATE invoice_line SET amount = amount - 1; DROP TRIGGER entry_kept; UPDATE entry SET started_at = started_at + 60");
	faults = 0;
	assert_done(desk, invoice_check(desk->book, count_line, &faults));
	assert_int_equal(faults, 1);
}

static void lists_are_in_order_of_issue(void **state)
{
	struct desk *desk = *state;
	struct invoices list;
	const char *line;

	work_in_february(desk);
	issue(desk, "site", february, "B");
	desk_log(desk, "site/B1", "2026-03-02T09:00", "2026-03-02T10:00", "");
	issue(desk, "site", march, "A");
	assert_done(desk, invoice_list(desk->book, desk->arena, &list));
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].number, "B");
	assert_int_equal(list.items[1].total, 10000);
	assert_int_equal(list.items[1].seconds, 3600);
	assert_done(desk, invoice_evidence(desk->book, &list.items[0], desk->arena, &line));
	assert_non_null(strstr(line, "covers 2 records to 2026-03-02T17:00:00Z")); /* typed in one second, both */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_draft_takes_what_starts_in_its_period),
		TEST(what_is_not_billed_is_listed_beside),
		TEST(work_on_an_unsealed_project_goes_by_its_name),
		TEST(entries_without_a_rate_are_named_never_billed_as_nothing),
		TEST(an_issue_locks_its_entries),
		TEST(a_refused_issue_leaves_nothing_behind),
		TEST(numbers_count_on_and_a_gap_is_said),
		TEST(a_pattern_of_ones_own_is_kept_to),
		TEST(older_months_never_invoiced_are_listed_not_taken),
		TEST(late_work_of_an_invoiced_month_is_taken_by_a_later_period),
		TEST(a_change_approved_later_goes_on_the_next_invoice),
		TEST(void_unlocks_and_keeps_the_number),
		TEST(what_was_sent_or_paid_is_credited_not_voided),
		TEST(payments_add_up_to_paid),
		TEST(days_of_an_invoice_follow_its_issue),
		TEST(the_frozen_copy_stays_when_names_and_rates_move),
		TEST(jobs_are_passed_on_once_by_month),
		TEST(a_clients_invoice_has_a_block_a_project),
		TEST(every_policy_is_tried_on_every_month),
		TEST(check_finds_a_changed_line_and_a_changed_entry),
		TEST(lists_are_in_order_of_issue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
