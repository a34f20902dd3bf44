/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/typed.h"

G_BEGIN_DECLS

/* What the two numbers of Kazakhstan share: twelve digits, the last of which checks the others. */

#define BEKET_NATIONAL_LENGTH 12

/**
 * beket_national_check_digit:
 * @digits: eleven digits
 *
 * Weights 1 to 11, modulo 11; a remainder of 10 is weighed again from 3 on; where that gives 10 as well no number is issued.
 *
 * Returns: '0' to '9', or 0: there is no such number
 */
char     beket_national_check_digit (const char  *digits);

/** beket_national_read: errors EMPTY, CHARACTER, LENGTH, RANGE for zeros alone, CHECK_DIGIT at the last digit. */
gboolean beket_national_read        (BeketTyped  *self,
                                     const char  *text,
                                     GError     **error);

G_END_DECLS
