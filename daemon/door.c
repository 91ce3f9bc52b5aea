// SPDX-License-Identifier: GPL-2.0-or-later
#include "door.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "labels.h"
#include "log.h"

struct door {
	pthread_mutex_t lock;	/* of all but labels, which has its own */
	struct kern *kern;	/* NULL: lost */
	bool bound;
	struct kern_bind bind;
	struct policy *policy;	/* what the module has, or is to get */
	struct labels *labels;
	struct door_status status;
};

/*
 * Losing and closing.
 */
static int remember(struct door *d, int err)
{
	snprintf(d->status.error, sizeof(d->status.error), "%s",
		 d->kern ? kern_error(d->kern) : strerror(-err));
	return err;
}

static void close_kern(struct door *d)
{
	kern_close(d->kern);
	d->kern = NULL;
}

static void lose(struct door *d, const char *why)
{
	d->status.lost++;
	log_warn("module: no longer bound: %s; trying again every second",
		 why);
	snprintf(d->status.error, sizeof(d->status.error), "%s", why);
	d->bound = false;
	close_kern(d);
}

/* What the failures of a bound door mean. */
static bool is_loss(int err)
{
	/* the family is gone; or it came back and does not know us */
	return err == -ENOENT || err == -EOPNOTSUPP || err == -EPERM ||
	       err == -ENODEV;
}

static int check_loss(struct door *d, int err)
{
	if (!d->bound || !is_loss(err))
		return err;
	lose(d, kern_error(d->kern));
	return -ENOTCONN;
}

/*
 * Labels.
 */
static int take_label(const struct kern_label *label, void *data)
{
	struct door *d = data;

	labels_add(d->labels, label->name, label->id);
	return 0;
}

/* The names of @generation that the module has and we do not. */
static int fetch_labels(struct door *d, uint16_t generation)
{
	if (labels_generation(d->labels) != generation)
		labels_reset(d->labels, generation);
	return kern_get_labels(d->kern, take_label, d);
}

/*
 * Names that the module has not and we have, with the ids that stand in
 * the flows. Where the two disagree the module is right.
 */
static int hand_over_labels(struct door *d, uint16_t generation)
{
	struct label_id *ids = calloc(LIMEN_MAX_LABELS, sizeof(*ids));
	struct kern_label *wanted = calloc(LIMEN_MAX_LABELS, sizeof(*wanted));
	size_t i, nr;
	int ret = -ENOMEM;

	if (!ids || !wanted)
		goto out;
	nr = labels_list(d->labels, ids);
	for (i = 0; i < nr; i++) {
		strcpy(wanted[i].name, ids[i].name);
		wanted[i].id = ids[i].id;
	}
	ret = nr ? kern_add_labels(d->kern, wanted, nr) : 0;
	if (ret == -EEXIST) {
		log_warn("module: saved ids are not those of the module: %s; "
			 "taking the module's", kern_error(d->kern));
		labels_reset(d->labels, generation);
		ret = kern_get_labels(d->kern, take_label, d);
	}
out:
	free(ids);
	free(wanted);
	return ret;
}

/* Asks the module for the id of one name. */
static int add_label(struct door *d, const char *name)
{
	struct kern_label label = { .id = 0 };
	int ret;

	snprintf(label.name, sizeof(label.name), "%s", name);
	ret = kern_add_labels(d->kern, &label, 1);
	if (ret == -ENOSPC) {
		if (!d->status.label_full++)
			log_warn("module: no room for the label '%s' and "
				 "others: flows get that of their protocol",
				 name);
		return ret;
	}
	if (ret)
		return check_loss(d, ret);
	return labels_add(d->labels, label.name, label.id);
}

/* All protocols at once: most flows need no question of their own then. */
static int add_protocols(struct door *d)
{
	struct engine *e = policy_engine(d->policy);
	uint32_t i, nr = engine_nr_labels(e);
	struct kern_label *names = calloc(nr + 1, sizeof(*names));
	size_t n = 0;
	int ret;

	if (!names)
		return -ENOMEM;
	for (i = 0; i < nr; i++) {
		const struct engine_label *l = engine_label(e, i);

		if (l->pattern->kind == PATTERN_PROTOCOL)
			strcpy(names[n++].name, l->name);
	}
	ret = n ? kern_add_labels(d->kern, names, n) : 0;
	for (i = 0; i < n; i++)
		if (names[i].id)
			labels_add(d->labels, names[i].name, names[i].id);
	free(names);
	return ret == -ENOSPC ? 0 : ret;
}

