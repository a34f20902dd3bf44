/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library: forms, protocols, code lists, reference data and kinds of entry, read once from a folder
 * and then never changed.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json-private.h"
#include "record/json.h"
#include "record/library-private.h"

#include "domain/error.h"

#include <string.h>

static BeketLibrary *
library_new (void)
{
  BeketLibrary *self = g_new0 (BeketLibrary, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->reference = beket_reference_new ();
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_form_unref);
  self->protocols = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_protocol_unref);
  self->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_amendment_free);
  self->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_protocol_unref);

  return self;
}

static char *
read_file (const char *folder,
           const char *name,
           gsize      *length,
           GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return beket_json_read (path, BEKET_JSON_MAX_FILE, length, error);
}

static gboolean
in_file (const char *name,
         GError    **error)
{
  g_prefix_error (error, "%s: ", name);

  return FALSE;
}

static gboolean
load_codes (BeketLibrary *self,
            const char   *folder,
            const char   *name,
            GError      **error)
{
  gsize length;
  g_autofree char *bytes = read_file (folder, name, &length, error);

  if (bytes != NULL)
    self->codes = beket_codes_parse (bytes, length, error);

  return self->codes != NULL || in_file (name, error);
}

static gboolean
load_kinds (BeketLibrary *self,
            const char   *folder,
            const char   *name,
            GError      **error)
{
  gsize length;
  g_autofree char *bytes = read_file (folder, name, &length, error);

  if (bytes != NULL)
    self->kinds = beket_kinds_parse (bytes, length, self->codes, error);

  return self->kinds != NULL || in_file (name, error);
}

/* A file is found by its name, so the name says what is in it, and nothing can be there twice. */
static gboolean
check_file_name (const char *name,
                 const char *what,
                 GError    **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *expected = g_strconcat (what, ".json", NULL);

  if (strcmp (base, expected) != 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "id: the file should be named %s", expected);

  return TRUE;
}

/* A number says which form it is of. */
static gboolean
check_prefix (BeketLibrary    *self,
              const BeketForm *form,
              GError         **error)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      const BeketForm *other = g_ptr_array_index (self->forms, i);

      if (strcmp (other->id, form->id) != 0 && strcmp (other->prefix, form->prefix) == 0)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "prefix: \"%s\" is that of %s", form->prefix, other->id);
    }

  return TRUE;
}

static gboolean
load_protocol (BeketLibrary *self,
               const char   *folder,
               const char   *name,
               GError      **error)
{
  gsize length;
  g_autofree char *bytes = read_file (folder, name, &length, error);
  g_autoptr (BeketProtocol) protocol = bytes != NULL ? beket_protocol_parse (bytes, length,
                                                                             error) : NULL;

  if (protocol == NULL ||
      !check_file_name (name, protocol->id, error) ||
      !beket_protocol_check (protocol, self, error))
    return in_file (name, error);

  g_ptr_array_add (self->protocols, g_steal_pointer (&protocol));

  return TRUE;
}

static gboolean
load_amendment (BeketLibrary *self,
                const char   *folder,
                const char   *name,
                GError      **error)
{
  gsize length;
  g_autofree char *bytes = read_file (folder, name, &length, error);
  g_autoptr (BeketAmendment) amendment = bytes != NULL ? beket_amendment_parse (bytes, length,
                                                                                error) : NULL;

  if (amendment == NULL ||
      !check_file_name (name, amendment->id, error) ||
      !beket_amendment_check (amendment, self, error))
    return in_file (name, error);

  g_ptr_array_add (self->amendments, g_steal_pointer (&amendment));

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, so that two machines report the same first error. */
static GPtrArray *
list_files (const char *folder,
            const char *sub,
            GError    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (folder, sub, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &local_error);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: %s", sub, local_error->message);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_build_filename (sub, name, NULL));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

typedef gboolean (*LoadFunc) (BeketLibrary *self,
                              const char   *folder,
                              const char   *name,
                              GError      **error);

static gboolean
load_all (BeketLibrary *self,
          const char   *folder,
          const char   *sub,
          LoadFunc      load,
          GError      **error)
{
  g_autoptr (GPtrArray) names = list_files (folder, sub, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    if (!load (self, folder, g_ptr_array_index (names, i), error))
      return FALSE;

  return TRUE;
}

/* ---- Forms ---- */

/* They are most of what is read, and a form knows nothing of the others: whoever is free reads the next. */
typedef struct
{
  const BeketLibrary *library;
  const char         *folder;
  const GPtrArray    *names;
  BeketForm         **forms;     /* by name: (owned) (nullable) */
  GError            **errors;    /* by name: (owned) (nullable) */
  int                 next;      /* atomic */
} Reading;

static void
read_form (Reading *self,
           guint    i)
{
  gsize length;
  g_autofree char *bytes = read_file (self->folder, g_ptr_array_index (self->names, i), &length, &self->errors[i]);

  if (bytes != NULL)
    self->forms[i] = beket_form_parse (bytes, length, self->library->codes, &self->errors[i]);
}

static gpointer
read_forms (gpointer data)
{
  Reading *self = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&self->next, 1)) < self->names->len)
    read_form (self, i);

  return NULL;
}

