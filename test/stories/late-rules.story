# 补录不按程序办理，但不能前后不通：程序、代码、日期、关联都要对；写错的作废，重新补录
title 补录的规矩

2022-03-01 09:00 马某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
= 拒绝 paper_must_be_entered_by_a_clerk
2022-03-01 09:01 潘某某 matter late
  procedure: exemption
  title: 某项目的容错认定（示例）
= 拒绝 procedure_must_be_known exemption

# 代码要是规则中有的；规则没有的，用原话
2022-03-01 09:02 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, finding: tolerated}]
= 拒绝 field_must_be_known finding
2022-03-01 09:03 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, finding: meets, outcomes: [{code: forgiven}]}]
= 拒绝 field_must_be_known outcome_words
2022-03-01 09:04 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, outcomes: [{code: exempt, basis: goodwill}]}]
= 拒绝 field_must_be_known basis
2022-03-01 09:05 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, outcomes: [{code: exempt, liability: moral}]}]
= 拒绝 field_must_be_known liability
2022-03-01 09:06 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, outcomes: [{code: exempt, superior_basis: article_0}]}]
= 拒绝 field_must_be_known superior_basis
2022-03-01 09:07 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, four_form: fifth}]
= 拒绝 field_must_be_known four_form
2022-03-01 09:08 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, measure: severe_talk}]
= 拒绝 field_must_be_known 用中文写明

# 补录的是已经发生的事
2022-03-01 09:10 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  decided_on: 2022-03-02
= 拒绝 day_must_not_be_in_the_future decided_on
2022-03-01 09:11 潘某某 matter late
  procedure: clarification
  title: 某次澄清（示例）
  carried_out_on: 2022-04
= 拒绝 day_must_not_be_in_the_future carried_out_on
2022-03-01 09:12 潘某某 matter late
  procedure: visit
  title: 某次回访（示例）
  visited_on: 2023
= 拒绝 day_must_not_be_in_the_future visited_on
2022-03-01 09:13 潘某某 matter late
  procedure: visit
  title: 某次回访（示例）
  steps: [{date: 2022-03-09, act: 谈话}]
= 拒绝 day_must_not_be_in_the_future steps.date
2022-03-01 09:14 潘某某 matter late
  procedure: visit
  title: 某次回访（示例）
  visits: [{on: 2022-03-09, words: 谈话}]
= 拒绝 day_must_not_be_in_the_future visits.on
2022-03-01 09:15 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, outcomes: [{code: exempt, on: 2022-03-09}]}]
= 拒绝 day_must_not_be_in_the_future outcomes.on
2022-03-01 09:16 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  parties: [{name: 甲某, sanctioned_on: 2022-03-09}]
= 拒绝 day_must_not_be_in_the_future sanctioned_on
2022-03-01 09:17 潘某某 matter late
  procedure: determination
  title: 跨到明年的一段时间（示例）
  decided_on: 2021-12-01/2023-01-31
= 拒绝 day_must_not_be_in_the_future decided_on

# 关联的事项要有
2022-03-01 09:20 潘某某 matter late
  procedure: determination
  title: 某项目的容错认定（示例）
  links: [{to: 0123456789abcdef0123456789abcdef, kind: related}]
= 拒绝 thing_must_exist

# 今年（还没有过完）、不详、原话，都可以写
2022-03-01 09:30 潘某某 matter late as L1
  procedure: determination
  title: 某项目的容错认定（示例）
  decided_on: 2022
  deciding_body: {absent: unknown}
  parties:
    - {name: 甲某, finding: meets, outcome_words: 酌情谅解, outcomes: [{code: exempt, basis: tolerance}], measure: 谈心谈话}
= 已登记

# 程序、对象、日期都相同：提醒，但是可以登记
2022-03-01 09:40 潘某某 matter late as L2
  procedure: determination
  title: 某项目的容错认定，又一次（示例）
  decided_on: 2022
  parties: [{name: 甲某}]
= 提示 已有相近的补录“某项目的容错认定（示例）”

# 作废：只用于补录，由登记人员写明理由，只有一次；以后仍可查看
2022-03-01 10:00 马某某 matter void L1
  reasons: 结果写错了，作废后重新补录
= 拒绝 thing_must_exist
2022-03-01 10:01 潘某某 matter void L1
  reasons: 写错
= 拒绝 reasons_must_be_given
2022-03-01 10:02 潘某某 matter void L1
  reasons: 结果写错了，作废后重新补录
= 状态 void
2022-03-01 10:03 潘某某 matter void L1
  reasons: 结果写错了，作废后重新补录
= 拒绝 late_entry_must_stand
2022-03-01 10:10 潘某某 matter late as L3
  procedure: determination
  title: 某项目的容错认定（示例）
  decided_on: 2022
  parties:
    - {name: 甲某, finding: meets, outcomes: [{code: lighter, basis: tolerance}]}
  links: [{to: $L1, kind: replaces, reasons: 原来的结果写错了}]
= 状态 late_entry
2022-03-07 09:00 吕某某 determination new as D1
  title: 正在办理的认定（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
= 待办 T2b T3
2022-03-07 09:10 吕某某 matter void D1
  reasons: 正在办理的事项，不能这样作废
= 拒绝 late_entry_must_stand
