/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pass over the content of a page: which mark a colour names, what is no text of the act is an artifact, and letters are written as bytes.
 */

#include "config.h"

#include <string.h>

#include "act/finish.h"

#define BYTES(text) text, sizeof (text) - 1

/* Colours of the marks 0 to 2 as cairo writes them: a leaf in grey, another in black, a rule. */
#define ONE  "0.25 0.25 0.4375 "
#define TWO  "0.253906 0.25 0.4375 "
#define RULE "0.257812 0.25 0.4375 "

static const struct
{
  const char *content;
  const char *marked;   /* (nullable): refused */
  gsize       length;
} passes[] = {
  { "0 0 9 9 re f", BYTES ("/Artifact BMC\n0 0 9 9 re\nf\nEMC\n") },
  { "1 0 0 rg 0 0 9 9 re f q", BYTES ("1 0 0 rg\n/Artifact BMC\n0 0 9 9 re\nf\nEMC\nq\n") },
  { ONE "rg BT (a) Tj ET", BYTES ("0.27 0.27 0.27 rg\n/P << /MCID 0 >> BDC\nBT\n(a) Tj\nET\nEMC\n") },
  { ONE "rg BT (a) Tj ET BT (b) Tj ET", BYTES ("0.27 0.27 0.27 rg\n/P << /MCID 0 >> BDC\nBT\n(a) Tj\nET\nBT\n(b) Tj\nET\nEMC\n") },
  { TWO "rg BT (a) Tj ET " ONE "rg BT (b) Tj ET",
    BYTES ("0 0 0 rg\n/P << /MCID 0 >> BDC\nBT\n(a) Tj\nET\nEMC\n0.27 0.27 0.27 rg\n/P << /MCID 1 >> BDC\nBT\n(b) Tj\nET\nEMC\n") },
  { ONE "rg BT (a) Tj ET " RULE "rg 0 0 9 9 re f Q",
    BYTES ("0.27 0.27 0.27 rg\n/P << /MCID 0 >> BDC\nBT\n(a) Tj\nET\nEMC\n0.35 0.35 0.35 rg\n/Artifact BMC\n0 0 9 9 re\nf\nEMC\nQ\n") },
  { RULE "RG 0 0 9 9 re S", BYTES ("0.35 0.35 0.35 RG\n/Artifact BMC\n0 0 9 9 re\nS\nEMC\n") },
  { ONE "rg BT /Span << /ActualText <FEFF> >> BDC <00> Tj EMC ET",
    BYTES ("0.27 0.27 0.27 rg\n/P << /MCID 0 >> BDC\nBT\n/Span << /ActualText (\376\377) >> BDC\n(\0) Tj\nEMC\nET\nEMC\n") },
  { ONE "rg BT (a) Tj ET Q q BT (b) Tj ET", NULL, 0 },
  { ONE "rg BT (a) Tj ET " TWO "rg BT (b) Tj ET " ONE "rg BT (c) Tj ET", NULL, 0 },
  { "0.9 0.9 0.4375 rg 0 0 9 9 re f", BYTES ("0.9 0.9 0.4375 rg\n/Artifact BMC\n0 0 9 9 re\nf\nEMC\n") },
  { "0.25 0.4375 rg", BYTES ("0.25 0.4375 rg\n") },
  { "<00410042> Tj", BYTES ("(\0A\0B) Tj\n") },
  { "<2829> Tj", BYTES ("(\\(\\)) Tj\n") },
  { "<5c0a0d> Tj", BYTES ("(\\\\\\n\\r) Tj\n") },
  { "<FE f\nf> Tj", BYTES ("(\376\377) Tj\n") },
  { "<abc> Tj", BYTES ("<abc> Tj\n") },
  { "<xy> Tj", BYTES ("<xy> Tj\n") },
  { "<> Tj", BYTES ("() Tj\n") },
  { "<00", BYTES ("<00 ") },
  { "<<>>", BYTES ("<< >> ") },
  { "[<0001>-20<0002>] TJ", BYTES ("[ (\0\1) -20 (\0\2) ] TJ\n") },
  { "(\\)(<00>)) Tj", BYTES ("(\\)(<00>)) Tj\n") },
};

/* A document with two leaves. */
static BeketTags *
three_tags (void)
{
  BeketTags *tags = beket_tags_new ();

  beket_tags_open (tags, "Document", BEKET_NEUTRAL);
  beket_tags_add (tags, "P", BEKET_NEUTRAL);
  beket_tags_add (tags, "P", BEKET_NEUTRAL);
  return tags;
}

static void
test_passes (void)
{
  static const BeketMark drawn[] = {
    { .ink = BEKET_INK_GREY, .tag = 1 }, { .ink = BEKET_INK_BLACK, .tag = 2 }, { .ink = BEKET_INK_RULE, .tag = -1 },
  };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (BeketMark));

  g_array_append_vals (marks, drawn, G_N_ELEMENTS (drawn));
  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    {
      g_autoptr (BeketTags) tags = three_tags ();
      g_autoptr (GString) marked = beket_content_mark (tags, marks, 0, passes[i].content, strlen (passes[i].content));

      g_test_message ("%s", passes[i].content);
      g_assert_cmpint (marked == NULL, ==, passes[i].marked == NULL);
      if (marked != NULL)
        g_assert_cmpmem (marked->str, marked->len, passes[i].marked, passes[i].length);
    }
}

/* Leaves are numbered on each page from 0. */
static void
test_pages (void)
{
  g_autoptr (BeketTags) tags = three_tags ();

  g_assert_cmpint (beket_tags_see (tags, 2, 0), ==, 0);
  g_assert_cmpint (beket_tags_see (tags, 2, 0), ==, -1);
  g_assert_cmpint (beket_tags_see (tags, 1, 3), ==, 0);
  g_assert_cmpint (beket_tags_get (tags, 1)->page, ==, 3);
  g_assert_cmpint (beket_tags_get (tags, 0)->page, ==, -1);
}

/* Every mark that a page can hold has its own colour, also in the six digits of a PDF, and no ink is one. */
static void
test_names (void)
{
  for (guint i = 0; i < BEKET_MAX_MARKS; i++)
    {
      double colour[3];

      beket_mark_colour (i, colour);
      for (guint j = 0; j < 3; j++)
        {
          char digits[G_ASCII_DTOSTR_BUF_SIZE];

          g_assert_cmpfloat (colour[j], >=, 0.1);
          colour[j] = g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%f", colour[j]), NULL);
        }
      g_assert_cmpint (beket_mark_of_colour (colour), ==, (int) i);
    }
  for (guint ink = BEKET_INK_BLACK; ink <= BEKET_INK_WATER; ink++)
    g_assert_cmpint (beket_mark_of_colour (beket_ink_colour (ink)), ==, -1);
}

/* What is printed and what is written into a content stream is the same ink. */
static void
test_inks (void)
{
  for (guint ink = BEKET_INK_BLACK; ink <= BEKET_INK_WATER; ink++)
    {
      const double *colour = beket_ink_colour (ink);
      g_autofree char *operands = g_strdup_printf ("%g %g %g ", colour[0], colour[1], colour[2]);

      g_assert_cmpstr (beket_ink_operands (ink), ==, operands);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/mark/passes", test_passes);
  g_test_add_func ("/act/mark/pages", test_pages);
  g_test_add_func ("/act/mark/names", test_names);
  g_test_add_func ("/act/mark/inks", test_inks);
  return g_test_run ();
}
