/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act's verdict in one sentence.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/verdict-card.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketVerdictCard
{
  GtkWidget parent_instance;

  char     *style; /* (owned) (nullable) */

  GtkLabel *shape;
  GtkLabel *text;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (BeketVerdictCard, beket_verdict_card, GTK_TYPE_WIDGET)

static void
tell (BeketVerdictCard *self,
      const char       *shape,
      const char       *style,
      const char       *text,
      const char       *detail)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  g_free (self->style);
  self->style = g_strdup (style);
  gtk_widget_add_css_class (GTK_WIDGET (self), style);

  gtk_label_set_text (self->shape, shape);
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
}

/* "Ахметов Н., кеден органы; Иванов И., таможенный орган" */
static char *
signers_text (BeketStation       *station,
              const BeketActView *view)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; view->signers != NULL && i < view->signers->len; i++)
    {
      const BeketOfficer *signer = g_ptr_array_index (view->signers, i);

      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, signer->name);
      if (signer->body != NULL)
        g_string_append_printf (text, ", %s", beket_words_label (station, "body", signer->body));
    }

  return g_string_free (text, FALSE);
}

void
beket_verdict_card_judge (BeketVerdictCard   *self,
                          BeketStation       *station,
                          const BeketActView *view,
                          const char         *when,
                          const char         *end)
{
  g_autofree char *signers = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (BEKET_IS_VERDICT_CARD (self));

  signers = signers_text (station, view);
  if (*signers != '\0' && when != NULL && *when != '\0')
    /* Translators: who signed; when */
    detail = g_strdup_printf (_ ("Signed: %s · %s"), signers, when);
  else if (*signers != '\0')
    detail = g_strdup_printf (_ ("Signed: %s"), signers);

  if (!view->valid)
    tell (self, "✗", "bad", beket_verdict_text (view->failed), detail);
  else if (g_strcmp0 (end, "annulled") == 0)
    tell (self, beket_words_act_shape (end), "bad", _ ("The act is annulled; its signatures are genuine."), detail);
  else if (g_strcmp0 (end, "superseded") == 0)
    tell (self, beket_words_act_shape (end), "caution", _ ("Another act stands in its place; its signatures are genuine."), detail);
  else if (view->undrawn)
    tell (self, "▲", "caution", _ ("The signatures are genuine. Whether the pages say what the data says cannot be checked here: their form or layout is of another release."), detail);
  else
    tell (self, "✓", "good", _ ("The act is valid."), detail);
}

void
beket_verdict_card_tell (BeketVerdictCard *self,
                         const char       *shape,
                         const char       *style,
                         const char       *text)
{
  g_return_if_fail (BEKET_IS_VERDICT_CARD (self));

  tell (self, shape, style, text, NULL);
}

const char *
beket_verdict_card_get_text (BeketVerdictCard *self)
{
  g_return_val_if_fail (BEKET_IS_VERDICT_CARD (self), NULL);

  return gtk_label_get_text (self->text);
}

static void
beket_verdict_card_dispose (GObject *object)
{
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_VERDICT_CARD);

  G_OBJECT_CLASS (beket_verdict_card_parent_class)->dispose (object);
}

static void
beket_verdict_card_finalize (GObject *object)
{
  g_free (BEKET_VERDICT_CARD (object)->style);

  G_OBJECT_CLASS (beket_verdict_card_parent_class)->finalize (object);
}

static void
beket_verdict_card_class_init (BeketVerdictCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_verdict_card_dispose;
  G_OBJECT_CLASS (class)->finalize = beket_verdict_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/verdict-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketVerdictCard, shape);
  gtk_widget_class_bind_template_child (widget_class, BeketVerdictCard, text);
  gtk_widget_class_bind_template_child (widget_class, BeketVerdictCard, detail);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "verdict");
}

static void
beket_verdict_card_init (BeketVerdictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_verdict_card_new (void)
{
  return g_object_new (BEKET_TYPE_VERDICT_CARD, NULL);
}
