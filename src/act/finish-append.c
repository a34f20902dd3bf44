/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure tree joins the file that qpdf wrote: behind the last object, before the one cross-reference table, which goes on.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <string.h>

#include "domain/error.h"

#define ENTRY 20   /* bytes of an entry, ISO 32000-1, 7.5.4 */

/* Room for the root of the tree, whose numbers are not known before everything else is written. */
#define ROOM "<< /Type /StructTreeRoot /Room (                                                                    ) >>"

typedef struct
{
  const char *data;
  gsize       table;     /* where "xref" stands */
  const char *entries;
  const char *trailer;   /* behind the entries */
  const char *size;      /* the digits behind its "/Size " */
  const char *end;       /* behind its ">>" */
  guint64     n;         /* entries */
} File;

void
beket_finish_room (BeketFinish *self)
{
  qpdf_oh_replace_key (self->pdf, qpdf_get_root (self->pdf), "/StructTreeRoot", beket_pdf_indirect (self->pdf, ROOM));
}

/* ---- The numbers that qpdf gave ---- */

static void
numbers_clear (BeketNumbers *self)
{
  g_free (self->pages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketNumbers, numbers_clear)

static void
tree_clear (BeketTree *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketTree, tree_clear)

static void
find_numbers (qpdf_data     pdf,
              BeketNumbers *numbers)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh fields = qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_key (pdf, root, "/AcroForm"), "/Fields");
  int n_pages = qpdf_get_num_pages (pdf);

  numbers->root = qpdf_oh_get_object_id (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"));
  numbers->pages = g_new0 (int, MAX (n_pages, 1));
  for (int i = 0; i < n_pages; i++)
    numbers->pages[i] = qpdf_oh_get_object_id (pdf, qpdf_get_page_n (pdf, (size_t) i));
  for (int i = 0; i < BEKET_ACT_FIELDS; i++)
    numbers->fields[i] = qpdf_oh_get_object_id (pdf, qpdf_oh_get_array_item (pdf, fields, i));
}

/* The writer numbers anew and tells nobody, so the file is opened once more; only what is asked for is read. */
static void
read_numbers (GBytes       *written,
              BeketNumbers *numbers)
{
  qpdf_data pdf = qpdf_init ();

  qpdf_silence_errors (pdf);
  qpdf_read_memory (pdf, "act", g_bytes_get_data (written, NULL), g_bytes_get_size (written), NULL);
  find_numbers (pdf, numbers);
  qpdf_cleanup (&pdf);
}

/* ---- The file ---- */

/* Digits up to @stop. Returns: what follows, %NULL: something else stands there. */
static const char *
skip_number (const char *at,
             const char *to,
             char        stop,
             guint64    *number)
{
  const char *from = at;

  for (*number = 0; at != NULL && at < to && g_ascii_isdigit (*at) && at - from < 10; at++)
    *number = *number * 10 + (guint64) (*at - '0');

  return at != NULL && at > from && at < to && *at == stop ? at + 1 : NULL;
}

static const char *
behind (const char *from,
        const char *to,
        const char *word)
{
  const char *found = from != NULL ? g_strstr_len (from, to - from, word) : NULL;

  return found != NULL ? found + strlen (word) : NULL;
}

/* Each search ends within the bytes. */
static gboolean
find_parts (File   *file,
            GBytes *written)
{
  gsize size = g_bytes_get_size (written);
  const char *end;
  guint64 table = 0;

  file->data = g_bytes_get_data (written, NULL);
  end = file->data + size;
  if (skip_number (behind (end - MIN (size, 40), end, "startxref\n"), end, '\n', &table) == NULL || table + 64 > size)
    return FALSE;

  file->table = table;
  file->entries = skip_number (behind (file->data + table, end, "xref\n0 "), end, '\n', &file->n);
  if (file->entries == NULL || file->n * ENTRY >= (guint64) (end - file->entries))
    return FALSE;

  file->trailer = file->entries + file->n * ENTRY;
  file->size = behind (file->trailer, end, " /Size ");
  file->end = behind (file->size, end, ">] >>");
  return file->end != NULL;
}

/* In place of the room that was left for it; blanks within the dictionary fill the rest. */
static gboolean
put_root (const File *file,
          GString    *text,
          int         number,
          const char *root)
{
  guint64 at = number > 0 && (guint64) number < file->n ? g_ascii_strtoull (file->entries + (gsize) number * ENTRY, NULL, 10) : G_MAXUINT64;
  char *from = at < text->len ? strstr (text->str + at, "<<") : NULL;
  char *to = from != NULL ? strstr (from, "\nendobj\n") : NULL;
  gsize length = strlen (root);

  if (to == NULL || length + strlen (">>") > (gsize) (to - from))
    return FALSE;

  memset (from, ' ', (gsize) (to - from) - strlen (">>"));
  memcpy (from, root, length);
  return TRUE;
}

static void
append_entries (GString         *text,
                const BeketTree *tree,
                gsize            behind_last)
{
  for (guint i = 0; i < tree->starts->len; i++)
    {
      gsize offset = behind_last + g_array_index (tree->starts, gsize, i);
      char entry[ENTRY + 1] = "0000000000 00000 n \n";

      for (guint digit = 10; digit-- > 0; offset /= 10)
        entry[digit] = (char) ('0' + offset % 10);
      g_string_append_len (text, entry, ENTRY);
    }
}

static void
append_table (const File      *file,
              GString         *text,
              const BeketTree *tree)
{
  gsize table = text->len;
  int n = (int) (file->n + tree->starts->len);
  const char *rest = file->size + strspn (file->size, "0123456789");

  g_string_append (text, "xref\n0 ");
  beket_pdf_append_number (text, n);
  g_string_append_c (text, '\n');
  g_string_append_len (text, file->entries, file->trailer - file->entries);
  append_entries (text, tree, file->table);
  g_string_append_len (text, file->trailer, file->size - file->trailer);
  beket_pdf_append_number (text, n);
  g_string_append_len (text, rest, file->end - rest);
  g_string_append_printf (text, "\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
}

GBytes *
beket_finish_structure (BeketFinish *self,
                        GBytes      *written,
                        GError     **error)
{
  g_auto (BeketTree) tree = { .text = g_string_new (NULL), .starts = g_array_new (FALSE, FALSE, sizeof (gsize)) };
  g_auto (BeketNumbers) numbers = { 0 };
  g_autoptr (GString) text = NULL;
  File file = { 0 };

  if (find_parts (&file, written))
    {
      read_numbers (written, &numbers);
      numbers.size = (int) file.n;
      beket_tree_write (&tree, self->layout, &numbers);
      text = g_string_sized_new (file.table + tree.text->len + (file.n + tree.starts->len) * ENTRY + 512);
      g_string_append_len (text, file.data, (gssize) file.table);
      if (put_root (&file, text, numbers.root, tree.root))
        {
          g_string_append_len (text, tree.text->str, (gssize) tree.text->len);
          append_table (&file, text, &tree);
          return g_string_free_to_bytes (g_steal_pointer (&text));
        }
    }

  /* Never seen: qpdf would write files of another kind. */
  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The act could not be finished: its file is not as expected");
  return NULL;
}
