# 什么时候不能办：步骤、日期、期限、规则的施行日
title 什么时候不能办

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
= 待办 F1
2022-03-07 09:10 马某某 filing fly F1
= 拒绝 action_must_exist
2022-03-07 09:20 马某某 filing apply F1 代录 冯某某 2022-12-31
  result: applied
= 拒绝 day_must_not_be_in_the_future
2022-03-07 09:30 马某某 filing apply F1 代录 冯某某 2022-03-01
  result: applied
= 拒绝 day_must_not_precede_the_step
2022-03-07 09:40 马某某 filing apply F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  plan: 先整改后验收
  why: 企业急需开工
  clauses: [R08]
  foreseeable: 部分厂房图纸缺失
  objective_reasons: 厂房建于2003年
= 待办 F2

# 期限：中止、恢复、延长
2022-03-08 09:00 冯某某 matter stop F1
  step: Z9
  reasons: 会议室漏水，党组会议改期召开
= 拒绝 step_must_be_named
2022-03-08 09:00 冯某某 matter stop F1
  step: F3
  reasons: 会议室漏水，党组会议改期召开
= 拒绝 step_must_be_open
2022-03-08 09:10 冯某某 matter resume F1
  step: F2
  reasons: 会议室已经修好
= 拒绝 clock_must_be_stopped
2022-03-08 09:20 冯某某 matter stop F1
  step: F2
  reasons: 会议室漏水，党组会议改期召开
= 已登记
2022-03-08 09:30 冯某某 matter stop F1
  step: F2
  reasons: 会议室漏水，党组会议改期召开
= 拒绝 clock_must_be_running
2022-03-08 09:40 韩某某 matter extend F1
  step: F2
  reasons: 党组成员出差，来不及开会研究
= 拒绝 extension_must_be_allowed

# 核实可以延长一次，由主要负责人批准，天数是规则定的
2022-03-08 09:50 吕某某 determination new as D1
  title: 未批先建的容错认定（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
= 待办 T2b T3
2022-03-08 09:51 吕某某 matter extend D1
  step: T3
  reasons: 需要到外地调取材料，期限不够
= 拒绝 actor_must_hold_the_role
2022-03-08 09:52 魏某某 matter extend D1
  step: T3
  number: 90
  reasons: 需要到外地调取材料，期限不够
= 有误 number
2022-03-08 09:53 魏某某 matter extend D1
  step: T3
  reasons: 需要到外地调取材料，期限不够
= 已登记
2022-03-08 09:54 魏某某 matter extend D1
  step: T3
  reasons: 还要再到外地调取材料，期限还不够
= 拒绝 extension_must_be_allowed 用完

# 还没有施行的、没有启用的、没有的程序
2022-03-08 10:00 马某某 filing new 代录 冯某某 2016-05-03
  title: 规则施行以前的事项（示例）
  unit: zhujian
  applicant: ma
= 拒绝 edition_must_be_in_force
2022-03-08 10:10 马某某 review new
  title: 申请复审（示例）
  subjects: [{person: ma}]
= 拒绝 procedure_must_be_on
2022-03-08 10:20 马某某 matter new
  procedure: dancing
  title: 没有的程序（示例）
= 拒绝 procedure_must_be_known
2022-03-08 10:30 马某某 determination new
  title: 没有立案就申请容错（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
= 拒绝 window_must_be_open

# 关联
2022-03-08 11:00 马某某 matter link F1
  to: $F1
  kind: related
= 拒绝 link_must_not_point_at_itself
2022-03-08 11:10 马某某 matter link F1
  to: "00000000000000000000000000000001"
  kind: related
= 拒绝 thing_must_exist

# 启用规则
2022-03-09 09:00 系统 policy activate
  pack: {pack: broken, title: 写坏的规则}
= 拒绝 edition_must_be_sound
2022-03-09 09:10 系统 policy activate
  file: policies/bincheng-2017.yaml
  samples_acknowledged: 1
= 拒绝 samples_must_be_acknowledged
2022-03-09 09:20 系统 policy activate
  file: policies/bincheng-2017.yaml
  samples_acknowledged: 20
= 拒绝 edition_must_not_change
2022-03-09 09:30 系统 unit add
  handle: zhujian
  name: 另一个住建局
  kind: organ
= 拒绝 thing_must_not_exist_yet
2022-03-09 09:40 系统 roster set zhujian_dangzu
  from: 2022-03-09
  members: [{person: peng}, {person: lu}, {person: chang}]
= 拒绝 roster_must_have_one_leader
