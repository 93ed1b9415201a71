-- Made from src/data/tables by the program; tests/deploy/postgres.test.ts holds it to them.
set client_min_messages to warning;
drop schema if exists yaodian cascade;
create schema yaodian;
comment on schema yaodian is '要点对照, schema version 1';
set search_path to yaodian;

-- The distinct pairs of characters that stand side by side in a text.
create function to_pairs(folded text) returns text[] language sql immutable strict parallel safe
as $$
  select coalesce(array_agg(distinct characters[at] || characters[at + 1]), '{}')
  from (select string_to_array(folded, null) as characters) of_text, generate_series(1, cardinality(characters) - 1) as at
$$;

create table "themes" (
  "id" text not null,
  "group" text not null,
  "name" text not null,
  "definition" text not null,
  "points_primary" integer not null,
  "points_secondary" integer not null,
  "url" text not null
);
comment on table "themes" is '主题. Themes by which points are compared';
comment on column "themes"."id" is '主题编号：固定不变. Id of the theme; never changes';
comment on column "themes"."group" is '分组：五组依国办公开办函〔2021〕30号，决策与参与、解读与回应是本站另分的. Group';
comment on column "themes"."name" is '名称. Name';
comment on column "themes"."definition" is '范围. What belongs to it';
comment on column "themes"."points_primary" is '为主的项数（项）. Points whose primary theme it is';
comment on column "themes"."points_secondary" is '兼及的项数（项）. Points that touch it besides';
comment on column "themes"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "notices" (
  "id" text not null,
  "region" text,
  "province" text,
  "short" text not null,
  "level" text,
  "year" integer,
  "kind" text not null,
  "title" text,
  "issuer" text,
  "document_number" text,
  "issued" date,
  "published" date,
  "day_from" date,
  "day_to" date,
  "openness" text,
  "confirmed" boolean not null,
  "corpus" text not null,
  "position" integer not null,
  "source_file" text not null,
  "source_sha256" text not null,
  "url" text not null
);
comment on table "notices" is '文件. Notices, one a row';
comment on column "notices"."id" is '文件编号：站内编号，固定不变. Id of the notice; never changes';
comment on column "notices"."region" is '地区：发文机关所属地区. Place of the bureau';
comment on column "notices"."province" is '省份：所属省份；没有人写明的为空. Province, as people wrote it';
comment on column "notices"."short" is '简称：地区简称. Short name of the place';
comment on column "notices"."level" is '层级：省、市或县. Level of the bureau: 省 province, 市 city, 县 county';
comment on column "notices"."year" is '年份（年）：文件所说的年份. Year the notice speaks of';
comment on column "notices"."kind" is '种类：work-points 工作要点，task-division 分工方案，annual-report 年度报告. Kind of notice';
comment on column "notices"."title" is '标题：照原文. Title, as printed';
comment on column "notices"."issuer" is '发文机关：照原文. Issuing bureau, as printed';
comment on column "notices"."document_number" is '发文字号：未见的为空. Document number; null where none is seen';
comment on column "notices"."issued" is '成文日期：没有的取印发日期；未见的为空. Day it was signed, else printed';
comment on column "notices"."published" is '网页发布日期：未见的为空. Day it appeared on the web';
comment on column "notices"."day_from" is '不早于：成文、发布或所说年份的第一天；用来判断先后. It is not older than this day';
comment on column "notices"."day_to" is '不晚于：成文、发布或所说年份的最后一天；年度报告没有上限. It is not younger than this day';
comment on column "notices"."openness" is '公开属性：此件……公开；未见的为空. What it says of its own publication';
comment on column "notices"."confirmed" is '主题经人确认：主题由人读过并确认. Its themes were read and confirmed by a person';
comment on column "notices"."corpus" is '文件夹：几个文件夹一起导出时，出自哪一个. Of several corpora exported together, the one it is from';
comment on column "notices"."position" is '次序：在文件夹里第几份. Its place in its corpus, from 1';
comment on column "notices"."source_file" is '来源文件：在 sources/ 里. Source file, in sources/';
comment on column "notices"."source_sha256" is '来源文件校验值：SHA-256. SHA-256 of the source file';
comment on column "notices"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "points" (
  "id" text not null,
  "notice" text not null,
  "position" integer not null,
  "region" text,
  "province" text,
  "year" integer,
  "kind" text,
  "document_number" text,
  "number" text not null,
  "printed_number" text,
  "path" text,
  "text" text not null,
  "folded" text not null,
  "lead" text[],
  "participants" text[],
  "responsible" text[],
  "units_inherited" boolean not null,
  "deadline_text" text,
  "deadline_date" date,
  "deadline_ongoing" boolean,
  "deadline_source" text,
  "remark" text,
  "commitments" integer not null,
  "theme" text not null,
  "theme_name" text,
  "themes_secondary" text[],
  "source_file" text,
  "source_line" integer,
  "source_end_line" integer,
  "source_place" text,
  "url" text not null
);
comment on table "points" is '条目. Work points: the smallest items of notices with a demand of their own';
comment on column "points"."id" is '条目编号：文件编号/本站编号，固定不变. Id: notice/number; never changes';
comment on column "points"."notice" is '文件编号：见文件. Id of its notice';
comment on column "points"."position" is '次序：在文件里第几项，从1起. Its place in its notice, from 1';
comment on column "points"."region" is '地区. Place of the bureau';
comment on column "points"."province" is '省份：所属省份；没有人写明的为空. Province, as people wrote it';
comment on column "points"."year" is '年份（年）. Year of its notice';
comment on column "points"."kind" is '文件种类：work-points 工作要点，task-division 分工方案，annual-report 年度报告. Kind of its notice';
comment on column "points"."document_number" is '发文字号：未见的为空. Document number of its notice';
comment on column "points"."number" is '本站编号：文件自己的序号；没有单一序号的按层级，如 2-2-1. Number in the site''s addresses: the notice''s own, else by its levels';
comment on column "points"."printed_number" is '印出的序号：文件里印的，如 附件第10项、三（一）1；没有印的为空. Number as the notice prints it; null where it prints none';
comment on column "points"."path" is '所在标题：由上到下，以“ › ”相连. Headings above it, outermost first, joined by " › "';
comment on column "points"."text" is '原文：照录. The words, verbatim';
comment on column "points"."folded" is '检索文字：原文、标题和单位各一行，不计空白、全角半角和大小写. Text, headings and units, a line each, folded for search: width, case and white space do not count';
comment on column "points"."lead" is '牵头单位：多个以“、”相连. Units that lead, as printed';
comment on column "points"."participants" is '配合单位：多个以“、”相连. Units that take part';
comment on column "points"."responsible" is '责任单位：没有说谁牵头；多个以“、”相连. Units with the responsibility where none leads';
comment on column "points"."units_inherited" is '单位来自合并单元格. The units stand in a merged cell';
comment on column "points"."deadline_text" is '完成时限原话：没有的为空. Deadline, as printed';
comment on column "points"."deadline_date" is '最迟日期：没有写明的为空. The last day allowed';
comment on column "points"."deadline_ongoing" is '持续进行：没有时限的为空. To be done for ever or again and again';
comment on column "points"."deadline_source" is '时限出处：column 表格或括号，text 语句. Where the deadline stands: a cell or bracket, or the sentence';
comment on column "points"."remark" is '备注：没有的为空. Remark';
comment on column "points"."commitments" is '量化要求数（处）：写明的数字和日期有几处，详见量化要求. How many numbers and dates it promises';
comment on column "points"."theme" is '主要主题：主题编号. Id of its primary theme';
comment on column "points"."theme_name" is '主要主题名称. Name of its primary theme';
comment on column "points"."themes_secondary" is '兼及主题：主题编号，多个以“、”相连. Ids of themes it touches besides';
comment on column "points"."source_file" is '来源文件. Source file';
comment on column "points"."source_line" is '来源文件起始行. First line in the source';
comment on column "points"."source_end_line" is '来源文件末行. Last line in the source';
comment on column "points"."source_place" is '来源文件中的位置：页、单元格或段落；来源是纯文本的为空. Page, cell or paragraph in a source that is no plain text';
comment on column "points"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "point_themes" (
  "point" text not null,
  "theme" text not null,
  "notice" text not null,
  "is_primary" boolean not null,
  "url" text not null
);
comment on table "point_themes" is '条目的主题. Themes of points, primary and secondary, one a row';
comment on column "point_themes"."point" is '条目编号：见条目. Id of the point';
comment on column "point_themes"."theme" is '主题：见主题. Id of the theme';
comment on column "point_themes"."notice" is '文件编号：见文件. Id of the notice';
comment on column "point_themes"."is_primary" is '主要主题：否则是兼及. Primary theme; else touched besides';
comment on column "point_themes"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "assignments" (
  "point" text not null,
  "assignment" integer not null,
  "notice" text not null,
  "role" text not null,
  "units" text[] not null,
  "scope" text,
  "source_line" integer,
  "url" text not null
);
comment on table "assignments" is '分工. Who has which role, as the notice says it';
comment on column "assignments"."point" is '条目编号：见条目. Id of the point';
comment on column "assignments"."assignment" is '第几处：条目里的次序，从1起. Its place in the point, from 1';
comment on column "assignments"."notice" is '文件编号：见文件. Id of the notice';
comment on column "assignments"."role" is '分工：牵头、配合或责任；JSON 里是 lead、participants、responsible. Role: 牵头 lead, 配合 participant, 责任 responsible';
comment on column "assignments"."units" is '单位：照原文，多个以“、”相连. Units, as printed';
comment on column "assignments"."scope" is '只管：条目里的哪一句或哪一事项；管整项的为空. The clause or matter it is limited to; null for all of the point';
comment on column "assignments"."source_line" is '来源文件行：写明单位和分工的文字所在的行. Line in the source';
comment on column "assignments"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "duties" (
  "point" text not null,
  "duty" integer not null,
  "theme" text not null,
  "notice" text not null,
  "role" text not null,
  "unit" text not null,
  "function" text,
  "scope" text,
  "touches" boolean not null,
  "inherited" boolean not null,
  "url" text not null
);
comment on table "duties" is '担责. Units with their role in a point, a row for each theme the role is for';
comment on column "duties"."point" is '条目编号：见条目. Id of the point';
comment on column "duties"."duty" is '第几处：条目里的次序，从1起. Its place in the point, from 1';
comment on column "duties"."theme" is '主题：这份责任是为哪一主题. Theme the role is for';
comment on column "duties"."notice" is '文件编号：见文件. Id of the notice';
comment on column "duties"."role" is '分工：lead 牵头，participants 配合，responsible 责任. Role';
comment on column "duties"."unit" is '单位：照原文. Unit, as printed';
comment on column "duties"."function" is '职能编号：没有归类的为空. Id of what the unit does';
comment on column "duties"."scope" is '只管：条目里的哪一句或哪一事项；管整项的为空. The clause or matter it is limited to; null for all of the point';
comment on column "duties"."touches" is '只是兼及：条目以其他主题为主，只兼及这一主题. The point only touches this theme besides its own';
comment on column "duties"."inherited" is '单位来自合并单元格. The unit stands in a merged cell';
comment on column "duties"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "commitments" (
  "id" text not null,
  "point" text not null,
  "notice" text not null,
  "quote" text not null,
  "kind" text not null,
  "relation" text not null,
  "value_number" double precision,
  "value_date" date,
  "unit" text,
  "basis" text not null,
  "statute" text,
  "url" text not null
);
comment on table "commitments" is '量化要求. Demands with a number or date in them';
comment on column "commitments"."id" is '编号：条目编号#第几处. Id: point#number';
comment on column "commitments"."point" is '条目编号：见条目. Id of the point';
comment on column "commitments"."notice" is '文件编号：见文件. Id of the notice';
comment on column "commitments"."quote" is '原话. The words';
comment on column "commitments"."kind" is '种类：duration 期限，count 数量，frequency 频次，date 日期，share 比例. Kind of figure';
comment on column "commitments"."relation" is '关系：不少于、不超过、等于、不晚于；JSON 里是 op. Relation: 不少于 at least, 不超过 at most, 等于 equal, 不晚于 no later than';
comment on column "commitments"."value_number" is '数：日期为空. The number; null for a date';
comment on column "commitments"."value_date" is '日期：数字为空. The date; null for a number';
comment on column "commitments"."unit" is '单位：日期没有单位. Unit of the number';
comment on column "commitments"."basis" is '依据：notice 文件自己的，law 法定的. Set by the notice or by law';
comment on column "commitments"."statute" is '法条：法定的，是哪一条. The statute, where law sets it';
comment on column "commitments"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "units" (
  "notice" text not null,
  "name" text not null,
  "function" text,
  "function_name" text,
  "also" text[],
  "reason" text,
  "lead" text[],
  "participants" text[],
  "responsible" text[],
  "url" text not null
);
comment on table "units" is '单位. Units by the names notices print, with what they do';
comment on column "units"."notice" is '文件编号：见文件. Id of the notice';
comment on column "units"."name" is '名称：照原文. Name, as printed';
comment on column "units"."function" is '职能编号：没有归类的为空. Id of what it does';
comment on column "units"."function_name" is '职能. What it does';
comment on column "units"."also" is '兼有职能：编号，多个以“、”相连. Ids of what else it does';
comment on column "units"."reason" is '归类理由：不言自明的为空. Why people judged so';
comment on column "units"."lead" is '牵头的条目：条目编号，多个以“、”相连. Points it leads';
comment on column "units"."participants" is '配合的条目：同上. Points it takes part in';
comment on column "units"."responsible" is '负责的条目：同上. Points it is responsible for';
comment on column "units"."url" is '页面：所在文件，相对于站点根. Page of the notice, relative to the root of the site';

