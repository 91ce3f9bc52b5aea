#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_inspect_loaded.sh - guest_inspect.sh, after what others build upon has been
# loaded, so that many more modules find all their symbols

PRELOAD="nf_tables nf_conntrack_netlink nf_nat x_tables ip_tables ip6_tables
	ip_set ip_vs sch_fifo br_netfilter 8021q tunnel4 tunnel6 udp_tunnel
	ip_tunnel ip6_tunnel ip6_udp_tunnel sctp tipc rxrpc libphy phylink
	mdio_devres libcrc32c crc16 crc_itu_t lzo_compress cryptd ecdh_generic
	jbd2 mbcache nfs_acl nfsd cifs fat isofs udf ceph dlm drm_kms_helper ttm
	drm_display_helper gpu_sched video backlight snd_pcm snd_hwdep
	snd_rawmidi snd_seq snd_soc_core snd_hda_codec snd_usbmidi_lib
	snd_ac97_codec usbcore usb_storage usbserial usbnet cdc_ether gadgetfs
	libcomposite udc_core bluetooth mac80211 cfg80211 rfkill nfc can_dev
	mtd nand nandcore mtd_blkdevs ubi videobuf2_v4l2 videobuf2_vmalloc
	videobuf2_dma_sg videodev mc dvb_core rc_core v4l2_fwnode v4l2_async
	tveeprom industrialio industrialio_triggered_buffer hid hid_generic
	ff_memless i2c_smbus i2c_algo_bit i2c_mux spmi regmap_i2c regmap_spi
	libata libahci scsi_transport_sas scsi_transport_fc scsi_transport_iscsi
	libsas libfc raid_class sd_mod cdrom dm_mod dm_bufio md_mod raid6_pq
	async_tx async_memcpy target_core_mod nvme_core nvme_fabrics ib_core
	ib_uverbs rdma_cm mlx5_core ipmi_msghandler tpm watchdog pps_core ptp
	parport pcmcia pcmcia_core firewire_core thunderbolt typec kvm vhost
	vfio virtio_ring comedi comedi_pci gameport serio input_polldev
	sparse_keymap matrix_keymap wmi hwmon_vid lp leds_class_multicolor"
export PRELOAD
exec "$(dirname "$(readlink -f "$0")")/guest_inspect.sh"
