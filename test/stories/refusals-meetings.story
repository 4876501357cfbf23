# 会议不能这样记：议题、到会、表态、多数、回避、提级
title 会议不能这样记

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
  apply:
    title: 老旧厂区消防验收历史遗留问题（示例）
    plan: 先整改后验收
    why: 企业急需开工
    clauses: [R08]
    foreseeable: 部分厂房图纸缺失
    objective_reasons: 厂房建于2003年
= 待办 F2

# 不由这个会议研究；不由外单位的人记录
2022-03-10 09:00 韩某某 meeting hold
  body: changwei
  attendance: [{person: jiang, state: present}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 deciding_body_must_be_competent
2022-03-10 09:05 柳某某 meeting hold
  body: shuiwu_dangzu
  attendance: [{person: yu, state: present}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 thing_must_exist
2022-03-10 09:10 柳某某 meeting hold
  body: zhujian_dangzu
  attendance: [{person: peng, state: present}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 actor_must_hold_the_role
2022-03-10 09:15 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-12-31
  attendance: [{person: peng, state: present}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 day_must_not_be_in_the_future

# 到会
2022-03-10 09:20 冯某某 meeting hold
  body: zhujian_dangzu
  attendance: [{person: yu, state: present}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 member_must_be_on_the_roster
2022-03-10 09:30 冯某某 meeting hold
  body: zhujian_dangzu
  attendance: [{person: peng, state: absent}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 absence_must_have_a_reason
2022-03-10 09:40 冯某某 meeting hold
  body: zhujian_dangzu
  attendance: [{person: peng, state: present}]
  items: [{matter: $F1, result: agreed}, {matter: $F1, result: agreed}]
= 拒绝 item_must_stand_once

# 表态
2022-03-10 10:00 冯某某 meeting hold
  body: zhujian_dangzu
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: hua, state: absent, reasons: 公差}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: hua, position: for}
        - {person: fan, position: for}
= 拒绝 member_must_be_present
2022-03-10 10:10 冯某某 meeting hold
  body: zhujian_dangzu
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: hua, state: absent, reasons: 公差}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: fan, position: for}
= 拒绝 member_must_take_one_position
2022-03-10 10:20 冯某某 meeting hold
  body: zhujian_dangzu
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: hua, state: absent, reasons: 公差}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: against, words: 风险没有说清楚}
        - {person: chang, position: abstain}
        - {person: fan, position: for}
= 拒绝 majority_must_be_met

# 回避的不表态；回避到只剩两人，要提级
2022-03-11 09:00 彭某某 matter recuse F1
  person: peng
  state: declared
  reasons: 与申请人有近亲属关系，申请回避
2022-03-11 09:10 冯某某 meeting hold
  body: zhujian_dangzu
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: hua, state: absent, reasons: 公差}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: chang, position: for}
        - {person: fan, position: for}
= 拒绝 member_must_not_be_recused
2022-03-11 09:20 鲁某某 matter recuse F1
  person: lu
  state: declared
  reasons: 与申请人有近亲属关系，申请回避
2022-03-11 09:30 昌某某 matter recuse F1
  person: chang
  state: declared
  reasons: 与申请人有近亲属关系，申请回避
2022-03-11 09:40 冯某某 meeting hold
  body: zhujian_dangzu
  attendance:
    - {person: hua, state: present}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: hua, position: for}
        - {person: fan, position: for}
= 拒绝 higher_body_must_decide
# 记录的人自己回避了，也不能记
2022-03-11 09:50 冯某某 matter recuse F1
  person: feng
  state: declared
  reasons: 与申请人有近亲属关系，申请回避
2022-03-11 10:00 冯某某 meeting hold
  body: zhujian_dangzu
  attendance: [{person: fan, state: present}]
  items: [{matter: $F1, result: agreed}]
= 拒绝 thing_must_exist
