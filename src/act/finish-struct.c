/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure tree (ISO 32000-1, 14.7) as text: an object for each element that was noted while the act was laid out.
 *
 * DESIGN: a register has fifty thousand elements. As objects of qpdf's they took more time than everything else of the file together, and
 * nothing in them needs a library: they are names, numbers and references, written once and never read back here.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include "act/update.h"

typedef struct
{
  BeketTree          *tree;
  BeketLayout        *layout;
  const BeketNumbers *numbers;
  int                *objects;      /* by tag: its object, 0 = nothing is drawn in it or below it */
  int                *first;        /* by tag: its first kid, -1 = none */
  int                *next;         /* by tag: the next kid of the same parent, -1 = none */
  GHashTable         *attributes;   /* (element-type utf8 int): objects of attributes, by their text */
  GPtrArray          *texts;        /* (element-type utf8): the same in their order, owned by the table */
  int                 end;          /* the number of the next new object */
} Write;

static const char *const languages[BEKET_N_LANGUAGES] = { "/Lang(kk-KZ)", "/Lang(ru-RU)" };

static BeketTag *
tag_at (Write *write,
        int    index)
{
  return beket_tags_get (write->layout->tags, index);
}

/* ---- Which elements there are ---- */

static void
use (Write *write,
     int    tag)
{
  for (; tag >= 0 && write->objects[tag] == 0; tag = tag_at (write, tag)->parent)
    write->objects[tag] = 1;
}

static void
use_marks (Write  *write,
           GArray *page)
{
  for (guint i = 0; i < page->len; i++)
    use (write, g_array_index (page, BeketMark, i).tag);
}

static void
find_used (Write *write)
{
  const GPtrArray *pages = write->layout->pages;
  int n = (int) write->layout->tags->tags->len;

  for (guint i = 0; i < pages->len; i++)
    use_marks (write, g_ptr_array_index (pages, i));
  for (int i = 0; i < n; i++)
    if (tag_at (write, i)->field >= 0)
      use (write, i);
  for (int i = 0; i < n; i++)
    if (write->objects[i] != 0)
      write->objects[i] = write->end++;
}

/* From behind, so that each becomes the first of its parent. */
static void
link_kids (Write *write)
{
  int n = (int) write->layout->tags->tags->len;

  for (int i = 0; i < n; i++)
    write->first[i] = write->next[i] = -1;
  for (int i = n - 1; i > 0; i--)
    if (write->objects[i] != 0)
      {
        int parent = tag_at (write, i)->parent;

        write->next[i] = write->first[parent];
        write->first[parent] = i;
      }
}

/* ---- Words ---- */

void
beket_pdf_append_number (GString *text,
                         int      number)
{
  char digits[16];
  guint at = sizeof digits;

  do
    digits[--at] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (text, digits + at, (gssize) (sizeof digits - at));
}

static void
append_reference (GString *text,
                  int      object)
{
  beket_pdf_append_number (text, object);
  g_string_append_len (text, " 0 R", 4);
}

static void
append_entry (GString    *text,
              const char *key,
              int         object)
{
  g_string_append (text, key);
  append_reference (text, object);
}

static void
begin (Write *write,
       int    object)
{
  g_array_append_val (write->tree->starts, write->tree->text->len);
  beket_pdf_append_number (write->tree->text, object);
  g_string_append_len (write->tree->text, " 0 obj\n", 7);
}

static void
end (Write *write)
{
  g_string_append_len (write->tree->text, "\nendobj\n", 8);
}

/* ---- An element ---- */

static int
attribute_object (Write      *write,
                  const char *text)
{
  int object = GPOINTER_TO_INT (g_hash_table_lookup (write->attributes, text));
  char *copy;

  if (object != 0)
    return object;

  copy = g_strdup (text);
  object = write->end++;
  g_hash_table_insert (write->attributes, copy, GINT_TO_POINTER (object));
  g_ptr_array_add (write->texts, copy);
  return object;
}

/* /A is an action in a dictionary of any other type, so /Type stands here. */
static void
append_table (Write          *write,
              const BeketTag *tag)
{
  char text[64];

  if (tag->scope != NULL)
    g_snprintf (text, sizeof text, "<</O/Table/Scope/%s>>", tag->scope);
  else if (tag->span > 1)
    g_snprintf (text, sizeof text, "<</O/Table/ColSpan %u>>", tag->span);
  else
    return;

  append_entry (write->tree->text, "/Type/StructElem/A ", attribute_object (write, text));
}