create table "alignments" (
  "a" text not null,
  "b" text not null,
  "a_notice" text not null,
  "b_notice" text not null,
  "relation" text not null,
  "score" double precision not null,
  "a_quote" text not null,
  "b_quote" text not null,
  "a_url" text not null,
  "b_url" text not null
);
comment on table "alignments" is '对齐. Pairs of points of two notices that ask the same or something related; judged by the program';
comment on column "alignments"."a" is '条目编号：见条目. Id of a point';
comment on column "alignments"."b" is '另一条目编号：见条目. Id of the other point';
comment on column "alignments"."a_notice" is '文件编号：前一项的文件. Notice of the one';
comment on column "alignments"."b_notice" is '另一文件编号：后一项的文件. Notice of the other';
comment on column "alignments"."relation" is '关系：same 同一件事，related 相关. same: the same thing; related';
comment on column "alignments"."score" is '相近程度：0到1. How near, 0 to 1';
comment on column "alignments"."a_quote" is '依据：前一项中的话. The words of the one that show it';
comment on column "alignments"."b_quote" is '另一处依据：后一项中的话. The words of the other that show it';
comment on column "alignments"."a_url" is '页面：前一项，相对于站点根. Page of the one';
comment on column "alignments"."b_url" is '另一页面：后一项，相对于站点根. Page of the other';

