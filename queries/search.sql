-- 哪些条目里有这几个字？找原文、所在标题和单位名称，几个字都行。
-- Which points have these words, in their text, their headings or the names of their units? Without an index: DuckDB reads millions in a second.
-- On SQLite and PostgreSQL: queries/sqlite/search.sql and queries/postgres/search.sql, which look into an index of character pairs first.
-- $text                           要找的字，半角、小写、不带空白（npm run query 会代为整理）
-- $province? in notices.province  只看一省，如 山东
-- $year? in notices.year          只看一年，如 2023
select p.id as point, p.region as place, p.year, p.text, p.url
from points p
where contains(p.folded, $text)
  and ($province is null or p.province = $province)
  and ($year is null or cast(p.year as varchar) = $year)
order by coalesce(p.province, ''), p.year, p.notice, p.position
