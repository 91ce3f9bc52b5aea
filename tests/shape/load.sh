# SPDX-License-Identifier: GPL-2.0-or-later
#
# load.sh - programs that fill a link through the topology's router, and what
# gets through; sourced after daemon.sh and services.sh
#
#	link_up KIND		NAT, a router that shapes wan to 20 Mbit/s both
#				ways with that qdisc, http, redis, mqtt and
#				ssh each in a class, ssh in the default one
#	load_up HOST WEB	each program sends to HOST without end; WEB is
#	load_down HOST WEB	HOST as a URL has it
#				each fetches from it
#	load_stop		ends them
#	shares DIRECTION SECONDS	of the link, in thousandths, a class a line;
#	within NAME EXPECTED VALUE PERCENT	VALUE is that close

: "${load_limen=build/limen}"
# bytes of what programs send that have it in memory
: "${load_size=100000000}"
load_pids=
services_big=2000000000

classes_of_link='
mark_mask = 0xff0000
class video { members = { "http" } rate = "50%" precedence = 2 }
class voice { members = { "redis" } rate = "25%" precedence = 0 }
class bulk { members = { "mqtt" } rate = "6.25%" precedence = 7 }
'

link_up()
{
	for link_tables in iptables ip6tables; do
		in_router $link_tables -t nat -A POSTROUTING -o wan \
			-j MASQUERADE || return
	done
	link_kind "$1"
}

link_kind()
{
	limend_configure "$classes_of_link
interface wan {
	egress = \"20mbit\"
	ingress = \"20mbit\"
	qdisc = \"$1\"
}"
}

# load_run COMMAND...: on the client, again when it ends
load_run()
{
	# a group of its own, which is ended as one
	setsid ip netns exec "$client" sh -c 'while :; do "$@"; sleep 0.2; done' \
		load "$@" >/dev/null 2>&1 &
	load_pids="$load_pids $!"
}

load_ssh()
{
	load_run sh -c "$2 ssh -q -i $services/user_key -o BatchMode=yes \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
		-o ConnectTimeout=60 root@$1 '$3'"
}

load_up()
{
	load_run curl -gs -o /dev/null -H Expect: -T "$services/www/part" \
		"http://$2:8081/"
	load_run sh -c "redis-cli -h $1 --pipe <$services/sets"
	load_run mosquitto_pub -h "$1" -t up -f "$services/www/part"
	load_ssh "$1" "cat $services/www/big |" 'cat >/dev/null'
}

load_down()
{
	load_run curl -gs -o /dev/null "http://$2/big"
	load_run redis-cli -h "$1" GET load
	load_run mosquitto_sub -h "$1" -t down -C 1
	load_ssh "$1" "" "cat $services/www/big"
}

load_stop()
{
	for load_pid in $load_pids; do
		kill -9 -"$load_pid" 2>/dev/null
		wait "$load_pid" 2>/dev/null
	done
	load_pids=
}

load_services()
{
	services_up http ssh redis mqtt || return
	truncate -s $load_size "$services/www/part"
	head -c $load_size /dev/zero | tr '\0' 0 >"$services/zeroes"
	in_server redis-cli -x SET load <"$services/zeroes" >/dev/null || return
	# what is sent is read piece by piece: a value of its size takes long
	for load_set in $(seq $((load_size / 2000000))); do
		printf '*3\r\n$3\r\nSET\r\n$2\r\nup\r\n$1000000\r\n'
		head -c 1000000 "$services/zeroes"
		printf '\r\n'
	done >"$services/sets"
	in_server mosquitto_pub -h 127.0.0.1 -r -t down -f "$services/www/part" ||
		return
	service_run sink tests/shape/sink.py 8081
	service_wait sink 8081
}

# queue_bytes DIRECTION: "class bytes" lines of wan's queues
queue_bytes()
{
	in_router "$load_limen" shape -j -f "$limend_conf" | jq -r --arg way "$1" '
		.queues[] | select(.direction == $way and .class != "link") |
		"\(.class) \(.bytes)"' | sort
}

shares()
{
	queue_bytes "$1" >"$limend_dir/first"
	sleep "$2"
	queue_bytes "$1" >"$limend_dir/second"
	join "$limend_dir/first" "$limend_dir/second" | awk '
		{ got[$1] = $3 - $2; sum += got[$1] }
		END {
			for (c in got)
				printf "%s %d\n", c, sum ? got[c] * 1000 / sum : 0
			printf "all %d\n", sum
		}'
}

# every class has sent something lately
all_busy()
{
	[ "$(shares "$1" 2 | awk '$1 != "all" && $2 > 30' | wc -l)" -eq 4 ]
}

share_of()
{
	awk -v c="$2" '$1 == c { print $2 }' "$1"
}

within()
{
	if [ "$(($3 * 100))" -ge "$(($2 * (100 - $4)))" ] &&
	   [ "$(($3 * 100))" -le "$(($2 * (100 + $4)))" ]; then
		ok "$1 ($3, asked for $2)"
	else
		not_ok "$1" "$3 where $2 was asked for"
	fi
}

# median: of the numbers on standard input, one a line
median()
{
	sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