create table "wording" (
  "span" integer not null,
  "length" integer not null,
  "notice" text not null,
  "point" text not null,
  "start" integer not null,
  "end" integer not null,
  "quote" text not null,
  "url" text not null
);
comment on table "wording" is '共同措辞. Words that stand in points of two or more notices, a place a row';
comment on column "wording"."span" is '第几段：同号的是同一段话；长的在前. Number of the words: the same number, the same words';
comment on column "wording"."length" is '字数（字）：不计标点和空白，一个名称算一字. Letters and digits, a name counted as one';
comment on column "wording"."notice" is '文件编号：见文件. Id of the notice';
comment on column "wording"."point" is '条目编号：见条目. Id of the point';
comment on column "wording"."start" is '起：在条目原文中，从0起. Where they begin in the text of the point, from 0';
comment on column "wording"."end" is '止：不含. Where they end, exclusive';
comment on column "wording"."quote" is '该处原话. The words as they stand there';
comment on column "wording"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "statistics" (
  "notice" text not null,
  "part" text not null,
  "row" text not null,
  "column" text not null,
  "value" double precision not null,
  "source_line" integer not null,
  "url" text not null
);
comment on table "statistics" is '统计. Figures of annual reports, parts 二, 三, 四';
comment on column "statistics"."notice" is '文件编号：见文件. Id of the notice';
comment on column "statistics"."part" is '部分：报告的第几部分. Part of the report';
comment on column "statistics"."row" is '行名. Name of the row';
comment on column "statistics"."column" is '列名. Name of the column';
comment on column "statistics"."value" is '数. The figure';
comment on column "statistics"."source_line" is '来源文件行. Line in the source';
comment on column "statistics"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "checks" (
  "notice" text not null,
  "check" integer not null,
  "rule" text not null,
  "left" double precision,
  "right" double precision,
  "holds" boolean,
  "url" text not null
);
comment on table "checks" is '勾稽关系. Equations between the figures of a report';
comment on column "checks"."notice" is '文件编号：见文件. Id of the notice';
comment on column "checks"."check" is '第几条. Number, from 1';
comment on column "checks"."rule" is '等式. The equation';
comment on column "checks"."left" is '左边：来源文件没有的为空. Left side; null where the source lacks it';
comment on column "checks"."right" is '右边：来源文件没有的为空. Right side; null where the source lacks it';
comment on column "checks"."holds" is '成立：无法核对的为空. Whether it holds; null where it cannot be checked';
comment on column "checks"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "differences" (
  "id" text not null,
  "notice" text not null,
  "point" text not null,
  "points" text[] not null,
  "kind" text not null,
  "part" text not null,
  "annex" text,
  "body" text,
  "annex_line" integer not null,
  "body_line" integer,
  "url" text not null
);
comment on table "differences" is '正文与附件. Where the annex of a notice is not as its body';
comment on column "differences"."id" is '编号：文件编号#第几处. Id: notice#number';
comment on column "differences"."notice" is '文件编号：见文件. Id of the notice';
comment on column "differences"."point" is '条目编号：涉及几项的，是第一条. Id of the point, the first of several';
comment on column "differences"."points" is '涉及的条目：条目编号，多个以“、”相连. Ids of all points concerned';
comment on column "differences"."kind" is '种类：wording 用词不同，recognition 疑为识别错误，missing 附件少，added 附件多；inherited 合并单元格，不算不同. Kind of difference';
comment on column "differences"."part" is '哪一部分：heading 标题，requirement 具体要求，units 责任单位，deadline 完成时限. Part of the point';
comment on column "differences"."annex" is '附件表述：附件没有的为空. The words of the annex; null where it has none';
comment on column "differences"."body" is '正文表述：正文没有的为空. The words of the body; null where it has none';
comment on column "differences"."annex_line" is '附件所在行：来源文件中的行. Line of the annex in the source';
comment on column "differences"."body_line" is '正文所在行：没有的为空. Line of the body in the source';
comment on column "differences"."url" is '页面：相对于站点根. Page, relative to the root of the site';

