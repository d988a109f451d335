/* log2 and exp2 from the four basic operations.
 *
 * log2 splits a double into exponent and mantissa by its bits and sums the series of atanh for the
 * mantissa; exp2 splits off the nearest whole number and sums the series of exp for the rest. Both
 * series are summed from the smallest term, always in the same order. IEEE 754 fixes the result of
 * each operation, so the bits are the same on every machine.
 */
#include "base/number.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static const double ln2 = 0.693147180559945309417232121458;
static const double sqrt2 = 1.41421356237309504880168872421;

/* The series of atanh: a division for each term would take longer than all the rest. */
static const double odd[] = {1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11,
    1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3};

static uint64_t
bits_of(double x)
{
	uint64_t u;

	memcpy(&u, &x, sizeof u);
	return u;
}

static double
double_of(uint64_t u)
{
	double x;

	memcpy(&x, &u, sizeof x);
	return x;
}

double
number_log2(double x)
{
	uint64_t u = bits_of(x);
	int e = (int)(u >> 52 & 0x7ff) - 1023;
	double m, s, z, sum = 0;

	if (!(x > 0))
		return -1074;
	m = double_of((u & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
	if (m > sqrt2) {
		m *= 0.5;
		e++;
	}
	s = (m - 1) / (m + 1);
	z = s * s;
	for (size_t k = 0; k < sizeof odd / sizeof *odd; k++)
		sum = (sum + odd[k]) * z;
	return (double)e + 2 / ln2 * (s + s * sum);
}

double
number_exp2(double x)
{
	double f, sum = 1;
	int n;

	if (!(x >= -1022))
		return 0;
	if (x > 1023)
		return double_of(0x7fefffffffffffffULL);
	n = (int)(x < 0 ? x - 0.5 : x + 0.5);
	f = (x - n) * ln2;
	for (int k = 14; k >= 1; k--)
		sum = 1 + sum * f / k;
	return n < -1022 ? 0 : sum * double_of((uint64_t)(n + 1023) << 52);
}

double
number_plogp(double p)
{
	return p > 0 ? -p * number_log2(p) : 0;
}
