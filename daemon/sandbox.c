// SPDX-License-Identifier: GPL-2.0-or-later
#include "sandbox.h"

#include <cap-ng.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <limen/record.h>

/* What a running daemon calls, whatever the arguments. */
static const int calls[] = {
	/* packets, control socket, events */
	SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(recvmmsg),
	SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg),
	SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_ctl),
	SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(accept4),
	SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev),
	SCMP_SYS(pread64), SCMP_SYS(close), SCMP_SYS(fcntl),
	/* a module that comes back: a new netlink socket */
	SCMP_SYS(bind), SCMP_SYS(connect), SCMP_SYS(getsockname),
	SCMP_SYS(setsockopt), SCMP_SYS(getsockopt),
	/* the file of labels, which is open */
	SCMP_SYS(ftruncate), SCMP_SYS(lseek),
	/* a reload: files are read, see also add_conditions() */
	SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx),
	SCMP_SYS(newfstatat), SCMP_SYS(access), SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(getdents64), SCMP_SYS(getcwd),
	/* memory and threads */
	SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap),
	SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk),
	SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
	SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_setaffinity),
	SCMP_SYS(sched_getscheduler), SCMP_SYS(membarrier),
	/* time and chance */
	SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
	SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(getrandom),
	/* signals, and the end */
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(tgkill),
	SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
	/* questions */
	SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
	SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo),
	SCMP_SYS(getrusage),
};

/* And what the sweeper does; see also add_removal(). */
static const int sweeper_calls[] = {
	SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(fstat),
	SCMP_SYS(statx), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64),
	SCMP_SYS(restart_syscall), SCMP_SYS(exit_group),
};

/* Names for the debug mode: a signal handler may not look them up. */
enum { MAX_NAMED_CALLS = 512 };
static char *names[MAX_NAMED_CALLS];

static void write_text(const char *text)
{
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		return;
}

static void on_refused(int signal, siginfo_t *info, void *context)
{
	int nr = info->si_syscall;

	write_text("limend: sandbox: refused call: ");
	write_text(nr >= 0 && nr < MAX_NAMED_CALLS && names[nr] ? names[nr] :
		   "one without a name here");
	write_text("\n");
	_exit(128 + SIGSYS);
}

static int name_calls(void)
{
	struct sigaction sa = { .sa_flags = SA_SIGINFO };
	int i;

	for (i = 0; i < MAX_NAMED_CALLS; i++)
		names[i] = seccomp_syscall_resolve_num_arch(
			seccomp_arch_native(), i);
	sa.sa_sigaction = on_refused;
	sigemptyset(&sa.sa_mask);
	return sigaction(SIGSYS, &sa, NULL) ? -errno : 0;
}

/* Calls that are allowed with some arguments only. */
static int add_conditions(scmp_filter_ctx ctx)
{
	const unsigned int writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND |
		(O_TMPFILE & ~O_DIRECTORY);
	int ret;

	ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
			       SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
	if (!ret)	/* rings, after the module was bound anew */
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
				       SCMP_A2(SCMP_CMP_EQ,
					       O_RDWR | O_CLOEXEC));
	if (!ret)
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
				       SCMP_A1(SCMP_CMP_EQ, LIMEN_IOC_ATTACH));
	if (!ret)
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(socket),
				       1, SCMP_A0(SCMP_CMP_EQ, AF_NETLINK));
	if (!ret)	/* syslog again, after it was restarted */
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(socket),
				       1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
	if (!ret)	/* threads, not processes */
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
				       SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD,
					       CLONE_THREAD));
	if (!ret)	/* its flags cannot be seen: the C library takes clone */
		ret = seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS),
				       SCMP_SYS(clone3), 0);
	if (!ret)
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1,
				       SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
	if (!ret)	/* workers of rings: never to go before others */
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW,
				       SCMP_SYS(sched_setscheduler), 2,
				       SCMP_A0(SCMP_CMP_EQ, 0),
				       SCMP_A1(SCMP_CMP_EQ, SCHED_BATCH));
	if (!ret)	/* isatty(): libConfuse asks of each file */
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
				       SCMP_A1(SCMP_CMP_EQ, TCGETS));
	return ret;
}

