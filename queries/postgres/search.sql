-- 哪些条目里有这几个字？找原文、所在标题和单位名称，几个字都行。
-- The same as queries/search.sql. Difference: the pairs of the words are asked of the index points_pairs, and strpos() decides.
-- $text                           要找的字，半角、小写、不带空白（npm run query 会代为整理）
-- $province? in notices.province  只看一省，如 山东
-- $year? in notices.year          只看一年，如 2023
select p.id as point, p.region as place, p.year, p.text, p.url
from points p
where p.pairs @> to_pairs($text)
  and strpos(p.folded, $text) > 0
  and ($province is null or p.province = $province)
  and ($year is null or cast(p.year as varchar) = $year)
order by coalesce(p.province, ''), p.year, p.notice, p.position
