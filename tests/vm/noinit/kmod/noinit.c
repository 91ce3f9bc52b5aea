// SPDX-License-Identifier: GPL-2.0-only
/*
 * noinit - while it is loaded, every other module is turned away with
 * ECANCELED when the loader has nothing against it any more: resolved, its
 * sections in place, but not one line of its own code run. So all modules of
 * a distribution can be tried one after the other.
 */
#include <linux/errno.h>
#include <linux/module.h>
#include <linux/notifier.h>

static int refuse(struct notifier_block *nb, unsigned long state, void *module)
{
	return state == MODULE_STATE_COMING ? notifier_from_errno(-ECANCELED) :
					      NOTIFY_DONE;
}

static struct notifier_block notifier = {
	.notifier_call = refuse,
	.priority = INT_MAX,	/* before others get ready for it */
};

static int __init noinit_init(void)
{
	return register_module_notifier(&notifier);
}

static void __exit noinit_exit(void)
{
	unregister_module_notifier(&notifier);
}

module_init(noinit_init);
module_exit(noinit_exit);
MODULE_DESCRIPTION("no other module gets further than the loader");
MODULE_LICENSE("GPL");
