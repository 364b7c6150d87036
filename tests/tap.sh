# shellcheck shell=sh
# Words for tests written in shell: . "${abs_srcdir:?}/tests/tap.sh"
#
#	ok "a sentence" command words…     passes when the command succeeds
#	not_ok "a sentence" command words… passes when it fails
#	is "a sentence" got wanted         passes when both are the same text
#	skip "a sentence" reason           is told, and counts as neither
#	finish                             the last line
#
# scratch is an empty folder that is removed at the end.

count=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
# copies of the day go into the folders of a home
HOME=$scratch
export HOME
trap 'exit 1' HUP INT TERM

tell()
{
	count=$((count + 1))
	echo "$1 $count - $2"
}

ok()
{
	sentence=$1
	shift
	if "$@" >"$scratch/.said" 2>&1; then
		tell ok "$sentence"
	else
		tell "not ok" "$sentence"
		sed 's/^/# /' "$scratch/.said"
	fi
}

not_ok()
{
	sentence=$1
	shift
	if "$@" >"$scratch/.said" 2>&1; then
		tell "not ok" "$sentence"
		sed 's/^/# /' "$scratch/.said"
	else
		tell ok "$sentence"
	fi
}

is()
{
	if [ "$2" = "$3" ]; then
		tell ok "$1"
	else
		tell "not ok" "$1"
		printf '%s\n' "$2" | sed 's/^/# got:    /'
		printf '%s\n' "$3" | sed 's/^/# wanted: /'
	fi
}

skip()
{
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

finish()
{
	echo "1..$count"
}
