// SPDX-License-Identifier: GPL-2.0-only
/*
 * limen: netfilter classification toolkit, the kernel's part.
 *
 * The parts in the order in which they need each other; nothing touches a
 * packet until a daemon binds through the door, which opens last.
 */
#define pr_fmt(fmt) "limen: " fmt

#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>

#include "chardev.h"
#include "control.h"
#include "crossings.h"
#include "debugfs.h"
#include "owner.h"
#include "pernet.h"
#include "posture.h"
#include "sysfs.h"
#include "version.h"

/*
 * A flow is remembered in its conntrack label and nowhere else. Without them
 * the kernel's own stubs would let everything appear to work.
 */
static int __init check_kernel(void)
{
	if (IS_ENABLED(CONFIG_NF_CONNTRACK_LABELS))
		return 0;
	pr_err("this kernel tracks no connection labels (CONFIG_NF_CONNTRACK_LABELS)\n");
	return -EOPNOTSUPP;
}

static int __init limen_init(void)
{
	int ret;

	ret = check_kernel();
	if (ret)
		return ret;
	ret = limen_sysfs_init();
	if (ret)
		return ret;
	limen_debugfs_init();
	ret = limen_sysfs_posture_init();
	if (ret)
		goto err_exit_files;
	ret = limen_crossings_init();
	if (ret)
		goto err_exit_posture;
	ret = limen_pernet_init();
	if (ret)
		goto err_exit_crossings;
	ret = limen_owner_init();
	if (ret)
		goto err_exit_pernet;
	ret = limen_chardev_init();
	if (ret)
		goto err_exit_owner;
	ret = limen_control_init();
	if (ret)
		goto err_exit_chardev;
	limen_chardev_allow();
	pr_info("version %s, door %u, generation %u\n", LIMEN_VERSION,
		LIMEN_DOOR_VERSION, limen_generation());
	return 0;

err_exit_chardev:
	limen_chardev_exit();
err_exit_owner:
	limen_owner_exit();
err_exit_pernet:
	limen_pernet_exit();
err_exit_crossings:
	limen_crossings_exit();
err_exit_posture:
	limen_sysfs_posture_exit();
err_exit_files:
	limen_debugfs_exit();
	limen_sysfs_exit();
	return ret;
}

static void __exit limen_exit(void)
{
	limen_control_exit();
	limen_chardev_exit();
	limen_owner_exit();
	limen_pernet_exit();
	limen_crossings_exit();
	limen_sysfs_posture_exit();
	limen_debugfs_exit();
	limen_sysfs_exit();
}

module_init(limen_init);
module_exit(limen_exit);

MODULE_LICENSE("GPL v2");
MODULE_AUTHOR("the limen maintainers");
MODULE_DESCRIPTION("netfilter classification by a user space daemon");
MODULE_VERSION(LIMEN_VERSION);
MODULE_ALIAS_GENL_FAMILY(LIMEN_GENL_NAME);
/* for the queue road, asked for by name when a daemon binds */
MODULE_SOFTDEP("post: nfnetlink_queue nf_conntrack_netlink");
