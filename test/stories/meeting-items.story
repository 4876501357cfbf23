# 一次会议，几件事项，一件一件形成结论：到会登记一次，每一项单独算人数
title 一件一件形成结论

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
2022-03-07 10:00 昌某某 filing new as F2
  title: 小区加装电梯试点（示例）
  unit: zhujian
  applicant: chang
  apply:
    title: 小区加装电梯试点（示例）
    plan: 先试点三个单元
    why: 居民多年反映
    clauses: [R06]
    foreseeable: 低层住户可能有不同意见
    objective_reasons: 没有现成的分摊办法
= 待办 F2

# 先登记会议和到会
2022-03-10 09:00 冯某某 meeting hold as M1
  body: zhujian_dangzu
  held_on: 2022-03-10
  place: 三楼会议室
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: hua, state: absent, reasons: 公差}
    - {person: fan, state: present}
  items: []
= 已登记

# 外单位的人不能给别人的会议加结论；没有的会议也加不上
2022-03-10 09:30 柳某某 meeting conclude M1
  matter: $F1
  result: agreed
= 拒绝 actor_must_hold_the_role
2022-03-10 09:31 冯某某 meeting conclude F1
  matter: $F1
  result: agreed
= 拒绝 thing_must_exist

# 没有到会的不表态；人人表态一次；主要负责人最后
2022-03-10 09:32 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions:
    - {person: hua, position: for}
= 拒绝 member_must_be_present
2022-03-10 09:33 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions:
    - {person: fan, position: for}
    - {person: peng, position: for}
    - {person: lu, position: for}
    - {person: chang, position: for}
= 拒绝 leader_must_speak_last
2022-03-10 09:34 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: lu, position: against}
    - {person: chang, position: for}
    - {person: fan, position: for}
= 拒绝 dissent_must_be_in_words
2022-03-10 09:35 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: lu, position: against, words: 资金来源应当再核}
    - {person: chang, position: for}
    - {person: fan, position: for}
= 已登记

# 同一次会议同一件事项只有一项
2022-03-10 09:36 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions: [{person: peng, position: for}]
= 拒绝 item_must_stand_once

# 第二项是昌某某自己的：他在场，但这一项没有他
2022-03-11 10:00 冯某某 meeting conclude M1
  matter: $F2
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: lu, position: for}
    - {person: chang, position: for}
    - {person: fan, position: for}
= 拒绝 member_must_not_be_recused
2022-03-11 10:01 冯某某 meeting conclude M1
  matter: $F2
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: lu, position: for}
    - {person: fan, position: for}
= 已登记

# 两件都往下走了
2022-03-11 11:00 范某某 filing sign F1
  result: agreed
= 状态 to_send
2022-03-11 11:01 范某某 filing sign F2
  result: agreed
= 状态 to_send
