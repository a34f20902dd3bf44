/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a checkpoint (C2SP tlog-checkpoint): name, size and root of a log.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/note.h"

#include "domain/parse-error.h"
#include "exchange/text.h"

#include <string.h>

void
beket_checkpoint_free (BeketCheckpoint *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_free (self);
}

char *
beket_checkpoint_text (const char            *origin,
                       guint64                size,
                       const BeketMerkleHash *root)
{
  g_autofree char *base64 = g_base64_encode (root->bytes, sizeof (root->bytes));

  return g_strdup_printf ("%s\n%" G_GUINT64_FORMAT "\n%s\n", origin, size, base64);
}

static gboolean
read_root (const char      *text,
           BeketMerkleHash *root)
{
  g_autoptr (GBytes) bytes = beket_base64_decode (text);

  if (bytes == NULL || g_bytes_get_size (bytes) != sizeof (root->bytes))
    return FALSE;
  memcpy (root->bytes, g_bytes_get_data (bytes, NULL), sizeof (root->bytes));
  return TRUE;
}

BeketCheckpoint *
beket_checkpoint_parse (const char *text,
                        GError    **error)
{
  g_autoptr (BeketCheckpoint) self = g_new0 (BeketCheckpoint, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 4);
  gint64 size;

  if (g_strv_length (lines) != 4 || *lines[0] == '\0')
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "a checkpoint has three lines");
      return NULL;
    }
  if (!beket_number_parse (lines[1], &size))
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, (int) strlen (lines[0]) + 1,
                             "a checkpoint's size is a number");
      return NULL;
    }
  if (!read_root (lines[2], &self->root))
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT,
                             (int) (strlen (lines[0]) + strlen (lines[1])) + 2,
                             "a checkpoint's root is 32 bytes in base64");
      return NULL;
    }
  self->origin = g_strdup (lines[0]);
  self->size = (guint64) size;
  return g_steal_pointer (&self);
}
