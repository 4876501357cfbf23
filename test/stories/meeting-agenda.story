# 会前：发布议程、答复通知、阅材料、提意见；会上：登记到会，登记错了的更正，再逐项形成结论
title 先发议程，后开会

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
2022-03-07 11:00 马某某 filing new as F3
  title: 沿街店招统一改造试点（示例）
  unit: zhujian
  applicant: ma
  apply:
    title: 沿街店招统一改造试点（示例）
    plan: 先试一条街
    why: 商户多年反映
    clauses: [R08]
    foreseeable: 部分商户可能有不同意见
    objective_reasons: 没有现成的标准

# 议程由召开单位的人员发布；会议在前面；事项正等这个会议，只列一次
2022-03-08 09:00 柳某某 meeting call
  body: zhujian_dangzu
  planned_on: 2022-03-10
  items: [{matter: $F1}]
= 拒绝 actor_must_hold_the_role
2022-03-08 09:01 冯某某 meeting call
  body: zhujian_dangzu
  planned_on: 2022-03-07
  items: [{matter: $F1}]
= 拒绝 meeting_must_be_ahead
2022-03-08 09:02 冯某某 meeting call
  body: zhujian_dangzu
  planned_on: 2022-03-10
  items: []
= 拒绝 item_must_be_on_the_agenda
2022-03-08 09:03 冯某某 meeting call
  body: zhujian_dangzu
  planned_on: 2022-03-10
  items: [{matter: $F1}, {matter: $F1}]
= 拒绝 item_must_stand_once
2022-03-08 09:04 冯某某 meeting call
  body: zhujian_dangzu
  planned_on: 2022-03-10
  items: [{matter: $F1, step: F3}]
= 拒绝 item_must_be_ready
2022-03-08 09:05 韩某某 meeting call
  body: changwei
  planned_on: 2022-03-10
  items: [{matter: $F1}]
= 拒绝 deciding_body_must_be_competent
2022-03-08 09:06 冯某某 meeting call as M1
  body: zhujian_dangzu
  planned_on: 2022-03-10
  planned_time: 上午九时
  place: 三楼会议室
  chair: fan
  items: [{matter: $F2}, {matter: $F1}]
= 已登记

# 成员答复通知：请假要写原因；最后一次答复算数；名册以外的人没有通知
2022-03-08 10:00 花某某 meeting reply M1
  state: leave
= 拒绝 absence_must_have_a_reason
2022-03-08 10:01 花某某 meeting reply M1
  state: attend
= 已登记
2022-03-09 08:00 花某某 meeting reply M1
  state: leave
  reasons: 公差
= 已登记
2022-03-08 10:02 柳某某 meeting reply M1
  state: attend
= 拒绝 member_must_be_on_the_roster

# 本人说已阅、提意见；回避的人，议程上没有那一项
2022-03-08 11:00 彭某某 meeting read M1
  matter: $F2
= 已登记
2022-03-08 11:01 昌某某 meeting read M1
  matter: $F2
= 拒绝 item_must_be_on_the_agenda
2022-03-08 11:02 昌某某 meeting opine M1
  matter: $F2
  position: for
= 拒绝 item_must_be_on_the_agenda
2022-03-08 11:03 鲁某某 meeting opine M1
  matter: $F2
  position: reserve
= 拒绝 dissent_must_be_in_words
2022-03-08 11:04 鲁某某 meeting opine M1
  matter: $F2
  position: reserve
  words: 分摊办法还要再征求意见
= 已登记

# 纸质的答复和意见由召开单位的人员或者登记人员代录，日期在发布议程以后；已阅只由本人标记；
# 回避的人代录不了那一项
2022-03-08 12:01 鲁某某 meeting reply M1 代录 柳某某 2022-03-08
  state: attend
= 拒绝 paper_must_be_entered_by_a_clerk
2022-03-08 12:02 鲁某某 meeting reply M1 代录 冯某某 2022-03-10
  state: attend
= 拒绝 day_must_not_be_in_the_future
2022-03-08 12:03 鲁某某 meeting reply M1 代录 冯某某 2022-03-07
  state: attend
