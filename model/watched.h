/* Whether a tool watches the memory of this program: a sanitizer, by being built in, or valgrind. */
#ifndef MODEL_WATCHED_H
#define MODEL_WATCHED_H

#include <stdbool.h>

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

/* A few instructions that do nothing, unless valgrind reads them; without its header they are left out. */
#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define RUNNING_ON_VALGRIND 0
#define VALGRIND_MAKE_MEM_DEFINED(at, size) ((void)(at), 0)
#endif

/* Of valgrind's tools the one that knows which bytes were ever written: it alone answers this. */
static inline bool under_memcheck(void)
{
	char byte = 0;

	return VALGRIND_MAKE_MEM_DEFINED(&byte, 1) != 0;
}

/* They need more addresses than a limit would leave them, and to be heard. */
static inline bool is_watched(void)
{
	return IS_SANITIZED || RUNNING_ON_VALGRIND;
}

#endif
