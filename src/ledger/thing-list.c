/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Things of a volume as bytes: as the differences between them while there are few, as a bit for each when that is shorter.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/thing-list.h"

#include <string.h>

#define ALL_BITS (BEKET_VOLUME_THINGS / 8)   /* bytes: of this length are bits, and only they */

struct _BeketThingList
{
  gint        last;    /* thing */
  GByteArray *bytes;   /* (owned): differences */
};

BeketThingList *
beket_thing_list_new (void)
{
  BeketThingList *self = g_new0 (BeketThingList, 1);

  self->last = -1;
  self->bytes = g_byte_array_new ();

  return self;
}

void
beket_thing_list_free (BeketThingList *self)
{
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/* Seven bits a byte, the lower ones first; the highest bit says that more follow. */
void
beket_thing_list_add (BeketThingList *self,
                      guint           thing)
{
  guint difference = (guint) ((gint) thing - self->last);

  if (difference == 0)
    return;

  for (; difference >= 0x80; difference >>= 7)
    {
      guint8 byte = (guint8) (difference | 0x80);

      g_byte_array_append (self->bytes, &byte, 1);
    }
  g_byte_array_append (self->bytes, (const guint8 *) &(guint8) { (guint8) difference }, 1);
  self->last = (gint) thing;
}

static void
read_differences (guint64      *bits,
                  const guint8 *data,
                  gsize         length)
{
  guint64 thing = G_MAXUINT64;   /* before the first one */
  guint64 difference = 0;
  guint shift = 0;

  for (gsize i = 0; i < length && shift < 28; i++)
    {
      difference |= (guint64) (data[i] & 0x7f) << shift;
      shift += 7;
      if (data[i] >= 0x80)
        continue;
      thing += difference;
      difference = 0;
      shift = 0;
      if (thing < BEKET_VOLUME_THINGS)
        bits[thing / 64] |= G_GUINT64_CONSTANT (1) << thing % 64;
    }
}

static void
read_bits (guint64      *bits,
           const guint8 *data)
{
  for (guint i = 0; i < BEKET_VOLUME_WORDS; i++)
    {
      guint64 word;

      memcpy (&word, data + i * sizeof word, sizeof word);
      bits[i] |= GUINT64_FROM_LE (word);
    }
}

void
beket_thing_list_read (guint64      *bits,
                       const guint8 *data,
                       gsize         length)
{
  if (length == ALL_BITS)
    read_bits (bits, data);
  else
    read_differences (bits, data, length);
}

static GBytes *
all_bits (const BeketThingList *self)
{
  guint64 bits[BEKET_VOLUME_WORDS] = { 0 };

  read_differences (bits, self->bytes->data, self->bytes->len);
  for (guint i = 0; i < BEKET_VOLUME_WORDS; i++)
    bits[i] = GUINT64_TO_LE (bits[i]);

  return g_bytes_new (bits, sizeof bits);
}

GBytes *
beket_thing_list_to_bytes (const BeketThingList *self)
{
  return self->bytes->len < ALL_BITS ? g_bytes_new (self->bytes->data, self->bytes->len) : all_bits (self);
}
