# Turns file names into the tables of formats that hours are imported from and exported to, in the order given.
#
#	awk -f model/registry.awk model/imports/csv.c … model/exports/csv.c … > model/registry.c

function table(type, list, names, count,    i)
{
	for (i = 0; i < count; i++)
		print "extern const struct " type " " names[i] "_" type ";"
	print "\nconst struct " type " *const " list "[] = {"
	for (i = 0; i < count; i++)
		print "\t&" names[i] "_" type ","
	print "\tNULL\n};"
}

BEGIN {
	import_count = export_count = 0
	for (i = 1; i < ARGC; i++) {
		name = ARGV[i]
		sub(/^.*\//, "", name)
		sub(/\.c$/, "", name)
		gsub(/-/, "_", name)
		if (ARGV[i] ~ /imports\/[^\/]*\.c$/)
			imports[import_count++] = name
		else if (ARGV[i] ~ /exports\/[^\/]*\.c$/)
			exports[export_count++] = name
	}
	print "/* Made by model/registry.awk from the file names in Makefile.am. */"
	print "#include <stddef.h>\n"
	if (export_count)
		print "#include \"model/exports/format.h\""
	if (import_count)
		print "#include \"model/imports/reader.h\""
	if (import_count) {
		print ""
		table("importer", "importers", imports, import_count)
	}
	if (export_count) {
		print ""
		table("exporter", "exporters", exports, export_count)
	}
}
