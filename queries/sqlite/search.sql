-- 哪些条目里有这几个字？找原文、所在标题和单位名称。
-- The same as queries/search.sql. Difference: points_pairs, the index of character pairs, is asked first, and instr() decides.
-- $text                           要找的字，半角、小写、不带空白（npm run query 会代为整理）
-- $pairs                          这几个字里相邻的每两个字，空格隔开，如 政策 策解 解读（npm run query 会代为列出；没有的话用 queries/sqlite/search-one.sql）
-- $province? in notices.province  只看一省，如 山东
-- $year? in notices.year          只看一年，如 2023
select p.id as point, p.region as place, p.year, p.text, p.url
from points p
where p.rowid in (select rowid from points_pairs where points_pairs match $pairs)
  and instr(p.folded, $text) > 0
  and ($province is null or p.province = $province)
  and ($year is null or cast(p.year as text) = $year)
order by coalesce(p.province, ''), p.year, p.notice, p.position
