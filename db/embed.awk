# Turns .sql files into C: named statements, migrations and the list of fact tables.
#
#	awk -v part=header -f db/embed.awk FILES > db/statements.h
#	awk -v part=source -f db/embed.awk FILES > db/statements.c
#
# db/queries/*.sql      each statement is named by the comment above it: -- entry_add: file one stretch of work
# db/schema/NNN_….sql   each file is migration NNN; a line "-- fact" precedes the CREATE TABLE of a fact table.
#                       SQLite parses all tables at every start, CHECKs included. They stay in a table below
#                       "-- guarded" or "-- fact, guarded": hours, money and what was agreed. Those of other tables
#                       leave its text and become rules, which are looked at when rows are committed, and by check.
# db/triggers/*.sql     belong to the newest migration, after its own statements; give them after the schema
#
# Comments and needless blanks are left out. C promises string literals of 4,095 bytes and no more: a longer statement
# is refused. Run it under LC_ALL=C, so that lengths are bytes.

function refuse(reason)
{
	print where() ": " reason | "cat 1>&2"
	close("cat 1>&2")
	failed = 1
	exit 1
}

function where()
{
	return FILENAME ":" FNR
}

function begin_file()
{
	if (buffer != "" || pending_name != "" || pending_fact || pending_guarded)
		refuse_unfinished()
	last_file = FILENAME
	kind = FILENAME
	sub(/\/[^\/]*$/, "", kind)
	sub(/^.*\//, "", kind)
	if (kind == "schema")
		begin_migration()
	else if (kind == "triggers" && !migrations)
		refuse("triggers need a schema file before them.")
	else if (kind != "triggers" && kind != "queries")
		refuse("the file is in none of the folders schema, triggers, queries.")
}

function begin_migration(    number)
{
	number = FILENAME
	sub(/^.*\//, "", number)
	if (number !~ /^[0-9][0-9][0-9]_/)
		refuse("a schema file is named by its number: 001_tables.sql.")
	number = substr(number, 1, 3) + 0
	if (number <= newest)
		refuse("migration " number " comes after " newest "; their numbers rise.")
	newest = number
	versions[++migrations] = number
}

function refuse_unfinished()
{
	FILENAME = last_file
	refuse("the last statement of " last_file " does not end with a semicolon, or a comment has no statement.")
}

# Comment lines speak to this program only between statements; within one they are words to the reader.
function read_comment_line(    name)
{
	if (buffer != "" || in_block)
		return
	if (kind == "schema" && $0 ~ /^-- (fact|guarded|fact, guarded)[ \t]*$/) {
		pending_fact = $2 ~ /^fact/
		pending_guarded = $NF == "guarded"
	} else if (kind == "queries" && $0 ~ /^-- [a-z][a-z0-9_]*: /) {
		name = $2
		sub(/:$/, "", name)
		if (pending_name != "")
			refuse("\"" pending_name "\" and \"" name "\" both name one statement.")
		if (name in seen)
			refuse("\"" name "\" is already a statement, in " seen[name] ".")
		seen[name] = where()
		pending_name = name
	}
}

# Takes one line apart into blanks, quoted text, words and marks; quote and in_block reach over line ends.
function read_line(line,    i, c, pair)
{
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		pair = substr(line, i, 2)
		if (in_block) {
			if (pair == "*/") {
				in_block = 0
				i++
			}
		} else if (quote != "") {
			buffer = buffer c
			if (c == quote)
				quote = ""
		} else if (pair == "--") {
			break
		} else if (pair == "/*") {
			in_block = 1
			i++
		} else if (c ~ /[ \t\r]/) {
			blank = 1
		} else {
			take(c)
		}
	}
	if (quote != "")
		buffer = buffer "\n"
	else
		blank = 1
}

function take(c)
{
	if (c ~ /[A-Za-z0-9_.:$]/ && !blank) {
		word = word c
	} else {
		end_word()
		if (c ~ /[A-Za-z0-9_.:$]/)
			word = c
		else
			mark_before = c
	}
	if (c == ";" && statement_is_whole()) {
		end_statement()
		return
	}
	if (blank && buffer != "" && c !~ /[(),=]/ && buffer !~ /[(),=]$/)
		buffer = buffer " "
	blank = 0
	buffer = buffer c
	if (c == "'" || c == "\"" || c == "`")
		quote = c
}

# Remembers the last two things read, so that the end of a trigger's body can be told: a semicolon, END, a semicolon.
function end_word()
{
	if (word != "") {
		end_follows = toupper(word) == "END" && mark_before == ";"
		mark_before = ""
	} else {
		end_follows = 0
	}
	word = ""
}

function statement_is_whole()
{
	if (toupper(buffer) !~ /^CREATE (TEMP |TEMPORARY )?TRIGGER /)
		return 1
	return end_follows
}

function end_statement()
{
	if (buffer == "")
		refuse("a semicolon without a statement.")
	if (length(buffer) > 4095)
		refuse("the statement is " length(buffer) " bytes long; a C string literal holds 4,095.")
	if (kind == "queries")
		keep_query()
	else
		keep_step()
	buffer = word = mark_before = ""
	blank = end_follows = 0
}

function keep_query()
{
	if (pending_name == "")
		refuse("the statement has no name; put \"-- name: what it does\" above it.")
	names[queries] = pending_name
	texts[queries++] = buffer
	pending_name = ""
}

function keep_step(    table)
{
	if (pending_fact || pending_guarded) {
		if (toupper(buffer) !~ /^CREATE TABLE /)
			refuse("\"-- fact\" or \"-- guarded\" belongs above a CREATE TABLE.")
	}
	if (pending_fact)
		facts[fact_count++] = table_of(buffer)
	if (toupper(buffer) ~ /^CREATE TABLE / && !pending_guarded)
		buffer = without_checks(buffer, table_of(buffer))
	else if (toupper(buffer) ~ /^(DROP TABLE|ALTER TABLE [^ ]+ RENAME TO) /)
		move_rules(buffer)
	pending_fact = pending_guarded = 0
	steps[migrations, step_count[migrations]++] = buffer
}

function table_of(statement)
{
	statement = substr(statement, 14)
	if (toupper(statement) ~ /^IF NOT EXISTS /)
		statement = substr(statement, 15)
	sub(/[ (].*$/, "", statement)
	return statement
}

# The statement without its CHECKs; each becomes a rule of the table.
function without_checks(statement, table,    i, out, quoted, c, last)
{
	out = ""
	for (i = 1; i <= length(statement); i++) {
		c = substr(statement, i, 1)
		if (quoted == "" && c == "C" && substr(statement, i, 6) == "CHECK(" && out ~ /[ ,)]$/) {
			last = closing(statement, i + 5)
			rule_tables[rules] = table
			rule_texts[rules++] = substr(statement, i + 6, last - i - 6)
			sub(/[ ,]$/, "", out)
			i = last
			continue
		}
		if (quoted != "" ? c == quoted : c ~ /['"`]/)
			quoted = quoted == "" ? c : ""
		out = out c
	}
	return out
}

# The place of the bracket that closes the one there.
function closing(text, i,    depth, quoted, c)
{
	for (; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (quoted != "" ? c == quoted : c ~ /['"`]/)
			quoted = quoted == "" ? c : ""
		else if (quoted == "" && c == "(")
			depth++
		else if (quoted == "" && c == ")" && --depth == 0)
			return i
	}
	refuse("a CHECK has no end.")
}

# A later step drops a table, or gives one its name.
function move_rules(statement,    words, i)
{
	split(statement, words, " ")
	for (i = 0; i < rules; i++)
		if (rule_tables[i] == words[3])
			rule_tables[i] = toupper(words[1]) == "ALTER" ? words[6] : ""
}

# A string literal over several lines, cut at blanks.
function literal(text, indent,    out, piece, at)
{
	out = ""
	while (length(text) > 100) {
		at = 100
		while (at > 1 && substr(text, at, 1) != " ")
			at--
		if (at == 1)
			at = index(text, " ") ? index(text, " ") : length(text)
		piece = substr(text, 1, at)
		text = substr(text, at + 1)
		out = out indent "\"" escaped(piece) "\"\n"
	}
	if (text != "" || out == "")
		out = out indent "\"" escaped(text) "\"\n"
	return substr(out, 1, length(out) - 1)
}

function escaped(text,    i, c, out)
{
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c == "\\" || c == "\"")
			c = "\\" c
		else if (c == "\n")
			c = "\\n"
		else if (c == "\t")
			c = "\\t"
		out = out c
	}
	return out
}

function print_header(    i)
{
	print "/* Made by db/embed.awk from the .sql files. */"
	print "#ifndef DB_STATEMENTS_H\n#define DB_STATEMENTS_H\n"
	print "enum statement {"
	for (i = 0; i < queries; i++)
		print "\tSQL_" toupper(names[i]) ","
	print "\tSQL_COUNT\n};\n"
	print "/* The SQL of each statement, and its name for messages. */"
	print "extern const char *const statement_text[SQL_COUNT];"
	print "extern const char *const statement_name[SQL_COUNT];\n"
	print "/* The steps from one version of the schema to the next, NULL after the last. */"
	print "struct migration {\n\tint version;\n\tconst char *const *statements;\n};\n"
	print "/* By rising version; the last has version 0 and no statements. */"
	print "extern const struct migration migrations[];\n"
	print "enum { SCHEMA_VERSION = " newest " };\n"
	print "/* Names of the tables that undo follows, NULL after the last. */"
	print "extern const char *const fact_tables[];\n"
	print "/* What a row of a table must be, unless it is unknown; after the last the table is NULL. */"
	print "struct row_rule {\n\tconst char *table, *text;\n};\n\nextern const struct row_rule row_rules[];\n"
	print "#endif"
}

function print_source(    i, k)
{
	print "/* Made by db/embed.awk from the .sql files. */"
	print "#include <stddef.h>\n\n#include \"db/statements.h\"\n"
	print "const char *const statement_text[SQL_COUNT] = {"
	for (i = 0; i < queries; i++)
		print "\t[SQL_" toupper(names[i]) "] =\n" literal(texts[i], "\t\t") ","
	print "};\n\nconst char *const statement_name[SQL_COUNT] = {"
	for (i = 0; i < queries; i++)
		print "\t[SQL_" toupper(names[i]) "] = \"" names[i] "\","
	print "};\n"
	for (i = 1; i <= migrations; i++) {
		print "static const char *const migration_" versions[i] "[] = {"
		for (k = 0; k < step_count[i]; k++)
			print literal(steps[i, k], "\t") ","
		print "\tNULL\n};\n"
	}
	print "const struct migration migrations[] = {"
	for (i = 1; i <= migrations; i++)
		print "\t{" versions[i] ", migration_" versions[i] "},"
	print "\t{0, NULL}\n};\n\nconst char *const fact_tables[] = {"
	for (i = 0; i < fact_count; i++)
		print "\t\"" facts[i] "\","
	print "\tNULL\n};\n\nconst struct row_rule row_rules[] = {"
	for (i = 0; i < rules; i++)
		if (rule_tables[i] != "")
			print "\t{\"" rule_tables[i] "\",\n" literal(rule_texts[i], "\t\t") "},"
	print "\t{NULL, NULL}\n};"
}

BEGIN { queries = migrations = newest = fact_count = rules = 0 }

FNR == 1 { begin_file() }
/^--/ { read_comment_line() }
{ read_line($0) }

END {
	if (failed)
		exit 1
	if (buffer != "" || pending_name != "" || pending_fact || pending_guarded)
		refuse_unfinished()
	if (!queries) {
		# An enum needs a member and an array an element.
		names[0] = "nothing"
		texts[0] = "SELECT 1 WHERE 0"
		queries = 1
	}
	if (part == "header")
		print_header()
	else
		print_source()
}
