import type { Utility } from '../utility';

/**
 * Utilities that images have, and that are not simulated: whoever runs one is told so, and how to declare it.
 * To answer "not found" for them would be a wrong story.
 */

/** https://busybox.net/downloads/BusyBox.html */
export const ONLY_IN_BUSYBOX: readonly string[] = (
  'acpid adjtimex ar arp arping ascii bunzip2 bzcat bzip2 cal chvt cpio crc32 crond crontab dc deallocvt ' +
  'depmod devmem dos2unix dumpleases ed fbset fdisk ftpget ftpput hexdump hwclock ifconfig ifdown ifup inetd init ' +
  'insmod ip ipaddr ipcalc iplink iproute iprule less loadfont loadkmap logread lsmod lsof lspci lsscsi lsusb ' +
  'lzcat lzma lzop man mdev microcom mkdosfs modinfo modprobe nameif netstat ntpd pipe_progress powertop pstree ' +
  'rdate rmmod route rpm rpm2cpio setserial sha3sum ssl_client strings svc syslogd tc tcpsvd telnet telnetd ' +
  'tftp time top traceroute traceroute6 ts tunctl udhcpc udhcpd udpsvd uncompress unix2dos unlzma unxz unzip ' +
  'uudecode uuencode vconfig vi vlock volname watchdog xxd xz xzcat ping6 hexedit'
).split(' ');

/** In BusyBox and in the packages coreutils, util-linux, diffutils, tar, gzip and login of the others. */
export const COMMON: readonly string[] = (
  'arch blkdiscard blkid blockdev chroot cksum cmp comm diff dmesg dnsdomainname expand factor fallocate findfs ' +
  'flock fold fsfreeze fstrim getopt groups gunzip gzip hostid install ionice last link linux32 linux64 logger ' +
  'login logname losetup mkfifo mknod mkswap more mount mountpoint nl nologin nsenter od passwd paste pivot_root ' +
  'renice reset run-parts setpriv shred shuf split start-stop-daemon stty su sulogin sum swapoff swapon switch_root ' +
  'tar taskset truncate tsort tty umount unexpand unlink unshare users w wall who zcat'
).split(' ');

/** https://www.gnu.org/software/coreutils/manual/html_node/index.html */
export const ONLY_IN_GNU: readonly string[] = (
  'b2sum chcon csplit dir fmt join lsblk lscpu numfmt pathchk pinky pr prlimit ptx runcon sdiff stdbuf vdir ' +
  'apt apt-get dpkg useradd groupadd'
).split(' ');

/** Alpine's own. */
export const ONLY_IN_ALPINE: readonly string[] = 'apk ldd iconv'.split(' ');

export const unsimulated: Utility = (context) => context.unknown(`what "${context.argv.join(' ')}" does`);
