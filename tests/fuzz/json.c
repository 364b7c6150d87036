/* The state as JSON, which is the widest door of all. */
#include "tests/fuzz/logs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const formats[] = {"json"};

	read_log(formats, sizeof formats / sizeof *formats, bytes, size);
	return 0;
}
