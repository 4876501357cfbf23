# 一件备案：申请、集体研究、签字、两份回执、审查、反馈、转告、监督、了结
title 一件备案从头到尾

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
  project: 老旧厂区改造
  apply:
    title: 老旧厂区消防验收历史遗留问题（示例）
    plan: 对12栋无审批手续的厂房分批补办消防验收，先整改后验收
    why: 企业急需开工，手续缺失已有多年
    clauses: [R08]
    foreseeable: 部分厂房图纸缺失，可能出现验收标准不一致
    objective_reasons: 厂房建于2003年，当时没有消防验收要求
= 已登记
= 状态 to_study
= 待办 F2

2022-03-07 09:10 马某某 matter options F1
= 不可 study
= 可以 withdraw
= 不可 sign step_must_be_open

# 次序不对、人不对
2022-03-07 09:20 范某某 filing sign F1
  result: agreed
= 拒绝 step_must_be_open
2022-03-07 09:30 范某某 filing study F1
  result: agreed
= 拒绝 item_must_be_concluded_in_a_meeting

# 到会不足法定人数
2022-03-10 09:00 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-03-10
  attendance:
    - {person: peng, state: present}
    - {person: fan, state: present}
    - {person: lu, state: absent, reasons: 公差}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: fan, position: for}
= 拒绝 quorum_must_be_met 还差2人

# 主要负责人先表态
2022-03-10 10:00 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-03-10
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
