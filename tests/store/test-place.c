/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which file systems a book may lie on, by the numbers of linux/magic.h, and what name it has.
 */

#include "alpr-place.h"

#include <glib/gstdio.h>
#include <unistd.h>

static const struct
{
  guint64 magic;
  const char *type;
  const char *fault;
} places[] = {
  { 0x6969, NULL, "NFS" },
  { 0xff534d42, NULL, "CIFS" },
  { 0xfe534d42, NULL, "SMB" },
  { 0xfffffffffe534d42, NULL, "SMB" }, /* as a signed type widens it */
  { 0x517b, NULL, "SMB" },
  { 0x01021997, NULL, "9P" },
  { 0x5346414f, NULL, "AFS" },
  { 0x73757245, NULL, "Coda" },
  { 0x00c36400, NULL, "Ceph" },
  { 0x65735546, "fuse.sshfs", "fuse.sshfs" },
  { 0x65735546, "fuse.portal", "fuse.portal" },
  { 0x65735546, "fuse", "fuse" },
  { 0x65735546, NULL, "FUSE" },
  { 0x65735546, "fuseblk", NULL },
  { 0x65735546, "virtiofs", NULL },
  { 0xef53, NULL, NULL },     /* ext4 */
  { 0x9123683e, NULL, NULL }, /* btrfs */
  { 0x58465342, NULL, NULL }, /* XFS */
  { 0x01021994, NULL, NULL }, /* tmpfs */
  { 0x794c7630, NULL, NULL }, /* overlay */
  { 0x2fc12fc1, NULL, NULL }, /* ZFS */
};

static void
test_fault (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (alpr_place_find_fault (places[i].magic, places[i].type), ==, places[i].fault);
}

static void
test_here (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "x.book", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_place_check (path, &error));
  g_assert_no_error (error);
  g_assert_true (alpr_place_check ("/no/such/folder/x.book", &error));
}

static void
test_resolve (void)
{
  g_autofree char *folder = g_dir_make_tmp ("alpr-place-XXXXXX", NULL);
  g_autofree char *away = g_build_filename (folder, "link", NULL);
  g_autofree char *through = g_build_filename (away, "x.book", NULL);
  g_autofree char *straight = g_build_filename (folder, "x.book", NULL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  g_assert_cmpint (symlink (".", away), ==, 0);
  a = alpr_place_resolve (through);
  b = alpr_place_resolve (straight);
  g_assert_cmpstr (a, ==, b);
  g_unlink (away);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/place/fault", test_fault);
  g_test_add_func ("/store/place/here", test_here);
  g_test_add_func ("/store/place/resolve", test_resolve);
  return g_test_run ();
}
