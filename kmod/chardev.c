// SPDX-License-Identifier: GPL-2.0-only
/*
 * /dev/limen. An open file belongs to the network namespace it was opened in
 * and, after LIMEN_IOC_ATTACH, to one ring of it; include/limen/record.h
 * says what can be done with it.
 */
#include "chardev.h"

#include <linux/capability.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/nsproxy.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/splice.h>
#include <linux/uio.h>
#include <net/net_namespace.h>

#include <limen/record.h>

#include "compat/compat.h"
#include "pernet.h"
#include "rings.h"
#include "stream.h"

static bool is_allowed;

struct reader {
	struct net *net;
	struct limen_ring_area *area;	/* set once, by attach */
	struct mutex lock;		/* of attach */
};

static int open_device(struct inode *inode, struct file *file)
{
	struct net *net = current->nsproxy->net_ns;
	struct reader *reader;

	if (!READ_ONCE(is_allowed))
		return -ENODEV;
	/* what the ring shows is others' traffic: root of the namespace only */
	if (!ns_capable(net->user_ns, CAP_NET_ADMIN))
		return -EPERM;
	reader = kzalloc(sizeof(*reader), GFP_KERNEL_ACCOUNT);
	if (!reader)
		return -ENOMEM;
	reader->net = get_net(net);
	mutex_init(&reader->lock);
	file->private_data = reader;
	return nonseekable_open(inode, file);
}

static int release_device(struct inode *inode, struct file *file)
{
	struct reader *reader = file->private_data;

	if (reader->area) {
		atomic_set(&reader->area->has_reader, 0);
		limen_ring_area_put(reader->area);
	}
	put_net(reader->net);
	kfree(reader);
	return 0;
}

static struct limen_ring_area *find_area(struct limen_net *ln,
					 unsigned long index)
{
	struct limen_rings *rings;
	struct limen_ring_area *area;

	rings = rcu_dereference_protected(ln->rings, lockdep_is_held(&ln->lock));
	if (!rings)
		return ERR_PTR(-ENODEV);
	if (index >= rings->count)
		return ERR_PTR(-ERANGE);
	area = rings->area[index];
	if (atomic_cmpxchg(&area->has_reader, 0, 1))
		return ERR_PTR(-EBUSY);
	return limen_ring_area_get(area);
}

static int attach(struct reader *reader, unsigned long index)
{
	struct limen_net *ln = limen_net_of(reader->net);
	struct limen_ring_area *area;

	if (reader->area)
		return -EALREADY;
	mutex_lock(&ln->lock);
	area = find_area(ln, index);
	mutex_unlock(&ln->lock);
	if (IS_ERR(area))
		return PTR_ERR(area);
	/* pairs with attached() */
	smp_store_release(&reader->area, area);
	return 0;
}

static long ioctl_device(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct reader *reader = file->private_data;
	int ret;

	if (cmd != LIMEN_IOC_ATTACH)
		return -ENOTTY;
	mutex_lock(&reader->lock);
	ret = attach(reader, arg);
	mutex_unlock(&reader->lock);
	return ret;
}

/* The file's ring or NULL; once there, it stays. */
static struct limen_ring_area *attached(struct file *file)
{
	struct reader *reader = file->private_data;

	/* pairs with the release in attach() */
	return smp_load_acquire(&reader->area);
}

static int mmap_device(struct file *file, struct vm_area_struct *vma)
{
	struct limen_ring_area *area = attached(file);

	/* the mapping holds the file, and the file holds the area */
	return area ? limen_ring_area_mmap(area, vma) : -ENXIO;
}

static __poll_t poll_device(struct file *file, poll_table *wait)
{
	struct limen_ring_area *area = attached(file);
	__poll_t events = 0;

	if (!area)
		return EPOLLERR;
	poll_wait(file, &area->ring.wait, wait);
	/* pairs with the exchange in limen_ring_finish() */
	smp_mb();
	if (limen_ring_has_records(&area->ring))
		events |= EPOLLIN | EPOLLRDNORM;
	if (READ_ONCE(area->is_over))
		events |= EPOLLHUP;
	return events;
}

static ssize_t read_device(struct kiocb *iocb, struct iov_iter *to)
{
	struct limen_ring_area *area = attached(iocb->ki_filp);
	/* what is not for a process's own memory comes by splice_device() */
	bool may_wait = user_backed_iter(to) &&
			!(iocb->ki_flags & IOCB_NOWAIT) &&
			!(iocb->ki_filp->f_flags & O_NONBLOCK);

	return area ? limen_stream_read(area, to, may_wait) : -ENXIO;
}

/*
 * The pipe is locked meanwhile: waiting here would keep its reader from what
 * is in it already. So this never waits; poll() does.
 */
static ssize_t splice_device(struct file *file, loff_t *pos,
			     struct pipe_inode_info *pipe, size_t len,
			     unsigned int flags)
{
	struct limen_ring_area *area = attached(file);

	if (!area)
		return -ENXIO;
	if (!limen_ring_has_records(&area->ring) && !READ_ONCE(area->is_over))
		return -EAGAIN;
	return copy_splice_read(file, pos, pipe, len, flags);
}

static const struct file_operations device_operations = {
	.owner = THIS_MODULE,
	.open = open_device,
	.release = release_device,
	.unlocked_ioctl = ioctl_device,
	.compat_ioctl = ioctl_device,
	.mmap = mmap_device,
	.poll = poll_device,
	.read_iter = read_device,
	.splice_read = splice_device,
	.llseek = noop_llseek,
};

/* Capabilities decide, so that the root of a container can read its own. */
static struct miscdevice device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "limen",
	.fops = &device_operations,
	.mode = 0666,
};

int limen_chardev_init(void)
{
	return misc_register(&device);
}

void limen_chardev_allow(void)
{
	WRITE_ONCE(is_allowed, true);
}

void limen_chardev_exit(void)
{
	misc_deregister(&device);
}
