/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Version 2 of the signature update (ISO 32000-1, 7.5.6 and 12.8). Frozen: see update.h.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/update.h"

#include <string.h>

#include "domain/error.h"
#include "record/hash.h"

#define RANGE_WIDTH 40   /* characters kept free for the three numbers of /ByteRange */

typedef struct
{
  GString               *text;      /* what was before, and the update */
  const BeketUpdateBase *base;
  guint                  field;
  int                    object;    /* number of the signature dictionary */
  gsize                  object_at;
  gsize                  field_at;
  gsize                  range_at;  /* where the numbers of /ByteRange go */
  gsize                  hole_at;   /* '<' of /Contents */
  gsize                  hole;      /* bytes kept for the CMS */
} Update;

void
beket_update_base_clear (BeketUpdateBase *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    g_clear_pointer (&self->fields[i].tooltip, g_free);
}

static gsize
hole_end (const Update *update)
{
  return update->hole_at + 2 * update->hole + 2;
}

void
beket_pdf_append_text (GString    *text,
                       const char *utf8)
{
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (utf8, -1, NULL, &length, NULL);

  g_string_append (text, "<FEFF");
  for (glong i = 0; i < length; i++)
    g_string_append_printf (text, "%04X", units[i]);
  g_string_append_c (text, '>');
}

static void
append_signature (Update     *update,
                  const char *when,
                  const char *name)
{
  GString *text = update->text;

  update->object_at = text->len;
  g_string_append_printf (text, "%d 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached"
                          " /M (D:%sZ) /Name ", update->object, when);
  beket_pdf_append_text (text, name);
  g_string_append (text, " /Prop_Build << /App << /Name /Beket /REx (2) >> >>");
  if (update->field == 1)
    g_string_append (text,
                     " /Reference [ << /Type /SigRef /TransformMethod /FieldMDP /TransformParams"
                     " << /Type /TransformParams /Action /All /V /1.2 >> >> ]");

  g_string_append (text, " /ByteRange [ 0 ");
  update->range_at = text->len;
  g_string_append_printf (text, "%*s] /Contents ", RANGE_WIDTH, "");
  update->hole_at = text->len;
  g_string_append_c (text, '<');
  g_string_set_size (text, text->len + 2 * update->hole);
  memset (text->str + update->hole_at + 1, '0', 2 * update->hole);
  g_string_append (text, "> >>\nendobj\n");
}

static void
append_field (Update *update)
{
  const BeketUpdateField *field = &update->base->fields[update->field];
  GString *text = update->text;

  update->field_at = text->len;
  g_string_append_printf (text, "%d 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig /T (signature%u) /TU <FEFF%s> /F 132"
                          " /Rect [ %d %d %d %d ] /P %d 0 R /AP << /N %d 0 R >> /StructParent %d", field->object,
                          update->field + 1, field->tooltip, field->rect[0], field->rect[1], field->rect[2],
                          field->rect[3], field->page, field->appearance, field->struct_parent);
  if (field->lock != 0)
    g_string_append_printf (text, " /Lock %d 0 R", field->lock);
  g_string_append_printf (text, " /V %d 0 R >>\nendobj\n", update->object);
}

/* Offset of the cross-reference section before, which ends everything that may be updated. */
static gboolean
find_startxref (const GString *text,
                guint64       *offset,
                GError       **error)
{
  static const char end[] = "\n%%EOF\n";
  gsize from = text->len > 64 ? text->len - 64 : 0;
  const char *word = g_strrstr_len (text->str + from, (gssize) (text->len - from), "startxref\n");
  g_autofree char *digits = NULL;

  if (word != NULL && text->len > strlen (end) &&
      memcmp (text->str + text->len - strlen (end), end, strlen (end)) == 0)
    {
      word += strlen ("startxref\n");
      digits = g_strndup (word, strcspn (word, "\n"));
      if (g_ascii_string_to_unsigned (digits, 10, 1, text->len, offset, NULL))
        return TRUE;
    }

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                       "The document has no end that can be continued");
  return FALSE;
}

