-- 谁牵头一个主题？各地一处一行；没有写牵头的列责任单位。
-- Who leads a theme? A row for each unit and point: leads, and units with the responsibility. Reports lead nothing.
-- $theme in themes.id             主题编号，如 interpretation；见 themes 表
-- $province? in notices.province  只看一省，如 山东
-- $year? in notices.year          只看一年，如 2023
select n.id as notice, n.short as place, n.year, d.role, d.unit, d.scope, d.point, d.url
from duties d
join notices n on n.id = d.notice
join points p on p.id = d.point
where d.theme = $theme
  and d.role in ('lead', 'responsible')
  and not d.touches
  and n.kind <> 'annual-report'
  and ($province is null or n.province = $province)
  and ($year is null or cast(n.year as varchar) = $year)
order by coalesce(n.province, ''), n.year, n.id, d.role, p.position, d.duty
