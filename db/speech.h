/*
 * The user's language. Sentences and labels stand in English in the source and are turned where they are said: a refusal
 * in fault.c, an answer in call.c, a form or a table as it is painted. What machines read never comes here, nor do the
 * papers for a client, whose language is the client's (model/locale.h).
 */
#ifndef DB_SPEECH_H
#define DB_SPEECH_H

/* Looks for another language than English in LANGUAGE, LC_ALL, LC_MESSAGES and LANG; without one nothing is loaded. Once, first of all. */
void speech_begin(void);
/* From here on all is English: what this run answers is for machines. */
void speech_end(void);
/* The same in the user's language; itself in English, or where the catalogue lacks it. Lives for ever. */
const char *speech(const char *english) __attribute__((format_arg(1)));
/* By number, where languages differ in more than an s. */
const char *speech_of(const char *one, const char *many, unsigned long number) __attribute__((format_arg(1), format_arg(2)));
/* Whose days and figures go with it: de_AT, or de where the country says nothing; NULL in English, which keeps the ways of ISO. */
const char *speech_place(void);

#endif
