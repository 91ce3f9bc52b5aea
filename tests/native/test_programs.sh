#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Clients and servers of Debian talk to each other in namespaces, on ports that
# are not the usual ones where they let choose; the capture of it is read.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

[ "$(id -u)" = 0 ] || native_skip "not root"
topology_up || native_skip "no network namespaces here"
trap native_down EXIT
capture=$native_dir/lan.pcap

serve_git()
{
	git init -q --bare "$services/limen.git" &&
	service_run git git daemon --base-path="$services" --export-all \
		--reuseaddr --port=7418
	service_wait git 7418
}

serve_tftp()
{
	service_run tftp dnsmasq --keep-in-foreground --port=0 --user=root \
		--conf-file=/dev/null --pid-file= --log-facility=- \
		--enable-tftp --tftp-root="$services/www" --tftp-no-fail
	service_until tftp listens_udp 69
}

# One server, three ways to speak to it.
serve_web()
{
	service_nginx web <<-N || return
		root $services/www;
		server { listen 7001; }
		server { listen 7002 http2; }
		server { listen 7003 proxy_protocol; }
	N
	service_wait web 7003
}

serve_dtls()
{
	service_run dtls openssl s_server -dtls1_2 -accept 7004 -quiet \
		-cert "$services/cert.pem" -key "$services/key.pem"
	service_until dtls listens_udp 7004
}

serve_http3()
{
	service_run http3 gtlsserver -q "$server4" 7005 "$services/key.pem" \
		"$services/cert.pem" -d "$services/www"
	service_until http3 listens_udp 7005
}

serve_iperf()
{
	service_run iperf iperf3 -s -p 7006
	service_wait iperf 7006
}

listens_udp()
{
	in_server ss -Hlun "sport = :$1" | grep -q .
}

serve_all()
{
	service_certificate && mkdir "$services/www" &&
	echo threshold >"$services/www/index.html" &&
	service_dns && service_mqtt && serve_git && serve_tftp && serve_web &&
	serve_dtls && serve_http3 && serve_iperf
}

listens_there()
{
	[ -s "$capture" ]
}

start_capture()
{
	ip netns exec "$router" tcpdump -i lan -Z root -U --immediate-mode -s 0 \
		-w "$capture" 2>"$native_dir/tcpdump.log" &
	capture_pid=$!
	wait_for 30 listens_there
}

get()
{
	in_client curl -gsS --max-time 60 -o /dev/null "$@"
}

say_dtls()
{
	{ echo threshold; sleep 1; } | in_client timeout 60 openssl s_client \
		-dtls1_2 -connect "$server4:7004" | grep -q 'Cipher is'
}

talk()
{
	check "git" in_client git ls-remote "git://$server4:7418/limen.git"
	check "tftp" get "tftp://$server4/index.html"
	check "http" get "http://$server4:7001/"
	check "http2" get --http2-prior-knowledge "http://$server4:7002/"
	check "haproxy" get --haproxy-protocol "http://$server4:7003/"
	check "dtls" say_dtls
	check "http3" in_client gtlsclient -q --exit-on-all-streams-close \
		"$server4" 7005 "https://www.limen.test:7005/index.html"
	check "iperf" in_client iperf3 -c "$server4" -p 7006 -n 100K
	check "dns over tcp" use_dns "$server4" A +tcp
	check "mqtt 5" in_client mosquitto_pub -V 5 -h "$server4" -t limen -m x
}

# labels PORT: of all flows with it, each once
labels()
{
	jq -r "select(.a_port == $1 or .b_port == $1) | .label" \
		"$native_dir/flows" | sort -u | paste -sd ' '
}

check "the servers start" serve_all || finish
check "tcpdump starts" start_capture || finish
talk
# mqtt came last: the end of it is there, and so is all that was before
is_captured()
{
	tcpdump -nr "$capture" -c 1 'tcp port 1883 and tcp[13] & 5 != 0' 2>/dev/null |
		grep -q .
}
check "all of it is captured" wait_for 30 is_captured
kill $capture_pid
wait $capture_pid 2>/dev/null

check "the capture is read" sh -c \
	"'$limend' -p patterns -r '$capture' -j >'$native_dir/flows'"
equal "git daemon" git "$(labels 7418)"
equal "tftp of dnsmasq" tftp "$(labels 69)"
equal "nginx" http "$(labels 7001)"
equal "nginx, http2 without TLS" http2 "$(labels 7002)"
equal "nginx behind a proxy's header" haproxy "$(labels 7003)"
equal "openssl, dtls" dtls "$(labels 7004)"
equal "ngtcp2, http3" http3 "$(labels 7005)"
equal "iperf3" iperf "$(labels 7006)"
equal "dnsmasq" dns "$(labels 53)"
equal "mosquitto" mqtt "$(labels 1883)"
equal "nothing else was on the wire, and nothing is unknown" "" \
	"$(jq -r 'select(.label == "unknown" and .packets > 3)' \
		"$native_dir/flows")"
finish
