/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beket: the officers' window.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <stdlib.h>

#include "app/locale.h"

int
main (int    argc,
      char **argv)
{
  beket_locale_start (BEKET_KK);

  return EXIT_SUCCESS;
}
