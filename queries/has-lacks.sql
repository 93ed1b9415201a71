-- 甲有乙无：一份通知有、另一份没有找到同一件事的条目。
-- What does one notice have that another lacks? part: only, on a theme the other does not touch; otherwise, on a theme of both.
-- $has in notices.id    有的通知，如 guangzhou-2022
-- $lacks in notices.id  没有的通知，如 suqian-2021
select p.id as point, p.theme_name,
  case when exists (select 1 from point_themes t where t.notice = $lacks and t.theme = p.theme) then 'otherwise' else 'only' end as part,
  p.text, p.url
from points p
where p.notice = $has
  and not exists (select 1 from alignments x where x.relation = 'same' and x.a = p.id and x.b_notice = $lacks)
  and not exists (select 1 from alignments y where y.relation = 'same' and y.b = p.id and y.a_notice = $lacks)
order by p.position
