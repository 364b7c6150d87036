/* Reports of one's own figures, which no client sees. */
#ifndef TUI_REPORT_OWN_H
#define TUI_REPORT_OWN_H

#include "tui/command.h"

extern const struct command report_calibration_act, report_deadlines_act, report_learning_act, report_load_act, report_pipeline_act, report_rates_act;

#endif
