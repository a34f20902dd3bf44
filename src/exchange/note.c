/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signed notes (C2SP signed-note): a text and the lines of those who signed it.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/note.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/text.h"
#include "record/hash.h"

#include <string.h>

#define DASH "\xe2\x80\x94 "   /* em dash and a space begin a signature line */

static void
line_free (BeketNoteLine *line)
{
  g_free (line->name);
  g_clear_pointer (&line->signature, g_bytes_unref);
  g_free (line);
}

void
beket_note_free (BeketNote *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* ---- Reading ---- */

static gboolean
name_is_good (const char *name)
{
  if (*name == '\0')
    return FALSE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == '+' || g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static BeketNoteLine *
parse_line (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GBytes) blob = NULL;
  BeketNoteLine *line;
  const guint8 *bytes;
  gsize length;

  if (!g_str_has_prefix (text, DASH))
    return NULL;
  parts = g_strsplit (text + strlen (DASH), " ", 3);
  if (g_strv_length (parts) != 2 || !name_is_good (parts[0]))
    return NULL;
  blob = beket_base64_decode (parts[1]);
  if (blob == NULL || g_bytes_get_size (blob) < 5)
    return NULL;

  bytes = g_bytes_get_data (blob, &length);
  line = g_new0 (BeketNoteLine, 1);
  line->name = g_strdup (parts[0]);
  line->key = (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] <<
              8 | bytes[3];
  line->signature = g_bytes_new_from_bytes (blob, 4, length - 4);
  return line;
}

static gboolean
parse_lines (BeketNote  *note,
             const char *text,
             gsize       offset,
             GError    **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", BEKET_NOTE_LINES + 2);
  guint count = g_strv_length (lines);

  if (count < 2 || count > BEKET_NOTE_LINES + 1 || *lines[count - 1] != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, (int) offset,
                                  "a note has 1 to %d signature lines", BEKET_NOTE_LINES);
  for (guint i = 0; i + 1 < count; i++)
    {
      BeketNoteLine *line = parse_line (lines[i]);

      if (line == NULL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, (int) offset,
                                      "signature line %u of a note is malformed", i + 1);
      g_ptr_array_add (note->lines, line);
      offset += strlen (lines[i]) + 1;
    }
  return TRUE;
}

static gboolean
check_bytes (const char *bytes,
             gsize       length,
             GError    **error)
{
  const char *end;

  if (length > BEKET_NOTE_MAX)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, BEKET_NOTE_MAX,
                                  "a note is too long");
  if (!g_utf8_validate_len (bytes, length, &end))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, (int) (end - bytes),
                                  "a note is not UTF-8");
  for (gsize i = 0; i < length; i++)
    if ((guint8) bytes[i] < 0x20 && bytes[i] != '\n')
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, (int) i,
                                    "a note has a control character");
  return TRUE;
}

BeketNote *
beket_note_parse (const char *bytes,
                  gsize       length,
                  GError    **error)
{
  g_autoptr (BeketNote) note = g_new0 (BeketNote, 1);
  g_autofree char *whole = NULL;
  char *gap;

  note->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  if (!check_bytes (bytes, length, error))
    return NULL;
  whole = g_strndup (bytes, length);
  gap = g_strrstr (whole, "\n\n");
  if (gap == NULL || gap == whole)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, (int) length,
                             "a note has no empty line before its signatures");
      return NULL;
    }
  note->text = g_strndup (whole, (gsize) (gap + 1 - whole));
  if (!parse_lines (note, gap + 2, (gsize) (gap + 2 - whole), error))
    return NULL;
  return g_steal_pointer (&note);
}

const BeketNoteLine *
beket_note_find (const BeketNote *self,
                 const char      *name)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const BeketNoteLine *line = self->lines->pdata[i];

      if (g_str_equal (line->name, name))
        return line;
    }
  return NULL;
}

/* ---- Signing and checking ---- */

