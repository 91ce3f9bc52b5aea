// SPDX-License-Identifier: GPL-2.0-only
/*
 * Who decides: bind, unbind, the loss of a daemon, and the state of it all.
 */
#include "owner.h"

#include <linux/kmod.h>
#include <linux/log2.h>
#include <linux/netfilter.h>
#include <linux/netlink.h>
#include <linux/notifier.h>
#include <linux/pid.h>
#include <linux/slab.h>
#include <net/netlink.h>

#include <limen/record.h>

#include "control.h"
#include "rings.h"

/* What a bind asks for. */
struct bind_request {
	u32 ring_size;
	u32 snaplen;
	u16 queue_base;
	u16 queue_count;
	u16 ring_count;
	u16 generation;		/* 0: none */
	u8 transport;
	u8 on_daemon_down;
};

/* state */

static int put_binding(struct sk_buff *msg, const struct limen_policy *policy)
{
	const struct limen_rules *rules = &policy->rules;

	return nla_put_u8(msg, LIMEN_A_TRANSPORT, rules->transport) ||
	       nla_put_u8(msg, LIMEN_A_ON_DAEMON_DOWN, rules->on_daemon_down) ||
	       nla_put_u16(msg, LIMEN_A_QUEUE_BASE, rules->queue_base) ||
	       nla_put_u16(msg, LIMEN_A_QUEUE_COUNT, rules->queue_count) ||
	       nla_put_u16(msg, LIMEN_A_RING_COUNT, policy->ring_count) ||
	       nla_put_u32(msg, LIMEN_A_RING_SIZE, policy->ring_size) ||
	       nla_put_u32(msg, LIMEN_A_SNAPLEN, policy->snaplen) ?
	       -EMSGSIZE : 0;
}

static int put_state(struct sk_buff *msg, const struct limen_net *ln)
{
	static const struct limen_policy none;
	const struct limen_policy *policy = limen_policy_get(ln);

	if (nla_put_u32(msg, LIMEN_A_DOOR_VERSION, LIMEN_DOOR_VERSION) ||
	    nla_put_u32(msg, LIMEN_A_RECORD_VERSION, LIMEN_RECORD_VERSION) ||
	    nla_put_u32(msg, LIMEN_A_OWNER_PORTID, ln->owner_portid) ||
	    nla_put_u32(msg, LIMEN_A_OWNER_PID, pid_vnr(ln->owner_pid)) ||
	    nla_put_u8(msg, LIMEN_A_NET_STATE, ln->state) ||
	    nla_put_u16(msg, LIMEN_A_GENERATION, ln->generation) ||
	    nla_put_u32(msg, LIMEN_A_NR_LABELS,
			ln->labels ? ln->labels->nr : 0) ||
	    nla_put_u64_64bit(msg, LIMEN_A_NETNS_INO, limen_net_ino(ln),
			      LIMEN_A_PAD))
		return -EMSGSIZE;
	return put_binding(msg, policy ? policy : &none);
}

int limen_do_get_state(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	struct sk_buff *msg;
	void *hdr;
	int ret;

	msg = limen_control_new_reply(info, GENLMSG_DEFAULT_SIZE, &hdr);
	if (!msg)
		return -ENOMEM;
	mutex_lock(&ln->lock);
	ret = put_state(msg, ln);
	mutex_unlock(&ln->lock);
	if (ret) {
		nlmsg_free(msg);
		return ret;
	}
	return limen_control_reply(info, msg, hdr);
}

/* bind */

static u16 get_u16(struct genl_info *info, enum limen_attr attr)
{
	return info->attrs[attr] ? nla_get_u16(info->attrs[attr]) : 0;
}

static u32 get_u32(struct genl_info *info, enum limen_attr attr)
{
	return info->attrs[attr] ? nla_get_u32(info->attrs[attr]) : 0;
}

