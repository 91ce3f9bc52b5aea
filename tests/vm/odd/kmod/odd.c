// SPDX-License-Identifier: GPL-2.0-only
/*
 * odd - makes one processor unlike the others, as QEMU's never are
 *
 * Writing 1 to /sys/module/odd/parameters/umip_off switches UMIP off on CPU 1,
 * which harms nobody, and 0 on again. The kernel puts it right by itself as
 * soon as it flushes that CPU's address translations.
 */
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/smp.h>
#include <asm/processor-flags.h>

enum { ODD_CPU = 1 };

/* The kernel's own function would refuse. */
static void set_umip(void *is_off)
{
	unsigned long cr4;

	asm volatile("mov %%cr4, %0" : "=r" (cr4));
	if (*(bool *)is_off)
		cr4 &= ~X86_CR4_UMIP;
	else
		cr4 |= X86_CR4_UMIP;
	asm volatile("mov %0, %%cr4" : : "r" (cr4) : "memory");
}

static int set_umip_off(const char *val, const struct kernel_param *kp)
{
	bool is_off;
	int ret = kstrtobool(val, &is_off);

	return ret ? ret : smp_call_function_single(ODD_CPU, set_umip, &is_off,
						    true);
}

static const struct kernel_param_ops umip_off_ops = { .set = set_umip_off };

module_param_cb(umip_off, &umip_off_ops, NULL, 0200);
MODULE_PARM_DESC(umip_off, "1: CPU 1 is without UMIP");
MODULE_DESCRIPTION("one CPU is not like the others");
MODULE_LICENSE("GPL");
