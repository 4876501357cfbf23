#!/bin/bash
# doctor_test - frj doctor: what is well, what is worth a look, what is not well, and what to do.
#
# Runs in the root of the source tree, FRJ names the program: test/lib.sh.
. test/lib.sh

data=$root/demo
backups=$root/backups
keys=$data/keys
mkdir "$backups"
"$frj" init --data "$data" --demo >/dev/null 2>&1 || exit 1
says 'it needs a place' 2 '请用 --data' doctor
says 'where nothing is, nothing is well' 1 '故障  .*没有 frj 的数据' doctor --data "$root/none"
under=(doctor --data "$data")
says 'a demo district is well enough' 0 '正常  数据库能读，记录[0-9]*条'
says 'its disk is looked at' 0 '数据所在的磁盘还有[0-9]* MiB'
says 'its keys are' 0 '正常  签名密钥只有所有者能读'
says 'its holidays are' 0 '20[0-9][0-9]年的放假安排'
says 'and its signature' 0 '正常  记录签名到最后一条'
says 'where no backups are named that is said' 0 '怎么办：加上 --backups DIR'

says 'a folder without a backup is not well' 1 '故障  .*里没有备份' --backups "$backups"
"$frj" backup create "$backups/1.frjb" --data "$data" >/dev/null 2>&1
says 'one with a fresh backup is' 0 '正常  最新的备份是0小时以前的' --backups "$backups"
touch -d '2 days ago' "$backups/1.frjb"
says 'after two days it is worth a look' 0 '注意  最新的备份是4[78]小时以前的' --backups "$backups"
touch -d '9 days ago' "$backups/1.frjb"
says 'after nine it is not well' 1 '故障  最新的备份' --backups "$backups"

says 'a certificate that lasts is well' 0 '正常  证书还有[0-9]*天到期' --certificate test/vectors/tls/good.pem
says 'one that has ended is not' 1 '故障  证书已经过期' --certificate test/vectors/tls/ended.pem
says 'nor is a file without one' 1 '故障  .*没有证书' --certificate README.md

chmod 644 "$keys/log.key"
says 'a key that others can read is not well' 1 '故障  签名密钥别人也能读'
chmod 600 "$keys/log.key"
: >"$keys/stopped"
says 'nor is a notary that has stopped' 1 '故障  签名已经永远停止'
rm "$keys/stopped"
mv "$keys/log.last" "$root/log.last"
says 'nor one without its memory' 1 '故障  log.last 不见了'
mv "$root/log.last" "$keys/log.last"
mv "$keys" "$root/keys"
says 'without keys nobody signs' 0 '注意  这台机器上没有签名密钥'
mv "$root/keys" "$keys"

says 'a program is told too' 0 '"state": "ok"' --json
head -c 100 /dev/zero | dd of="$data/frj.db" conv=notrunc status=none
rm -f "$data/frj.db-wal" "$data/frj.db-shm"
says 'a file that is no database is not well' 1 '故障  数据库文件损坏'
says 'and said to programs' 1 '"state": "fail"' --json
exit $failed
