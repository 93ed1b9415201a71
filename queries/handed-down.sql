-- 哪些话是上级的通知先写、下级的通知照写的？只说相同和先后。
-- Which words stand in the notice of a bureau above and, word for word, in a later one below? Longest first.
-- $province? in notices.province  只看一省，如 山东
-- $notice? in notices.id          只看一份下级的通知，如 jinan-2023
select w.span, w.length, u.id as above, v.id as below, w.point as above_point, x.point as below_point, x.quote, w.url as above_url, x.url as below_url
from wording w
join notices u on u.id = w.notice
join wording x on x.span = w.span
join notices v on v.id = x.notice
where u.level = '省' and v.level <> '省'
  and u.province = v.province
  and u.day_to < v.day_from
  and ($province is null or u.province = $province)
  and ($notice is null or v.id = $notice)
order by w.length desc, w.span, u.id, w.point, w.start, v.id, x.point, x.start
