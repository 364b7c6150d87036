#include "model/exports/state-members.h"

const struct member rate_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"currency", "currency", MEMBER_TEXT},
	{"amount", "amount", MEMBER_INT},
	{"day_seconds", "day_seconds", MEMBER_INT},
	{"from_on", "from", MEMBER_TEXT},
	{"why", "why", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member baseline_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"version", "version", MEMBER_INT},
	{"sealed_on", "sealed", MEMBER_TEXT},
	{"who", "by", MEMBER_TEXT},
	{"evidence", "evidence", MEMBER_TEXT},
	{"evidence_file", "evidence_file", MEMBER_TEXT},
	{"evidence_sha256", "evidence_sha256", MEMBER_TEXT},
	{"cap", "cap", MEMBER_INT},
	{"price", "price", MEMBER_INT},
	{"currency", "currency", MEMBER_TEXT},
	{"digest", "digest", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member baseline_item_members[] = {
	{"code", "code", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"optimistic", "optimistic", MEMBER_INT},
	{"likely", "likely", MEMBER_INT},
	{"pessimistic", "pessimistic", MEMBER_INT},
	{"start_on", "start", MEMBER_TEXT},
	{"end_on", "end", MEMBER_TEXT},
	{"acceptance", "acceptance", MEMBER_TEXT},
	{"gate", "gate", MEMBER_TEXT},
	{"price", "price", MEMBER_INT},
	{"excluded", "excluded", MEMBER_BOOL},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member change_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"title", "title", MEMBER_TEXT},
	{"origin", "origin", MEMBER_TEXT},
	{"cause", "cause", MEMBER_TEXT},
	{"removes_code", "removes", MEMBER_TEXT},
	{"description", "text", MEMBER_TEXT},
	{"milestone_code", "milestone", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member milestone_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"title", "title", MEMBER_TEXT},
	{"due_on", "due", MEMBER_TEXT},
	{"every_days", "every_days", MEMBER_INT},
	{"item_code", "item", MEMBER_TEXT},
	{"gate", "gate", MEMBER_TEXT},
	{"metric", "metric", MEMBER_TEXT},
	{"direction", "direction", MEMBER_TEXT},
	{"baseline", "baseline", MEMBER_TEXT},
	{"target", "target", MEMBER_TEXT},
	{"positive_rate", "positive_rate", MEMBER_TEXT},
	{"time_box_seconds", "time_box_seconds", MEMBER_INT},
	{"hypothesis", "hypothesis", MEMBER_TEXT},
	{"compute_plan_micro", "compute_plan_micro", MEMBER_INT},
	{"limits", "limits", MEMBER_TEXT},
	{"currency", "currency", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member measurement_members[] = {
	{"id", "id", MEMBER_INT},
	{"kind", "kind", MEMBER_TEXT},
	{"metric", "metric", MEMBER_TEXT},
	{"value", "value", MEMBER_TEXT},
	{"n", "n", MEMBER_INT},
	{"train", "train", MEMBER_TEXT},
	{"dataset", "dataset", MEMBER_TEXT},
	{"trials", "trials", MEMBER_INT},
	{"version", "version", MEMBER_TEXT},
	{"subgroups", "subgroups", MEMBER_TEXT},
	{"limits", "limits", MEMBER_TEXT},
	{"run", "run", MEMBER_TEXT},
	{"on_day", "day", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member job_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"item_code", "item", MEMBER_TEXT},
	{"milestone_code", "milestone", MEMBER_TEXT},
	{"resource", "resource", MEMBER_TEXT},
	{"provider", "provider", MEMBER_TEXT},
	{"gpus", "gpus", MEMBER_INT},
	{"hour_micro", "hour_micro", MEMBER_INT},
	{"currency", "currency", MEMBER_TEXT},
	{"started_at", "start", MEMBER_INSTANT},
	{"stopped_at", "stop", MEMBER_INSTANT},
	{"expected_seconds", "expected_seconds", MEMBER_INT},
	{"maximum_seconds", "maximum_seconds", MEMBER_INT},
	{"treatment", "treatment", MEMBER_TEXT},
	{"invoice", "invoice", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member cost_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"item_code", "item", MEMBER_TEXT},
	{"milestone_code", "milestone", MEMBER_TEXT},
	{"title", "title", MEMBER_TEXT},
	{"provider", "provider", MEMBER_TEXT},
	{"micro", "micro", MEMBER_INT},
	{"currency", "currency", MEMBER_TEXT},
	{"on_day", "on", MEMBER_TEXT},
	{"treatment", "treatment", MEMBER_TEXT},
	{"beside_budget", "beside_budget", MEMBER_BOOL},
	{"evidence", "evidence", MEMBER_TEXT},
	{"imported", "imported", MEMBER_BOOL},
	{"invoice", "invoice", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member ask_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"kind", "kind", MEMBER_TEXT},
	{"text", "text", MEMBER_TEXT},
	{"whom", "to", MEMBER_TEXT},
	{"asked_on", "asked", MEMBER_TEXT},
	{"due_on", "due", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{"answer", "answer", MEMBER_TEXT},
	{"who", "by", MEMBER_TEXT},
	{"evidence", "evidence", MEMBER_TEXT},
	{"evidence_file", "evidence_file", MEMBER_TEXT},
	{"evidence_sha256", "evidence_sha256", MEMBER_TEXT},
	{"answered_on", "answered", MEMBER_TEXT},
	{"answer_known_at", "answer_known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member quote_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"client_slug", "client", MEMBER_TEXT},
	{"path", "project", MEMBER_TEXT},
	{"rate", "rate_cents", MEMBER_INT},
	{"currency", "currency", MEMBER_TEXT},
	{"asked_seconds", "asked_seconds", MEMBER_INT},
	{"agreed_seconds", "agreed_seconds", MEMBER_INT},
	{"title", "title", MEMBER_TEXT},
	{"source", "source", MEMBER_TEXT},
	{"domain", "domain", MEMBER_TEXT},
	{"quoted_on", "on", MEMBER_TEXT},
	{"follow_up_on", "follow_up", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{"outcome", "outcome", MEMBER_TEXT},
	{"why", "why", MEMBER_TEXT},
	{"decided_on", "decided", MEMBER_TEXT},
	{"decided_known_at", "decided_known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member fx_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"currency", "currency", MEMBER_TEXT},
	{"own", "own", MEMBER_TEXT},
	{"nano", "nano", MEMBER_INT},
	{"from_on", "from", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member rule_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"pattern", "pattern", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"activity", "activity", MEMBER_TEXT},
	{"disposition", "disposition", MEMBER_TEXT},
	{"unrecorded", "unrecorded", MEMBER_BOOL},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member invoice_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"number", "number", MEMBER_TEXT},
	{"client_slug", "client", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"client_name", "client_name", MEMBER_TEXT},
	{"project_name", "project_name", MEMBER_TEXT},
	{"period_from_on", "from", MEMBER_TEXT},
	{"period_last_on", "to", MEMBER_TEXT},
	{"issued_on", "issued", MEMBER_TEXT},
	{"due_on", "due", MEMBER_TEXT},
	{"currency", "currency", MEMBER_TEXT},
	{"policy", "policy", MEMBER_TEXT},
	{"labour", "labour", MEMBER_INT},
	{"passthrough", "passthrough", MEMBER_INT},
	{"tax_rule", "tax_rule", MEMBER_TEXT},
	{"tax_reason", "tax_reason", MEMBER_TEXT},
	{"tax", "tax", MEMBER_INT},
	{"total", "total", MEMBER_INT},
	{"locale", "locale", MEMBER_TEXT},
	{"buyer_name", "buyer_name", MEMBER_TEXT},
	{"buyer_address", "buyer_address", MEMBER_TEXT},
	{"buyer_vat_id", "buyer_vat_id", MEMBER_TEXT},
	{"buyer_contact", "buyer_contact", MEMBER_TEXT},
	{"buyer_reference", "buyer_reference", MEMBER_TEXT},
	{"seller_name", "seller_name", MEMBER_TEXT},
	{"seller_address", "seller_address", MEMBER_TEXT},
	{"seller_vat_id", "seller_vat_id", MEMBER_TEXT},
	{"seller_tax_id", "seller_tax_id", MEMBER_TEXT},
	{"seller_bank", "seller_bank", MEMBER_TEXT},
	{"goodwill_seconds", "goodwill_seconds", MEMBER_INT},
	{"digest", "digest", MEMBER_TEXT},
	{"credits_number", "credits", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member invoice_line_members[] = {
	{"kind", "kind", MEMBER_TEXT},
	{"project", "project", MEMBER_TEXT},
	{"project_name", "project_name", MEMBER_TEXT},
	{"item", "item", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"from_on", "from", MEMBER_TEXT},
	{"rate", "rate", MEMBER_INT},
	{"day_seconds", "day_seconds", MEMBER_INT},
	{"raw_seconds", "raw_seconds", MEMBER_INT},
	{"billed_seconds", "billed_seconds", MEMBER_INT},
	{"amount", "amount", MEMBER_INT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member entry_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"started_at", "start", MEMBER_INSTANT},
	{"ended_at", "end", MEMBER_INSTANT},
	{"seconds", "seconds", MEMBER_INT},
	{"zone", "zone", MEMBER_TEXT},
	{"day", "day", MEMBER_TEXT},
	{"activity", "activity", MEMBER_TEXT},
	{"disposition", "disposition", MEMBER_TEXT},
	{"note", "note", MEMBER_TEXT},
	{"settled", "settled", MEMBER_BOOL},
	{"imported", "imported", MEMBER_BOOL},
	{"invoice", "invoice", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member timer_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"started_at", "start", MEMBER_INSTANT},
	{"zone", "zone", MEMBER_TEXT},
	{"day", "day", MEMBER_TEXT},
	{"activity", "activity", MEMBER_TEXT},
	{"disposition", "disposition", MEMBER_TEXT},
	{"note", "note", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member pomodoro_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"entry_uid", "entry", MEMBER_TEXT},
	{"activity", "activity", MEMBER_TEXT},
	{"disposition", "disposition", MEMBER_TEXT},
	{"note", "note", MEMBER_TEXT},
	{"work_seconds", "work_seconds", MEMBER_INT},
	{"break_seconds", "break_seconds", MEMBER_INT},
	{"long_seconds", "long_seconds", MEMBER_INT},
	{"every", "every", MEMBER_INT},
	{"automatic", "automatic", MEMBER_BOOL},
	{"set_at", "set_at", MEMBER_INSTANT},
	{"round", "round", MEMBER_INT},
	{"phase", "phase", MEMBER_TEXT},
	{"phase_at", "phase_at", MEMBER_INSTANT},
	{"worked_seconds", "worked_seconds", MEMBER_INT},
	{"outcome", "outcome", MEMBER_TEXT},
	{"started_at", "start", MEMBER_INSTANT},
	{"ended_at", "end", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member check_line_members[] = {
	{"uid", "uid", MEMBER_TEXT},
	{"text", "text", MEMBER_TEXT},
	{"by_gate", "by_gate", MEMBER_TEXT},
	{"state", "state", MEMBER_TEXT},
	{"why", "why", MEMBER_TEXT},
	{"settled_on", "on", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member deployment_members[] = {
	{"uid", "uid", MEMBER_TEXT},
	{"version", "version", MEMBER_TEXT},
	{"place", "where", MEMBER_TEXT},
	{"rollback_to", "rollback_to", MEMBER_TEXT},
	{"on_day", "on", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member resource_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"hour_micro", "hour_micro", MEMBER_INT},
	{"currency", "currency", MEMBER_TEXT},
	{"provider", "provider", MEMBER_TEXT},
	{"gpus", "gpus", MEMBER_INT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member dataset_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "project", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"version", "version", MEMBER_TEXT},
	{"digest", "digest", MEMBER_TEXT},
	{"kind", "kind", MEMBER_TEXT},
	{"from_on", "from", MEMBER_TEXT},
	{"to_on", "to", MEMBER_TEXT},
	{"row_count", "rows", MEMBER_INT},
	{"labelled", "labelled", MEMBER_INT},
	{"needed", "needed", MEMBER_INT},
	{"label_seconds", "label_seconds", MEMBER_INT},
	{"personal", "personal", MEMBER_INT},
	{"derived_uid", "derived_from", MEMBER_TEXT},
	{"delete_by", "delete_by", MEMBER_TEXT},
	{"scrapped_on", "scrapped", MEMBER_TEXT},
	{"scrapped_why", "why", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member off_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"first_on", "from", MEMBER_TEXT},
	{"last_on", "to", MEMBER_TEXT},
	{"note", "note", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member away_members[] = {
	{"entry_uid", "entry", MEMBER_TEXT},
	{"from_at", "from", MEMBER_INSTANT},
	{"until_at", "until", MEMBER_INSTANT},
	{"kind", "kind", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};

const struct member interruption_members[] = {
	{"at", "at", MEMBER_INSTANT},
	{"kind", "kind", MEMBER_TEXT},
	{"note", "note", MEMBER_TEXT},
	{"client_slug", "client", MEMBER_TEXT},
	{"entry_uid", "entry", MEMBER_TEXT},
	{NULL, NULL, MEMBER_TEXT}
};
