/* What ISO 4217 says of currencies: the code's shape, decimals, signs. */
#include "model/money.h"

#include <stddef.h>
#include <string.h>

bool currency_is_valid(const char *code)
{
	return code && strlen(code) == 3 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

/* True if the code stands in a list of codes parted by blanks. */
static bool listed(const char *codes, const char *code)
{
	return currency_is_valid(code) && strstr(codes, code);
}

int currency_digits(const char *code)
{
	if (listed("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", code))
		return 0;
	if (listed("BHD IQD JOD KWD LYD OMR TND", code))
		return 3;
	if (listed("CLF UYW", code))
		return 4;
	return 2;
}

const char *currency_sign(const char *code)
{
	static const struct {
		const char *code, *sign;
	} signs[] = {
		{"EUR", "€"}, {"GBP", "£"}, {"ILS", "₪"}, {"INR", "₹"}, {"JPY", "¥"}, {"KRW", "₩"}, {"NGN", "₦"},
		{"PHP", "₱"}, {"TRY", "₺"}, {"UAH", "₴"}, {"USD", "$"}, {"VND", "₫"},
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strcmp(code, signs[i].code))
			return signs[i].sign;
	return "";
}
