/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One workstation: opening, closing and what every use case asks it for.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/printed-private.h"
#include "station/station-private.h"

#include "domain/error.h"
#include "domain/local-time.h"

G_DEFINE_FINAL_TYPE (BeketStation, beket_station, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_OFFICER,
  PROP_ONLINE,
  PROP_SINCE,
  PROP_WAITING,
  PROP_CLOCK_BEHIND,
  PROP_DAMAGED,
  PROP_ALARM,
  PROP_MODE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gint64
system_clock (gpointer data)
{
  return g_get_real_time ();
}

/* ---- Opening ---- */

char *
beket_station_default_folder (void)
{
  const char *folder = g_getenv ("BEKET_STATION");

  if (folder != NULL && *folder != '\0')
    return g_strdup (folder);
  return g_build_filename (g_get_user_data_dir (), "beket", NULL);
}

/* A station keeps the forms that it was given; only a folder made by hand may lack them. */
char *
beket_station_find_data (const char *folder,
                         const char *data)
{
  g_autofree char *own = g_build_filename (folder, "library", NULL);
  const char *env = g_getenv ("BEKET_DATADIR");

  if (data != NULL)
    return g_strdup (data);
  if (g_file_test (own, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&own);
  return g_strdup (env != NULL ? env : PKGDATADIR);
}

static gboolean
load_seal_key (BeketStation *self,
               GError      **error)
{
  g_autofree char *key = g_build_filename (self->profile->folder, "keys", "seal.key", NULL);
  g_autofree char *certificate = g_build_filename (self->profile->folder, "keys", "seal.pem", NULL);

  if (!g_file_test (certificate, G_FILE_TEST_EXISTS))
    return TRUE;
  self->seal_key = beket_key_load (key, certificate, error);
  return self->seal_key != NULL;
}

static gboolean
open_parts (BeketStation *self,
            const char   *folder,
            const char   *data,
            GError      **error)
{
  g_autofree char *trust = g_build_filename (folder, "trust", NULL);

  self->profile = beket_profile_load (folder, error);
  if (self->profile == NULL)
    return FALSE;
  self->data_folder = beket_station_find_data (folder, data);
  self->library = beket_library_load (self->data_folder, error);
  if (self->library == NULL)
    return FALSE;
  self->trust = beket_trust_load (trust, error);
  if (self->trust == NULL)
    return FALSE;
  self->ledger = beket_ledger_open (folder, self->library, error);
  if (self->ledger == NULL || !load_seal_key (self, error))
    return FALSE;
  self->seals = beket_printed_seals_load (folder, error);
  return self->seals != NULL;
}

static gboolean
check_point (BeketStation *self,
             GError      **error)
{
  if (beket_library_point (self->library, self->profile->point) != NULL &&
      beket_library_point (self->library, self->profile->peer_point) != NULL)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s/station.ini: no such crossing point: %s, %s",
               self->profile->folder, self->profile->point, self->profile->peer_point);
  return FALSE;
}

BeketStation *
beket_station_open (const char *folder,
                    const char *data,
                    GError    **error)
{
  g_autoptr (BeketStation) self = g_object_new (BEKET_TYPE_STATION, NULL);

  if (!open_parts (self, folder, data, error) ||
      !check_point (self, error) ||
      !beket_station_load_officers (self, error) ||
      !beket_station_load_pin_locks (self, error) ||
      !beket_station_load_drafts (self, error) ||
      !beket_station_load_lists (self, error) ||
      !beket_station_load_rules (self, error))
    return NULL;
  beket_station_follow_soon (self);
  return g_steal_pointer (&self);
}

void
beket_station_close (BeketStation *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  if (self->sync != NULL)
    {
      beket_sync_stop (self->sync);
      g_signal_handlers_disconnect_by_data (self->sync, self);
    }
  g_clear_handle_id (&self->mode_timer, g_source_remove);
  if (self->ledger == NULL || self->closed)
    return;
  beket_station_stop_following (self);
  beket_station_stop_watching (self);
  beket_station_flush_drafts (self);
  if (!beket_station_flush_views (self, &error))
    g_warning ("The log of views was not written: %s", error->message);
  g_clear_handle_id (&self->views_timer, g_source_remove);
  beket_ledger_close (self->ledger);
  self->closed = TRUE;
}

/* ---- What is known ---- */

const BeketProfile *
beket_station_get_profile (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return self->profile;
}

BeketCodes *
beket_station_get_codes (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return beket_library_codes (self->library);
}

const BeketPoint *
beket_station_get_point (BeketStation *self,
                         const char   *code)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return beket_library_point (self->library, code != NULL ? code : self->profile->point);
}

const BeketEditions *
beket_station_get_reference (BeketStation *self,
                             const char   *list)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    if (g_str_equal (beket_reference_word ((BeketReferenceKind) kind), list))
      return beket_library_reference (self->library, (BeketReferenceKind) kind);

  return NULL;
}

