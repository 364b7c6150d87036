#include "model/forecast.h"

#include <math.h>

static struct ratio seconds(int64_t whole)
{
	return ratio_of(whole, 1);
}

int64_t task_budget(const struct task *task)
{
	return estimate_mean(task->estimate) - task->removed;
}

struct ratio task_earned(const struct task *task)
{
	return ratio_of((int128)task_budget(task) * task->percent, 100);
}

struct ratio task_planned(const struct task *task, int day)
{
	int64_t budget = task_budget(task);
	int planned, passed;

	if (!budget)
		return seconds(0);
	if (task->end_on == DAY_NONE)
		return ratio_null();
	if (day >= task->end_on)
		return seconds(budget);
	if (task->start_on == DAY_NONE || day < task->start_on)
		return seconds(0);
	planned = day_count_working(task->start_on, task->end_on, task->off);
	passed = day_count_working(task->start_on, day, task->off);
	return planned ? ratio_of((int128)budget * passed, planned) : seconds(0);
}

struct ratio task_remaining(const struct task *task)
{
	if (task->percent >= 100)
		return seconds(0);
	if (task->re_estimated)
		return seconds(estimate_mean(task->remaining));
	return ratio_of((int128)task_budget(task) * (100 - task->percent), 100);
}

struct ratio task_remaining_variance(const struct task *task)
{
	struct estimate_sum sum = estimate_sum_of(task->re_estimated ? task->remaining : task->estimate);
	struct ratio left = ratio_of(100 - task->percent, 100);

	if (task->percent >= 100)
		return seconds(0);
	if (task->re_estimated)
		return estimate_variance(&sum);
	return ratio_multiply(estimate_variance(&sum), ratio_multiply(left, left));
}

bool task_is_closed(const struct task *task)
{
	return task->percent >= 100 && estimate_is_known(task->estimate);
}

struct ratio task_variance(const struct task *task)
{
	return ratio_add(seconds(task->actual - task_budget(task)), task_remaining(task));
}

struct forecast forecast_of(const struct task *tasks, size_t count, int64_t actual, int day)
{
	struct forecast sum = {.budget = seconds(0), .earned = seconds(0), .planned = seconds(0), .actual = seconds(actual),
	                       .remaining = seconds(0), .variance = seconds(0)};

	for (size_t i = 0; i < count; i++) {
		sum.budget = ratio_add(sum.budget, seconds(task_budget(&tasks[i])));
		sum.earned = ratio_add(sum.earned, task_earned(&tasks[i]));
		sum.planned = ratio_add(sum.planned, task_planned(&tasks[i], day));
		sum.remaining = ratio_add(sum.remaining, task_remaining(&tasks[i]));
		sum.variance = ratio_add(sum.variance, task_remaining_variance(&tasks[i]));
	}
	return sum;
}

struct ratio forecast_cpi(const struct forecast *forecast)
{
	return ratio_divide(forecast->earned, forecast->actual);
}

struct ratio forecast_spi(const struct forecast *forecast)
{
	return ratio_divide(forecast->earned, forecast->planned);
}

static struct ratio work_left(const struct forecast *forecast)
{
	return ratio_subtract(forecast->budget, forecast->earned);
}

struct ratio forecast_tcpi(const struct forecast *forecast)
{
	return ratio_divide(work_left(forecast), ratio_subtract(forecast->budget, forecast->actual));
}

struct ratio forecast_eac_typical(const struct forecast *forecast)
{
	return ratio_divide(forecast->budget, forecast_cpi(forecast));
}

struct ratio forecast_eac_atypical(const struct forecast *forecast)
{
	return ratio_add(forecast->actual, work_left(forecast));
}

struct ratio forecast_eac_both(const struct forecast *forecast)
{
	struct ratio both = ratio_multiply(forecast_cpi(forecast), forecast_spi(forecast));

	return ratio_add(forecast->actual, ratio_divide(work_left(forecast), both));
}

struct ratio forecast_eac_bottom_up(const struct forecast *forecast)
{
	return ratio_add(forecast->actual, forecast->remaining);
}

struct ratio forecast_done(const struct forecast *forecast)
{
	return ratio_divide(forecast->earned, forecast->budget);
}

struct ratio forecast_pace(struct ratio earned, struct ratio earned_then)
{
	return ratio_divide(ratio_subtract(earned, earned_then), ratio_of(4, 1));
}

struct ratio forecast_weeks_left(const struct forecast *forecast, struct ratio pace)
{
	return ratio_sign(pace) > 0 ? ratio_divide(work_left(forecast), pace) : ratio_null();
}

static int day_after(int day, int64_t days)
{
	return days > DAY_LAST - day ? DAY_NONE : (int)(day + days);
}

int forecast_finish_at_pace(int day, struct ratio weeks)
{
	if (ratio_is_null(weeks))
		return DAY_NONE;
	return day_after(day, ratio_ceiling(ratio_multiply(weeks, ratio_of(7, 1))));
}

/* The weekdays-th weekday after a Monday to Friday: whole weeks, then the rest, over a weekend if it reaches it. */
static int weekdays_after(int day, int64_t weekdays)
{
	weekdays += day_weekday(day);
	return day_after(day - day_weekday(day), weekdays / 5 * 7 + weekdays % 5);
}

int forecast_finish_at_capacity(int day, struct ratio remaining, int64_t weekly, const struct days_off *off)
{
	int64_t weekdays;
	int last;

	if (weekly <= 0 || ratio_is_null(remaining))
		return DAY_NONE;
	weekdays = ratio_ceiling(ratio_divide(remaining, ratio_of(weekly, 5)));
	if (weekdays <= 0)
		return day;
	while (day_weekday(day) > 4)
		day--;
	last = weekdays_after(day, weekdays);
	/* Each day off on the way there is made up for by one more, which may be off too. */
	for (size_t i = 0; off && i < off->count && last != DAY_NONE; i++)
		if (off->items[i] > day && off->items[i] <= last)
			last = weekdays_after(day, ++weekdays);
	return last;
}

struct ratio forecast_months(int from, int to)
{
	return ratio_of((int128)(to - from) * 16, 487); /* 30.4375 = 487/16 */
}

bool growth_format(char out[48], struct ratio now, struct ratio then, struct ratio months, int digits)
{
	struct ratio factor = ratio_divide(now, then);
	long double growth, scale = powl(10, digits);

	if (ratio_sign(factor) <= 0 || ratio_sign(months) <= 0)
		return false;
	growth = powl((long double)factor.up / (long double)factor.down, (long double)months.down / (long double)months.up) - 1;
	if (!isfinite(growth) || growth > 1e9L)
		return false;
	decimal_format(out, (int128)llroundl(growth * 100 * scale), (int128)scale, digits);
	return true;
}
