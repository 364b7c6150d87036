# Puts prose into a page of the manual: the section of a verb in docs/manual/verbs.txt where the page says .\" prose.
#
#	ambit help VERB --man | awk -v verb=VERB -v prose=docs/manual/verbs.txt -f docs/manual/page.awk
#
# A page that is no verb's is prose alone:
#
#	awk -v title=ambit-tutorial -v chapter=7 -v heading=… -v purpose=… -v day=… -v version=… -v prose=… -f docs/manual/page.awk

# plain TEXT as roff takes it
function escape(text)
{
	gsub(/\\-/, "-", text)
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	return text ~ /^[.']/ ? "\\&" text : text
}

# the next lines of a paragraph or an example, as the last one was
function add(line)
{
	if (line ~ /^== /) {
		close_example()
		print ".SH \"" escape(toupper(substr(line, 4))) "\""
		headed = 1
	} else if (line ~ /^\* /) {
		close_example()
		print ".TP\n\\fB" escape(substr(line, 3)) "\\fR"
		broken = headed = 0
	} else if (line ~ /^    /) {
		if (!shown)
			print (headed ? "" : ".PP\n") ".RS 4\n.EX"
		shown = 1
		broken = headed = 0
		line = substr(line, 5)
		sub(/^\$ /, "", line)
		print escape(line)
	} else if (line == "") {
		broken = 1
	} else {
		close_example()
		if (broken && !headed)
			print ".PP"
		broken = headed = 0
		fill(line)
	}
}

# words of a paragraph, in lines of its own that are not too long
function fill(text,    words, count, i, row)
{
	count = split(text, words, " ")
	for (i = 1; i <= count; i++) {
		if (row != "" && length(row) + length(words[i]) > 70) {
			print escape(row)
			row = ""
		}
		row = row == "" ? words[i] : row " " words[i]
	}
	print escape(row)
}

function close_example()
{
	if (shown)
		print ".EE\n.RE"
	shown = 0
}

function add_section(name,    line, here)
{
	broken = 1
	headed = verb == "" || verb == "ambit"
	while ((getline line < prose) > 0) {
		if (line ~ /^= /)
			here = line == "= " name
		else if (here)
			add(line)
	}
	close(prose)
	close_example()
}

BEGIN {
	if (title) {
		print ".\\\" Made from docs/manual."
		print ".TH \"" toupper(title) "\" " chapter " \"" day "\" \"ambit " version "\" \"" heading "\""
		print ".SH NAME\n" escape(title) " \\- " purpose "\n.SH DESCRIPTION"
		add_section(title)
		exit
	}
}

$0 == ".\\\" prose" {
	add_section(verb)
	next
}

{
	print
}
