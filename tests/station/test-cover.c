/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is the disk encrypted? Trees as the kernel shows them, made up.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "station/doctor.h"

#define DATA "/var/lib/beket"

typedef struct
{
  char *root;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->root = g_dir_make_tmp ("beket-cover-XXXXXX", NULL);
  g_assert_nonnull (self->root);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  remove_tree (self->root);
  g_free (self->root);
}

static void
put (Fixture    *self,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
mount (Fixture    *self,
       const char *lines)
{
  put (self, "proc/self/mountinfo", lines);
}

static void
assert_cover (Fixture       *self,
              BeketDiskCover cover)
{
  g_assert_cmpint (beket_disk_cover (self->root, DATA), ==, cover);
}

static void
test_plain (Fixture      *self,
            gconstpointer data)
{
  mount (self, "27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n");
  put (self, "sys/dev/block/8:1/partition", "1\n");
  assert_cover (self, BEKET_DISK_PLAIN);
}

static void
test_luks (Fixture      *self,
           gconstpointer data)
{
  mount (self, "27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/mapper/sda5_crypt rw\n");
  put (self, "sys/dev/block/254:0/dm/uuid", "CRYPT-LUKS2-00112233445566778899aabbccddeeff-sda5_crypt\n");
  assert_cover (self, BEKET_DISK_ENCRYPTED);
}

/* As the installer of Debian does it: LVM on LUKS. */
static void
test_lvm (Fixture      *self,
          gconstpointer data)
{
  mount (self, "27 1 254:1 / / rw - ext4 /dev/mapper/vg-root rw\n");
  put (self, "sys/dev/block/254:1/dm/uuid", "LVM-abc\n");
  put (self, "sys/dev/block/254:1/slaves/dm-0/size", "1\n");
  put (self, "sys/class/block/dm-0/dm/uuid", "CRYPT-LUKS1-0011-x\n");
  assert_cover (self, BEKET_DISK_ENCRYPTED);

  /* One of two parts is not. */
  put (self, "sys/dev/block/254:1/slaves/sdb1/size", "1\n");
  put (self, "sys/class/block/sdb1/size", "1\n");
  assert_cover (self, BEKET_DISK_PLAIN);
}

/* The root is plain, the data have a partition of their own with a blank in its name, and something is mounted over a neighbour. */
static void
test_own_partition (Fixture      *self,
                    gconstpointer data)
{
  mount (self,
         "27 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
         "28 27 254:0 / /var/lib rw - ext4 /dev/mapper/data rw\n"
         "29 27 8:2 / /var/lib/be rw - ext4 /dev/sda2 rw\n"
         "30 27 8:3 / /var\\040lib rw - ext4 /dev/sda3 rw\n");
  put (self, "sys/dev/block/8:1/partition", "1\n");
  put (self, "sys/dev/block/254:0/dm/uuid", "CRYPT-PLAIN-data\n");
  assert_cover (self, BEKET_DISK_ENCRYPTED);
  g_assert_cmpint (beket_disk_cover (self->root, "/home/x"), ==, BEKET_DISK_PLAIN);
}

/* btrfs has a number of its own and names one device; what is mounted later on the same place counts. */
static void
test_btrfs (Fixture      *self,
            gconstpointer data)
{
  mount (self,
         "27 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
         "28 1 0:42 /@ / rw shared:1 master:2 - btrfs /dev/mapper/luks-1 rw\n");
  put (self, "sys/dev/block/8:1/partition", "1\n");
  put (self, "sys/class/block/dm-3/dm/name", "luks-1\n");
  put (self, "sys/class/block/dm-3/dm/uuid", "CRYPT-LUKS2-0011-luks-1\n");
  assert_cover (self, BEKET_DISK_ENCRYPTED);
}

static void
test_unknown (Fixture      *self,
              gconstpointer data)
{
  static const char *const mounts[] = {
    "", "\n\n", "27 1\n", "27 1 0:50 / / rw - nfs4 server:/export rw\n", "27 1 0:23 / / rw - tmpfs tmpfs rw\n",
    "27 1 8:1 / / rw -", "27 1 0:42 / / rw - btrfs /dev/mapper/none rw\n", "\\ \\ \\ \\ \\ \\ \\ \\\n",
  };
  g_autofree char *long_text = g_strnfill (2 * 1024 * 1024, 'x');

  assert_cover (self, BEKET_DISK_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (mounts); i++)
    {
      mount (self, mounts[i]);
      assert_cover (self, BEKET_DISK_UNKNOWN);
    }
  mount (self, long_text);
  assert_cover (self, BEKET_DISK_UNKNOWN);
}

/* A device that consists of itself is no reason to run for ever. */
static void
test_circle (Fixture      *self,
             gconstpointer data)
{
  mount (self, "27 1 254:1 / / rw - ext4 /dev/dm-1 rw\n");
  put (self, "sys/dev/block/254:1/slaves/dm-1/size", "1\n");
  put (self, "sys/class/block/dm-1/slaves/dm-1/size", "1\n");
  assert_cover (self, BEKET_DISK_PLAIN);
}

#define ADD(name, func) g_test_add ("/station/cover/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("plain", test_plain);
  ADD ("luks", test_luks);
  ADD ("lvm", test_lvm);
  ADD ("own-partition", test_own_partition);
  ADD ("btrfs", test_btrfs);
  ADD ("unknown", test_unknown);
  ADD ("circle", test_circle);
  return g_test_run ();
}
