/* Our own CSV, and CSV with columns that are named. */
#include "tests/fuzz/logs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const formats[] = {"csv", "columns"};

	read_log(formats, sizeof formats / sizeof *formats, bytes, size);
	return 0;
}
