# Turns scripts into C texts: static const char ambit_bash[] = "…"; named by the file.
#
#	awk -f tui/completion/embed.awk tui/completion/ambit.bash … > tui/completion.h

FNR == 1 {
	if (NR > 1)
		print "\t\"\";"
	name = FILENAME
	sub(/^.*\//, "", name)
	gsub(/[^A-Za-z0-9]/, "_", name)
	sub(/^_/, "", name)
	print "static const char script_" name "[] ="
}

{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	print "\t\"" $0 "\\n\""
}

END {
	print "\t\"\";"
}
