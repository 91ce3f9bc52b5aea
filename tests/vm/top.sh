# SPDX-License-Identifier: GPL-2.0-or-later
#
# top.sh - limen top with the module, on a real terminal (tmux) under real
# traffic; sourced by bash, in a guest, after lib.sh
#
#	top_router		servers, limend with classes and queues, crossings
#				counted, traffic; the rest of the test if not
#	top COLUMNS ROWS [OPTION...]	limen top on a new terminal
#	keep NAME		the screen as it is, for rig/vm -o to bring home
#	views NAME VIEW...	a test each: a view is "KEY NAME WORD..."; its key
#				brings its words, in a whole frame
#	talk COMMAND...		a client in the background
#	top_down		ends it all

. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh
limend_conf=/etc/limen/limend.conf	# where people have it
limen=$PWD/build/limen
terminal_dir=$limend_dir
terminal_patience=120
. tests/terminal.sh
talkers=

top()
{
	local columns=$1 rows=$2
	shift 2
	terminal_up "$columns" "$rows" || return
	keys "clear; ip netns exec $router env TERM=tmux-256color LC_ALL=C.UTF-8 \
XDG_CONFIG_HOME=$limend_dir $limen top $*; echo status \$?" Enter
}

keep()
{
	tm capture-pane -pe >"/run/job/out/$1"
}

views()
{
	local name=$1 view key title
	shift
	for view; do
		read -r key title view <<<"$view"
		keys "$key"
		shows "$title $name" "F10Quit" " limen  gate  " $view
		keep "$title-${name// /-}"
	done
}

talk()
{
	ip netns exec "$client" "$@" >/dev/null 2>&1 &
	talkers="$talkers $!"
}

# as fast as the classes let it, and each client but one connection
traffic_up()
{
	talk curl -s "http://$server4/big"
	talk curl -sk --connect-to "::$server4:" "https://www.limen.test/big"
	talk redis-cli -h "$server4" -r -1 -i 0.2 set limen threshold
	talk ssh -q -i "$services/user_key" -o BatchMode=yes \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
		"root@$server4" \
		'while :; do head -c 9000 /dev/zero; sleep 0.3; done'
	while :; do
		use_dns "$server4"
		sleep 1
	done &
	talkers="$talkers $!"
}

top_router()
{
	hostname gate
	mkdir -p /etc/limen
	limend_few http tls ssh dns redis smtp
	services_big=200000000
	in_router sysctl -qw net.netfilter.nf_conntrack_acct=1
	check "the servers start" services_up http ssh dns redis
	check "limend binds" limend_up '
mark_mask = 0xff0000
interface lan { egress = "50mbit" }
class interactive { members = { "ssh", "dns" } rate = "20%" precedence = 0 }
class web { members = { "http", "tls" } ceiling = "1500kbit" }
class bulk { members = { "smtp" } ceiling = "50%" precedence = 7 }
' || finish
	check "the classes have queues" in_router "$limen" shape apply
	check "crossings are counted" in_router "$limen" boundary --on
	traffic_up
}

top_down()
{
	keys q
	shows "quits" "status 0"
	kill $talkers
	services_down
	check "limend ends well" limend_down
	terminal_down
}
