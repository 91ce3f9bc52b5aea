# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tcpros
title       ROS TCPROS
kind        protocol
groups      messaging industrial
source      ROS wiki, TCPROS and ROS connection header
transport   tcp

# Length of the header, then fields with their own length.
rule
	either ^..\x00\x00[\x05-\xff][\x00-\xff]\x00\x00(?:callerid|message_definition|topic|service|md5sum|type|tcp_nodelay|latching|probe|persistent|error)=
	check either u32le[4] + 4 <= u32le[0]

example
	client hex b0 00 00 00 14 00 00 00 "callerid=/rostopic_1" hex 0a 00 00 00 "latching=1"

counterexample
	client "callerid=/rostopic_1"
