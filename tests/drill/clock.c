/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded by a drill: GLib's clock stands so many seconds before the true one.
 */

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>

typedef int (*Clock) (struct timeval *, void *);

int
gettimeofday (struct timeval *restrict time,
              void *restrict           zone)
{
  Clock real = (Clock) dlsym (RTLD_NEXT, "gettimeofday");
  const char *before = getenv ("BEKET_DRILL_BEFORE");
  int result = real (time, zone);

  if (before != NULL)
    time->tv_sec -= atol (before);
  return result;
}
