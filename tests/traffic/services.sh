# SPDX-License-Identifier: GPL-2.0-or-later
#
# services.sh - real servers in the topology's "server"; sourced after
# topology.sh. All files are in $services, which the caller may name.
#
#	services_up NAME...	http ssh dns redis mqtt smtp; waits until each
#				answers; a failure names the server and shows
#				its log
#	services_down		ends them

: "${services=$(mktemp -d "${TMPDIR:-/tmp}/limen-services.XXXXXX")}"
services_pids=

# service_run NAME COMMAND...: in the server's namespace, in the background
service_run()
{
	service_name=$1
	shift
	ip netns exec "$server" "$@" >"$services/$service_name.log" 2>&1 &
	services_pids="$services_pids $!"
}

# service_until NAME COMMAND...: the command succeeds sooner or later
service_until()
{
	service_waits=$1
	shift
	service_tries=0
	until "$@"; do
		service_tries=$((service_tries + 1))
		if [ $service_tries -gt 1200 ]; then
			echo "services: $service_waits: waited in vain: $*" >&2
			cat "$services/$service_waits.log" >&2
			return 1
		fi
		sleep 0.1
	done
}

service_listens()
{
	[ "$(in_server ss -Hltn "sport = :$1" | wc -l)" -ge "$2" ]
}

# service_wait NAME PORT [SOCKETS]: until so many (1) listen on the TCP port
service_wait()
{
	service_until "$1" service_listens "$2" "${3-1}"
}

# A certificate is enough for a name nobody verifies.
service_certificate()
{
	[ -e "$services/cert.pem" ] ||
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
		-keyout "$services/key.pem" -out "$services/cert.pem" -days 30 \
		-subj /CN=www.limen.test \
		-addext 'subjectAltName=DNS:www.limen.test,DNS:*.limen.test' \
		2>/dev/null
}

# service_nginx NAME: runs nginx with the server blocks of standard input
service_nginx()
{
	cat >"$services/$1.conf" <<-E
		daemon off;
		user root;
		worker_processes 1;
		pid $services/$1.pid;
		error_log stderr;
		events { worker_connections 1024; }
		http {
			access_log off;
			client_body_temp_path $services/body;
			proxy_temp_path $services/proxy;
			fastcgi_temp_path $services/fastcgi;
			uwsgi_temp_path $services/uwsgi;
			scgi_temp_path $services/scgi;
			$(cat)
		}
	E
	service_run "$1" nginx -c "$services/$1.conf" -p "$services" -e stderr
}

service_http()
{
	service_certificate || return
	mkdir -p "$services/www"
	echo "hello from limen's test server" >"$services/www/index.html"
	# its bytes do not matter, and a file with a hole is made at once
	truncate -s "${services_big:-20000000}" "$services/www/big"
	service_nginx http <<-E || return
		server {
			listen 80; listen [::]:80;
			listen 8080; listen [::]:8080;
			listen 443 ssl; listen [::]:443 ssl;
			ssl_certificate $services/cert.pem;
			ssl_certificate_key $services/key.pem;
			root $services/www;
		}
	E
	service_wait http 443 2
}

service_ssh()
{
	[ -e "$services/host_key" ] ||
		ssh-keygen -q -t ed25519 -N '' -f "$services/host_key" || return
	[ -e "$services/user_key" ] ||
		ssh-keygen -q -t ed25519 -N '' -f "$services/user_key" || return
	cp "$services/user_key.pub" "$services/authorized_keys"
	mkdir -p /run/sshd
	cat >"$services/sshd_config" <<-E
		Port 22
		HostKey $services/host_key
		AuthorizedKeysFile $services/authorized_keys
		PermitRootLogin prohibit-password
		StrictModes no
		UsePAM no
		PidFile none
		Subsystem sftp internal-sftp
	E
	service_run ssh "$(command -v sshd || echo /usr/sbin/sshd)" -D -e \
		-f "$services/sshd_config"
	service_wait ssh 22 2
}

service_dns()
{
	service_run dns dnsmasq --keep-in-foreground --no-resolv --no-hosts \
		--user=root --conf-file=/dev/null --pid-file= --bind-interfaces \
		--log-facility=- --no-daemon \
		--address=/limen.test/10.77.2.2 --address=/limen.test/fd77:2::2
	# on UDP, too, and on every address
	service_until dns grep -q 'started, version' "$services/dns.log"
}

service_redis()
{
	service_run redis redis-server --port 6379 --bind 0.0.0.0 :: \
		--protected-mode no --save '' --appendonly no \
		--dir "$services"
	service_wait redis 6379 2
}

service_mqtt()
{
	cat >"$services/mosquitto.conf" <<-E
		listener 1883
		allow_anonymous true
		user root
	E
	service_run mqtt mosquitto -c "$services/mosquitto.conf"
	service_wait mqtt 1883 2
}

# One server for each family: asyncio keeps them apart.
service_smtp()
{
	for smtp_host in 0.0.0.0 ::; do
		service_run smtp /usr/bin/python3 -m aiosmtpd -n \
			-c aiosmtpd.handlers.Sink -l "$smtp_host:25"
	done
	service_wait smtp 25 2
}

services_up()
{
	for service; do
		service_"$service" || return
	done
}

services_down()
{
	[ -z "$services_pids" ] || kill $services_pids 2>/dev/null
	services_pids=
	rm -rf "$services"
}

# The clients, each from the topology's "client": one exchange that fails
# loudly. HOST is a name that the server answers to, or an address.

use_http()
{
	in_client curl -gsS --max-time 60 -o /dev/null "http://$1/${2:-}"
}

use_https()
{
	in_client curl -gsSk --max-time 60 -o /dev/null \
		--connect-to "::${2:-$1}:" "https://$1/"
}

use_ssh()
{
	ssh_host=$1
	shift
	in_client ssh -q -i "$services/user_key" -o BatchMode=yes \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
		-o ConnectTimeout=60 "root@$ssh_host" "${@:-true}"
}

# use_dns SERVER [A|AAAA [dig option]...]
use_dns()
{
	dns_server=$1
	dns_type=${2:-A}
	[ $# -lt 2 ] || shift
	shift
	in_client dig +short +tries=3 +time=10 "$@" @"$dns_server" \
		www.limen.test "$dns_type" | grep -q .
}

use_redis()
{
	in_client redis-cli -h "$1" set limen threshold | grep -q OK
}

use_mqtt()
{
	in_client mosquitto_pub -h "$1" -t limen -m threshold
}

use_smtp()
{
	printf 'Subject: limen\r\n\r\nthreshold\r\n' |
	in_client curl -gsS --max-time 60 -o /dev/null "smtp://$1" \
		--mail-from a@limen.test --mail-rcpt b@limen.test -T -
}
