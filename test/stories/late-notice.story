# 期限算好以后才登记放假通知（示例通知）：没有办完的重算，办完的和结束的不变
title 放假通知迟到

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
2022-03-07 09:10 马某某 filing apply F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  plan: 先整改后验收
  why: 企业急需开工
  clauses: [R08]
  foreseeable: 部分厂房图纸缺失
  objective_reasons: 厂房建于2003年
= 期限 F2 2022-03-28
2022-03-07 09:20 马某某 filing new as F2
  title: 老旧厂区用电增容历史遗留问题（示例）
  unit: zhujian
  applicant: ma
2022-03-07 09:30 马某某 filing apply F2
  title: 老旧厂区用电增容历史遗留问题（示例）
  plan: 先增容后补手续
  why: 企业急需开工
  clauses: [R08]
  foreseeable: 部分线路图纸缺失
  objective_reasons: 厂房建于2003年
= 期限 F2 2022-03-28
2022-03-08 09:00 马某某 matter withdraw F2
  reasons: 企业已经搬走，不再需要增容了
= 期限 F2 2022-03-28

2022-03-09 09:00 系统 holiday publish
  year: 2022
  confirmed: true
  notice: 示例通知
  rest: [{date: 2022-03-15, name: 示例放假}]

# 少了一个工作日：没有开的会顺延一天；已经撤回的保留原来的日子
2022-03-10 09:00 马某某 matter link F1
  to: $F2
  kind: related
= 期限 F2 2022-03-29
2022-03-10 09:10 马某某 matter link F2
  to: $F1
  kind: related
= 期限 F2 2022-03-28
