#include "tui/wakes.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { WAKE_INPUT, WAKE_SIGNAL, WAKE_CLOCK, WAKE_STORE, WAKES };
enum { REMOTE_EVERY = 1000 };

struct wakes wakes_open(int signals, const char *store, bool remote)
{
	return (struct wakes){
		.signals = signals,
		.clock = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC),
		.watch = watch_open(store),
		.remote = remote,
	};
}

void wakes_close(struct wakes *wakes)
{
	close(wakes->clock);
	watch_close(&wakes->watch);
}

void wakes_tick(struct wakes *wakes, bool ticking, int64_t alarm)
{
	struct itimerspec when = {.it_value.tv_sec = ticking ? 0 : alarm};
	struct timespec now;

	if (ticking == wakes->ticking && (ticking || alarm == wakes->alarm))
		return;
	wakes->ticking = ticking;
	wakes->alarm = alarm;
	if (ticking) {
		clock_gettime(CLOCK_REALTIME, &now);
		when.it_value.tv_sec = now.tv_sec + 1;
		when.it_interval.tv_sec = 1;
	}
	timerfd_settime(wakes->clock, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

static void take_clock(struct wakes *wakes)
{
	uint64_t times;

	/* The clock was set: armed anew at the next turn. */
	if (read(wakes->clock, &times, sizeof times) < 0 && errno == ECANCELED)
		wakes->ticking = false;
	wakes->alarm = -1; /* it rings once */
}

static int patience(struct wakes *wakes)
{
	int again = watch_again(&wakes->watch);

	return again < 0 && (wakes->remote || wakes->watch.descriptor < 0) ? REMOTE_EVERY : again;
}

struct descriptors { struct pollfd fds[WAKES]; };

static struct descriptors descriptors(const struct wakes *wakes)
{
	return (struct descriptors){{
		[WAKE_INPUT] = {.fd = STDIN_FILENO, .events = POLLIN},
		[WAKE_SIGNAL] = {.fd = wakes->signals, .events = POLLIN},
		[WAKE_CLOCK] = {.fd = wakes->clock, .events = POLLIN},
		[WAKE_STORE] = {.fd = wakes->watch.descriptor, .events = POLLIN},
	}};
}

bool wakes_are_due(const struct wakes *wakes)
{
	struct descriptors at = descriptors(wakes);

	return poll(at.fds, WAKES, 0) > 0;
}

bool wakes_wait(struct wakes *wakes)
{
	struct descriptors at = descriptors(wakes);

	if (poll(at.fds, WAKES, patience(wakes)) < 0)
		return errno == EINTR;
	if (at.fds[WAKE_STORE].revents)
		watch_take(&wakes->watch);
	if (at.fds[WAKE_CLOCK].revents)
		take_clock(wakes);
	return !(at.fds[WAKE_INPUT].revents & (POLLHUP | POLLERR | POLLNVAL));
}
