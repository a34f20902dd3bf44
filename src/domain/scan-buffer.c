/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells a scanner's burst of keys from a typing hand by the times of the keys.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/scan-shape.h"
#include "domain/scan.h"

struct _BeketScanBuffer
{
  GString *held;        /* (owned): keys that came so far */
  GString *ready;       /* (owned): what is TYPED or FINISHED and not taken yet */
  gint64   last;        /* when the last key came */
  gint64   finished;    /* when the last scan ended; G_MININT64: typing came after it */
  gboolean burst;       /* what is held is a scan */
  gboolean cut;         /* more came than is held */
  gboolean was_cut;     /* the same of the scan that is ready */
};

BeketScanBuffer *
beket_scan_buffer_new (void)
{
  BeketScanBuffer *self = g_new0 (BeketScanBuffer, 1);

  self->held = g_string_sized_new (BEKET_SCAN_MAX);
  self->ready = g_string_sized_new (BEKET_SCAN_MAX);
  self->finished = G_MININT64;

  return self;
}

void
beket_scan_buffer_free (BeketScanBuffer *self)
{
  g_string_free (self->held, TRUE);
  g_string_free (self->ready, TRUE);
  g_free (self);
}

char *
beket_scan_buffer_take (BeketScanBuffer *self)
{
  char *text = g_strdup (self->ready->str);

  g_string_truncate (self->ready, 0);

  return text;
}

gboolean
beket_scan_buffer_is_cut (const BeketScanBuffer *self)
{
  return self->was_cut;
}

static gboolean
is_end (char c)
{
  return c == '\n' || c == '\t';
}

/* What is held becomes ready. */
static BeketScanState
release (BeketScanBuffer *self,
         gint64           ms)
{
  BeketScanState state = self->burst ? BEKET_SCAN_FINISHED : BEKET_SCAN_TYPED;

  while (self->held->len > 0 && is_end (self->held->str[self->held->len - 1]))
    g_string_truncate (self->held, self->held->len - 1);

  g_string_append_len (self->ready, self->held->str, (gssize) self->held->len);
  g_string_truncate (self->held, 0);
  self->finished = self->burst ? ms : G_MININT64;
  self->was_cut = self->cut;
  self->burst = FALSE;
  self->cut = FALSE;

  return state;
}

/* How long what is held waits for its next key. */
static int
patience (const BeketScanBuffer *self)
{
  if (!self->burst)
    return BEKET_SCAN_GAP_MS;
  if (!self->cut && beket_scan_recognise (self->held->str) != BEKET_SCAN_UNKNOWN)
    return BEKET_SCAN_SILENCE_MS;

  return BEKET_SCAN_PATIENCE_MS;
}

gint64
beket_scan_buffer_get_deadline (const BeketScanBuffer *self)
{
  return self->held->len == 0 ? -1 : self->last + patience (self);
}

BeketScanState
beket_scan_buffer_wait (BeketScanBuffer *self,
                        gint64           ms)
{
  if (self->held->len == 0)
    return BEKET_SCAN_NOTHING;
  if (ms - self->last < BEKET_SCAN_SILENCE_MS && self->burst)
    return BEKET_SCAN_BURST;   /* the shape is looked at only when it matters */
  if (ms - self->last >= patience (self))
    return release (self, ms);

  return self->burst ? BEKET_SCAN_BURST : BEKET_SCAN_HELD;
}

static BeketScanState
hold (BeketScanBuffer *self,
      char             c,
      gint64           ms)
{
  if (self->held->len < BEKET_SCAN_MAX)
    g_string_append_c (self->held, c);
  else
    self->cut = TRUE;

  self->last = ms;
  self->burst |= self->held->len >= BEKET_SCAN_MIN;

  return self->burst ? BEKET_SCAN_BURST : BEKET_SCAN_HELD;
}

/* Return or Tab. Some scanners send both, or Return twice, or send it late: it belongs to the
 * scan, too, and must not press the button that has the focus. */
static BeketScanState
end (BeketScanBuffer *self,
     char             c,
     gint64           ms)
{
  if (self->held->len == 0)
    return self->finished != G_MININT64 && ms - self->finished < BEKET_SCAN_SILENCE_MS
           ? BEKET_SCAN_BURST : BEKET_SCAN_NOTHING;

  if (self->burst && !self->cut && beket_scan_is_zone_begun (self->held->str))
    {
      self->last = ms;
      return is_end (self->held->str[self->held->len - 1]) ? BEKET_SCAN_BURST : hold (self, c, ms);
    }

  return release (self, ms);
}

BeketScanState
beket_scan_buffer_add (BeketScanBuffer *self,
                       char             c,
                       gint64           ms)
{
  BeketScanState state = beket_scan_buffer_wait (self, ms);

  g_return_val_if_fail (c != '\0', state);

  if (is_end (c))
    return state == BEKET_SCAN_TYPED || state == BEKET_SCAN_FINISHED ? state : end (self, c, ms);

  if (state == BEKET_SCAN_TYPED || state == BEKET_SCAN_FINISHED)
    {
      hold (self, c, ms);
      return state;
    }

  return hold (self, c, ms);
}
