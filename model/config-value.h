/* For config alone. */
#ifndef MODEL_CONFIG_VALUE_H
#define MODEL_CONFIG_VALUE_H

#include "model/arena.h"

/* Why the setting can't have that value, a clause without a full stop or a whole sentence; NULL: it can. */
const char *config_value_fault(const char *key, const char *value, struct arena *);

#endif
