/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1) ask of the structure of a file (6.7; 7.1, 7.2, 7.5), as far as a program can see
 * it.
 */

#include "config.h"

#include "lint.h"

#include <string.h>

static void
check_element (Act    *act,
               qpdf_oh element,
               guint  *n_cells)
{
  const char *role = qpdf_oh_get_name (act->pdf, lint_key (act, element, "/S"));
  qpdf_oh kids = lint_key (act, element, "/K");

  /* /Type is said where the verifier needs it, and attributes that many have are one object. */
  g_assert_cmpint (qpdf_oh_has_key (act->pdf, element, "/Type"), ==, qpdf_oh_has_key (act->pdf, element, "/A"));
  g_assert_cmpint (qpdf_oh_is_indirect (act->pdf, lint_key (act, element, "/A")), ==, qpdf_oh_has_key (act->pdf, element, "/A"));
  if (g_str_equal (role, "/TH"))
    g_assert_true (qpdf_oh_is_name (act->pdf, lint_key (act, lint_key (act, element, "/A"), "/Scope")));
  if (g_str_equal (role, "/TD"))
    (*n_cells)++;
  if (g_str_equal (role, "/Figure") || g_str_equal (role, "/Form"))
    g_assert_true (qpdf_oh_is_string (act->pdf, lint_key (act, element, "/Alt")));

  for (int i = 0; qpdf_oh_is_array (act->pdf, kids) &&
       i < qpdf_oh_get_array_n_items (act->pdf, kids); i++)
    {
      qpdf_oh kid = lint_item (act, kids, i);

      if (!qpdf_oh_is_dictionary (act->pdf, kid) ||
          qpdf_oh_is_dictionary_of_type (act->pdf, kid, "/OBJR", NULL))
        continue;
      g_assert_cmpint (qpdf_oh_get_object_id (act->pdf, lint_key (act, kid, "/P")), ==,
                       qpdf_oh_get_object_id (act->pdf, element));
      check_element (act, kid, n_cells);
    }
}

static void
law_structure (Act *act)
{
  qpdf_oh root = lint_key (act, qpdf_get_root (act->pdf), "/StructTreeRoot");
  qpdf_oh kids = lint_key (act, root, "/K");
  guint n_cells = 0;

  g_assert_cmpint (qpdf_oh_get_array_n_items (act->pdf, kids), ==, 1);
  g_assert_true (lint_is_name (act, lint_key (act, lint_item (act, kids, 0), "/S"), "/Document"));
  check_element (act, lint_item (act, kids, 0), &n_cells);
  g_assert_cmpuint (n_cells, >, 10);
}

static guint
count_of (const char *text,
          const char *word)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    n++;

  return n;
}

/* The array of the parent tree for @page. */
static qpdf_oh
parents_of (Act *act,
            int  page)
{
  qpdf_oh numbers = lint_key (act,
                              lint_key (act, lint_key (act, qpdf_get_root (act->pdf), "/StructTreeRoot"),
                                        "/ParentTree"), "/Nums");

  for (int i = 0; i + 1 < qpdf_oh_get_array_n_items (act->pdf, numbers); i += 2)
    if (qpdf_oh_get_int_value_as_int (act->pdf, lint_item (act, numbers, i)) == page)
      return lint_item (act, numbers, i + 1);

  return qpdf_oh_new_null (act->pdf);
}

/* Every piece of content is either numbered, and its number leads to an element, or an artifact. */
static void
check_content (Act *act,
               int  page)
{
  g_autofree char *content = lint_stream_text (act,
                                               lint_key (act, qpdf_get_page_n (act->pdf, (size_t) page),
                                                         "/Contents"));
  qpdf_oh parents = parents_of (act, page);
  guint n_numbered = count_of (content, "/MCID ");
  int depth = 0;
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  g_assert_cmpint (qpdf_oh_get_array_n_items (act->pdf, parents), ==, (int) n_numbered);
  /* Spaces are in the font of the words round them, but for the first of each face. */
  g_assert_cmpuint (count_of (content, "( ) Tj\n"), <=, 2);
  for (guint i = 0; i < n_numbered; i++)
    {
      g_autofree char *word = g_strdup_printf ("/MCID %u ", i);
      qpdf_oh element = lint_item (act, parents, (int) i);

      g_assert_cmpuint (count_of (content, word), ==, 1);
      g_assert_cmpint (qpdf_oh_get_int_value_as_int (act->pdf, lint_key (act, element, "/K")), ==,
                       (int) i);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *operator = strrchr (lines[i], ' ') != NULL ? strrchr (lines[i],
                                                                        ' ') + 1 : lines[i];

      if (g_str_equal (operator, "BDC") || g_str_equal (operator, "BMC"))
        depth++;
      if (g_str_equal (operator, "f") || g_str_equal (operator, "S") ||
          g_str_equal (operator, "Tj") || g_str_equal (operator, "TJ"))
        g_assert_cmpint (depth, >, 0);
      if (g_str_equal (operator, "EMC"))
        g_assert_cmpint (--depth, >=, 0);
    }
  g_assert_cmpint (depth, ==, 0);
}

static void
law_content (Act *act)
{

  for (int i = 0; i < qpdf_get_num_pages (act->pdf); i++)
    check_content (act, i);
}

const Law lint_structure[LINT_N_STRUCTURE] = {
  { "structure", law_structure },
  { "content", law_content },
};
