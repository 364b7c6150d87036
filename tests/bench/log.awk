# A work log that is the same at every run, ending on 2026-11-20, nineteen entries a day from Monday to Friday.
#
#	awk -v count=1000 -v form=csv -f tests/bench/log.awk
#
# form: csv (ambit's own and the floor's), timeclock (ledger and hledger), timew (lines of its data files), paths (the projects)

function random(below)
{
	seed = (seed * 1103515245 + 12345) % 2147483648
	return int(seed / 65536) % below
}

# Howard Hinnant's civil_from_days, from 1970 on.
function date(days, mark,    era, of_era, year, of_year, month, day)
{
	days += 719468
	era = int(days / 146097)
	of_era = days - era * 146097
	year = int((of_era - int(of_era / 1460) + int(of_era / 36524) - int(of_era / 146096)) / 365)
	of_year = of_era - (365 * year + int(year / 4) - int(year / 100))
	month = int((5 * of_year + 2) / 153)
	day = of_year - int((153 * month + 2) / 5) + 1
	month += month < 10 ? 3 : -9
	return sprintf("%04d%s%02d%s%02d", year + era * 400 + (month <= 2), mark, month, mark, day)
}

function clock(minutes, mark)
{
	return sprintf("%02d%s%02d%s00", int(minutes / 60), mark, minutes % 60, mark)
}

function write(day, start, finish, path, note)
{
	if (form == "csv")
		print date(day, "-") "T" clock(start, ":") "Z," date(day, "-") "T" clock(finish, ":") "Z," path "," note
	else if (form == "timeclock")
		print "i " date(day, "/") " " clock(start, ":") " " account[path] "  " note "\no " date(day, "/") " " clock(finish, ":")
	else
		print "inc " date(day, "") "T" clock(start, "") "Z - " date(day, "") "T" clock(finish, "") "Z # " tag[path] " # \"" note "\""
}

BEGIN {
	seed = 20261120
	split("acme/churn acme/deploy lumen/search lumen/rank nordfeld/vision nordfeld/audit kanto/speech kanto/labels orbit/forecast orbit/monitor", paths, " ")
	split("read the bias report,retrain after drift,clean the labels,answer the review,plot the residuals,pair on the loader,tune the batch size,check the holdout,write the model card,measure the latency", notes, ",")
	for (i = 1; i <= 10; i++) {
		account[paths[i]] = tag[paths[i]] = paths[i]
		sub("/", ":", account[paths[i]])
		sub("/", "-", tag[paths[i]])
		if (form == "paths")
			print paths[i]
	}
	if (form == "paths")
		exit
	if (form == "csv")
		print "start,end,path,note"
	days = int((count + 18) / 19)
	for (i = 0; i < count; i++) {
		slot = 480 + i % 19 * 30
		write(20777 - int((days - 1 - int(i / 19)) / 5) * 7 - (days - 1 - int(i / 19)) % 5, slot, slot + 15 + random(16), paths[1 + random(10)], notes[1 + random(10)] " " random(900))
	}
}
