/* SPDX-License-Identifier: MIT */
/* log2 and exp2 against the C library's, over the whole range. */
#include <criterion/criterion.h>
#include <math.h>

#include "base/number.h"

Test(base_number, log2_is_near_the_library)
{
	double worst = 0, at_one = 0;

	for (double x = 1e-300; x < 1e300; x *= 1.37)
		worst = fmax(worst, fabs(number_log2(x) - log2(x)));
	for (double x = 0.5; x < 2; x += 1e-5)
		at_one = fmax(at_one, fabs(number_log2(x) - log2(x)));
	cr_expect(worst < 1e-13, "%g", worst);
	cr_expect(at_one < 1e-15, "%g", at_one);
}

Test(base_number, log2_is_exact_at_powers_of_two)
{
	double x = 1;

	for (int e = 0; e < 1000; e++, x *= 2) {
		cr_assert(number_log2(x) == e);
		cr_assert(number_log2(1 / x) == -e);
	}
	cr_expect(number_log2(0) == -1074);
	cr_expect(number_log2(-1) == -1074);
}

Test(base_number, exp2_is_near_the_library)
{
	double worst = 0;

	for (double x = -1000; x < 1000; x += 0.0173)
		worst = fmax(worst, fabs(number_exp2(x) / exp2(x) - 1));
	cr_expect(worst < 1e-14, "%g", worst);
	cr_expect(number_exp2(-5000) == 0);
	cr_expect(number_exp2(5000) > 1e308);
	cr_expect(number_exp2(10) == 1024);
}

Test(base_number, plogp)
{
	cr_expect(number_plogp(0) == 0);
	cr_expect(number_plogp(0.5) == 0.5);
	cr_expect(number_plogp(1) == 0);
}
