/* A log as a file: its first line names one of the formats, or by its first byte some one; the rest is imported, and taken back. */
#ifndef TESTS_FUZZ_LOGS_H
#define TESTS_FUZZ_LOGS_H

#include "tests/fuzz/fuzz.h"

void read_log(const char *const *formats, size_t count, const uint8_t *bytes, size_t size);

#endif
