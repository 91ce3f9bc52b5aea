# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        azure
title       Microsoft Azure
kind        application
groups      cloud microsoft
source      Microsoft Learn, Azure portal URL allow list; Azure domain reference
parent      tls quic gquic http
host        azure.com azurewebsites.net azureedge.net azurefd.net
host        azure-api.net cloudapp.net core.windows.net azure-devices.net
host        azurecr.io servicebus.windows.net database.windows.net azure.net
host        azuredatabricks.net trafficmanager.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.azure.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notazure.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: azure.com.example.org\r\n\r\n"
