/* The clock from every screen: timer and Pomodoro by Space, S and m. */
#ifndef TUI_TIMING_H
#define TUI_TIMING_H

#include "tui/desk.h"

enum answer timing_pause(void *state, struct desk *);
enum answer timing_stop(void *state, struct desk *);
enum answer timing_note(void *state, struct desk *);
enum answer timing_cancel(void *state, struct desk *);
enum answer timing_continue(void *state, struct desk *);
/* One key counts it at once, with the moment; another says of it afterwards what it was. */
enum answer timing_interrupt_self(void *state, struct desk *);
enum answer timing_interrupt_others(void *state, struct desk *);
enum answer timing_interrupt_note(void *state, struct desk *);
enum answer timing_done(void *state, struct desk *);
enum answer timing_void(void *state, struct desk *);
/* Asks what to start; with_pomodoro: as the work of a round. */
enum answer timing_start_form(struct desk *, bool with_pomodoro);
/* What one is likely to work on: what is selected, else what was worked on last, else the project in use. NULL: nobody knows. */
const char *timing_likely_path(struct desk *);

/* Starts the clock at once, under the project in use or unfiled. */
enum answer timing_start_now(struct desk *);

bool timing_runs(const struct desk *);        /* a timer counts */
bool timing_is_pomodoro(const struct desk *); /* a Pomodoro is on, working, paused or in its break */
bool timing_works(const struct desk *);       /* there is work that can be interrupted */
bool timing_is_on(const struct desk *);       /* either */

#endif
