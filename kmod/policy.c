// SPDX-License-Identifier: GPL-2.0-only
#include "policy.h"

#include <linux/netlink.h>
#include <linux/slab.h>

#include "pernet.h"

struct limen_policy *limen_policy_get(const struct limen_net *ln)
{
	return rcu_dereference_protected(ln->policy,
					 lockdep_is_held(&ln->lock));
}

struct limen_policy *limen_policy_copy(const struct limen_net *ln)
{
	const struct limen_policy *old = limen_policy_get(ln);
	struct limen_policy *policy;

	if (old)
		return kmemdup(old, sizeof(*old), GFP_KERNEL_ACCOUNT);
	policy = kzalloc(sizeof(*policy), GFP_KERNEL_ACCOUNT);
	if (policy)
		limen_gate_set_generation(&policy->rules, ln->generation);
	return policy;
}

void limen_policy_put_in_force(struct limen_net *ln,
			       struct limen_policy *policy)
{
	struct limen_policy *old = limen_policy_get(ln);

	rcu_assign_pointer(ln->policy, policy);
	if (old)
		kfree_rcu(old, rcu);
}

static int check_class(const struct limen_class *class, u32 mark_mask,
		       struct netlink_ext_ack *extack)
{
	if (!class->class) {
		NL_SET_ERR_MSG(extack, "class 0 is reserved for no class");
		return -EINVAL;
	}
	if (class->flags & ~LIMEN_CLASS_F_ALL) {
		NL_SET_ERR_MSG(extack, "class with a flag this module does not know");
		return -EOPNOTSUPP;
	}
	if (class->dscp > 63) {
		NL_SET_ERR_MSG(extack, "class with a DSCP above 63");
		return -ERANGE;
	}
	if (class->mark & ~mark_mask) {
		NL_SET_ERR_MSG(extack, "class with mark bits outside the mask");
		return -ERANGE;
	}
	return 0;
}

static int fill_classes(struct limen_policy *policy,
			const struct limen_policy_request *request,
			struct netlink_ext_ack *extack)
{
	unsigned int i;
	int ret;

	memset(policy->class, 0, sizeof(policy->class));
	policy->rules.mark_mask = request->mark_mask;
	limen_gate_clear_classes(&policy->rules);
	bitmap_zero(policy->classes, LIMEN_MAX_CLASSES);
	for (i = 0; i < request->nr_classes; i++) {
		/* attributes are aligned to four bytes, and so is a class */
		const struct limen_class *class = &request->classes[i];

		ret = check_class(class, request->mark_mask, extack);
		if (ret)
			return ret;
		if (test_and_set_bit(class->class, policy->classes)) {
			NL_SET_ERR_MSG(extack, "class given twice");
			return -EEXIST;
		}
		policy->class[class->class] = *class;
		limen_gate_set_class(&policy->rules, class);
	}
	return 0;
}

static bool has_class(const struct limen_policy *policy, u8 class)
{
	return !class || test_bit(class, policy->classes);
}

static int fill_labels(struct limen_policy *policy,
		       const struct limen_policy_request *request,
		       struct netlink_ext_ack *extack)
{
	unsigned int i;

	memset(policy->rules.class_of, 0, sizeof(policy->rules.class_of));
	for (i = 0; i < request->nr_labels; i++) {
		const struct limen_label_class *label = &request->labels[i];

		if (!label->id || label->id >= LIMEN_MAX_LABELS) {
			NL_SET_ERR_MSG(extack, "label id out of range");
			return -ERANGE;
		}
		if (label->pad) {
			NL_SET_ERR_MSG(extack, "label with padding that is not 0");
			return -EINVAL;
		}
		if (!has_class(policy, label->class)) {
			NL_SET_ERR_MSG(extack, "label of a class that is not defined");
			return -ENOENT;
		}
		policy->rules.class_of[label->id] = label->class;
	}
	return 0;
}

int limen_policy_fill(struct limen_policy *policy,
		      const struct limen_policy_request *request,
		      struct netlink_ext_ack *extack)
{
	int ret;

	ret = fill_classes(policy, request, extack);
	if (ret)
		return ret;
	ret = fill_labels(policy, request, extack);
	if (ret)
		return ret;
	if (!has_class(policy, request->testing_class) ||
	    !has_class(policy, request->unknown_class)) {
		NL_SET_ERR_MSG(extack, "testing or unknown class is not defined");
		return -ENOENT;
	}
	policy->rules.testing_class = request->testing_class;
	policy->rules.unknown_class = request->unknown_class;
	return 0;
}
