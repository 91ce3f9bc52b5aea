# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        syslog
title       Syslog
kind        protocol
groups      monitoring
source      RFC 5424 section 6, RFC 3164 section 4, RFC 6587 section 3.4, RFC 5426, Common Event Format (ArcSight), Log Event Extended Format (IBM)
transport   udp tcp
port        514 601
order       60

# Priority 0..191, version 1, time stamp or nil.
rule
	either ^(?:[1-9][0-9]{0,5} )?<(?:[0-9]|[1-9][0-9]|1[0-8][0-9]|19[01])>1 (?:-|[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-9:.]{8,15}(?:Z|[+-][0-9:]{4,5})) [\x21-\x7e]{1,255}

# Priority, then a date in one of the forms in use.
rule
	either ^<(?:[0-9]|[1-9][0-9]|1[0-8][0-9]|19[01])>\s?(?:[0-9]{1,10}: )?[*.]?(?:[A-Z][a-z]{2} {1,2}[0-9]{1,2} (?:[0-9]{4} )?[0-9]{2}:[0-9]{2}|[0-9]{4}[-/ ][0-9A-Za-z]{1,3}[-/ ][0-9]{1,2}[T ][0-9]{2}:|date=[0-9]{4}|timestamp=|id=|time=)

# Without a date: name of the program with its number, a
# device's facility, or an event in a common format.
rule
	either ^<(?:[0-9]|[1-9][0-9]|1[0-8][0-9]|19[01])>\s?(?:[0-9]{1,10}: )?(?:%[A-Z][A-Z0-9_]{1,31}-[0-7]-|CEF:[01]\||LEEF:[12]\.0\||[A-Za-z][A-Za-z0-9_./-]{1,47}(?:\[[0-9]{1,8}\])?: )

# Any printable text, several times.
rule
	transport udp
	either ^<(?:[0-9]|[1-9][0-9]|1[0-8][0-9]|19[01])>[\x20-\x3b\x3d-\x7e][\x20-\x7e]{7}[\x09\x0a\x0d\x20-\x7e\x80-\xff]*+\x00?$
	repeat 2

example udp
	client "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - failed for lonvick\n"

example udp
	client "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8"

example tcp
	client "83 <165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to"

example udp
	client "<14>CEF:0|vendor|product|1.0|100|worm stopped|10|src=192.0.2.1"

counterexample udp
	client "<192>Oct 11 22:14:15 mymachine su: 'su root' failed"

counterexample tcp
	client "<html><head><title>"
