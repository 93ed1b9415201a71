#!/bin/sh
# Fills a PostgreSQL with an export, in one transaction: readers see the old records until the new ones are complete.
#
#   npm run export -- --to postgres --out export
#   deploy/postgres/fill.sh export [CONNECTION]
#
# CONNECTION is what psql takes: a database's name or postgresql://…; without it PGHOST, PGDATABASE and the like count.
# Tables stand in the schema "yaodian", which is replaced.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo "用法：deploy/postgres/fill.sh 导出的文件夹 [连接]" >&2
  exit 2
fi
if [ ! -f "$1/points.csv" ]; then
  echo "$1 里没有 points.csv。请先运行 npm run export -- --to postgres --out $1" >&2
  exit 2
fi
command -v psql >/dev/null || { echo "没有找到 psql。请安装 PostgreSQL 的客户端（Debian：apt install postgresql-client）。" >&2; exit 3; }
cd -- "$1"
shift
exec psql -X -q -1 -v ON_ERROR_STOP=1 -f "$here/schema.sql" -f "$here/load.sql" -f "$here/indexes.sql" "$@"