/* @form: (transfer full) (nullable); @failed: (transfer full) (nullable): why there is none. */
static gboolean
add_form (BeketLibrary *self,
          const char   *name,
          BeketForm    *form,
          GError       *failed,
          GError      **error)
{
  g_autoptr (BeketForm) owned = form;
  g_autofree char *what = form != NULL ? g_strconcat (form->id, "-", form->version, NULL) : NULL;

  if (form == NULL)
    g_propagate_error (error, failed);
  if (form == NULL || !check_file_name (name, what, error) ||
      !check_prefix (self, form, error) || !beket_form_check_service (form, self->kinds, error))
    return in_file (name, error);

  g_ptr_array_add (self->forms, g_steal_pointer (&owned));
  return TRUE;
}

/* In their order, whoever read them first; behind the first error the others are let go. */
static gboolean
add_forms (BeketLibrary *self,
           Reading      *reading,
           gboolean      ok,
           GError      **error)
{
  for (guint i = 0; i < reading->names->len; i++)
    if (ok)
      {
        ok = add_form (self, g_ptr_array_index (reading->names, i), reading->forms[i], reading->errors[i], error);
      }
    else
      {
        g_clear_pointer (&reading->forms[i], beket_form_unref);
        g_clear_error (&reading->errors[i]);
      }

  return ok;
}

/* A second thread begins with the forms while this one reads the reference data. */
static gboolean
load_reference_and_forms (BeketLibrary *self,
                          const char   *folder,
                          GError      **error)
{
  g_autoptr (GPtrArray) names = list_files (folder, "forms", error);
  guint n = names != NULL ? names->len : 0;
  g_autofree BeketForm **forms = g_new0 (BeketForm *, n);
  g_autofree GError **errors = g_new0 (GError *, n);
  Reading reading = { self, folder, names, forms, errors, 0 };
  GThread *thread;
  gboolean ok;

  if (names == NULL)
    return FALSE;

  thread = g_thread_new ("beket-forms", read_forms, &reading);
  ok = beket_reference_load (self->reference, folder, error);
  read_forms (&reading);
  g_thread_join (thread);

  return add_forms (self, &reading, ok, error);
}

/* A station that was set up before there were amendments has no folder for them. */
static gboolean
load_amendments (BeketLibrary *self,
                 const char   *folder,
                 GError      **error)
{
  g_autofree char *path = g_build_filename (folder, "amendments", NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS) ||
         load_all (self, folder, "amendments", load_amendment, error);
}

BeketLibrary *
beket_library_load (const char *folder,
                    GError    **error)
{
  g_autoptr (BeketLibrary) self = library_new ();

  g_return_val_if_fail (folder != NULL, NULL);

  if (!load_codes (self, folder, "codes/codes.json", error) ||
      !load_kinds (self, folder, "codes/kinds.json", error) ||
      !load_reference_and_forms (self, folder, error) ||
      !load_all (self, folder, "protocols", load_protocol, error) ||
      !load_amendments (self, folder, error) ||
      !beket_library_amend (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

BeketLibrary *
beket_library_ref (BeketLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
beket_library_unref (BeketLibrary *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->codes, beket_codes_unref);
  g_clear_pointer (&self->kinds, beket_value_unref);
  g_clear_pointer (&self->reference, beket_reference_free);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->protocols);
  g_ptr_array_unref (self->amendments);
  g_ptr_array_unref (self->versions);
  g_free (self);
}
