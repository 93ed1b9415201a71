#!/bin/sh
# Starts a PostgreSQL of its own in a folder for temporary files, fills it with an export, asks it questions, and takes
# everything away again. Nothing listens on the network.
#
#   npm run export -- --to postgres --out export
#   deploy/postgres/try.sh export [COMMAND …]
#
# COMMAND runs with PGHOST, PGPORT, PGUSER and PGDATABASE set; without it the questions of queries/ are asked.
# Exit code 3 where no PostgreSQL server is installed.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export_folder=${1:?用法：deploy/postgres/try.sh 导出的文件夹 [命令 …]}
shift
# The newest there is.
for folder in "${PG_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -Vr) $(command -v initdb >/dev/null && dirname "$(command -v initdb)"); do
  if [ -n "$folder" ] && [ -x "$folder/initdb" ]; then bin=$folder; break; fi
done
if [ -z "${bin:-}" ]; then
  echo "没有安装 PostgreSQL 服务器。Debian：apt install postgresql；或把 initdb 所在的文件夹写进 PG_BIN。" >&2
  exit 3
fi
place=$(mktemp -d "${TMPDIR:-/tmp}/yaodian-pg-XXXXXX")
# A server refuses to run as root.
as=
if [ "$(id -u)" = 0 ]; then
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$owner" "$place"
  as="setpriv --reuid=$owner --regid=$(id -g "$owner") --clear-groups"
fi
stop() {
  $as "$bin/pg_ctl" -D "$place/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$place"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP
cd "$place"
$as "$bin/initdb" -D "$place/data" -U yaodian -A trust -E UTF8 --locale=C --no-sync >"$place/initdb.log" 2>&1 || { cat "$place/initdb.log" >&2; exit 1; }
$as "$bin/pg_ctl" -D "$place/data" -l "$place/data/log" -w -o "-k '$place' -c listen_addresses='' -c fsync=off" start >/dev/null || { cat "$place/data/log" >&2; exit 1; }
cd - >/dev/null
unset PGPASSWORD PGSERVICE
export PGHOST="$place" PGPORT=5432 PGUSER=yaodian PGDATABASE=postgres
"$here/fill.sh" "$export_folder"
if [ $# -gt 0 ]; then
  "$@"
else
  for question in "who-leads --theme interpretation" three-elements handed-down "overdue" "search --text 政策解读"; do
    echo "== $question"
    (cd "$here/../.." && npm run -s query -- $question --engine postgres)
  done
fi
