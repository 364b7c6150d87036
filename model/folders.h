/* Where things lie: the user's folders, as the environment names them (XDG Base Directory Specification 0.8), else under HOME. */
#ifndef MODEL_FOLDERS_H
#define MODEL_FOLDERS_H

#include "db/fault.h"
#include "model/arena.h"

/* $AMBIT_STORE, else $XDG_DATA_HOME/ambit/ambit.db, else ~/.local/share/ambit/ambit.db; NULL without any of them. */
const char *store_file(struct arena *);
/* $XDG_CONFIG_HOME/ambit/config, else ~/.config/ambit/config. */
const char *config_file(struct arena *);
/* $XDG_STATE_HOME/ambit, else ~/.local/state/ambit. */
const char *state_folder(struct arena *);
/* Where the copies of that store lie: backups/NAME-8HEX there, so that two stores never share them. */
const char *backup_folder(const char *store, struct arena *);
/* The same, on the heap: for struct store_place. */
char *backup_folder_of(const char *store);
/* A new file to write there, numbered when the name is taken; the folders made. NULL, and why, when they can't be. */
const char *backup_file(const char *store, const char *name, struct arena *, struct fault *);
/* A file to write there, the folders (0700) made. NULL, and why, when they can't be. */
const char *state_file(const char *name, struct arena *, struct fault *);

#endif
