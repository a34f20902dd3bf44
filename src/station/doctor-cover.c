/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is a folder on an encrypted disk? The kernel says from which device it is mounted, and of what that consists.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/doctor.h"

#include <stdio.h>
#include <string.h>

#define MAX_MOUNTS (1024 * 1024)
#define MAX_NAME 1024
#define MAX_DEPTH 8
#define MAX_PARTS 64

/* (transfer full) (nullable): files of the kernel have no size: read to the end, up to @max. */
static char *
read_text (const char *path,
           gsize       max)
{
  g_autofree char *text = g_malloc (max + 1);
  FILE *file = fopen (path, "re");
  gsize n;

  if (file == NULL)
    return NULL;

  n = fread (text, 1, max, file);
  fclose (file);
  text[n] = '\0';
  return n < max ? g_steal_pointer (&text) : NULL;
}

/* ---- Which device ---- */

typedef struct
{
  char *numbers;   /* (owned): "254:0" */
  char *source;    /* (owned): "/dev/mapper/luks-home" */
} Mount;

static void
mount_clear (Mount *self)
{
  g_clear_pointer (&self->numbers, g_free);
  g_clear_pointer (&self->source, g_free);
}

static gboolean
lies_below (const char *path,
            const char *point)
{
  gsize n = strlen (point);

  return g_str_equal (point, "/") || (g_str_has_prefix (path, point) && (path[n] == '/' || path[n] == '\0'));
}

/* (transfer full): the kernel writes a blank, a tab, a line's end and a backslash as \\ooo. */
static char *
unescape (const char *word)
{
  GString *text = g_string_new (NULL);

  for (const char *c = word; *c != '\0'; c++)
    if (c[0] == '\\' && strspn (c + 1, "01234567") >= 3)
      {
        g_string_append_c (text, (char) ((c[1] - '0') * 64 + (c[2] - '0') * 8 + c[3] - '0'));
        c += 3;
      }
    else
      {
        g_string_append_c (text, *c);
      }

  return g_string_free (text, FALSE);
}

/* ID PARENT MAJOR:MINOR ROOT POINT OPTIONS ... - TYPE SOURCE OPTIONS, as in proc(5); a blank in a name is \040. */
static char *
read_line (const char *line,
           const char *path,
           Mount      *mount)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 0);
  guint n = g_strv_length (words);
  g_autofree char *point = n > 4 ? unescape (words[4]) : NULL;

  if (point == NULL || !lies_below (path, point))
    return NULL;

  mount_clear (mount);
  mount->numbers = g_strdup (words[2]);
  for (guint i = 6; i + 2 < n; i++)
    if (g_str_equal (words[i], "-"))
      {
        mount->source = unescape (words[i + 2]);
        break;
      }
  return g_steal_pointer (&point);
}

/* The deepest mount point counts; of two mounts on one, the later. */
static gboolean
find_mount (const char *root,
            const char *path,
            Mount      *found)
{
  g_autofree char *name = g_build_filename (root, "proc/self/mountinfo", NULL);
  g_autofree char *text = read_text (name, MAX_MOUNTS);
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", 0) : NULL;
  gsize deepest = 0;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      Mount mount = { 0 };
      g_autofree char *point = read_line (lines[i], path, &mount);

      if (point != NULL && strlen (point) >= deepest)
        {
          deepest = strlen (point);
          mount_clear (found);
          *found = mount;
        }
      else
        {
          mount_clear (&mount);
        }
    }

  return found->numbers != NULL;
}

/* ---- What it consists of ---- */

static gboolean
is_crypt (const char *device)
{
  g_autofree char *path = g_build_filename (device, "dm", "uuid", NULL);
  g_autofree char *uuid = read_text (path, MAX_NAME);

  return uuid != NULL && g_str_has_prefix (uuid, "CRYPT-");
}

/* Every part of it, for the records may lie on any. */
static gboolean
is_encrypted (const char *root,
              const char *device,
              guint       depth)
{
  g_autofree char *slaves = g_build_filename (device, "slaves", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (is_crypt (device))
    return TRUE;

  dir = depth < MAX_DEPTH ? g_dir_open (slaves, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *part = g_build_filename (root, "sys/class/block", name, NULL);

      if (++n > MAX_PARTS || !is_encrypted (root, part, depth + 1))
        return FALSE;
    }

  return n > 0;
}

/* (transfer full) (nullable): "/dev/mapper/NAME" is the one among dm-0, dm-1 ... that calls itself so. */
static char *
find_mapped (const char *root,
             const char *name)
{
  g_autofree char *all = g_build_filename (root, "sys/class/block", NULL);
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);
  const char *device;

  while (dir != NULL && (device = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (all, device, "dm", "name", NULL);
      g_autofree char *text = g_str_has_prefix (device, "dm-") ? read_text (path, MAX_NAME) : NULL;

      if (text != NULL && g_str_equal (g_strchomp (text), name))
        return g_build_filename (all, device, NULL);
    }

  return NULL;
}

/* (transfer full) (nullable): its folder in /sys. A file system of several devices (btrfs) has numbers of its own and names one. */
static char *
find_device (const char  *root,
             const Mount *mount)
{
  g_autofree char *path = g_build_filename (root, "sys/dev/block", mount->numbers, NULL);
  g_autofree char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  if (mount->source == NULL || !g_str_has_prefix (mount->source, "/dev/"))
    return NULL;
  if (g_str_has_prefix (mount->source, "/dev/mapper/"))
    return find_mapped (root, mount->source + strlen ("/dev/mapper/"));

  name = g_path_get_basename (mount->source);
  g_free (path);
  path = g_build_filename (root, "sys/class/block", name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}

BeketDiskCover
beket_disk_cover (const char *root,
                  const char *path)
{
  Mount mount = { 0 };
  g_autofree char *device = NULL;

  g_return_val_if_fail (root != NULL && path != NULL, BEKET_DISK_UNKNOWN);

  if (find_mount (root, path, &mount))
    device = find_device (root, &mount);
  mount_clear (&mount);

  if (device == NULL)
    return BEKET_DISK_UNKNOWN;
  return is_encrypted (root, device, 0) ? BEKET_DISK_ENCRYPTED : BEKET_DISK_PLAIN;
}
