# SPDX-License-Identifier: GPL-2.0-or-later
#
# reject.sh - what a class rejects is answered: TCP by a reset, UDP by an ICMP
# error, over both families; all else passes. Sourced after on_machine.sh or
# on_guest.sh.

# rejected NAME SAYING COMMAND...: the command fails, and says why
rejected()
{
	rejected_name=$1 rejected_saying=$2
	shift 2
	if "$@" >"$limend_dir/rejected" 2>&1; then
		not_ok "$rejected_name" "it works"
		return
	fi
	check "$rejected_name" grep -qi "$rejected_saying" "$limend_dir/rejected"
}

get()
{
	in_client curl -gsS --max-time 60 -o /dev/null "http://$1/"
}

ask_dns()
{
	in_client timeout 60 dig +tries=1 +time=30 @"$1" www.limen.test
}

on_up
on_few tcp udp http dns ssh redis
reject='mark_mask = 0xff0000
class no { members = { "http", "dns" } reject = true }'
on_configure "$reject $on_ways"
check "limend starts" on_start || finish
check "the servers start" services_up http dns ssh redis
check "shaped" limen shape apply
for host in $server4 $server6; do
	case $host in
	*:*) web="[$host]" ;;
	*) web=$host ;;
	esac
	rejected "http is reset, $host" 'reset by peer' get "$web"
	# a name server that is told so says it
	rejected "dns is unreachable, $host" 'refused' ask_dns "$host"
	check "ssh passes, $host" use_ssh "$host"
	check "redis passes, $host" use_redis "$host"
done

on_configure "$(echo "$reject" | sed 's/reject = true/drop = true/') $on_ways"
check "dropped instead" limen reload
check "shaped" limen shape apply
rejected "nobody is told" 'timed out' in_client curl -gsS --max-time 5 \
	-o /dev/null "http://$server4/"
on_configure "mark_mask = 0xff0000 $on_ways"
check "allowed again" limen reload
check "shaped" limen shape apply
check "http passes" get $server4
check "dns passes" ask_dns $server4
check "cleared" limen shape clear
check "http passes without queues" get $server4
check "limend ends well" on_stop
services_down
finish