static void
append_trailer (Update *update,
                guint64 previous)
{
  g_autofree char *digest = beket_hash_hex (update->text->str, update->object_at);
  gsize at = update->text->len;

  g_string_append_printf (update->text,
                          "xref\n%d 1\n%010" G_GSIZE_FORMAT " 00000 n \n%d 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [ <%s> <%.32s> ] /Prev %" G_GUINT64_FORMAT
                          " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          update->base->fields[update->field].object, update->field_at, update->object,
                          update->object_at, update->object + 1, update->base->root, update->base->info,
                          update->base->id, digest, previous, at);
}

static void
fill_range (Update *update)
{
  g_autofree char *numbers =
    g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " ",
                     update->hole_at, hole_end (update),
                     update->text->len - hole_end (update));

  memcpy (update->text->str + update->range_at, numbers, strlen (numbers));
}

static gboolean
fill_hole (Update  *update,
           GBytes  *cms,
           GError **error)
{
  static const char digits[] = "0123456789abcdef";
  gsize size;
  const guint8 *bytes = g_bytes_get_data (cms, &size);
  char *hole = update->text->str + update->hole_at + 1;

  if (size > update->hole)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "The signature takes %" G_GSIZE_FORMAT " bytes, %" G_GSIZE_FORMAT " have room",
                   size, update->hole);
      return FALSE;
    }

  for (gsize i = 0; i < size; i++)
    {
      hole[2 * i] = digits[bytes[i] >> 4];
      hole[2 * i + 1] = digits[bytes[i] & 15];
    }

  return TRUE;
}

static GBytes *
signed_ranges (const Update *update)
{
  GByteArray *ranges = g_byte_array_sized_new ((guint) update->text->len);

  g_byte_array_append (ranges, (const guint8 *) update->text->str, (guint) update->hole_at);
  g_byte_array_append (ranges, (const guint8 *) update->text->str + hole_end (update),
                       (guint) (update->text->len - hole_end (update)));
  return g_byte_array_free_to_bytes (ranges);
}

static gboolean
can_write (const BeketUpdateBase *base,
           gsize                  hole,
           GError               **error)
{
  if (base->version != BEKET_UPDATE_VERSION)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Update writer %d is not known here",
                 base->version);
  else if (hole > BEKET_UPDATE_HOLE_MAX)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                 "The signature takes %" G_GSIZE_FORMAT " bytes, at most %d have room",
                 hole, BEKET_UPDATE_HOLE_MAX);

  return base->version == BEKET_UPDATE_VERSION && hole <= BEKET_UPDATE_HOLE_MAX;
}

GBytes *
beket_update_write (GBytes                *before,
                    const BeketUpdateBase *base,
                    guint                  field,
                    const char            *when,
                    const char            *name,
                    gsize                  hole,
                    BeketUpdateCms         cms,
                    gpointer               user_data,
                    GError               **error)
{
  g_autoptr (GString) text = g_string_sized_new (g_bytes_get_size (before) + 2 * hole + 4096);
  Update update = { .text = text, .base = base, .field = field,
                    .object = base->size + (int) field, .hole = hole };
  g_autoptr (GBytes) ranges = NULL;
  g_autoptr (GBytes) signature = NULL;
  guint64 previous;

  if (!can_write (base, hole, error))
    return NULL;

  g_string_append_len (text, g_bytes_get_data (before, NULL), (gssize) g_bytes_get_size (before));
  if (!find_startxref (text, &previous, error))
    return NULL;

  append_signature (&update, when, name);
  append_field (&update);
  append_trailer (&update, previous);
  fill_range (&update);

  ranges = signed_ranges (&update);
  signature = cms (g_bytes_get_data (ranges, NULL), g_bytes_get_size (ranges), user_data, error);
  if (signature == NULL || !fill_hole (&update, signature, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
