/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was written and not yet synced.
 *
 * DESIGN: each change is kept with what stood there before. When the power goes, all of them are taken back, last first, and then
 * those that reached the disk all the same are done again, first to last.
 */

#include "config.h"

#include "fault-power.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char   *path;     /* (owned) */
  gint64  size;     /* of the file before */
  gint64  offset;   /* of a write; of a cut the new size */
  GBytes *old;      /* (owned): what stood from @offset on */
  GBytes *new;      /* (owned) (nullable): %NULL: the file was cut */
} Change;

static GMutex lock;
static GPtrArray *changes;   /* (owned) (nullable) (element-type Change), under the lock */

static void
change_free (Change *change)
{
  g_free (change->path);
  g_bytes_unref (change->old);
  g_clear_pointer (&change->new, g_bytes_unref);
  g_free (change);
}

/* @length: how much of what stands there is wanted, less at the end of the file. */
static Change *
change_new (const char *path,
            gint64      offset,
            gsize       length)
{
  Change *change = g_new0 (Change, 1);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  char *old;
  gssize n;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fstat (fd, &info), ==, 0);
  if (length == G_MAXSIZE)
    length = info.st_size > offset ? (gsize) (info.st_size - offset) : 0;
  old = g_malloc (length + 1);
  n = pread (fd, old, length, offset);
  g_assert_cmpint (n, >=, 0);
  close (fd);
  *change = (Change) { g_strdup (path), info.st_size, offset, g_bytes_new_take (old, (gsize) n), NULL };
  return change;
}

static void
remember (Change *change)
{
  g_mutex_lock (&lock);
  if (changes == NULL)
    changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_ptr_array_add (changes, change);
  g_mutex_unlock (&lock);
}

void
fault_power_wrote (const char   *path,
                   gconstpointer bytes,
                   gsize         length,
                   gint64        offset)
{
  Change *change;

  if (path == NULL)
    return;

  change = change_new (path, offset, length);
  change->new = g_bytes_new (bytes, length);
  remember (change);
}

void
fault_power_cut (const char *path,
                 gint64      size)
{
  if (path != NULL)
    remember (change_new (path, size, G_MAXSIZE));
}

void
fault_power_synced (const char *path)
{
  g_mutex_lock (&lock);
  for (guint i = changes != NULL ? changes->len : 0; i > 0; i--)
    {
      Change *change = g_ptr_array_index (changes, i - 1);

      if (g_strcmp0 (change->path, path) == 0)
        g_ptr_array_remove_index (changes, i - 1);
    }
  g_mutex_unlock (&lock);
}

void
fault_power_renamed (const char *from,
                     const char *to)
{
  g_mutex_lock (&lock);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      Change *change = g_ptr_array_index (changes, i);

      if (g_strcmp0 (change->path, from) == 0)
        {
          g_free (change->path);
          change->path = g_strdup (to);
        }
    }
  g_mutex_unlock (&lock);
}

static void
put (int     fd,
     GBytes *bytes,
     gint64  offset)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpint (pwrite (fd, data, length, offset), ==, (gssize) length);
}

/* -1: it was removed meanwhile, past SQLite, and its changes with it. */
static int
open_again (const char *path)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);

  g_assert_true (fd >= 0 || errno == ENOENT);
  return fd;
}

static void
take_back (const Change *change)
{
  int fd = open_again (change->path);

  if (fd < 0)
    return;
  put (fd, change->old, change->offset);
  g_assert_cmpint (ftruncate (fd, change->size), ==, 0);
  close (fd);
}

static void
do_again (const Change *change)
{
  int fd = open_again (change->path);

  if (fd < 0)
    return;
  if (change->new != NULL)
    put (fd, change->new, change->offset);
  else
    g_assert_cmpint (ftruncate (fd, change->offset), ==, 0);
  close (fd);
}

void
fault_power_off (GRand *rand)
{
  g_mutex_lock (&lock);
  for (guint i = changes != NULL ? changes->len : 0; i > 0; i--)
    take_back (g_ptr_array_index (changes, i - 1));
  for (guint i = 0; rand != NULL && changes != NULL && i < changes->len; i++)
    {
      if (g_rand_boolean (rand))
        do_again (g_ptr_array_index (changes, i));
    }
  g_clear_pointer (&changes, g_ptr_array_unref);
  g_mutex_unlock (&lock);
}