/*
 * Policy.
 */
static int push_policy(struct door *d)
{
	struct label_id *ids = calloc(LIMEN_MAX_LABELS, sizeof(*ids));
	struct limen_label_class *table =
		calloc(LIMEN_MAX_LABELS, sizeof(*table));
	struct kern_policy p = {
		.labels = table,
		.testing_class = policy_testing_class(d->policy),
		.unknown_class = policy_unknown_class(d->policy),
		.on_daemon_down = KERN_KEEP_DOWN,
		.mark_mask = policy_mark_mask(d->policy),
	};
	size_t i, nr;
	int ret = -ENOMEM;

	if (!ids || !table)
		goto out;
	p.classes = policy_classes(d->policy, &p.nr_classes);
	nr = labels_list(d->labels, ids);
	for (i = 0; i < nr; i++) {
		uint8_t class = policy_class_of_name(d->policy, ids[i].name);

		if (class)
			table[p.nr_labels++] = (struct limen_label_class){
				.id = ids[i].id, .class = class };
	}
	ret = kern_set_policy(d->kern, &p);
out:
	free(ids);
	free(table);
	return ret;
}

/*
 * Binding.
 */
static int bind_now(struct door *d)
{
	struct kern_state state;
	int ret;

	d->bind.generation = labels_generation(d->labels);
	ret = kern_bind(d->kern, &d->bind, &state);
	if (ret)
		return remember(d, ret);
	ret = fetch_labels(d, state.generation);
	if (!ret)
		ret = hand_over_labels(d, state.generation);
	if (!ret)
		ret = add_protocols(d);
	if (!ret)
		ret = push_policy(d);
	if (ret) {
		remember(d, ret);
		kern_unbind(d->kern);
		return ret;
	}
	d->bound = true;
	d->status.error[0] = '\0';
	d->status.generation = state.generation;
	return 0;
}

static void swap_policy(struct door *d, struct policy *policy)
{
	struct policy *old = d->policy;

	d->policy = policy_get(policy);
	policy_put(old);
}

int door_bind(struct door *d, const struct kern_bind *bind,
	      struct policy *policy)
{
	int ret;

	pthread_mutex_lock(&d->lock);
	d->bind = *bind;
	swap_policy(d, policy);
	ret = bind_now(d);
	pthread_mutex_unlock(&d->lock);
	return ret;
}

void door_release(struct door *d, bool withdraw)
{
	pthread_mutex_lock(&d->lock);
	if (d->bound && withdraw && kern_unbind(d->kern))
		log_warn("module: unbind: %s", kern_error(d->kern));
	d->bound = false;
	close_kern(d);
	pthread_mutex_unlock(&d->lock);
}

static int open_kern(struct door *d)
{
	int ret = kern_open(&d->kern);

	if (ret) {
		remember(d, ret);
		close_kern(d);
	}
	return ret;
}

static void bind_again(struct door *d)
{
	if (!d->kern && open_kern(d))
		return;
	if (bind_now(d))
		close_kern(d);
}

/* Whether the module is there and still takes us for its daemon. */
static void check_bound(struct door *d)
{
	struct kern_state state;
	int ret = kern_get_state(d->kern, &state);

	if (ret)
		check_loss(d, ret);
	else if (state.owner_portid != kern_portid(d->kern))
		lose(d, "the module has another daemon or none");
}

bool door_check(struct door *d)
{
	bool was_bound, found;

	pthread_mutex_lock(&d->lock);
	was_bound = d->bound;
	if (d->bound)
		check_bound(d);
	else if (d->policy)
		bind_again(d);
	found = !was_bound && d->bound;
	pthread_mutex_unlock(&d->lock);
	return found;
}

