/* Acts on the store as a whole, and papers that belong to no screen. As acts, so that they can be bound to keys. */
#ifndef TUI_UPKEEP_ACTS_H
#define TUI_UPKEEP_ACTS_H

#include "tui/desk.h"

enum answer upkeep_act_backup(void *state, struct desk *);
/* Leaves the screen, which opens anew on what was restored. */
enum answer upkeep_act_restore(void *state, struct desk *);
/* Reads what is wrong; where anything is, asks whether to make anew what can be. */
enum answer upkeep_act_check(void *state, struct desk *);
enum answer upkeep_act_verify(void *state, struct desk *);
enum answer upkeep_act_due(void *state, struct desk *);
enum answer upkeep_act_example(void *state, struct desk *);

enum answer upkeep_act_export_state(void *state, struct desk *);
enum answer upkeep_act_export_invoices(void *state, struct desk *);
enum answer upkeep_act_export_client(void *state, struct desk *);
/* Asks first: it can't be undone, nor anything before it. */
enum answer upkeep_act_erase_client(void *state, struct desk *);

#endif
