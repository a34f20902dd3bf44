/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any keys at any times: no key is lost, none comes twice, none changes its place. A byte pair is
 * a key and its pause.
 */

#include "config.h"

#include "domain/scan.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* What came out; line ends are the buffer's own matter. */
static void
take (BeketScanBuffer *buffer,
      BeketScanState   state,
      GString         *out)
{
  g_autofree char *text = NULL;

  if (state != BEKET_SCAN_TYPED && state != BEKET_SCAN_FINISHED)
    return;

  text = beket_scan_buffer_take (buffer);
  beket_scan_recognise (text);
  for (const char *c = text; *c != '\0'; c++)
    if (*c != '\n' && *c != '\t')
      g_string_append_c (out, *c);
}

static void
play (const uint8_t *data,
      size_t         size,
      GString       *in,
      GString       *out)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  for (size_t i = 0; i + 1 < size; i += 2)
    {
      char c = beket_scan_character (data[i] & 0x7f, data[i] & 0x80);

      ms += data[i + 1];
      if (c == 0)
        take (buffer, beket_scan_buffer_wait (buffer, ms), out);
      else
        take (buffer, beket_scan_buffer_add (buffer, c, ms), out);

      if (c != 0 && c != '\n' && c != '\t')
        g_string_append_c (in, c);
    }

  take (buffer, beket_scan_buffer_wait (buffer, ms + BEKET_SCAN_PATIENCE_MS), out);
  g_assert_cmpint (beket_scan_buffer_get_deadline (buffer), ==, -1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GString) in = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  beket_scan_recognise (text);
  play (data, MIN (size, 2 * BEKET_SCAN_MAX), in, out);   /* as many keys as no scan is cut after */
  g_assert_cmpstr (in->str, ==, out->str);

  return 0;
}
