# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        svn
title       Subversion's own protocol
kind        protocol
groups      file
source      Subversion, svnserve protocol version 2
transport   tcp
port        3690

rule
	server ^\( success \( [0-9] [0-9] \(\x20

rule
	client ^\( [0-9] \( (?:[a-z0-9-]+ )+\) [0-9]+:svn(?:\+[a-z]+)?://

example
	server "( success ( 2 2 ( ) ( edit-pipeline svndiff1 ) ) ) "
	client "( 2 ( edit-pipeline svndiff1 ) 22:svn://example.com/repo ) "

counterexample
	server "( failure ( ) ) "
