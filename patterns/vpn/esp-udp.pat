# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        esp-udp
title       ESP in UDP, NAT traversal
kind        protocol
groups      vpn network
source      RFC 3948 section 2, RFC 4303 section 2
transport   udp
port        4500
order       95
decode      esp

# There is nothing but an index and a running number: the decoder sees whether
# it runs. What begins a datagram of OpenVPN or of the Pia library is no index.
rule
	either ^(?!\x00\x00\x00|[\x48-\x4f]\x00\x00|\x32\xab\x98\x64)[\x00-\xff]{4}[\x00-\x0f][\x00-\xff]{3}(?!\x00\x00)[\x00-\xff]{2}
	check either len % 4 == 0
	check either len >= 36
	repeat 2

example
	client hex c5123456 00000001 a5 4d ca 18 25 30 bb 1d 6d 13 2c de d6 23 7b 2e d9 1e 3f 72 1f cb 19 71 17 44 94 d6 49 3c 9d 5c 34 60 be 31 20 1e 69 fe da a0 ee e8 b9 99 7f 5c
	client hex c5123456 00000002 7c 29 99 fd af e5 93 25 3c d6 54 af 4d fa d7 14 27 a0 ae b3 fe e9 23 2f 8a f2 21 1f 9e e4 91 c5 b1 0b ec b5 56 3b fc 1e 6f 93 42 7e cb c8 fe 29
	client hex c5123456 00000003 55 e5 cd 8e 46 dc 8e d4 b7 c2 76 4d 2a 5a 4d 76 77 06 f8 5d 86 90 02 4a d6 bd a3 40 1b e9 c8 cb cc c9 35 f6 cd 1f 61 22 6a e1 53 38 ae 1a 34 00
	client hex c5123456 00000004 4d 33 ba 0d 24 6a c0 4c 81 b1 ba f2 3e 3b f9 ee f5 f7 9f 2b 49 34 af 87 f5 52 0b 69 b9 4b 0d 98 2e 85 bb 55 b6 72 a8 72 63 7a cd 74 66 fc b6 0e
	server hex c6123456 00000001 0e 8f f1 84 63 b0 e4 b2 ba 29 70 34 74 f0 64 ac 68 f7 00 f5 b0 2b 3d c6 66 f4 5b de aa 2c ca ed cd 2b 51 57 41 0e 4d ee 4a f2 b3 4f 43 0a 07 34
	server hex c6123456 00000002 47 de 63 6c 0e 80 6c 95 7b a6 84 d6 43 1f b5 ea d7 42 4d 09 e1 5d 02 4c 58 48 f2 3d 1f a6 f7 36 1d 7f 61 8d 15 32 e7 0e 20 e2 a6 66 8d e7 f4 7e
	server hex c6123456 00000003 84 67 e5 46 d5 3e c8 e2 a1 25 7b db 25 6c 9b 3e 4f bb 49 81 46 ef 70 30 cb f9 53 72 52 dc ce ad d7 64 b6 a3 2f bb 09 ad ea e1 09 c4 a9 97 20 39

example
	client hex c5123456 00011170 75 35 2b 87 8b 14 5c 8a 42 d8 84 cf 4c fd a7 2d 8e 1d 5d d9 25 89 08 2d 85 2a 71 22 87 3e e8 05 ad d5 89 42 16 7a 38 52 86 19 5c 67 9f 9c 69 94
	client hex c5123456 00011171 e4 5b 8a b1 09 80 12 07 09 61 f3 7d e4 36 dd fd c9 9d 6e 75 af 65 47 cf b1 1b 42 07 24 82 dc 53 1c 2b c3 90 7c 96 17 eb 5e 50 89 e4 01 86 ba a8
	client hex c5123456 00011173 a5 7d 11 9e 6f b6 5d 00 ab c3 2a f3 8e 66 7f 02 2e 87 2d 49 cc 15 c9 0b 99 9b 77 2b 4f c7 a6 fd 4c 91 4a 16 db 47 08 75 2b 0f 15 44 b8 35 c0 e7
	client hex c5123456 00011172 19 09 7d fa 87 01 e9 23 2f 21 f2 81 26 87 78 69 76 eb fc c3 27 f5 93 17 65 27 4b a9 82 9b 44 06 f6 1f f8 89 32 6f fa 94 92 ed ee ee 3c 66 9f 2b
	client hex c5123456 00011174 f2 08 94 ea 27 e6 89 c6 6b 6b 26 2e 48 86 b8 43 8f 39 ba 76 fe f8 c9 0c 51 01 fb e6 cf 9a 48 d5 b0 c0 a1 3d a9 00 a6 ad cb 3d 64 06 94 81 be 21
	client hex c5123456 00011175 c9 c7 27 b8 db 8c 18 8f 34 1a 92 4c 7f 88 df a1 61 bf db 0e cc 68 29 19 d2 e6 46 92 f8 19 41 57 f1 d4 af 90 98 82 85 cf 7a 9a f7 c9 3d 55 52 26

