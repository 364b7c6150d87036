/* What export json tells of each kind of record: columns of its query and the names of the members. */
#ifndef MODEL_EXPORTS_STATE_MEMBERS_H
#define MODEL_EXPORTS_STATE_MEMBERS_H

#include "model/exports/record.h"

extern const struct member rate_members[], baseline_members[], baseline_item_members[], change_members[], milestone_members[], measurement_members[];
extern const struct member fx_members[], job_members[], cost_members[], ask_members[], quote_members[], rule_members[], invoice_members[], invoice_line_members[], entry_members[];
extern const struct member timer_members[], pomodoro_members[], interruption_members[];
extern const struct member check_line_members[], deployment_members[], resource_members[], dataset_members[], off_members[], away_members[];

#endif
