// SPDX-License-Identifier: GPL-2.0-only
/*
 * empty - probes that do nothing on the tracepoints of system calls: what is
 * left is what the kernel does to get to a probe.
 */
#include <linux/module.h>
#include <linux/string.h>
#include <linux/tracepoint.h>

struct pt_regs;

static void probe(void *data, struct pt_regs *regs, long value)
{
}

static struct tracepoint *points[2];

static void note_tracepoint(struct tracepoint *tp, void *priv)
{
	if (!strcmp(tp->name, "sys_enter"))
		points[0] = tp;
	else if (!strcmp(tp->name, "sys_exit"))
		points[1] = tp;
}

static void detach(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(points); i++)
		if (points[i])
			tracepoint_probe_unregister(points[i], probe, NULL);
	tracepoint_synchronize_unregister();
}

static int __init empty_init(void)
{
	int i, ret = 0;

	for_each_kernel_tracepoint(note_tracepoint, NULL);
	for (i = 0; i < ARRAY_SIZE(points) && !ret; i++)
		ret = points[i] ? tracepoint_probe_register(points[i], probe,
							    NULL) : -ENOENT;
	if (ret)
		detach();
	return ret;
}

static void __exit empty_exit(void)
{
	detach();
}

module_init(empty_init);
module_exit(empty_exit);
MODULE_DESCRIPTION("empty probes on system calls");
MODULE_LICENSE("GPL");
