/* The acts of Scope: forms of the verbs on changes, items, the baseline and the report. */
#ifndef TUI_SCOPE_ACTS_H
#define TUI_SCOPE_ACTS_H

#include "model/position.h"
#include "tui/desk.h"

/* On changes: each opens a form, or does it at once where there is nothing to ask. */
enum answer scope_propose(struct desk *, const struct position *);
enum answer scope_estimate(struct desk *, const struct position *, const struct position_change *);
enum answer scope_send(struct desk *, const struct position *, const struct position_change *);
enum answer scope_approve(struct desk *, const struct position *, const struct position_change *);
enum answer scope_reject(struct desk *, const struct position *, const struct position_change *);
enum answer scope_absorb(struct desk *, const struct position *, const struct position_change *);
enum answer scope_withdraw(struct desk *, const struct position *, const struct position_change *);
enum answer scope_expire(struct desk *, const struct position *, const struct position_change *);
enum answer scope_deliver(struct desk *, const struct position *, const struct position_change *);
/* The page to send, to be read. */
enum answer scope_change_page(struct desk *, const struct position *, const struct position_change *);

/* Files what was worked beside the scope, all in one act: to a path, as a new change, or as goodwill. */
enum answer scope_file(struct desk *, const struct position *);

/* path: lumen/churn/B3 */
enum answer scope_add_item(struct desk *, const struct position *);
enum answer scope_progress(struct desk *, const char *path, int percent);
enum answer scope_remaining(struct desk *, const char *path);
enum answer scope_accepted(struct desk *, const char *path);
/* Asks first, naming what is missing, then for who signed. */
enum answer scope_seal(struct desk *, const struct position *);

/* The one-page report: to be read, or into a file; asks first while hours are not sorted, and before it replaces a file. */
enum answer scope_read_report(struct desk *, const struct position *);
enum answer scope_write_report(struct desk *, const struct position *);

#endif
