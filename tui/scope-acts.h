/* The acts of Scope: forms of the verbs on changes, items, the baseline and the report. */
#ifndef TUI_SCOPE_ACTS_H
#define TUI_SCOPE_ACTS_H

#include "model/ask.h"
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
/* The page to send: to be read, and into a file. */
enum answer scope_change_page(struct desk *, const struct position *, const struct position_change *);
enum answer scope_write_change(struct desk *, const struct position *, const struct position_change *);

/* What others owe: note it, take its answer, propose the change that follows where it is late. */
enum answer scope_ask_add(struct desk *, const struct position *);
enum answer scope_ask_answer(struct desk *, const struct ask *);
enum answer scope_ask_change(struct desk *, const struct ask *);

/* Files what was worked beside the scope, all in one act: to a path, as a new change, or as goodwill. */
enum answer scope_file(struct desk *, const struct position *);

enum answer scope_add_item(struct desk *, const struct position *);
/* item: its row in the store. */
enum answer scope_edit_item(struct desk *, const struct position *, int64_t item);
/* path: lumen/churn/B3 */
enum answer scope_progress(struct desk *, const char *path, int percent);
enum answer scope_remaining(struct desk *, const char *path);
enum answer scope_accepted(struct desk *, const char *path);
/* Names what is missing; else asks first, then for who signed. */
enum answer scope_seal(struct desk *, const struct position *);
/* The page to sign, or that was signed: to be read, and into a file. */
enum answer scope_baseline_page(struct desk *, const struct position *);
enum answer scope_write_baseline(struct desk *, const struct position *);
/* All papers for a meeting, into a folder. */
enum answer scope_pack(struct desk *, const struct position *);

/* The one-page report: to be read, or into a file; asks first while hours are not sorted, and before it replaces a file. */
enum answer scope_read_report(struct desk *, const struct position *);
enum answer scope_write_report(struct desk *, const struct position *);

#endif
