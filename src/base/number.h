/* SPDX-License-Identifier: MIT */
/* log2 and exp2 that give the same bits everywhere.
 *
 * Decisions and files must not depend on the machine's libm (HACKING, "The same everywhere"). Both
 * are built from + - * / on doubles; the build turns contraction into fused operations off.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stddef.h>

/* log2 of a positive normal double, absolute error below 1e-13 (measured in the tests); x <= 0
 * gives -1074. */
double number_log2(double x);
/* 2 to the power x; x below -1022 gives 0, above 1023 the largest double. Relative error <
 * 1e-14. */
double number_exp2(double x);
/* Entropy of a share p in bits: -p log2 p, 0 at 0. */
double number_plogp(double p);
/* The sum of these over many, in their order. */
double number_entropy(const double *p, size_t count);

#endif