create table "diagnostics" (
  "diagnostic" integer not null,
  "notice" text not null,
  "rule" text not null,
  "severity" text not null,
  "message" text not null,
  "file" text not null,
  "line" integer not null,
  "column" integer not null,
  "quote" text,
  "url" text not null
);
comment on table "diagnostics" is '来源文件的问题. Faults found in the sources';
comment on column "diagnostics"."diagnostic" is '第几处. Number, from 1';
comment on column "diagnostics"."notice" is '文件编号：见文件. Id of the notice';
comment on column "diagnostics"."rule" is '规则. Id of the rule';
comment on column "diagnostics"."severity" is '轻重：error 错误，warning 注意，info 提示. Severity';
comment on column "diagnostics"."message" is '说明. What is wrong';
comment on column "diagnostics"."file" is '来源文件. Source file';
comment on column "diagnostics"."line" is '行. Line, from 1';
comment on column "diagnostics"."column" is '列. Column, from 1';
comment on column "diagnostics"."quote" is '所指的原文. The words meant';
comment on column "diagnostics"."url" is '页面：所在文件，相对于站点根. Page of the notice, relative to the root of the site';

alter table "points" add column "pairs" text[] generated always as (to_pairs("folded")) stored;
comment on column "points"."pairs" is '检索用：folded 里相邻的每两个字. Pairs of characters, for the index points_pairs';
