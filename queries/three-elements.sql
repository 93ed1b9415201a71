-- 哪些要求牵头、时限、数字三样俱全？
-- Which demands say who leads, by when, and how much? A figure that the law sets anyway is none; 长期坚持 is no deadline.
-- $province? in notices.province  只看一省，如 山东
-- $year? in notices.year          只看一年，如 2023
select n.id as notice, n.short as place, n.year, p.id as point, p.deadline_text, p.text, p.url
from points p
join notices n on n.id = p.notice
where n.kind <> 'annual-report'
  and exists (select 1 from duties d where d.point = p.id and d.role = 'lead')
  and (p.deadline_date is not null or exists (select 1 from commitments c where c.point = p.id and c.kind = 'date'))
  and exists (select 1 from commitments c where c.point = p.id and c.kind <> 'date' and c.basis <> 'law')
  and ($province is null or n.province = $province)
  and ($year is null or cast(n.year as varchar) = $year)
order by coalesce(n.province, ''), n.year, n.id, p.position