static int check_version(struct genl_info *info, struct limen_net *ln,
			 const char *what, u32 theirs, u32 ours)
{
	if (theirs == ours)
		return 0;
	limen_control_say(info, ln,
			  "the %s is older: %s version %u against %u",
			  theirs < ours ? "daemon" : "module", what,
			  theirs, ours);
	return -EPROTO;
}

static int check_versions(struct genl_info *info, struct limen_net *ln)
{
	struct nlattr **attrs = info->attrs;
	int ret;

	if (!attrs[LIMEN_A_DOOR_VERSION] || !attrs[LIMEN_A_RECORD_VERSION]) {
		GENL_SET_ERR_MSG(info, "the versions of the daemon are missing");
		return -EINVAL;
	}
	ret = check_version(info, ln, "door",
			    nla_get_u32(attrs[LIMEN_A_DOOR_VERSION]),
			    LIMEN_DOOR_VERSION);
	if (ret)
		return ret;
	return check_version(info, ln, "record",
			     nla_get_u32(attrs[LIMEN_A_RECORD_VERSION]),
			     LIMEN_RECORD_VERSION);
}

static int check_queue(struct genl_info *info,
		       const struct bind_request *request)
{
	if (!request->queue_count ||
	    request->queue_base + request->queue_count > 0x10000) {
		GENL_SET_ERR_MSG(info, "queue numbers out of range");
		return -ERANGE;
	}
	return 0;
}

/* By number and by bytes; what is wrong is told with its limit. */
static int check_ring_range(struct genl_info *info, struct limen_net *ln,
			    const char *what, u32 value, u32 min, u32 max)
{
	if (value >= min && value <= max)
		return 0;
	limen_control_say(info, ln, "%s %u is out of range: %u to %u", what,
			  value, min, max);
	return -ERANGE;
}

static int check_ring_memory(struct genl_info *info, struct limen_net *ln,
			     const struct bind_request *request)
{
	u64 total = (u64)request->ring_size * request->ring_count;
	u64 record = LIMEN_RING_SPACE(sizeof(struct limen_record) +
				      request->snaplen);

	if (!is_power_of_2(request->ring_size)) {
		limen_control_say(info, ln, "ring_size %u is no power of two",
				  request->ring_size);
		return -EINVAL;
	}
	if (request->ring_size < record) {
		limen_control_say(info, ln,
				  "ring_size %u is too small for a record of snaplen %u: at least %llu",
				  request->ring_size, request->snaplen, record);
		return -ERANGE;
	}
	if (total > LIMEN_MAX_RING_TOTAL) {
		limen_control_say(info, ln,
				  "%u rings of %u bytes are more than %u bytes",
				  request->ring_count, request->ring_size,
				  LIMEN_MAX_RING_TOTAL);
		return -ERANGE;
	}
	return 0;
}

static int check_rings(struct genl_info *info, struct limen_net *ln,
		       const struct bind_request *request)
{
	int ret;

	ret = check_ring_range(info, ln, "ring_count", request->ring_count,
			       1, LIMEN_MAX_RINGS);
	if (ret)
		return ret;
	ret = check_ring_range(info, ln, "ring_size", request->ring_size,
			       LIMEN_MIN_RING_SIZE, LIMEN_MAX_RING_SIZE);
	if (ret)
		return ret;
	ret = check_ring_range(info, ln, "snaplen", request->snaplen,
			       0, LIMEN_MAX_SNAPLEN);
	if (ret)
		return ret;
	return check_ring_memory(info, ln, request);
}

static int check_transport(struct genl_info *info, struct limen_net *ln,
			   const struct bind_request *request)
{
	switch (request->transport) {
	case LIMEN_TRANSPORT_RING:
		return check_rings(info, ln, request);
	case LIMEN_TRANSPORT_QUEUE:
		return check_queue(info, request);
	default:
		GENL_SET_ERR_MSG(info, "this module has no such transport");
		return -EOPNOTSUPP;
	}
}

static int parse_bind(struct genl_info *info, struct limen_net *ln,
		      struct bind_request *request)
{
	struct nlattr **attrs = info->attrs;
	int ret;

