/* report income, which no client sees. */
#ifndef TUI_REPORT_INCOME_H
#define TUI_REPORT_INCOME_H

#include "tui/command.h"

extern const struct command report_income_act;

#endif
