/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/verify-scan.h"

G_BEGIN_DECLS

/** BeketReader: goes once through the text of an object; once it has a fault it reads no further. */
typedef struct
{
  BeketScan  *scan;
  const char *at;
  const char *end;
  const char *fault;   /* (nullable): the first one */
} BeketReader;

/** beket_reader_fail: notes @fault unless there is one. Returns: always 0. */
guint    beket_reader_fail  (BeketReader        *self,
                             const char         *fault);
/** beket_reader_at: does @text come next? */
gboolean beket_reader_at    (const BeketReader  *self,
                             const char         *text);
/** beket_reader_value: reads the next value with all its parts into the scan. Returns: its number there, 0 with a fault. */
guint    beket_reader_value (BeketReader        *self,
                             guint               depth);

G_END_DECLS