	ret = check_versions(info, ln);
	if (ret)
		return ret;
	if (!attrs[LIMEN_A_TRANSPORT] || !attrs[LIMEN_A_ON_DAEMON_DOWN]) {
		GENL_SET_ERR_MSG(info, "transport or on_daemon_down is missing");
		return -EINVAL;
	}
	request->transport = nla_get_u8(attrs[LIMEN_A_TRANSPORT]);
	request->on_daemon_down = nla_get_u8(attrs[LIMEN_A_ON_DAEMON_DOWN]);
	request->queue_base = get_u16(info, LIMEN_A_QUEUE_BASE);
	request->queue_count = get_u16(info, LIMEN_A_QUEUE_COUNT);
	request->ring_count = get_u16(info, LIMEN_A_RING_COUNT);
	request->ring_size = get_u32(info, LIMEN_A_RING_SIZE);
	request->snaplen = get_u32(info, LIMEN_A_SNAPLEN);
	request->generation = get_u16(info, LIMEN_A_GENERATION);
	return check_transport(info, ln, request);
}

static int check_free(struct genl_info *info, struct limen_net *ln)
{
	if (!ln->owner_portid || ln->owner_portid == info->snd_portid)
		return 0;
	limen_control_say(info, ln,
			  "process %d is bound already, on netlink port %u",
			  pid_vnr(ln->owner_pid), ln->owner_portid);
	return -EBUSY;
}

static struct limen_policy *make_policy(struct limen_net *ln,
					const struct bind_request *request)
{
	struct limen_policy *policy = limen_policy_copy(ln);

	if (!policy)
		return NULL;
	policy->rules.transport = request->transport;
	policy->rules.on_daemon_down = request->on_daemon_down;
	policy->rules.queue_base = request->queue_base;
	policy->rules.queue_count = request->queue_count;
	if (request->transport == LIMEN_TRANSPORT_RING) {
		policy->ring_count = request->ring_count;
		policy->ring_size = request->ring_size;
		policy->snaplen = request->snaplen;
	} else {
		policy->ring_count = 0;
		policy->ring_size = 0;
		policy->snaplen = 0;
	}
	limen_gate_set_generation(&policy->rules, ln->generation);
	return policy;
}

/*
 * Words of an earlier load mean something only with that load's ids, so once
 * an id was given out here it is too late.
 */
static void adopt_generation(struct limen_net *ln, u16 generation)
{
	if (generation && !ln->labels->nr)
		ln->generation = generation;
}

static bool is_shape_of(const struct limen_rings *rings,
			const struct bind_request *request)
{
	return rings && rings->count == request->ring_count &&
	       rings->size == request->ring_size &&
	       rings->snaplen == request->snaplen;
}

/*
 * The rings that the request wants are in place after this. A daemon that
 * binds anew and asks for what it has keeps it, and what waits in there.
 */
static int provide_rings(struct genl_info *info, struct limen_net *ln,
			 const struct bind_request *request)
{
	struct limen_rings *rings = rcu_dereference_protected(ln->rings,
						lockdep_is_held(&ln->lock));
	int ret;

	if (request->transport != LIMEN_TRANSPORT_RING)
		return limen_net_set_rings(ln, NULL);
	if (is_shape_of(rings, request))
		return 0;
	rings = limen_rings_new(request->ring_count, request->ring_size,
				request->snaplen);
	if (!rings) {
		limen_control_say(info, ln,
				  "no memory for %u rings of %u bytes",
				  request->ring_count, request->ring_size);
		return -ENOMEM;
	}
	ret = limen_net_set_rings(ln, rings);
	if (ret)
		limen_rings_retire(rings);
	return ret;
}

