/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Urgent things for the desktop, through libnotify.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <gio/gio.h>
#include <libnotify/notify.h>

#include "app/notifier.h"

typedef struct
{
  char *summary;   /* (owned) */
  char *body;      /* (owned) */
} Notice;

static void
notice_free (Notice *notice)
{
  g_free (notice->summary);
  g_free (notice->body);
  g_free (notice);
}

/* The calls of libnotify wait for the daemon, and a daemon can hang: none of them is made on the window's thread. */
static void
show_notice (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  NotifyNotification *notification;
  Notice *notice = data;

  if (!notify_is_initted () && !notify_init ("Beket"))
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  body = g_markup_escape_text (notice->body, -1);
  notification = notify_notification_new (notice->summary, body, APP_ID);
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_CRITICAL);

  if (!notify_notification_show (notification, &error))
    g_debug ("the desktop shows no notifications: %s", error->message);

  g_object_unref (notification);
  g_task_return_boolean (task, error == NULL);
}

void
beket_notifier_urgent (const char *summary,
                       const char *body)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Notice *notice = g_new0 (Notice, 1);

  notice->summary = g_strdup (summary);
  notice->body = g_strdup (body);

  g_task_set_source_tag (task, beket_notifier_urgent);
  g_task_set_task_data (task, notice, (GDestroyNotify) notice_free);
  g_task_run_in_thread (task, show_notice);
}
