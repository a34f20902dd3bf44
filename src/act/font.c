/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two faces of an act, from a font configuration of our own. They have no hinting (data/fonts/make.sh): acts are drawn without it, and cairo
 * would copy its tables into each subset of each act.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/font.h"

#include "act/act.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangofc-fontmap.h>

#include "domain/error.h"

static const char *const faces[] = { "NotoSans-Regular.ttf", "NotoSans-Bold.ttf" };

/* A font map belongs to the thread that made it. Reading the fonts is what takes time, so each
 * thread keeps its own. */
static GPrivate thread_map = G_PRIVATE_INIT (g_object_unref);

/* The program's own, never the machine's: those are hinted, and another release has other bytes. */
static char *
find_face (const char *face,
           GError    **error)
{
  const char *folders[] = { g_getenv ("BEKET_DATADIR"), PKGDATADIR };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], "fonts", face, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "Font %s is missing in %s/fonts", face,
               folders[0] != NULL ? folders[0] : PKGDATADIR);
  return NULL;
}

static FcConfig *
make_config (GError **error)
{
  FcConfig *config = FcConfigCreate ();

  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      g_autofree char *path = find_face (faces[i], error);

      if (path != NULL && FcConfigAppFontAddFile (config, (const FcChar8 *) path))
        continue;
      if (path != NULL)
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "Font %s cannot be read", path);
      FcConfigDestroy (config);
      return NULL;
    }

  return config;
}

static PangoFontMap *
get_map (GError **error)
{
  PangoFontMap *map = g_private_get (&thread_map);
  FcConfig *config;

  if (map != NULL)
    return map;

  config = make_config (error);
  if (config == NULL)
    return NULL;

  map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  g_private_set (&thread_map, map);
  return map;
}

void
beket_act_prepare (void)
{
  FcConfig *config = make_config (NULL);

  if (config == NULL)
    return;

  FcConfigSetCurrent (config);
  FcConfigDestroy (config);
}

PangoContext *
beket_font_context_new (GError **error)
{
  PangoFontMap *map = get_map (error);
  cairo_font_options_t *options;
  PangoContext *context;

  if (map == NULL)
    return NULL;

  context = pango_font_map_create_context (map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* The process's locale must not choose glyphs. */
  pango_context_set_language (context, pango_language_from_string ("kk-KZ"));
  return context;
}

static void
repair_run (PangoGlyphItem *run)
{
  hb_codepoint_t space;

  if (run->item->analysis.font == NULL ||
      !hb_font_get_nominal_glyph (pango_font_get_hb_font (run->item->analysis.font), ' ', &space))
    return;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
      run->glyphs->glyphs[i].glyph = space;
}

/* At the end of a wrapped line Pango empties the space, and cairo then writes an ActualText span at
 * which readers of the structure tree lose the rest of the paragraph. A space glyph of no width
 * keeps the paragraph whole. */
void
beket_font_repair_spaces (PangoLayout *layout)
{
  for (GSList *line = pango_layout_get_lines (layout); line != NULL; line = line->next)
    for (GSList *run = ((PangoLayoutLine *) line->data)->runs; run != NULL; run = run->next)
      repair_run (run->data);
}

/* The glyph of the en quad: no text has it, because in composed text (NFC) it is an en space. */
#define EN_QUAD 0x2000

static gboolean
replace_space (PangoGlyphItem *run,
               hb_font_t      *font)
{
  hb_codepoint_t space, other;

  if (!hb_font_get_nominal_glyph (font, ' ', &space) || !hb_font_get_nominal_glyph (font, EN_QUAD, &other))
    return FALSE;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph == space)
      {
        run->glyphs->glyphs[i].glyph = other;
        return TRUE;
      }

  return FALSE;
}

/* Cairo keeps the letters of WinAnsi in a font of their own and goes there and back at every space between two Cyrillic words. The code of a
 * letter in that font has the glyph that is first drawn for it; any other is kept with the Cyrillic ones. So the first space is drawn by another
 * empty glyph, and all others stay where the words are: half as many operators on a page. Positions are Pango's own and do not change. */
void
beket_font_keep_spaces (PangoLayoutLine *line,
                        GHashTable      *seen)
{
  for (GSList *at = line->runs; at != NULL && g_hash_table_size (seen) < G_N_ELEMENTS (faces); at = at->next)
    {
      PangoGlyphItem *run = at->data;
      hb_font_t *font = run->item->analysis.font != NULL ? pango_font_get_hb_font (run->item->analysis.font) : NULL;

      if (font != NULL && !g_hash_table_contains (seen, hb_font_get_face (font)) && replace_space (run, font))
        g_hash_table_add (seen, hb_font_get_face (font));
    }
}
