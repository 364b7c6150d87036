#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { GOODBYE_MOST = 256, STACK_SIZE = 32 * 1024 };

static const int waiting[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
static const struct { int number; const char *line; } fatal[] = {
	{SIGQUIT, "ambit: ended by SIGQUIT; what was written is in the store, a running timer runs on\n"},
	{SIGILL, "ambit: crashed (SIGILL); what was written is in the store, a running timer runs on\n"},
	{SIGABRT, "ambit: crashed (SIGABRT); what was written is in the store, a running timer runs on\n"},
	{SIGBUS, "ambit: crashed (SIGBUS); what was written is in the store, a running timer runs on\n"},
	{SIGFPE, "ambit: crashed (SIGFPE); what was written is in the store, a running timer runs on\n"},
	{SIGSEGV, "ambit: crashed (SIGSEGV); what was written is in the store, a running timer runs on\n"},
};

/* A handler reaches nothing but what has one fixed place; this is all of it. */
static struct {
	int wake[2];
	struct termios before;
	char goodbye[GOODBYE_MOST];
	size_t goodbye_length;
	struct sigaction resize;
	char stack[STACK_SIZE];
} signals = {.wake = {-1, -1}};

static void wake(int number)
{
	int kept = errno;
	unsigned char byte = (unsigned char)number;

	/* A full pipe wakes the loop as well. */
	if (write(signals.wake[1], &byte, 1) < 0)
		errno = kept;
	errno = kept;
}

static void resized(int number)
{
	if (signals.resize.sa_handler != SIG_DFL && signals.resize.sa_handler != SIG_IGN)
		signals.resize.sa_handler(number);
	wake(number);
}

void signals_give_back(void)
{
	if (!signals.goodbye_length)
		return;
	if (write(STDOUT_FILENO, signals.goodbye, signals.goodbye_length) < 0)
		return; /* the terminal is gone: nothing left to give back */
	tcsetattr(STDOUT_FILENO, TCSANOW, &signals.before);
	signals.goodbye_length = 0;
}

static void die(int number)
{
	signals_give_back();
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		if (fatal[i].number == number && write(STDERR_FILENO, fatal[i].line, strlen(fatal[i].line)) < 0)
			break;
	raise(number);
}

static void catch(int number, void (*handler)(int), int flags)
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static bool make_pipe(void)
{
	return pipe2(signals.wake, O_CLOEXEC | O_NONBLOCK) == 0;
}

int signals_open(const struct termios *before)
{
	const stack_t stack = {.ss_sp = signals.stack, .ss_size = sizeof signals.stack};

	if (!make_pipe())
		return -1;
	signals.before = *before;
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
		catch(waiting[i], wake, 0);
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		catch(fatal[i].number, die, (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK));
	catch(SIGPIPE, SIG_IGN, 0);
	return signals.wake[0];
}

void signals_arm(const char *goodbye)
{
	size_t length = strlen(goodbye);

	signals.goodbye_length = 0;
	if (length > sizeof signals.goodbye)
		return;
	memcpy(signals.goodbye, goodbye, length);
	signals.goodbye_length = length;
}

void signals_chain_resize(void)
{
	sigaction(SIGWINCH, NULL, &signals.resize);
	catch(SIGWINCH, resized, 0);
}

int signals_take(void)
{
	unsigned char byte;

	return read(signals.wake[0], &byte, 1) == 1 ? byte : 0;
}

void signals_stop_self(void)
{
	sigset_t stop, before;

	catch(SIGTSTP, SIG_DFL, 0);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &before);
	raise(SIGTSTP);
	sigprocmask(SIG_SETMASK, &before, NULL);
	catch(SIGTSTP, wake, 0);
}

void signals_lend(void)
{
	catch(SIGTSTP, SIG_DFL, 0);
	catch(SIGQUIT, SIG_IGN, 0);
}

void signals_take_back(void)
{
	catch(SIGTSTP, wake, 0);
	catch(SIGQUIT, die, (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK));
}

void signals_close(void)
{
	for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
		catch(waiting[i], SIG_DFL, 0);
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		catch(fatal[i].number, SIG_DFL, 0);
	catch(SIGWINCH, SIG_DFL, 0);
	catch(SIGPIPE, SIG_DFL, 0);
	close(signals.wake[0]);
	close(signals.wake[1]);
	signals.wake[0] = signals.wake[1] = -1;
	signals.goodbye_length = 0;
}
