/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The faces of acts are Noto Sans with nothing taken but hinting: every letter has the same glyph, as wide and of the same outline.
 */

#include "config.h"

#include "fixture.h"

#include <hb-ot.h>

#include "act/font.h"
#include "domain/error.h"

#define VERSION "Version 2.004;"   /* of fonts-noto-core 20201225 */

typedef struct
{
  hb_face_t *face;
  hb_font_t *font;
} Face;

static gboolean
face_open (Face       *self,
           const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  hb_blob_t *blob = hb_blob_create_from_file (path);
  gboolean there = hb_blob_get_length (blob) > 0;

  self->face = hb_face_create (blob, 0);
  self->font = hb_font_create (self->face);
  hb_blob_destroy (blob);
  return there;
}

static void
face_close (Face *self)
{
  hb_font_destroy (self->font);
  hb_face_destroy (self->face);
}

/* ---- Outlines as text ---- */

static void
move_to (hb_draw_funcs_t *functions, void *text, hb_draw_state_t *state, float x, float y, void *data)
{
  g_string_append_printf (text, "M%g %g", (double) x, (double) y);
}

static void
line_to (hb_draw_funcs_t *functions, void *text, hb_draw_state_t *state, float x, float y, void *data)
{
  g_string_append_printf (text, "L%g %g", (double) x, (double) y);
}

static void
curve_to (hb_draw_funcs_t *functions, void *text, hb_draw_state_t *state, float control_x, float control_y, float x, float y, void *data)
{
  g_string_append_printf (text, "Q%g %g %g %g", (double) control_x, (double) control_y, (double) x, (double) y);
}

static hb_draw_funcs_t *
make_pen (void)
{
  hb_draw_funcs_t *pen = hb_draw_funcs_create ();

  hb_draw_funcs_set_move_to_func (pen, move_to, NULL, NULL);
  hb_draw_funcs_set_line_to_func (pen, line_to, NULL, NULL);
  hb_draw_funcs_set_quadratic_to_func (pen, curve_to, NULL, NULL);
  return pen;
}

/* HarfBuzz has given it another name. */
#if HB_VERSION_ATLEAST (7, 0, 0)
#define draw_glyph hb_font_draw_glyph
#else
#define draw_glyph hb_font_get_glyph_shape
#endif

static void
check_glyphs (const Face *theirs,
              const Face *ours)
{
  hb_draw_funcs_t *pen = make_pen ();
  guint n = hb_face_get_glyph_count (theirs->face);

  g_assert_cmpuint (n, >, 3000);
  g_assert_cmpuint (hb_face_get_glyph_count (ours->face), ==, n);
  for (hb_codepoint_t glyph = 0; glyph < n; glyph++)
    {
      g_autoptr (GString) one = g_string_new (NULL);
      g_autoptr (GString) other = g_string_new (NULL);

      draw_glyph (theirs->font, glyph, pen, one);
      draw_glyph (ours->font, glyph, pen, other);
      g_assert_cmpstr (one->str, ==, other->str);
      g_assert_cmpint (hb_font_get_glyph_h_advance (theirs->font, glyph), ==, hb_font_get_glyph_h_advance (ours->font, glyph));
    }
  hb_draw_funcs_destroy (pen);
}

static void
check_letters (const Face *theirs,
               const Face *ours)
{
  hb_set_t *letters = hb_set_create ();
  hb_set_t *own = hb_set_create ();
  hb_codepoint_t letter = HB_SET_VALUE_INVALID;

  hb_face_collect_unicodes (theirs->face, letters);
  hb_face_collect_unicodes (ours->face, own);
  g_assert_true (hb_set_is_equal (letters, own));
  while (hb_set_next (letters, &letter))
    {
      hb_codepoint_t one = 0, other = 0;

      g_assert_true (hb_font_get_nominal_glyph (theirs->font, letter, &one));
      g_assert_true (hb_font_get_nominal_glyph (ours->font, letter, &other));
      g_assert_cmpuint (one, ==, other);
    }
  hb_set_destroy (own);
  hb_set_destroy (letters);
}

