/* The program: its version, or a word on what it can't do yet. */
#include <stdio.h>
#include <string.h>

int main(int count, char **words)
{
	if (count == 2 && !strcmp(words[1], "--version")) {
		puts("ambit " PACKAGE_VERSION);
		return 0;
	}
	fputs("ambit: this build knows --version alone.\n", stderr);
	return 2;
}
