/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a protocol: rules, points, kinds, forms, powers. Each is shared by the versions that have it.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/protocol.h"

BeketRule *
beket_rule_new (void)
{
  return g_atomic_rc_box_new0 (BeketRule);
}

static void
rule_clear (BeketRule *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_strfreev (self->points);
  g_strfreev (self->directions);
  g_strfreev (self->subjects);
  g_free (self->from);
  g_free (self->to);
  g_free (self->among);
  g_clear_pointer (&self->when, beket_condition_free);
  g_strfreev (self->risks);
  g_free (self->performer);
  g_free (self->body);
  g_free (self->waive_clause);
  g_free (self->recognise_clause);
}

void
beket_rule_unref (BeketRule *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) rule_clear);
}

BeketFormName *
beket_form_name_new (const char *id,
                     const char *version)
{
  BeketFormName *self = g_atomic_rc_box_new0 (BeketFormName);

  self->id = g_strdup (id);
  self->version = g_strdup (version);

  return self;
}

static void
form_name_clear (BeketFormName *self)
{
  g_free (self->id);
  g_free (self->version);
}

void
beket_form_name_unref (BeketFormName *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) form_name_clear);
}

BeketAgreedPoint *
beket_agreed_point_new (const char *code,
                        const char *from,
                        const char *to)
{
  BeketAgreedPoint *self = g_atomic_rc_box_new0 (BeketAgreedPoint);

  self->code = g_strdup (code);
  self->from = g_strdup (from);
  self->to = g_strdup (to);

  return self;
}

static void
agreed_point_clear (BeketAgreedPoint *self)
{
  g_free (self->code);
  g_free (self->from);
  g_free (self->to);
}

void
beket_agreed_point_unref (BeketAgreedPoint *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) agreed_point_clear);
}

BeketOwnKind *
beket_own_kind_new (void)
{
  return g_atomic_rc_box_new0 (BeketOwnKind);
}

static void
own_kind_clear (BeketOwnKind *self)
{
  g_free (self->word);
  beket_text_clear (&self->name);
}

void
beket_own_kind_unref (BeketOwnKind *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) own_kind_clear);
}

BeketPower *
beket_power_new (void)
{
  return g_atomic_rc_box_new0 (BeketPower);
}

static void
power_clear (BeketPower *self)
{
  g_free (self->id);
  g_free (self->party);
  g_strfreev (self->bodies);
  g_strfreev (self->roles);
  g_strfreev (self->kinds);
  g_free (self->clause);
  g_free (self->from);
  g_free (self->to);
}

void
beket_power_unref (BeketPower *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) power_clear);
}
