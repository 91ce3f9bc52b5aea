// SPDX-License-Identifier: GPL-2.0-only
#include "posture.h"

#include <linux/bits.h>
#include <linux/smp.h>
#include <asm/cpufeature.h>
#include <asm/msr.h>
#include <asm/special_insns.h>

/* Younger than some of the kernels; see the Intel manual, volume 3, 2.5. */
enum {
	CR4_BIT_CET = 23,
	CR4_BIT_LASS = 27,
};

static const struct {
	enum limen_feature id;
	u64 bit;
} cr4_features[] = {
	{ LIMEN_FEATURE_SMAP, X86_CR4_SMAP },
	{ LIMEN_FEATURE_SMEP, X86_CR4_SMEP },
	{ LIMEN_FEATURE_UMIP, X86_CR4_UMIP },
	{ LIMEN_FEATURE_PKU, X86_CR4_PKE },
	{ LIMEN_FEATURE_LA57, X86_CR4_LA57 },
	{ LIMEN_FEATURE_FSGSBASE, X86_CR4_FSGSBASE },
	{ LIMEN_FEATURE_CET, BIT_ULL(CR4_BIT_CET) },
	{ LIMEN_FEATURE_LASS, BIT_ULL(CR4_BIT_LASS) },
};

static u64 features_of(const struct limen_posture *posture)
{
	u64 features = 0;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cr4_features); i++)
		if (posture->cr4 & cr4_features[i].bit)
			features |= BIT_ULL(cr4_features[i].id);
	if (posture->efer & EFER_NX)
		features |= BIT_ULL(LIMEN_FEATURE_NX);
	if (posture->cr0 & X86_CR0_WP)
		features |= BIT_ULL(LIMEN_FEATURE_WP);
	/* no register: the kernel switches page tables at each entry */
	if (boot_cpu_has(X86_FEATURE_PTI))
		features |= BIT_ULL(LIMEN_FEATURE_PTI);
	return features;
}

static void read_registers(void *data)
{
	struct limen_posture *posture = data;

	posture->cr0 = native_read_cr0();
	posture->cr4 = native_read_cr4();
	posture->efer = native_read_msr(MSR_EFER);
}

int limen_posture_read(unsigned int cpu, struct limen_posture *posture)
{
	int ret;

	memset(posture, 0, sizeof(*posture));
	posture->cpu = cpu;
	ret = smp_call_function_single(cpu, read_registers, posture, true);
	if (!ret)
		posture->features = features_of(posture);
	return ret;
}
