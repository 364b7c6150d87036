# Turns file names into the tables of commands and screens, in the order given.
#
#	awk -f tui/registry.awk tui/commands/log.c … tui/screens/today.c … > tui/registry.c

function table(type, names, count,    i)
{
	for (i = 0; i < count; i++)
		print "extern const struct " type " " names[i] "_" type ";"
	print "\nconst struct " type " *const " type "s[] = {"
	for (i = 0; i < count; i++)
		print "\t&" names[i] "_" type ","
	print "\tNULL\n};"
}

BEGIN {
	command_count = screen_count = 0
	for (i = 1; i < ARGC; i++) {
		name = ARGV[i]
		sub(/^.*\//, "", name)
		sub(/\.c$/, "", name)
		gsub(/-/, "_", name)
		if (ARGV[i] ~ /commands\/[^\/]*\.c$/)
			commands[command_count++] = name
		else if (ARGV[i] ~ /screens\/[^\/]*\.c$/)
			screens[screen_count++] = name
	}
	print "/* Made by tui/registry.awk from the file names in Makefile.am. */"
	print "#include <stddef.h>\n\n#include \"tui/command.h\""
	if (screen_count)
		print "#include \"tui/screen.h\""
	print ""
	table("command", commands, command_count)
	print ""
	table("screen", screens, screen_count)
}
