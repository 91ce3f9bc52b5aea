# SPDX-License-Identifier: GPL-2.0-or-later
#
# programs.sh - real programs, each held to the queue of its class; sourced
# after load.sh. The caller says how to ask for figures: queue_figure CLASS
# KEY tells one of the queue in which downloads wait.
#
#	programs_up		servers: tracker and seeder, HTTP/3, TLS, mail
#	programs_classes	the configuration they are held by
#	held NAME CLASS KBIT BYTES COMMAND...	the command downloads (or
#				sends) at least BYTES through the queue of
#				CLASS and no faster than KBIT
#	get_torrent, get_torrent_encrypted, get_http3, get_video, send_mail

programs_classes='
mark_mask = 0xff0000
class torrent { members = { "group:p2p", "unknown" } ceiling = "4mbit" precedence = 7 }
class fast { members = { "http3", "quic" } ceiling = "6mbit" }
class video { members = { "app:youtube" } ceiling = "5mbit" }
class mail { members = { "smtp" } ceiling = "3mbit" }
'
programs_size=3000000

programs_torrent()
{
	mkdir -p "$services/seed" "$services/tracker" || return
	# nothing in it looks like a protocol
	head -c $programs_size /dev/urandom >"$services/seed/file"
	transmission-create -o "$services/file.torrent" \
		-t "http://$server4:6969/announce" "$services/seed/file" \
		>/dev/null || return
	# a chroot of its own, as nobody; it tells of what it is told to
	chmod 777 "$services/tracker"
	transmission-show "$services/file.torrent" |
		sed -n 's/^ *Hash: *//p' >"$services/tracker/whitelist"
	service_run tracker opentracker -i "$server4" -p 6969 -P 6969 \
		-d "$services/tracker" -w whitelist
	service_wait tracker 6969
}

# programs_seed [OPTION...]
programs_seed()
{
	service_run seeder aria2c --no-conf --seed-ratio=0 --check-integrity=true \
		--enable-dht=false --bt-enable-lpd=false --listen-port=6881 \
		--interface=eth0 --dir "$services/seed" "$@" \
		"$services/file.torrent"
	programs_seeder=$!
	service_wait seeder 6881
}

programs_http3()
{
	service_certificate
	head -c $programs_size /dev/zero >"$services/www/part3"
	service_run http3 /usr/sbin/gtlsserver -q -d "$services/www" \
		0.0.0.0 4433 "$services/key.pem" "$services/cert.pem"
	programs_tries=0
	until in_server ss -Hlun 'sport = :4433' | grep -q .; do
		programs_tries=$((programs_tries + 1))
		[ $programs_tries -lt 100 ] || return 1
		sleep 0.1
	done
}

programs_mail()
{
	service_certificate
	head -c 1500000 /dev/urandom | base64 | sed 's/$/\r/' \
		>"$services/letter"
	service_run mail /usr/bin/python3 -m aiosmtpd -n -s 50000000 \
		--tlscert "$services/cert.pem" --tlskey "$services/key.pem" \
		-c aiosmtpd.handlers.Sink -l 0.0.0.0:25
	service_wait mail 25
}

programs_up()
{
	services_up http || return
	truncate -s $programs_size "$services/www/part"
	programs_torrent && programs_seed && programs_http3 && programs_mail
}

held()
{
	held_name=$1 held_class=$2 held_kbit=$3 held_bytes=$4
	shift 4
	held_before=$(queue_figure "$held_class" bytes)
	test_clock
	held_from=$test_now
	if ! "$@" >"$limend_dir/held" 2>&1; then
		not_ok "$held_name: it ends well"
		tail -n 5 "$limend_dir/held" | comment
		return
	fi
	test_clock
	held_got=$(($(queue_figure "$held_class" bytes) - held_before))
	# hundredths of a second
	held_rate=$((held_got * 8 * 100 / (test_now - held_from + 1) / 1000))
	check "$held_name is in class $held_class ($held_got bytes)" \
		test $held_got -ge "$held_bytes"
	# a burst, and what waits at the end
	check "and held to $held_kbit kbit/s ($held_rate)" \
		test $held_rate -le $((held_kbit * 110 / 100))
}

# in_client is no program
programs_client="ip netns exec $client"

# get_torrent [OPTION...]
get_torrent()
{
	rm -rf "$services/got"
	timeout 100 $programs_client aria2c --no-conf --seed-time=0 --enable-dht=false \
		--bt-enable-lpd=false --listen-port=6882 \
		--dir "$services/got" "$@" "$services/file.torrent" &&
	cmp "$services/got/file" "$services/seed/file"
}

get_torrent_encrypted()
{
	get_torrent --bt-require-crypto=true --bt-min-crypto-level=arc4
}

get_http3()
{
	timeout 100 $programs_client gtlsclient -q --exit-on-all-streams-close \
		"$server4" 4433 "https://www.limen.test/part3"
}

get_video()
{
	$programs_client curl -gsSk --max-time 200 -o /dev/null \
		--resolve "www.youtube.com:443:$server4" \
		https://www.youtube.com/part
}

send_mail()
{
	$programs_client curl -gsSk --ssl-reqd --max-time 200 \
		--url "smtp://$server4" --mail-from a@limen.test \
		--mail-rcpt b@limen.test -T "$services/letter"
}