static int bind_net(struct genl_info *info, struct limen_net *ln,
		    const struct bind_request *request)
{
	bool is_new = ln->owner_portid != info->snd_portid;
	struct limen_policy *policy;
	int ret;

	ret = check_free(info, ln);
	if (ret)
		return ret;
	ret = limen_net_prepare(ln, info->extack);
	if (ret)
		return ret;
	adopt_generation(ln, request->generation);
	policy = make_policy(ln, request);
	if (!policy)
		return -ENOMEM;
	ret = provide_rings(info, ln, request);
	if (ret) {
		kfree(policy);
		return ret;
	}
	/* the hooks look at it as soon as they are there */
	limen_policy_put_in_force(ln, policy);
	ret = limen_net_watch(ln, info->extack);
	if (ret) {
		limen_net_set_rings(ln, NULL);
		return ret;
	}
	limen_net_set_owner(ln, info->snd_portid, LIMEN_NET_BOUND);
	if (is_new)
		limen_count(ln->counters, DAEMON_BOUND);
	return 0;
}

/*
 * The daemon wants each queued packet's conntrack entry along with it, which
 * is the work of a module of its own. Where that one is in, so is the queue,
 * or netfilter loads it when the daemon opens its first.
 */
static void load_queue_modules(void)
{
	if (rcu_access_pointer(nfnl_ct_hook))
		return;
	request_module("nfnetlink_queue");
	request_module("nf_conntrack_netlink");
}

int limen_do_bind(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	struct bind_request request = {};
	struct sk_buff *msg;
	void *hdr;
	int ret;

	ret = parse_bind(info, ln, &request);
	if (ret)
		return ret;
	if (request.transport == LIMEN_TRANSPORT_QUEUE)
		load_queue_modules();
	/* before the bind: afterwards nothing may fail */
	msg = limen_control_new_reply(info, GENLMSG_DEFAULT_SIZE, &hdr);
	if (!msg)
		return -ENOMEM;
	mutex_lock(&ln->lock);
	ret = bind_net(info, ln, &request);
	if (!ret) {
		put_state(msg, ln);
		limen_event_send(ln, LIMEN_EVENT_BOUND, info->snd_portid,
				 NULL, 0);
	}
	mutex_unlock(&ln->lock);
	if (ret) {
		nlmsg_free(msg);
		return ret;
	}
	return limen_control_reply(info, msg, hdr);
}

int limen_do_unbind(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	int ret;

	mutex_lock(&ln->lock);
	ret = limen_control_check_owner(info, ln);
	if (!ret) {
		limen_net_set_owner(ln, 0, LIMEN_NET_IDLE);
		limen_net_unwatch(ln);
		limen_net_set_rings(ln, NULL);
		limen_event_send(ln, LIMEN_EVENT_UNBOUND, info->snd_portid,
				 NULL, 0);
	}
	mutex_unlock(&ln->lock);
	return ret;
}

/* the loss of a daemon */

static void lose_owner(struct limen_net *ln, u32 portid)
{
	mutex_lock(&ln->lock);
	if (ln->owner_portid == portid) {
		limen_net_set_owner(ln, 0, LIMEN_NET_DOWN);
		limen_net_set_rings(ln, NULL);
		limen_count(ln->counters, DAEMON_LOST);
		limen_event_send(ln, LIMEN_EVENT_DAEMON_LOST, portid, NULL, 0);
	}
	mutex_unlock(&ln->lock);
}

/* Called for every netlink socket of the machine that closes. */
static int handle_release(struct notifier_block *block, unsigned long event,
			  void *data)
{
	const struct netlink_notify *notify = data;
	struct limen_net *ln;

	if (event != NETLINK_URELEASE || notify->protocol != NETLINK_GENERIC ||
	    !notify->portid)
		return NOTIFY_DONE;
	ln = limen_net_of(notify->net);
	/* the lock only for the right one; its bind is long over */
	if (READ_ONCE(ln->owner_portid) == notify->portid)
		lose_owner(ln, notify->portid);
	return NOTIFY_DONE;
}

static struct notifier_block release_notifier = {
	.notifier_call = handle_release,
};

int __init limen_owner_init(void)
{
	return netlink_register_notifier(&release_notifier);
}

void limen_owner_exit(void)
{
	netlink_unregister_notifier(&release_notifier);
}