/* Name 5 of the table "name": which release it is. */
static gboolean
is_known_release (const Face *self)
{
  char version[64] = "";
  guint size = sizeof version;

  hb_ot_name_get_utf8 (self->face, HB_OT_NAME_ID_VERSION_STRING, HB_LANGUAGE_INVALID, &size, version);
  return g_str_has_prefix (version, VERSION);
}

static void
test_same (gconstpointer name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("BEKET_DATADIR"), "fonts", NULL);
  Face theirs, ours;

  g_assert_true (face_open (&ours, folder, name));
  if (!face_open (&theirs, "/usr/share/fonts/truetype/noto", name) || !is_known_release (&theirs))
    {
      g_test_skip ("Noto Sans 2.004 (package fonts-noto-core) is not installed");
    }
  else
    {
      check_glyphs (&theirs, &ours);
      check_letters (&theirs, &ours);
    }
  face_close (&theirs);
  face_close (&ours);
}

/* Every letter of @face, in the order of their numbers. */
static hb_buffer_t *
all_letters (const Face *face,
             const char *language)
{
  hb_buffer_t *buffer = hb_buffer_create ();
  hb_set_t *letters = hb_set_create ();
  hb_codepoint_t letter = HB_SET_VALUE_INVALID;

  hb_face_collect_unicodes (face->face, letters);
  while (hb_set_next (letters, &letter))
    hb_buffer_add (buffer, letter, letter);
  hb_set_destroy (letters);
  hb_buffer_set_content_type (buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction (buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script (buffer, HB_SCRIPT_CYRILLIC);
  hb_buffer_set_language (buffer, hb_language_from_string (language, -1));
  hb_shape (face->font, buffer, NULL, 0);
  return buffer;
}

/* Texts are set without their language (layout-text.c): no letter has another glyph in one of the two. */
static void
test_languages (gconstpointer name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("BEKET_DATADIR"), "fonts", NULL);
  hb_buffer_t *kk, *ru;
  Face face;

  g_assert_true (face_open (&face, folder, name));
  kk = all_letters (&face, "kk-KZ");
  ru = all_letters (&face, "ru-RU");
  g_assert_cmpuint (hb_buffer_get_length (kk), >, 2000);
  g_assert_cmpint (hb_buffer_diff (kk, ru, (hb_codepoint_t) -1, 0), ==, HB_BUFFER_DIFF_FLAG_EQUAL);
  hb_buffer_destroy (kk);
  hb_buffer_destroy (ru);
  face_close (&face);
}

/* Another thread has no font map yet. */
static gpointer
make_context (gpointer data)
{
  return beket_font_context_new (data);
}

static void
test_missing (void)
{
  g_autofree char *folder = g_strdup (g_getenv ("BEKET_DATADIR"));
  GError *error = NULL;

  if (g_file_test (PKGDATADIR "/fonts", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("Beket is installed: its fonts are found");
      return;
    }
  g_setenv ("BEKET_DATADIR", "/nowhere", TRUE);
  g_assert_null (g_thread_join (g_thread_new ("fonts", make_context, &error)));
  g_setenv ("BEKET_DATADIR", folder, TRUE);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "NotoSans-Regular.ttf is missing in /nowhere/fonts"));
  g_error_free (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/act/font/regular", "NotoSans-Regular.ttf", test_same);
  g_test_add_data_func ("/act/font/bold", "NotoSans-Bold.ttf", test_same);
  g_test_add_data_func ("/act/font/languages-regular", "NotoSans-Regular.ttf", test_languages);
  g_test_add_data_func ("/act/font/languages-bold", "NotoSans-Bold.ttf", test_languages);
  g_test_add_func ("/act/font/missing", test_missing);
  return g_test_run ();
}
