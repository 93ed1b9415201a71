-- 哪些要求到这一天已经过了时限？
-- Which demands were due before this day? Deadlines of points, and dates in their sentences; each date once.
-- $today=today                    哪一天，如 2023-10-01；不写就是今天
-- $province? in notices.province  只看一省，如 山东
-- $notice? in notices.id          只看一份通知，如 jinan-2023
select due.day, n.id as notice, n.short as place, due.point, due.quote, due.url
from (
  select c.point, c.notice, c.value_date as day, c.quote, c.url
  from commitments c
  where c.kind = 'date'
  union all
  select p.id, p.notice, p.deadline_date, p.deadline_text, p.url
  from points p
  where p.deadline_date is not null
    and not exists (
      select 1 from commitments c
      where c.point = p.id and c.kind = 'date' and c.value_date = p.deadline_date and p.deadline_source = 'text'
    )
) due
join notices n on n.id = due.notice
join points q on q.id = due.point
where n.kind <> 'annual-report'
  and cast(due.day as varchar) < $today
  and ($province is null or n.province = $province)
  and ($notice is null or n.id = $notice)
order by due.day, n.id, q.position, due.quote