= 拒绝 day_must_not_precede_the_step
2022-03-08 12:04 鲁某某 meeting reply M1 代录 冯某某 2022-03-08
  state: attend
= 已登记
2022-03-08 12:05 范某某 meeting opine M1 代录 潘某某 2022-03-08
  matter: $F2
  position: for
= 已登记
2022-03-08 12:06 范某某 meeting opine M1 代录 柳某某 2022-03-08
  matter: $F2
  position: for
= 拒绝 paper_must_be_entered_by_a_clerk
2022-03-08 12:07 范某某 meeting opine M1 代录 昌某某 2022-03-08
  matter: $F2
  position: for
= 拒绝 item_must_be_on_the_agenda
2022-03-08 12:08 昌某某 meeting opine M1 代录 冯某某 2022-03-08
  matter: $F2
  position: for
= 拒绝 item_must_be_on_the_agenda
2022-03-08 12:09 范某某 meeting read M1 代录 冯某某 2022-03-08
  matter: $F2
= 拒绝 reading_must_be_said_by_the_reader

# 没有召开的会议还没有结论，也没有到会可以更正
2022-03-09 09:00 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
= 拒绝 thing_must_exist
2022-03-09 09:01 冯某某 meeting correct M1
  person: peng
  state: present
  reasons: 登记错了
= 拒绝 thing_must_exist

# 到会登记一次；是同一个会议；登记以后会前的事不再办
2022-03-10 09:00 韩某某 meeting convene M1
  body: changwei
  attendance: [{person: jiang, state: present}]
= 拒绝 deciding_body_must_be_competent
2022-03-10 09:01 冯某某 meeting convene M1
  body: zhujian_dangzu
  attendance: [{person: hua, state: absent}]
= 拒绝 absence_must_have_a_reason
2022-03-10 09:02 冯某某 meeting convene M1
  body: zhujian_dangzu
  place: 三楼会议室
  chair: fan
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: absent, reasons: 病假}
    - {person: chang, state: present}
    - {person: hua, state: absent, reasons: 公差}
    - {person: fan, state: present}
= 已登记
2022-03-10 09:03 冯某某 meeting convene M1
  body: zhujian_dangzu
  attendance: [{person: peng, state: present}]
= 拒绝 meeting_must_be_ahead
2022-03-10 09:04 彭某某 meeting opine M1
  matter: $F1
  position: for
= 拒绝 meeting_must_be_ahead

# 鲁某某其实到会了：更正，原来的也在记录里；外单位的人不能更正；名册以外的人不能成为到会
2022-03-10 09:10 柳某某 meeting correct M1
  person: lu
  state: present
  reasons: 登记错了，本人到会
= 拒绝 actor_must_hold_the_role
2022-03-10 09:11 冯某某 meeting correct M1
  person: yu
  state: present
  reasons: 登记错了，本人到会
= 拒绝 member_must_be_on_the_roster
2022-03-10 09:12 冯某某 meeting correct M1
  person: lu
  state: absent
  reasons: 登记错了
= 拒绝 absence_must_have_a_reason 请写明缺席原因（absence）
2022-03-10 09:13 冯某某 meeting correct M1
  person: lu
  state: present
  reasons: 登记错了，本人到会
= 已登记

# 会前的意见不是表态：没有人替他表态，他在会上可以改变意见
2022-03-10 09:21 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: chang, position: for}
    - {person: fan, position: for}
= 拒绝 member_must_take_one_position 还没有表态
2022-03-10 09:22 冯某某 meeting conclude M1
  matter: $F1
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: lu, position: for}
    - {person: chang, position: for}
    - {person: fan, position: for}
= 不提示 会上增加

# 不在议程上的事项，会上增加的也可以研究，登记时说明
2022-03-10 09:30 冯某某 meeting conclude M1
  matter: $F3
  result: agreed
  positions:
    - {person: peng, position: for}
    - {person: lu, position: for}
    - {person: chang, position: for}
    - {person: fan, position: for}
= 提示 会上增加

# 形成结论以后，到会不再更正
2022-03-10 10:00 冯某某 meeting correct M1
  person: peng
  state: absent
  absence: 中途离开
  reasons: 登记错了
= 拒绝 attendance_must_stand_once_concluded
