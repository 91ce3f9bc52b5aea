# SPDX-License-Identifier: GPL-2.0-or-later
#
# tool.sh - genltool from a script; sourced by bash
#
#	tool_start a router		# one in the namespace router, called a
#	tool a bind 100 1 open		# its status is the answer's, and
#	echo "$answer"			# what it said is in $answer
#	tool_begin a serve 100 10 500	# until it says that it is ready ...
#	tool_wait a			# ... and to the end
#	tool_kill a			# as if it crashed

declare -A tool_in tool_out tool_pid

# ring_start NAME NAMESPACE: ringtool, to be used like genltool
ring_start()
{
	tool_start "$1" "$2" ringtool
}

tool_start()
{
	local fd dir=/tmp/tool.$1
	rm -rf "$dir" && mkdir "$dir" && mkfifo "$dir/in" "$dir/out" || return
	ip netns exec "$2" "$module_bin/${3:-genltool}" <"$dir/in" >"$dir/out" 2>&1 &
	tool_pid[$1]=$!
	disown		# the shell need not tell that it was killed
	exec {fd}>"$dir/in" && tool_in[$1]=$fd
	exec {fd}<"$dir/out" && tool_out[$1]=$fd
}

tool_send()
{
	echo "${*:2}" >&"${tool_in[$1]}"
}

tool_wait()
{
	local line
	answer=
	while read -r -t 60 line <&"${tool_out[$1]}"; do
		case $line in
		ok) return 0 ;;
		error*) answer+=$line; return 1 ;;
		*) answer+=$line$'\n' ;;
		esac
	done
	answer+="no answer"
	return 2
}

tool_begin()
{
	local line
	tool_send "$@"
	read -r -t 60 line <&"${tool_out[$1]}"
}

tool()
{
	tool_send "$@" && tool_wait "$1"
}

# tool_expect NAME WORDS...: for check; the answer is shown if it is an error
tool_expect()
{
	tool "$@" || { echo "$answer"; return 1; }
}

# tool_says NAME PATTERN WORDS...: a line of the answer matches, error or not
tool_says()
{
	tool_send "$1" "${@:3}" || return
	tool_waits "$1" "$2"
}

# tool_waits NAME PATTERN: the same of the answer to what was begun
tool_waits()
{
	local line
	tool_wait "$1"
	while read -r line; do
		[[ $line =~ $2 ]] && return
	done <<<"$answer"
	echo "$answer"
	return 1
}

# tool_sleeps NAME CALL: until it waits in the system call of this number and, if
# given, first argument
tool_sleeps()
{
	wait_for 20 grep -q "^$2 " "/proc/${tool_pid[$1]}/syscall"
}

# closing the pipe would not do: other children may hold it open
tool_end()
{
	! kill -0 "${tool_pid[$1]}" 2>/dev/null || tool_send "$1" quit
	tool_forget "$1"
}

tool_kill()
{
	kill -9 "${tool_pid[$1]}"
	tool_forget "$1"
}

tool_forget()
{
	local fd
	wait_for 10 eval "! kill -0 ${tool_pid[$1]}"
	fd=${tool_in[$1]}; exec {fd}>&-
	fd=${tool_out[$1]}; exec {fd}<&-
	unset "tool_in[$1]" "tool_out[$1]" "tool_pid[$1]"
	return 0
}

# spawn NAMESPACE COMMAND...: in the background; its own pid is in $spawned
spawn()
{
	ip netns exec "$@" &
	spawned=$!
	disown
}

# Processes are dear in an emulated machine: what is asked often starts none.

# netns_ino NAMESPACE
netns_ino()
{
	[ "$1" = router ] && echo "$router_ino" && return
	stat -L -c %i "/run/netns/$1"
}
router_ino=$(stat -L -c %i /run/netns/router)
router_sysfs=/sys/kernel/limen/net/$router_ino
router_debugfs=/sys/kernel/debug/limen/$router_ino

# ns_file FILE: of the router, without its newline
ns_file()
{
	local value
	read -r value <"$router_sysfs/$1"
	echo "$value"
}

# counter NAME
counter()
{
	ns_file "counters/$1"
}

# mark_counters: remember where the router's counters are
mark_counters()
{
	local name
	for name in packet_seen packet_untracked packet_other packet_late \
		packet_empty packet_decided packet_unknown packet_queued \
		packet_copied ring_lost ring_wakeup packet_unwatched packet_refused packet_dropped byte_pushed \
		verdict_applied verdict_missed verdict_refused verdict_stale; do
		read -r "before_$name" <"$router_sysfs/counters/$name"
	done
	before_packet_tracked=$(tracked)
}

# tracked: packets but those of the neighbour discovery, which goes on all the time
# and is never tracked; both counters as they were at one moment
tracked()
{
	local seen untracked=0 again=-1
	while [ "$untracked" != "$again" ]; do
		untracked=$(counter packet_untracked)
		seen=$(counter packet_seen)
		again=$(counter packet_untracked)
	done
	echo $((seen - untracked))
}

# added NAME: how far a counter, or "packet_tracked", has gone since
added()
{
	local before=before_$1
	if [ "$1" = packet_tracked ]; then
		echo $(($(tracked) - before_packet_tracked))
		return
	fi
	echo $(($(counter "$1") - ${!before}))
}
