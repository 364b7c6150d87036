/* A line of words, as one would type them in a shell. */
#ifndef TUI_CUT_H
#define TUI_CUT_H

/* The next word of the line, NULL after the last. Cuts at blanks; a part in single or double quotes is one word. The line is cut up in place. */
char *cut_word(char **rest);

#endif