static int check_owner(struct door *d, struct kern_state *state, char *why,
		       size_t size)
{
	int ret = kern_get_state(d->kern, state);

	if (ret) {
		snprintf(why, size, "%s", kern_error(d->kern));
		return ret;
	}
	d->status.netns_ino = state->netns_ino;
	if (!state->owner_portid)
		return 0;
	snprintf(why, size, "another daemon (pid %u) has this network "
		 "namespace: stop it first", state->owner_pid);
	return -EBUSY;
}

int door_open(const char *state_dir, struct door **out, char *why,
	      size_t why_size)
{
	struct door *d = calloc(1, sizeof(*d));
	struct kern_state state;
	int ret, file_err = 0;

	if (!d) {
		snprintf(why, why_size, "no memory");
		return -ENOMEM;
	}
	pthread_mutex_init(&d->lock, NULL);
	ret = open_kern(d);
	if (ret)
		snprintf(why, why_size, "%s", d->status.error);
	else
		ret = check_owner(d, &state, why, why_size);
	if (!ret)
		ret = labels_new(state_dir, state.netns_ino, &d->labels,
				 &file_err);
	if (ret) {
		door_close(d);
		return ret;
	}
	if (file_err)
		log_warn("%s: label ids will not be remembered: %s", state_dir,
			 strerror(-file_err));
	*out = d;
	return 0;
}

void door_close(struct door *d)
{
	if (!d)
		return;
	kern_close(d->kern);
	policy_put(d->policy);
	labels_free(d->labels);
	pthread_mutex_destroy(&d->lock);
	free(d);
}

int door_set_policy(struct door *d, struct policy *policy, char *why,
		    size_t why_size)
{
	struct policy *old;
	int ret = 0;

	pthread_mutex_lock(&d->lock);
	old = d->policy;
	d->policy = policy_get(policy);
	if (d->bound)
		ret = add_protocols(d);
	if (d->bound && !ret)
		ret = push_policy(d);
	if (ret) {
		snprintf(why, why_size, "module: the new policy is refused: "
			 "%s", kern_error(d->kern));
		d->policy = old;
		old = policy;
		check_loss(d, ret);
	}
	pthread_mutex_unlock(&d->lock);
	policy_put(old);
	return ret;
}

/*
 * The packet path's questions.
 */

/* A name seen for the first time: its id, and its class in the policy. */
static uint16_t new_id(struct door *d, const char *name)
{
	uint16_t id = 0;

	pthread_mutex_lock(&d->lock);
	/* another thread may have been quicker */
	id = labels_find(d->labels, name);
	if (!id && d->bound && !add_label(d, name)) {
		id = labels_find(d->labels, name);
		if (policy_class_of_name(d->policy, name))
			check_loss(d, push_policy(d));
	}
	pthread_mutex_unlock(&d->lock);
	return id;
}

uint16_t door_id(struct door *d, const struct engine_label *protocol,
		 const struct engine_label *app)
{
	char name[LIMEN_MAX_NAME];
	uint16_t id;

	if (policy_name(protocol, app, name))
		return 0;
	id = labels_find(d->labels, name);
	if (!id)
		id = new_id(d, name);
	if (!id && app && protocol)
		id = labels_find(d->labels, protocol->name);
	return id;
}

uint16_t door_generation(const struct door *d)
{
	return labels_generation(d->labels);
}

uint16_t door_find_id(struct door *d, const char *name)
{
	return labels_find(d->labels, name);
}

int door_verdicts(struct door *d, const struct limen_verdict *verdicts,
		  size_t nr, struct kern_verdicts_result *result)
{
	int ret = -ENOTCONN;

	pthread_mutex_lock(&d->lock);
	if (d->bound)
		ret = check_loss(d, kern_verdicts(d->kern, verdicts, nr,
						  result));
	pthread_mutex_unlock(&d->lock);
	return ret;
}

void door_status(struct door *d, struct door_status *out)
{
	struct kern_state state;

	pthread_mutex_lock(&d->lock);
	if (d->bound && !kern_get_state(d->kern, &state))
		d->status.nr_labels = state.nr_labels;
	d->status.bound = d->bound;
	*out = d->status;
	pthread_mutex_unlock(&d->lock);
}
