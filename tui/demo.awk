# Turns the worked example into C: one string a line.
#
#	awk -f tui/demo.awk tui/demo.script > tui/demo-script.c
#
# Run it under LC_ALL=C: lengths are bytes, and C promises string literals of 4,095.

BEGIN {
	print "/* Made by tui/demo.awk from tui/demo.script. */"
	print "#include <stddef.h>\n\n#include \"tui/demo.h\"\n\nconst char *const demo_script[] = {"
}

/^#/ || /^$/ { next }

length($0) > 4095 {
	print FILENAME ":" FNR ": the line is too long for a C string." | "cat 1>&2"
	exit 1
}

{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	print "\t\"" $0 "\","
}

END { print "\tNULL\n};" }