static void
append_form (Write *write,
             int    field)
{
  GString *text = write->tree->text;

  g_string_append (text, "/Alt");
  beket_pdf_append_text (text, beket_finish_tooltip ((guint) field));
  append_entry (text, "/K[<</Type/OBJR/Obj ", write->numbers->fields[field]);
  append_entry (text, "/Pg ", write->numbers->pages[write->layout->fields[field].page]);
  g_string_append (text, ">>]");
}

static void
append_kids (Write *write,
             int    index)
{
  GString *text = write->tree->text;

  g_string_append (text, "/K[");
  for (int kid = write->first[index]; kid >= 0; kid = write->next[kid])
    {
      append_reference (text, write->objects[kid]);
      g_string_append_c (text, write->next[kid] >= 0 ? ' ' : ']');
    }
}

/* A leaf of letters that show nothing is there and has no content. */
static void
append_content (Write          *write,
                int             index,
                const BeketTag *tag)
{
  GString *text = write->tree->text;

  if (tag->field >= 0)
    append_form (write, tag->field);
  else if (write->first[index] >= 0)
    append_kids (write, index);
  else if (tag->page >= 0)
    {
      g_string_append (text, "/K ");
      beket_pdf_append_number (text, tag->content);
      append_entry (text, "/Pg ", write->numbers->pages[tag->page]);
    }
}

static void
write_element (Write *write,
               int    index)
{
  const BeketTag *tag = tag_at (write, index);
  GString *text = write->tree->text;

  begin (write, write->objects[index]);
  g_string_append (text, "<</S/");
  g_string_append (text, tag->role);
  append_content (write, index, tag);
  append_entry (text, "/P ", tag->parent >= 0 ? write->objects[tag->parent] : write->numbers->root);
  if (tag->language >= 0)
    g_string_append (text, languages[tag->language]);
  append_table (write, tag);
  if (tag->alt != NULL)
    {
      g_string_append (text, "/Alt");
      beket_pdf_append_text (text, tag->alt);
    }
  g_string_append (text, ">>");
  end (write);
}

/* ---- From the content to its element ---- */

static void
append_page (Write *write,
             int    page,
             guint *leaf)
{
  const GArray *drawn = write->layout->tags->drawn;
  GString *text = write->tree->text;

  beket_pdf_append_number (text, page);
  g_string_append_c (text, '[');
  for (; *leaf < drawn->len; *leaf += 1)
    {
      int tag = g_array_index (drawn, int, *leaf);

      if (tag_at (write, tag)->page != page)
        break;
      append_reference (text, write->objects[tag]);
      g_string_append_c (text, ' ');
    }
  g_string_append_c (text, ']');
}

static void
append_fields (Write *write)
{
  int n_pages = (int) write->layout->pages->len;

  for (guint i = 0; i < write->layout->tags->tags->len; i++)
    if (tag_at (write, (int) i)->field >= 0)
      {
        beket_pdf_append_number (write->tree->text, n_pages + tag_at (write, (int) i)->field);
        append_entry (write->tree->text, " ", write->objects[i]);
        g_string_append_c (write->tree->text, ' ');
      }
}

static void
write_parents (Write *write,
               int    object)
{
  guint leaf = 0;

  begin (write, object);
  g_string_append (write->tree->text, "<</Nums[");
  for (guint page = 0; page < write->layout->pages->len; page++)
    append_page (write, (int) page, &leaf);
  append_fields (write);
  g_string_append (write->tree->text, "]>>");
  end (write);
}

/* ---- All of it ---- */

static void
write_attributes (Write *write)
{
  for (guint i = 0; i < write->texts->len; i++)
    {
      const char *text = g_ptr_array_index (write->texts, i);

      begin (write, GPOINTER_TO_INT (g_hash_table_lookup (write->attributes, text)));
      g_string_append (write->tree->text, text);
      end (write);
    }
}

void
beket_tree_write (BeketTree          *tree,
                  BeketLayout        *layout,
                  const BeketNumbers *numbers)
{
  guint n = layout->tags->tags->len;
  g_autofree int *objects = g_new0 (int, n);
  g_autofree int *first = g_new (int, n);
  g_autofree int *next = g_new (int, n);
  g_autoptr (GHashTable) attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  Write write = { .tree = tree, .layout = layout, .numbers = numbers, .objects = objects, .first = first, .next = next,
                  .attributes = attributes, .texts = texts, .end = numbers->size };

  find_used (&write);
  link_kids (&write);
  for (guint i = 0; i < n; i++)
    if (objects[i] != 0)
      write_element (&write, (int) i);
  write_attributes (&write);
  write_parents (&write, write.end);
  tree->root = g_strdup_printf ("<< /Type /StructTreeRoot /K [ %d 0 R ] /ParentTree %d 0 R /ParentTreeNextKey %u", objects[0],
                                write.end, layout->pages->len + BEKET_ACT_FIELDS);
}
