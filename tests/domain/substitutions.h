/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

/* Every number that differs from a right one in a single character. */

#define DIGITS "0123456789"

/* Of random numbers a test takes so many. */
#define ROUNDS 2000

/* (transfer full): @n digits, the first of them no 0. */
static inline char *
random_digits (int n)
{
  char *digits = g_strnfill (n, '0');

  for (int i = 0; i < n; i++)
    digits[i] = (char) ('0' + g_test_rand_int_range (0, 10));
  digits[0] = (char) ('1' + g_test_rand_int_range (0, 9));

  return digits;
}

typedef gboolean (*Accepts) (const char *number);

/* How many of them @accepts takes; the last of these is left in @missed (nullable) for a test that says why. @alphabet: what may
 * stand at each place. */
static inline int
count_missed (const char *number,
              const char *alphabet,
              Accepts     accepts,
              char       *missed)
{
  g_autofree char *changed = g_strdup (number);
  int n = 0;

  g_assert_true (accepts (number));
  for (gsize i = 0; number[i] != '\0'; i++)
    {
      for (const char *c = alphabet; strchr (alphabet, number[i]) != NULL && *c != '\0'; c++)
        {
          if (*c == number[i])
            continue;

          changed[i] = *c;
          if (!accepts (changed))
            continue;

          n++;
          if (missed != NULL)
            memcpy (missed, changed, strlen (changed) + 1);
        }

      changed[i] = number[i];
    }

  return n;
}
