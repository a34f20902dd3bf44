/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One choice above the register.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/register-filter.h"

#include <glib/gi18n.h>

#include "app/register-cells.h"
#include "app/words.h"

struct _BeketRegisterFilter
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) */
  guint         index;
  GPtrArray    *words;     /* (owned) (element-type utf8): beside the rows of the list; the first is none */
  char         *chosen;    /* (owned) (nullable) */
  gboolean      filling;

  GtkWidget    *choice;
};

G_DEFINE_FINAL_TYPE (BeketRegisterFilter, beket_register_filter, GTK_TYPE_WIDGET)

static guint changed_signal;

static const struct
{
  const char *name;
  const char *title;
} filters[BEKET_REGISTER_N_FILTERS] = {
  { "direction", N_ ("Direction") },
  { "subject", N_ ("Subject") },
  { "control", N_ ("Control") },
  { "decision", N_ ("Outcome") },
  { "citizenship", N_ ("Citizenship") },
  { "officer", N_ ("Officer") },
  { "point", N_ ("Crossing point") },
};

const char *
beket_register_filter_get_name (BeketRegisterFilter *self)
{
  return filters[self->index].name;
}

const char *
beket_register_filter_get_word (BeketRegisterFilter *self)
{
  return self->chosen;
}

/* ---- The list ---- */

static void
add_word (BeketRegisterFilter *self,
          GtkStringList       *labels,
          const char          *word,
          gint64               count)
{
  g_autofree char *name = beket_register_word (self->station, filters[self->index].name, word);
  g_autofree char *number = beket_words_integer (count);
  g_autofree char *label = g_strdup_printf ("%s · %s", name, number);

  g_ptr_array_add (self->words, g_strdup (word));
  gtk_string_list_append (labels, label);
}

static gboolean
has_word (BeketRegisterFilter *self,
          const char          *word)
{
  for (guint i = 1; i < self->words->len; i++)
    if (g_str_equal (g_ptr_array_index (self->words, i), word))
      return TRUE;

  return FALSE;
}

static guint
position_of (BeketRegisterFilter *self,
             const char          *word)
{
  for (guint i = 1; word != NULL && i < self->words->len; i++)
    if (g_str_equal (g_ptr_array_index (self->words, i), word))
      return i;

  return 0;
}

static void
fill (BeketRegisterFilter *self,
      GtkStringList       *labels,
      const BeketValue    *counts)
{
  g_autofree const char **names = counts != NULL ? beket_value_names (counts) : NULL;

  g_ptr_array_set_size (self->words, 0);
  g_ptr_array_add (self->words, NULL);
  gtk_string_list_append (labels, _ (filters[self->index].title));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_word (self, labels, names[i], beket_value_get_integer (counts, names[i], 0));
  if (self->chosen != NULL && !has_word (self, self->chosen))
    add_word (self, labels, self->chosen, 0);
}

void
beket_register_filter_show (BeketRegisterFilter *self,
                            const BeketValue    *totals)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (BEKET_IS_REGISTER_FILTER (self));

  self->filling = TRUE;
  fill (self, labels, beket_value_get (totals, filters[self->index].name));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), position_of (self, self->chosen));
  self->filling = FALSE;
}

static void
selected_cb (BeketRegisterFilter *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const char *word = position < self->words->len ? g_ptr_array_index (self->words, position) : NULL;

  if (self->filling || g_strcmp0 (word, self->chosen) == 0)
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (word);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- The widget ---- */

/* The button is as wide as its place: a long name is cut there, and whole in the list. */
static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (ellipsize != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 6);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (gboolean ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

static void
beket_register_filter_dispose (GObject *object)
{
  BeketRegisterFilter *self = BEKET_REGISTER_FILTER (object);

  self->filling = TRUE;   /* a list that goes away tells that nothing is chosen */
  g_clear_pointer (&self->choice, gtk_widget_unparent);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_register_filter_parent_class)->dispose (object);
}

static void
beket_register_filter_finalize (GObject *object)
{
  g_ptr_array_unref (BEKET_REGISTER_FILTER (object)->words);
  g_free (BEKET_REGISTER_FILTER (object)->chosen);

  G_OBJECT_CLASS (beket_register_filter_parent_class)->finalize (object);
}

static void
beket_register_filter_class_init (BeketRegisterFilterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = beket_register_filter_dispose;
  G_OBJECT_CLASS (class)->finalize = beket_register_filter_finalize;

  changed_signal = g_signal_new ("changed", BEKET_TYPE_REGISTER_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
beket_register_filter_init (BeketRegisterFilter *self)
{
  g_autoptr (GtkListItemFactory) button = make_factory (TRUE);
  g_autoptr (GtkListItemFactory) list = make_factory (FALSE);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->choice = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->choice), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->choice), list);
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
beket_register_filter_new (BeketStation *station,
                           guint         index)
{
  BeketRegisterFilter *self = g_object_new (BEKET_TYPE_REGISTER_FILTER, NULL);

  self->station = g_object_ref (station);
  self->index = index;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (filters[index].title), -1);
  beket_register_filter_show (self, NULL);

  return GTK_WIDGET (self);
}
