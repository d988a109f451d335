/* SPDX-License-Identifier: MIT */
/* log2 and exp2 from the four basic operations.
 *
 * log2 splits a double into exponent and mantissa by its bits and sums the series of atanh for the
 * mantissa; exp2 splits off the nearest 32nd, whose power stands in a table, and sums the series of
 * exp for the rest. Both series are summed from the smallest term, always in the same order. IEEE
 * 754 fixes the result of each operation, so the bits are the same on every machine.
 */
#include "base/number.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const double ln2 = 0.693147180559945309417232121458;
static const double sqrt2 = 1.41421356237309504880168872421;

#define LANES 2

/* The series of atanh: a division for each term would take longer than all the rest. */
static const double odd[] = {1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11,
    1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3};

/* 2 to the power of i/32. */
static const double roots[32] = {1.0, 1.0218971486541166782345, 1.0442737824274138403220,
    1.0671404006768236181695, 1.0905077326652576592070, 1.1143867425958925363088,
    1.1387886347566916537038, 1.1637248587775775138136, 1.1892071150027210667175,
    1.2152473599804688781165, 1.2418578120734840485937, 1.2690509571917332225544,
    1.2968395546510096659338, 1.3252366431597412946295, 1.3542555469368927282980,
    1.3839098819638319548727, 1.4142135623730950488017, 1.4451808069770466200370,
    1.4768261459394993113869, 1.5091644275934227397660, 1.5422108254079408236123,
    1.5759808451078864864553, 1.6104903319492543081795, 1.6457554781539648445188,
    1.6817928305074290860623, 1.7186192981224779156293, 1.7562521603732994831122,
    1.7947090750031071864277, 1.8340080864093424634871, 1.8741676341102999013300,
    1.9152065613971472938726, 1.9571441241754002690183};

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

/* The logarithms of so many numbers, which compilers with a constant for it work out beside each
 * other: each waits for its own terms alone. */
static inline void
log2_of(const double *x, double *out, int count)
{
	double e[LANES], s[LANES], z[LANES], sum[LANES] = {0};

	for (int i = 0; i < count; i++) {
		uint64_t u = bits_of(x[i]);
		double m = double_of((u & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
		bool high = m > sqrt2;

		m = high ? m * 0.5 : m;
		e[i] = (int)(u >> 52 & 0x7ff) - 1023 + high;
		s[i] = (m - 1) / (m + 1);
		z[i] = s[i] * s[i];
	}
	for (size_t k = 0; k < sizeof odd / sizeof *odd; k++)
		for (int i = 0; i < count; i++)
			sum[i] = (sum[i] + odd[k]) * z[i];
	for (int i = 0; i < count; i++)
		out[i] = e[i] + 2 / ln2 * (s[i] + s[i] * sum[i]);
}

double
number_log2(double x)
{
	double y;

	if (!(x > 0))
		return -1074;
	log2_of(&x, &y, 1);
	return y;
}

double
number_exp2(double x)
{
	if (!(x >= -1022))
		return 0;
	if (x > 1023)
		return double_of(0x7fefffffffffffffULL);
	int n = (int)(x * 32 + (x < 0 ? -0.5 : 0.5)) + 32 * 1023; /* in steps of 1/32, above zero */
	double f = (x - (n - 32 * 1023) / 32.0) * ln2;
	f = 1 +
	    f * (1 + f * (1.0 / 2 + f * (1.0 / 6 + f * (1.0 / 24 + f * (1.0 / 120 + f / 720)))));
	return f * roots[n & 31] * double_of((uint64_t)(n >> 5) << 52);
}

double
number_plogp(double p)
{
	return p > 0 ? -p * number_log2(p) : 0;
}

double
number_entropy(const double *p, size_t count)
{
	double x[LANES], y[LANES], bits = 0;

	for (size_t i = 0; i < count; i += LANES) {
		for (size_t k = 0; k < LANES; k++) /* that of 1 is 0 */
			x[k] = i + k < count && p[i + k] > 0 ? p[i + k] : 1;
		log2_of(x, y, LANES);
		for (size_t k = 0; k < LANES; k++)
			bits -= x[k] * y[k];
	}
	return bits;
}
