# Sums up a test run from automake's test-suite.log, every case of every test counted:
#
#	cat test-suite.log | awk -v status=EXIT_OF_MAKE -f tests/tally.awk
#
# A make that failed without a failed test, or before there was a log, counts as one failure.

/^# (TOTAL|PASS|SKIP|XFAIL|FAIL|XPASS|ERROR): +[0-9]+$/ {
	kind = $2
	sub(/:$/, "", kind)
	if (!(kind in sum))
		sum[kind] = $3
}

END {
	passed = sum["PASS"] + sum["XFAIL"]
	failed = sum["FAIL"] + sum["XPASS"] + sum["ERROR"]
	if (status && !failed)
		failed = 1
	if (sum["SKIP"])
		print sum["SKIP"] " skipped"
	print passed + 0 " passed, " failed + 0 " failed"
	exit failed || !passed
}