const BeketForm *
beket_station_get_form (BeketStation *self,
                        const char   *id,
                        const char   *version)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  day = beket_station_today (self);
  return beket_library_form (self->library, id, version, day);
}

gint64
beket_station_now (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), 0);

  return self->clock (self->clock_data);
}

void
beket_station_set_clock (BeketStation *self,
                         gint64 (     *now ) (gpointer),
                         gpointer      data)
{
  g_return_if_fail (BEKET_IS_STATION (self));

  self->clock = now != NULL ? now : system_clock;
  self->clock_data = data;
}

const BeketOfficer *
beket_station_get_officer (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return self->officer;
}

/* ---- Overrides ---- */

static void
beket_station_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  BeketStation *self = BEKET_STATION (object);

  switch (id)
    {
      case PROP_OFFICER:
        g_value_set_string (value, self->officer != NULL ? self->officer->id : NULL);
        break;
      case PROP_ONLINE:
        g_value_set_boolean (value, beket_station_get_online (self));
        break;
      case PROP_SINCE:
        g_value_set_int64 (value, beket_station_get_since (self));
        break;
      case PROP_WAITING:
        g_value_set_int64 (value, beket_station_get_waiting (self));
        break;
      case PROP_CLOCK_BEHIND:
        g_value_set_boolean (value, beket_station_get_clock_behind (self));
        break;
      case PROP_DAMAGED:
        g_value_set_uint (value, beket_station_get_damaged (self));
        break;
      case PROP_ALARM:
        g_value_set_string (value, beket_station_get_alarm (self));
        break;
      case PROP_MODE:
        g_value_set_static_string (value, beket_station_get_protocol (self) != NULL ? "joint" : "national");
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
beket_station_dispose (GObject *object)
{
  BeketStation *self = BEKET_STATION (object);

  beket_station_close (self);
  g_clear_object (&self->sync);
  g_clear_object (&self->ledger);
  G_OBJECT_CLASS (beket_station_parent_class)->dispose (object);
}

static void
free_lists (BeketStation *self)
{
  g_clear_object (&self->crossings);
  g_clear_object (&self->acts);
  g_clear_object (&self->neighbour);
  g_clear_object (&self->outbox);
  g_clear_object (&self->inbox);
  g_clear_object (&self->quarantine);
  g_clear_object (&self->offences);
  g_clear_object (&self->notices);
}

static void
beket_station_finalize (GObject *object)
{
  BeketStation *self = BEKET_STATION (object);

  free_lists (self);
  g_queue_clear_full (&self->steps, (GDestroyNotify) beket_station_step_free);
  g_clear_pointer (&self->seal_key, beket_key_unref);
  g_clear_pointer (&self->seals, g_ptr_array_unref);
  g_clear_pointer (&self->trust, beket_trust_unref);
  g_clear_pointer (&self->library, beket_library_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  beket_rights_clear (&self->rights);
  g_clear_pointer (&self->locks, g_hash_table_unref);
  g_clear_pointer (&self->profile, beket_profile_free);
  g_clear_pointer (&self->views, beket_value_unref);
  g_clear_weak_pointer (&self->beside);
  g_free (self->purpose);
  g_free (self->purpose_of);
  g_free (self->data_folder);
  g_free (self->archive);
  G_OBJECT_CLASS (beket_station_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_OFFICER] = g_param_spec_string ("officer", NULL, NULL, NULL, flags);
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  properties[PROP_SINCE] = g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_WAITING] = g_param_spec_int64 ("waiting", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CLOCK_BEHIND] = g_param_spec_boolean ("clock-behind", NULL, NULL, FALSE, flags);
  properties[PROP_DAMAGED] = g_param_spec_uint ("damaged", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ALARM] = g_param_spec_string ("alarm", NULL, NULL, NULL, flags);
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
beket_station_class_init (BeketStationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = beket_station_get_property;
  object_class->dispose = beket_station_dispose;
  object_class->finalize = beket_station_finalize;
  install_properties (object_class);
  /* "appended": an own entry is durable: {origin, ledger, inc, seq, hash, type}. */
  g_signal_new ("appended", BEKET_TYPE_STATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, BEKET_TYPE_VALUE);
}

static void
beket_station_init (BeketStation *self)
{
  self->clock = system_clock;
  self->crossings = g_list_store_new (BEKET_TYPE_CROSSING);
  self->acts = g_list_store_new (BEKET_TYPE_ITEM);
  self->neighbour = g_list_store_new (BEKET_TYPE_ITEM);
  self->outbox = g_list_store_new (BEKET_TYPE_ITEM);
  self->inbox = g_list_store_new (BEKET_TYPE_ITEM);
  self->quarantine = g_list_store_new (BEKET_TYPE_ITEM);
  self->offences = g_list_store_new (BEKET_TYPE_ITEM);
  self->notices = g_list_store_new (BEKET_TYPE_ITEM);
  self->locks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->steps);
}
