/*
 * What comes from outside, fed byte by byte to what reads it: no crash, no leak, no end that never comes. Each target is
 * one file. Linked with replay.c it is a test that runs over its corpus; with --enable-fuzzers also a fuzzer of libFuzzer.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
