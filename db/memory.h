/* Memory for SQLite, which asks for thousands of small pieces at each start. */
#ifndef DB_MEMORY_H
#define DB_MEMORY_H

/* Has SQLite take small pieces from larger ones; before its first use, later calls change nothing. One thread only. */
void memory_configure(void);

#endif
