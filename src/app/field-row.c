/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One field of a form on the screen: its name, its editor, and what is wrong with it.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "domain/parse-error.h"

typedef struct
{
  const BeketField *field;      /* (not owned) */
  BeketCodes       *codes;      /* (owned) */
  BeketLanguage     language;
  int               position;   /* of what is wrong, or -1 */

  GtkWidget        *box;
  GtkWidget        *caption;
  GtkWidget        *needed;
  GtkWidget        *editor;     /* (nullable) */
  GtkWidget        *focus;      /* (nullable): what of the editor takes the keys */
  GtkWidget        *trouble;
  GtkWidget        *sentence;
  GtkWidget        *answer;
  GtkWidget        *reason;
  GtkWidget        *stands;
} BeketFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BeketFieldRow, beket_field_row, ADW_TYPE_BIN)

#define PRIVATE(self) ((BeketFieldRowPrivate *) beket_field_row_get_instance_private (self))

enum
{
  EDITED,
  FOCUSED,
  LEFT,
  OVERRULED,
  RETURNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const BeketField *
beket_field_row_get_field (BeketFieldRow *self)
{
  return PRIVATE (self)->field;
}

BeketCodes *
beket_field_row_get_codes (BeketFieldRow *self)
{
  return PRIVATE (self)->codes;
}

BeketLanguage
beket_field_row_get_language (BeketFieldRow *self)
{
  return PRIVATE (self)->language;
}

void
beket_field_row_set_value (BeketFieldRow    *self,
                           const BeketValue *value)
{
  g_autoptr (BeketValue) shown = beket_field_row_get_value (self);

  if (shown == value || (shown != NULL && value != NULL && beket_value_equal (shown, value)))
    return;

  BEKET_FIELD_ROW_GET_CLASS (self)->set_value (self, value);
}

BeketValue *
beket_field_row_get_value (BeketFieldRow *self)
{
  g_return_val_if_fail (BEKET_IS_FIELD_ROW (self), NULL);

  return BEKET_FIELD_ROW_GET_CLASS (self)->get_value (self);
}

/* What may stand although its check failed: what a scanner or a document gave. The others have no other meaning. */
gboolean
beket_field_row_may_overrule (BeketFieldRow *self)
{
  BeketFieldType type = PRIVATE (self)->field->type;
  gboolean plain = type == BEKET_FIELD_TEXT || type == BEKET_FIELD_LONG_TEXT || type == BEKET_FIELD_INTEGER ||
                   type == BEKET_FIELD_BOOLEAN || type == BEKET_FIELD_TIME || type == BEKET_FIELD_CODE ||
                   type == BEKET_FIELD_DECIMAL || type == BEKET_FIELD_CHOICES || type == BEKET_FIELD_HASH;

  return !plain && gtk_widget_get_visible (PRIVATE (self)->answer);
}

static void
describe (BeketFieldRow *self,
          const char    *text)
{
  BeketFieldRowPrivate *private = PRIVATE (self);

  if (private->focus == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (private->focus),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text == NULL ? "" : text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (private->focus), GTK_ACCESSIBLE_STATE_INVALID,
                               text == NULL ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

void
beket_field_row_set_complaint (BeketFieldRow        *self,
                               const BeketComplaint *complaint)
{
  BeketFieldRowPrivate *private = PRIVATE (self);
  g_autoptr (BeketValue) value = beket_field_row_get_value (self);
  const GError *error = complaint == NULL ? NULL : complaint->error;
  g_autofree char *text = complaint == NULL ? NULL : beket_complaint_of_field (complaint, private->field, value);
  gboolean fixed = g_error_matches (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_MISSING) ||   /* no reason helps */
                   g_error_matches (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_RULE);

  private->position = error == NULL || fixed ? -1 : beket_parse_error_get_position (error);
  gtk_label_set_label (GTK_LABEL (private->sentence), text == NULL ? "" : text);
  gtk_widget_set_visible (private->trouble, error != NULL);
  gtk_widget_set_visible (private->answer, error != NULL && !fixed);
  gtk_widget_set_visible (private->answer, beket_field_row_may_overrule (self));
  if (error == NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (private->reason), "");
      gtk_widget_remove_css_class (GTK_WIDGET (self), "complaint");
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "complaint");
  describe (self, text);
}

gboolean
beket_field_row_has_complaint (BeketFieldRow *self)
{
  return gtk_widget_get_visible (PRIVATE (self)->trouble);
}

void
beket_field_row_set_reason (BeketFieldRow *self,
                            const char    *reason)
{
  GtkWidget *stands = PRIVATE (self)->stands;

  if (reason != NULL)
    {
      /* Translators: the officer let a value stand although its check failed; %s is the reason. */
      g_autofree char *text = g_strdup_printf (_ ("Let stand: %s"), reason);

      gtk_label_set_label (GTK_LABEL (stands), text);
    }
  gtk_widget_set_visible (stands, reason != NULL);
}

void
beket_field_row_set_needed (BeketFieldRow *self,
                            gboolean       needed)
{
  gtk_widget_set_visible (PRIVATE (self)->needed, needed);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

gboolean
beket_field_row_in_reason (BeketFieldRow *self)
{
  return has_focus (PRIVATE (self)->reason);
}

void
beket_field_row_ask_reason (BeketFieldRow *self)
{
  gtk_widget_grab_focus (PRIVATE (self)->reason);
}

void
beket_field_row_give_reason (BeketFieldRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (PRIVATE (self)->reason)));

  if (*g_strstrip (text) == '\0')
    g_signal_emit (self, signals[RETURNED], 0);
  else
    g_signal_emit (self, signals[OVERRULED], 0, text);
}

void
beket_field_row_take_focus (BeketFieldRow *self)
{
  BeketFieldRowPrivate *private = PRIVATE (self);

  if (private->focus == NULL)
    return;

  gtk_widget_grab_focus (private->focus);
  if (private->position >= 0 && BEKET_FIELD_ROW_GET_CLASS (self)->point_at != NULL)
    BEKET_FIELD_ROW_GET_CLASS (self)->point_at (self, private->position);
}

gboolean
beket_field_row_is_wide (BeketFieldRow *self)
{
  BeketFieldType type = PRIVATE (self)->field->type;

  return type == BEKET_FIELD_MRZ || type == BEKET_FIELD_LONG_TEXT || type == BEKET_FIELD_CHOICES;
}

static void
on_enter (BeketFieldRow *self)
{
  g_signal_emit (self, signals[FOCUSED], 0);
}

static void
on_leave (BeketFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

void
beket_field_row_set_editor (BeketFieldRow *self,
                            GtkWidget     *editor,
                            GtkWidget     *focus)
{
  BeketFieldRowPrivate *private = PRIVATE (self);
  GtkEventController *controller = gtk_event_controller_focus_new ();
  const char *label = private->field->label.in[private->language];

  private->editor = editor;
  private->focus = focus;
  gtk_widget_add_css_class (editor, "editor");
  gtk_box_insert_child_after (GTK_BOX (private->box), editor, gtk_widget_get_parent (private->caption));
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  private->field->required, -1);

  g_signal_connect_swapped (controller, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (editor, controller);
}

void
beket_field_row_edited (BeketFieldRow *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static GtkWidget *
make_caption (BeketFieldRow *self)
{
  BeketFieldRowPrivate *private = PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  private->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (private->caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (private->caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (private->caption, "caption");
  gtk_widget_add_css_class (private->caption, "dim-label");
  gtk_box_append (GTK_BOX (box), private->caption);

  /* Translators: the mark beside the name of a field that has to be filled in. */
  private->needed = gtk_label_new (_ ("needed"));
  gtk_widget_add_css_class (private->needed, "caption");
  gtk_widget_add_css_class (private->needed, "needed");
  gtk_widget_set_visible (private->needed, FALSE);
  gtk_box_append (GTK_BOX (box), private->needed);

  return box;
}

static GtkWidget *
make_sentence (BeketFieldRow *self)
{
  BeketFieldRowPrivate *private = PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Wrong"), -1);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), image);
  private->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (private->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (private->sentence), TRUE);
  gtk_widget_set_hexpand (private->sentence, TRUE);
  gtk_box_append (GTK_BOX (box), private->sentence);
  gtk_widget_add_css_class (box, "error");

  return box;
}

static GtkWidget *
make_answer (BeketFieldRow *self)
{
  BeketFieldRowPrivate *private = PRIVATE (self);
  GtkWidget *button = gtk_button_new_with_label (_ ("Let it stand"));

  private->answer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  private->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (private->reason), _ ("Or give the reason why it may stand"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (private->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason why the value may stand"), -1);
  gtk_widget_set_hexpand (private->reason, TRUE);
  gtk_box_append (GTK_BOX (private->answer), private->reason);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (beket_field_row_give_reason), self);
  gtk_box_append (GTK_BOX (private->answer), button);

  return private->answer;
}

static void
beket_field_row_finalize (GObject *object)
{
  g_clear_pointer (&PRIVATE (BEKET_FIELD_ROW (object))->codes, beket_codes_unref);

  G_OBJECT_CLASS (beket_field_row_parent_class)->finalize (object);
}

static void
beket_field_row_class_init (BeketFieldRowClass *klass)
{
  const char *names[N_SIGNALS] = { "edited", "focused", "left", "overruled", "returned" };

  G_OBJECT_CLASS (klass)->finalize = beket_field_row_finalize;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], BEKET_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, i == OVERRULED ? 1 : 0, G_TYPE_STRING);
}

static void
beket_field_row_init (BeketFieldRow *self)
{
  BeketFieldRowPrivate *private = PRIVATE (self);

  private->position = -1;
  private->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (private->box), make_caption (self));

  private->trouble = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (private->trouble, "trouble");
  gtk_box_append (GTK_BOX (private->trouble), make_sentence (self));
  gtk_box_append (GTK_BOX (private->trouble), make_answer (self));
  gtk_widget_set_visible (private->trouble, FALSE);
  gtk_box_append (GTK_BOX (private->box), private->trouble);

  private->stands = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (private->stands), 0);
  gtk_label_set_wrap (GTK_LABEL (private->stands), TRUE);
  gtk_widget_add_css_class (private->stands, "caption");
  gtk_widget_set_visible (private->stands, FALSE);
  gtk_box_append (GTK_BOX (private->box), private->stands);

  adw_bin_set_child (ADW_BIN (self), private->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}

void
beket_field_row_set_field (BeketFieldRow    *self,
                           const BeketField *field,
                           BeketCodes       *codes,
                           BeketLanguage     language)
{
  BeketFieldRowPrivate *private = PRIVATE (self);

  private->field = field;
  private->codes = beket_codes_ref (codes);
  private->language = language;
  gtk_label_set_label (GTK_LABEL (private->caption), field->label.in[language]);
  BEKET_FIELD_ROW_GET_CLASS (self)->build (self);
}