# An index that changes, numbers that do not run, what is not random, and one
# index of both sides.
counterexample
	client hex 3853933d 00000001 aa e6 da 47 62 7c 2e 59 af 2e a3 7a bc 84 67 0a d3 c4 d3 6b c0 8a ad 1f ff 8e b8 40 6e 2f 8a 7f c4 cc e4 dd 9f 0b 41 10 d9 f2 fa 00 25 c8 ef e5
	client hex 1bea705e 00000002 4f 4d 37 ea 2b 14 00 40 77 13 9b 41 80 df 39 32 24 99 62 c6 85 72 00 05 9a eb 8e a1 7c f3 78 7e 0e d2 9d 1c 0b 63 ff d7 29 83 74 d9 bd 74 fc 11
	client hex b2217139 00000003 d7 b9 ca 65 03 95 22 69 fd 66 9f 63 76 ee 71 87 97 37 fd 5f 72 f8 d5 1c 4a c9 1b 6d 0c 48 d4 1a 1e 5e c9 e6 a0 39 28 54 a8 61 5e ef 10 9f c1 bf
	client hex fc27d683 00000004 e2 56 37 01 28 8f 29 b3 d7 3f 6a c2 b6 9e dd 2c 19 f2 64 be e4 62 a5 ba f2 0f d2 7e cf 14 c0 11 ed 20 1f 83 63 20 ad b9 8b ab 16 86 a2 8d 98 01
	client hex 10b99ac9 00000005 77 36 f3 ee c5 80 dc fc 43 fe 5d 04 9b 4d 78 a7 a3 eb b9 28 65 c8 51 7e d0 21 11 f6 a6 52 da 35 24 87 2b 6a 31 d7 ff e4 58 77 44 d5 eb 78 3e 96
	client hex 4b354e93 00000006 89 be 82 85 65 e0 7e 5f 7d 78 4e 90 60 a7 21 ca 80 7d 76 33 ed 12 34 02 f3 76 e5 bf 14 96 77 3d 19 61 63 26 be 5b e5 85 03 36 b3 6f 13 bc ae 48

counterexample
	client hex c5123456 00169cfe 68 82 13 68 05 a7 d1 be 5e 9f 27 68 10 fd f7 20 d0 33 ca 4f 2e 53 cb 8a d1 91 9d d5 1a 9f b6 d4 d5 09 ba 64 c8 cf 68 03 de 50 d8 3a 2e cf ba eb
	client hex c5123456 0053390b 42 07 1a 48 cb 2d bd 57 4a b2 91 52 57 22 37 c4 fb 65 9a 40 16 f7 a1 1b c6 2c 52 71 cf 64 f2 5d 6f 15 cc 50 c4 b7 3f 4c 7e 62 15 13 a5 3c c7 e9
	client hex c5123456 009cc819 d7 9d 7f d9 c7 bc e4 e0 5b 0b 01 fa ee 78 e4 ea 5b f2 cc 36 22 41 b7 dc bb 2e e2 14 14 42 2a a0 28 1b c1 45 0d 21 38 63 43 fb 93 54 71 21 b3 81
	client hex c5123456 005149f7 a5 8c e9 49 82 f5 6a 86 79 a3 be 12 65 5d ce 52 8e a7 c0 56 87 3a 18 b8 e7 35 81 c9 be 87 c0 bc 4a b8 a9 29 e2 75 5a 18 97 81 9e a0 00 11 71 4c
	client hex c5123456 0094fa3b dd d5 ba 18 43 fa 74 17 0b 1b 01 b5 9b 36 b6 72 d3 9a 44 68 bb f3 51 44 07 7c 4c e6 31 20 4a 8a cd 87 05 1c b3 e3 fc 7f 54 00 16 1f 0c cf 5f 79
	client hex c5123456 005184d7 1d 35 06 64 48 d3 66 d4 59 9e 20 99 18 f4 03 c0 df ee 29 e7 59 73 35 85 76 13 3f ab 86 1a 88 df 87 97 6f 2b 07 56 85 78 67 51 a7 62 c7 a8 7a c2

counterexample
	client hex c5 12 34 56 00 00 00 01 pad 48 00
	client hex c5 12 34 56 00 00 00 02 pad 48 00
	client hex c5 12 34 56 00 00 00 03 pad 48 00
	client hex c5 12 34 56 00 00 00 04 pad 48 00
	client hex c5 12 34 56 00 00 00 05 pad 48 00
	client hex c5 12 34 56 00 00 00 06 pad 48 00

counterexample
	client hex c5123456 00000001 f0 f1 03 0d df 77 9d 6c c8 27 57 4a 10 0d 39 36 52 b0 48 0e 0f 15 46 15 22 17 21 ba 66 21 c4 36 7e 69 68 39 11 11 2c 93 f4 33 43 32 68 96 a3 ac
	client hex c5123456 00000002 d8 85 0a b3 83 90 18 bc a4 f3 93 0f d3 0f df 32 b1 f0 18 6e 2e 93 57 df 00 67 93 1b 02 b2 fb 30 fb 5e fd b1 85 51 91 6d 76 ff 54 38 29 fb 35 a7
	server hex c5123456 00000001 b6 30 cd ca 2c d8 0c be 69 9b 86 db 57 c2 77 eb 40 11 b2 a7 4f e6 a5 56 ed e0 83 76 40 ab ec 79 62 88 9a 4f 4f 7e a7 b2 52 78 a7 60 84 34 54 34
	server hex c5123456 00000002 64 c4 4d 4b 9a 98 de 8c 64 37 36 8f 69 c6 ed 11 06 cc df 71 97 ed 0b 48 83 cf 02 7c dc d7 75 75 5c 3f e8 dd a0 85 32 d6 7c cc 50 80 d8 f7 e9 0a
	server hex c5123456 00000003 d1 5d a7 05 c7 fa 36 13 80 6f 52 66 b2 33 e9 68 f3 08 bd af d2 e9 6b 5e c8 3e b6 1c 81 8c c3 cc 1f 06 26 d6 d7 b4 87 37 72 9b cd 70 c8 ec 6c 54
	server hex c5123456 00000004 42 23 62 f0 73 4a b4 d3 ef 96 40 f0 b5 75 88 c0 81 da 5f f6 01 8f b7 7d 9a a4 f5 f8 db 2b b9 4e 9b c5 1d 2b a6 47 b0 07 05 6b 24 96 80 33 49 77
