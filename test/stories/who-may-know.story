# 谁不该知道，谁不该代录：同事的备案、会议以外的事项、回避的登记人员；会议当日就是决定之日
title 谁不该知道

# 同单位他人的备案，申请人看不到，也不提示标题；自己的要提示
2022-03-07 09:00 花某某 filing new as F0
  title: 道路开挖手续（示例）
  unit: zhujian
  applicant: hua
2022-03-07 09:05 马某某 filing new as F1
  title: 老旧厂区消防验收（示例）
  unit: zhujian
  applicant: ma
  apply:
    title: 老旧厂区消防验收（示例）
    plan: 分批补办消防验收，先整改后验收
    why: 企业急需开工，手续缺失已有多年
    clauses: [R08]
    foreseeable: 部分厂房图纸缺失
    objective_reasons: 厂房建于2003年，当时没有消防验收要求
= 不提示 道路开挖
2022-03-07 09:10 马某某 filing new as F2
  title: 老旧厂区消防验收续（示例）
  unit: zhujian
  applicant: ma
= 提示 另有相近的备案“老旧厂区消防验收（示例）”

# 会议3月8日开，3月10日才录入：下一步从3月8日起算，3月9日的签字可以照录
2022-03-10 09:00 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-03-04
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: chang, position: for}
        - {person: fan, position: for}
= 拒绝 day_must_not_precede_the_step
2022-03-10 09:10 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-03-08
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: chang, position: for}
        - {person: fan, position: for}
= 已登记
2022-03-10 09:20 范某某 filing sign F1 代录 冯某某 2022-03-09
  result: agreed
= 期限 F4 2022-03-14

# 机关启动的，在告知以前，本单位的记录人、已经回避的人拿着编号也问不出来
2022-05-11 09:00 吕某某 determination new as D1
  title: 未批先建的容错认定（示例）
  unit: zhujian
  subjects:
    - {person: ma, liability: other}
    - {person: fan, liability: other}
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
= 待办 T2b T3
2022-05-11 09:10 冯某某 meeting hold
  body: zhujian_dangzu
  attendance: [{person: peng, state: present}]
  items: [{matter: $D1, result: agreed}]
= 拒绝 thing_must_exist
2022-05-11 09:20 施某某 matter recuse D1
  person: shi
  state: declared
  reasons: 与当事人有利害关系，申请回避
2022-05-11 09:30 施某某 meeting hold
  body: changwei
  attendance: [{person: jiang, state: present}]
  items: [{matter: $D1, result: determined}]
= 拒绝 thing_must_exist

# 代录只能由登记人员，回避的、当事人自己都不行：不论办理哪一种事
2022-05-12 09:00 魏某某 matter recuse D1 代录 马某某 2022-05-12
  person: lv
  state: decided
  reasons: 与当事人有利害关系，决定回避
= 拒绝 thing_must_exist
2022-05-12 09:10 魏某某 matter recuse D1 代录 冯某某 2022-05-12
  person: lv
  state: decided
  reasons: 与当事人有利害关系，决定回避
= 拒绝 paper_must_be_entered_by_a_clerk
2022-05-12 09:20 魏某某 matter recuse D1 代录 潘某某 2022-05-12
  person: pan
  state: decided
  reasons: 与当事人有利害关系，决定回避
= 已登记
2022-05-12 09:30 魏某某 matter recuse D1 代录 潘某某 2022-05-12
  person: lv
  state: decided
  reasons: 与当事人有利害关系，决定回避
= 拒绝 thing_must_exist

# 责任追究事项不能一撤了之；分类、移交不由申请人定
2022-05-13 09:00 吕某某 accountability_case new as A1
  title: 未批先建（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply:
    title: 未批先建（示例）
    facts: [{fact: stage, word: opened}]
= 待办 A2 A3 A4
2022-05-13 09:10 吕某某 matter withdraw A1
  reasons: 不想回答容错问题，直接撤回了事
= 拒绝 step_must_be_open
2022-05-13 09:20 马某某 matter reclassify F1
  procedure: visit
  reasons: 申请人认为这其实是一次回访，请改类
= 拒绝 actor_must_hold_the_role
