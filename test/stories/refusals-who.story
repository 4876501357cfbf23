# 谁不能办：没有职责、已经回避、代录的人不对、管理员兼业务
title 谁不能办

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
= 待办 F1
2022-03-07 09:10 彭某某 filing apply F1
  result: applied
= 拒绝 actor_must_hold_the_role

# 昌某某是党组成员，不是经办人，不能替别人录入
2022-03-07 09:20 马某某 filing apply F1 代录 昌某某 2022-03-07
  result: applied
= 拒绝 paper_must_be_entered_by_a_clerk

# 只能自己提出自行回避；回避由主要负责人决定
2022-03-07 09:30 彭某某 matter recuse F1
  person: lu
  state: declared
  reasons: 与申请人有近亲属关系，应当回避
= 拒绝 person_must_be_another
2022-03-07 09:40 彭某某 matter recuse F1
  person: lu
  state: decided
  reasons: 与申请人有近亲属关系，应当回避
= 拒绝 actor_must_hold_the_role
2022-03-07 09:50 彭某某 matter recuse F1
  person: nobody
  state: proposed
  reasons: 与申请人有近亲属关系，应当回避
= 有误 person
2022-03-07 10:00 彭某某 matter recuse F1
  person: peng
  state: declared
  reasons: 近亲
= 拒绝 reasons_must_be_given

# 已经回避的，不能参加核实，也看不到事项
2022-05-11 09:00 吕某某 determination new as D1
  title: 未批先建的容错认定（示例）
  unit: zhujian
  subjects:
    - {person: ma, liability: party}
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
= 待办 T2b T3
2022-05-11 09:10 施某某 matter recuse D1
  person: shi
  state: declared
  reasons: 与当事人有利害关系，申请回避
= 已登记
2022-05-11 09:20 施某某 determination rights D1
  result: told
= 拒绝 thing_must_exist
2022-05-12 09:00 吕某某 determination verify D1
  result: stop
  reasons: 问题线索指向的事实不存在，建议终止
  staff: [lv, shi]
  facts_found: 没有未批先建的事实
  evidence: [{title: 现场照片}]
  checks: []
  distinctions: []
  proposals: []
= 拒绝 actor_must_not_be_recused
2022-05-12 09:10 吕某某 determination verify D1
  result: stop
  reasons: 问题线索指向的事实不存在，建议终止
  staff: [lv, ma]
  facts_found: 没有未批先建的事实
  evidence: [{title: 现场照片}]
  checks: []
  distinctions: []
  proposals: []
= 拒绝 actor_must_not_decide_own_matter

# 结束以后，什么也不能再办
2022-05-13 09:00 吕某某 matter withdraw D1
  reasons: 登记有误，同一事项已经另行启动
= 状态 withdrawn
2022-05-13 09:10 吕某某 matter recuse D1
  person: lv
  state: declared
  reasons: 与当事人有利害关系，申请回避
= 拒绝 matter_must_be_open

# 管理员不办业务，启用规则要两个人
2022-05-16 09:00 系统 post add
  handle: p_both
  title: 系统管理员兼核实人员
  unit: jiwei
  roles: [administrator, verifier]
= 拒绝 administrator_must_hold_no_business_role
2022-05-16 09:10 系统 tenure begin admin
  post: p_lv
  from: 2022-05-16
= 拒绝 administrator_must_hold_no_business_role
2022-05-16 09:20 马某某 unit add
  handle: xin
  name: 新单位
  kind: organ
= 拒绝 actor_must_hold_the_role
2022-05-16 09:30 钟某某 policy activate
  file: policies/bincheng-2017.yaml
= 拒绝 second_person_must_act