gboolean
beket_note_key (GBytes       *certificate,
                const char   *name,
                BeketNoteKind kind,
                guint32      *key,
                GError      **error)
{
  g_autoptr (BeketHash) sum = beket_hash_new ();
  g_autoptr (GBytes) public = beket_certificate_public_ed25519 (certificate, error);
  guint8 middle[2] = { '\n', (guint8) kind };
  guint8 digest[BEKET_HASH_BYTES];

  if (public == NULL)
    return FALSE;
  beket_hash_add (sum, name, strlen (name));
  beket_hash_add (sum, middle, sizeof (middle));
  beket_hash_add (sum, g_bytes_get_data (public, NULL), g_bytes_get_size (public));
  beket_hash_end (sum, digest);
  *key = (guint32) digest[0] << 24 | (guint32) digest[1] << 16 | (guint32) digest[2] <<
         8 | digest[3];
  return TRUE;
}

/* A cosignature signs its time with the text (tlog-cosignature). */
static char *
signed_text (const char   *text,
             BeketNoteKind kind,
             gint64        time)
{
  if (kind == BEKET_NOTE_ED25519)
    return g_strdup (text);
  return g_strdup_printf ("cosignature/v1\ntime %" G_GINT64_FORMAT "\n%s", time, text);
}

char *
beket_note_sign (const char   *text,
                 BeketKey     *key,
                 const char   *name,
                 BeketNoteKind kind,
                 gint64        time,
                 GError      **error)
{
  g_autofree char *message = signed_text (text, kind, time);
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *base64 = NULL;
  guint64 stamp = GUINT64_TO_BE ((guint64) time);
  guint32 id;

  if (!beket_note_key (beket_key_certificate (key), name, kind, &id, error))
    return NULL;
  signature = beket_key_sign (key, message, strlen (message), error);
  if (signature == NULL)
    return NULL;
  id = GUINT32_TO_BE (id);
  g_byte_array_append (blob, (const guint8 *) &id, sizeof (id));
  if (kind == BEKET_NOTE_COSIGNATURE)
    g_byte_array_append (blob, (const guint8 *) &stamp, sizeof (stamp));
  g_byte_array_append (blob, g_bytes_get_data (signature, NULL),
                       (guint) g_bytes_get_size (signature));
  base64 = g_base64_encode (blob->data, blob->len);
  return g_strdup_printf (DASH "%s %s\n", name, base64);
}

static gboolean
check_line (const BeketNote     *self,
            const BeketNoteLine *line,
            GBytes              *certificate,
            BeketNoteKind        kind,
            gint64              *time,
            GError             **error)
{
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *message = NULL;
  const guint8 *bytes;
  gsize length;
  gsize head = kind == BEKET_NOTE_COSIGNATURE ? 8 : 0;
  guint64 stamp = 0;

  bytes = g_bytes_get_data (line->signature, &length);
  if (length != head + 64)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "a note's signature has %zu bytes",
                   length);
      return FALSE;
    }
  for (gsize i = 0; i < head; i++)
    stamp = stamp << 8 | bytes[i];
  if (stamp > G_MAXINT32 * G_GINT64_CONSTANT (8))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "a cosignature's time is out of range");
      return FALSE;
    }
  if (time != NULL)
    *time = (gint64) stamp;
  message = signed_text (self->text, kind, (gint64) stamp);
  signature = g_bytes_new_from_bytes (line->signature, head, 64);
  return beket_signature_check (certificate, message, strlen (message), signature, error);
}

gboolean
beket_note_check (const BeketNote *self,
                  GBytes          *certificate,
                  const char      *name,
                  BeketNoteKind    kind,
                  gint64          *time,
                  GError         **error)
{
  guint32 key;

  if (!beket_note_key (certificate, name, kind, &key, error))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const BeketNoteLine *line = self->lines->pdata[i];

      if (line->key == key && g_str_equal (line->name, name))
        return check_line (self, line, certificate, kind, time, error);
    }
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
               "the note has no signature of %s with key %08x", name, key);
  return FALSE;
}
