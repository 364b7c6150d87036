/* The acts of Scope: forms of the verbs on changes, items and the baseline. */
#ifndef TUI_SCOPE_ACTS_H
#define TUI_SCOPE_ACTS_H

#include "model/position.h"
#include "tui/desk.h"

enum answer scope_propose(struct desk *, const struct position *);
enum answer scope_add_item(struct desk *, const struct position *);
enum answer scope_estimate(struct desk *, const struct change *);
enum answer scope_send(struct desk *, const struct change *);
enum answer scope_approve(struct desk *, const struct change *);
enum answer scope_reject(struct desk *, const struct change *);
enum answer scope_absorb(struct desk *, const struct change *);
enum answer scope_withdraw(struct desk *, const struct change *);
enum answer scope_expire(struct desk *, const struct change *);
enum answer scope_deliver(struct desk *, const struct change *);
/* The page to send, to be read. */
enum answer scope_change_page(struct desk *, const struct change *);
/* Files what was worked beside the scope: on a change, a new change, or as goodwill. */
enum answer scope_file(struct desk *, const struct position *);
/* path: lumen/churn/B3 */
enum answer scope_progress(struct desk *, const char *path, int percent);
enum answer scope_remaining(struct desk *, const char *path);
enum answer scope_accepted(struct desk *, const char *path);
/* Asks first, naming what is missing, then for who signed. */
enum answer scope_seal(struct desk *, const struct position *);
/* The one-page report: to be read, or into a file; asks first while hours are not sorted. */
enum answer scope_read_report(struct desk *, const struct position *);
enum answer scope_write_report(struct desk *, const struct position *);

#endif
