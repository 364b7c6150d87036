/* The logs of other programs, each by its own rules. */
#include "tests/fuzz/logs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const formats[] = {"clockify", "focus", "harvest", "kimai", "klog", "timeclock", "timew", "toggl", "watson"};

	read_log(formats, sizeof formats / sizeof *formats, bytes, size);
	return 0;
}
