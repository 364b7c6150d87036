#include "model/creep.h"

const char *const bridge_words[] = {
	"baseline", "approved_additions", "approved_reductions", "estimate_variance_baseline_items",
	"estimate_variance_approved_changes", "absorbed", "at_risk", "unrecorded_change", "worked_on_refused",
	"change_handling", NULL,
};

int64_t scope_current(const struct scope *scope)
{
	return scope->baseline + scope->added - scope->removed;
}

struct ratio scope_growth_net(const struct scope *scope)
{
	return ratio_of(scope->added - scope->removed, scope->baseline);
}

struct ratio scope_growth_gross(const struct scope *scope)
{
	return ratio_of(scope->added, scope->baseline);
}

struct ratio scope_volatility(const struct scope *scope)
{
	return ratio_of(scope->added + scope->removed, scope->baseline);
}

struct ratio scope_exposure(const struct scope *scope)
{
	return ratio_of(scope->pending, scope->baseline);
}

int64_t uncompensated(const int64_t buckets[BUCKET_COUNT])
{
	return buckets[BUCKET_ABSORBED] + buckets[BUCKET_AT_RISK] + buckets[BUCKET_UNRECORDED] + buckets[BUCKET_REFUSED];
}

struct ratio creep_ratio(const int64_t buckets[BUCKET_COUNT], const struct scope *scope)
{
	return ratio_of(uncompensated(buckets), scope->baseline);
}

struct bridge bridge_of(const struct scope *scope, struct ratio item_variance, struct ratio change_variance, const int64_t buckets[BUCKET_COUNT])
{
	/* A percent of whole seconds is a hundredth of a second: every row is whole in these, and 3600 of them are 0.01 h. */
	struct ratio hundred = ratio_of(100, 1);
	const int64_t parts[BRIDGE_ROWS] = {
		[BRIDGE_BASELINE] = scope->baseline * 100,
		[BRIDGE_ADDITIONS] = scope->added * 100,
		[BRIDGE_REDUCTIONS] = -scope->removed * 100,
		[BRIDGE_ITEM_VARIANCE] = ratio_round(ratio_multiply(item_variance, hundred)),
		[BRIDGE_CHANGE_VARIANCE] = ratio_round(ratio_multiply(change_variance, hundred)),
		[BRIDGE_ABSORBED] = buckets[BUCKET_ABSORBED] * 100,
		[BRIDGE_AT_RISK] = buckets[BUCKET_AT_RISK] * 100,
		[BRIDGE_UNRECORDED] = buckets[BUCKET_UNRECORDED] * 100,
		[BRIDGE_REFUSED] = buckets[BUCKET_REFUSED] * 100,
		[BRIDGE_HANDLING] = buckets[BUCKET_CHANGE_HANDLING] * 100,
	};
	struct bridge bridge = {0};

	apportion(parts, BRIDGE_ROWS, 3600, bridge.row);
	apportion(parts, BRIDGE_ROWS, 6000, bridge.minutes);
	for (int i = 0; i < BRIDGE_ROWS; i++) {
		bridge.total += bridge.row[i];
		bridge.total_minutes += bridge.minutes[i];
	}
	return bridge;
}

struct ratio median(const int64_t *rising, size_t count)
{
	if (!count)
		return ratio_null();
	return ratio_of((int128)rising[(count - 1) / 2] + rising[count / 2], 2);
}
