-- 哪些条目里有这一个字，或者这几个标点？
-- The same as queries/search.sql for a single character or marks, which have no pairs. Difference: instr() for contains().
-- $text                           要找的字，半角、小写、不带空白（npm run query 会代为整理）
-- $province? in notices.province  只看一省，如 山东
-- $year? in notices.year          只看一年，如 2023
select p.id as point, p.region as place, p.year, p.text, p.url
from points p
where instr(p.folded, $text) > 0
  and ($province is null or p.province = $province)
  and ($year is null or cast(p.year as text) = $year)
order by coalesce(p.province, ''), p.year, p.notice, p.position
