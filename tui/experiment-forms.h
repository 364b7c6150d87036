/* Acts of Experiments on checklists, data sets and deadlines. */
#ifndef TUI_EXPERIMENT_FORMS_H
#define TUI_EXPERIMENT_FORMS_H

#include "model/cost.h"
#include "model/dataset.h"
#include "model/milestone.h"
#include "tui/desk.h"

/* number: of the line in the whole list, from 1 on. */
enum answer check_form_add(struct desk *, const struct milestone *);
enum answer check_do(struct desk *, const struct milestone *, size_t number);
enum answer check_form_na(struct desk *, const struct milestone *, size_t number);

/* path: of the project. */
enum answer data_form_add(struct desk *, const char *path);
enum answer data_form_edit(struct desk *, const struct dataset *);
enum answer data_form_scrap(struct desk *, const struct dataset *);
enum answer data_read(struct desk *, const struct dataset *);

/* path: of what it is paid for. */
enum answer cost_form_add(struct desk *, const char *path);
enum answer cost_form_edit(struct desk *, const struct cost *);
enum answer cost_delete_it(struct desk *, const struct cost *);
enum answer resource_form_add(struct desk *);

enum answer deadlines_form(struct desk *, const char *path);

#endif
