# One JSON document as lines PATH<tab>VALUE, the way tests/fixtures/scenario/expected.tsv is written: keys and places
# joined by slashes, "#" for the length of a list, texts without their quotes.
#
#	awk -f tests/flatten.awk <answer.json

function fail(why)
{
	print "flatten: " why " at byte " at > "/dev/stderr"
	failed = 1
	exit 1
}

function peek()
{
	while (at <= size && index(" \t\r\n", substr(all, at, 1)))
		at++
	return substr(all, at, 1)
}

function take(wanted)
{
	if (peek() != wanted)
		fail("no " wanted)
	at++
}

# Escapes stay as they are but for the quote: no figure holds any.
function string(    start)
{
	take("\"")
	for (start = at; at <= size && substr(all, at, 1) != "\""; at++)
		if (substr(all, at, 1) == "\\")
			at++
	return substr(all, start, at++ - start)
}

function object(path,    key)
{
	take("{")
	while (peek() != "}") {
		key = string()
		take(":")
		value(path == "" ? key : path "/" key)
		if (peek() == ",")
			at++
	}
	at++
}

function list(path,    count)
{
	take("[")
	for (count = 0; peek() != "]"; count++) {
		value(path "/" count)
		if (peek() == ",")
			at++
	}
	at++
	print path "/#\t" count
}

function value(path,    first, start)
{
	first = peek()
	if (first == "{") {
		object(path)
	} else if (first == "[") {
		list(path)
	} else if (first == "\"") {
		print path "\t" string()
	} else {
		for (start = at; at <= size && !index(",]} \t\r\n", substr(all, at, 1)); at++)
			;
		print path "\t" substr(all, start, at - start)
	}
}

{ all = all $0 "\n" }

END {
	if (failed)
		exit 1
	at = 1
	size = length(all)
	value("")
	if (peek() != "")
		fail("more after the end")
}