/* Files, not folders. */
static int add_removal(scmp_filter_ctx ctx)
{
	return seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(unlinkat), 1,
				SCMP_A2(SCMP_CMP_EQ, 0));
}

static int load_filter(enum sandbox_mode mode, const int *list, size_t nr,
		       int (*conditions)(scmp_filter_ctx ctx))
{
	scmp_filter_ctx ctx = seccomp_init(mode == SANDBOX_DEBUG ?
					   SCMP_ACT_TRAP :
					   SCMP_ACT_ERRNO(EPERM));
	int ret = 0;
	size_t i;

	if (!ctx)
		return -ENOMEM;
	for (i = 0; i < nr && !ret; i++) {
		ret = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, list[i], 0);
		if (ret == -EDOM)	/* this machine has no such call */
			ret = 0;
	}
	if (!ret)
		ret = conditions(ctx);
	if (!ret)
		ret = seccomp_load(ctx);
	seccomp_release(ctx);
	return ret;
}

/* Drops to @uid and @gid (-1: stay) and to the capabilities chosen before. */
static int drop_rights(int uid, int gid, char *why, size_t why_size)
{
	int ret;

	if (uid >= 0)
		ret = capng_change_id(uid, gid, CAPNG_DROP_SUPP_GRP |
				      CAPNG_CLEAR_BOUNDING);
	else	/* clearing the bounding set needs a right we may not have */
		ret = capng_apply(geteuid() ? CAPNG_SELECT_CAPS :
					      CAPNG_SELECT_BOTH);
	if (ret) {
		snprintf(why, why_size, "rights cannot be given up (libcap-ng "
			 "error %d)", ret);
		return -EPERM;
	}
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) {
		snprintf(why, why_size, "no_new_privs: %s", strerror(errno));
		return -errno;
	}
	return 0;
}

static int say_filter(int ret, char *why, size_t why_size)
{
	if (ret)
		snprintf(why, why_size, "seccomp: %s (sandbox = \"off\" does "
			 "without)", strerror(-ret));
	return ret;
}

int sandbox_enter(const char *user, enum sandbox_mode mode, char *why,
		  size_t why_size)
{
	bool had = capng_have_capability(CAPNG_EFFECTIVE, CAP_NET_ADMIN);
	const struct passwd *pw = NULL;
	int ret;

	if (user && !geteuid()) {
		pw = getpwnam(user);
		if (!pw) {
			snprintf(why, why_size, "user '%s' does not exist",
				 user);
			return -ENOENT;
		}
	}
	capng_clear(CAPNG_SELECT_BOTH);
	if (had)
		capng_updatev(CAPNG_ADD, CAPNG_EFFECTIVE | CAPNG_PERMITTED,
			      CAP_NET_ADMIN, -1);
	ret = drop_rights(pw ? (int)pw->pw_uid : -1, pw ? (int)pw->pw_gid : -1,
			  why, why_size);
	if (ret || mode == SANDBOX_OFF)
		return ret;
	ret = mode == SANDBOX_DEBUG ? name_calls() : 0;
	if (!ret)
		ret = load_filter(mode, calls, sizeof(calls) / sizeof(*calls),
				  add_conditions);
	return say_filter(ret, why, why_size);
}

int sandbox_enter_sweeper(uid_t uid, gid_t gid, enum sandbox_mode mode,
			  char *why, size_t why_size)
{
	bool is_root = !geteuid();
	int ret;

	capng_clear(CAPNG_SELECT_BOTH);
	ret = drop_rights(is_root ? (int)uid : -1, is_root ? (int)gid : -1, why,
			  why_size);
	if (ret || mode == SANDBOX_OFF)
		return ret;
	ret = load_filter(mode, sweeper_calls,
			  sizeof(sweeper_calls) / sizeof(*sweeper_calls),
			  add_removal);
	return say_filter(ret, why, why_size);
}
