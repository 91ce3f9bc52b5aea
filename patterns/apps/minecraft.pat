# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        minecraft
title       Minecraft
kind        application
groups      game microsoft
source      Minecraft Help, network allow list
parent      tls quic gquic http
host        minecraft.net mojang.com minecraftservices.com
host        minecraft-services.net minecraftprod.rtep.msgamestudios.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.minecraft.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notminecraft.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: minecraft.net.example.org\r\n\r\n"
