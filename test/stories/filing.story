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
      positions:
        - {person: fan, position: for}
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: chang, position: for}
= 拒绝 leader_must_speak_last

# 保留意见要原样记下
2022-03-10 10:10 冯某某 meeting hold
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
      positions:
        - {person: peng, position: for}
        - {person: lu, position: reserve}
        - {person: chang, position: for}
        - {person: fan, position: for}
= 拒绝 dissent_must_be_in_words

2022-03-10 10:20 冯某某 meeting hold as M1
  body: zhujian_dangzu
  held_on: 2022-03-10
  place: 三楼会议室
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
        - {person: lu, position: reserve, words: 资金来源应当再核}
        - {person: chang, position: for}
        - {person: fan, position: for}
= 已登记

# 同一项不能再上一次会
2022-03-10 11:00 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-03-10
  attendance: []
  items:
    - {matter: $F1, result: agreed, positions: []}
= 拒绝 item_must_be_ready

2022-03-11 09:00 彭某某 filing sign F1
  result: agreed
= 拒绝 actor_must_hold_the_role
2022-03-11 09:00 范某某 filing sign F1
  result: returned
  reasons: 再改
= 拒绝 reasons_must_be_given
2022-03-11 09:00 范某某 filing sign F1
  result: 同意
= 有误 result
2022-03-11 09:00 范某某 filing sign F1
  result: yes
= 拒绝 result_must_be_one_of_the_step
# 呈批件是纸质的，经办人代为录入
2022-03-12 09:00 范某某 filing sign F1 代录 冯某某 2022-03-11
  result: agreed
  opinion: 同意报备
= 已登记
= 待办 F4

2022-03-14 09:00 冯某某 filing submit F1
  result: sent
= 拒绝 material_must_be_given
2022-03-14 09:00 冯某某 filing submit F1
  result: sent
  title: 老旧厂区消防验收历史遗留问题（示例）
  materials:
    - {material: filing_file, title: 备案表、申请报告、党组会议纪要, kept_at: 办公室三号柜}
= 已登记
= 待办 F4a F4b
2022-03-14 10:00 冯某某 filing submit F1
  result: sent
= 拒绝 step_must_be_open

# 两份回执，两个时钟
2022-03-15 09:00 沈某某 filing register F1
  result: received
= 拒绝 field_must_be_given
2022-03-15 09:00 沈某某 filing register F1
  number: 示纪备收〔2022〕1号
= 已登记
= 待办 F4b
2022-03-15 09:10 沈某某 filing review F1
  result: complete
= 拒绝 step_must_be_open
2022-03-16 09:00 葛某某 filing store F1
  number: 示组备〔2022〕1号
= 已登记
= 待办 F5
= 期限 F5 2022-03-21

# 材料不全，退回补充，再送来
2022-03-17 09:00 沈某某 filing review F1
  result: incomplete
  reasons: 缺少厂房现状照片和产权说明，请补充
= 已登记
= 待办 F5s
= 期限 F5s 无
2022-03-21 09:00 冯某某 filing supplement F1
  materials:
    - {material: photos, title: 厂房现状照片12张}
= 已登记
= 待办 F5
# 退回期间时钟停住：3月17日退回，21日补来，中间2个工作日不算
= 期限 F5 2022-03-23

# 不填明是否重大或者复杂，审查不能办结
2022-03-22 09:00 沈某某 filing review F1
  result: complete
= 拒绝 fact_must_be_stated
2022-03-22 09:00 沈某某 filing review F1
  result: complete
  facts:
    - {fact: significant, number: 0, reasons: 只涉及本局，金额不足500万元}
= 已登记
= 跳过 F6
= 待办 F7

2022-03-28 09:00 沈某某 filing feedback F1
  result: filed
  reasons: 材料齐全，事项属于可以备案的范围
  number: 示纪备〔2022〕1号
= 已登记
= 状态 filed
2022-03-29 09:00 冯某某 filing tell F1
  services:
    - {receiver: 马某某, on: 2022-03-29, way: in_person}
= 已登记
= 待办 F8
2022-06-01 09:00 苏某某 filing supervise F1
  result: noted
  noted: 现场查看3栋厂房，整改按方案进行
= 已登记
= 待办 F8
2022-11-01 09:00 冯某某 filing supervise F1
  result: ended
  noted: 12栋厂房全部验收
= 已登记
= 状态 closed
2022-11-02 09:00 冯某某 filing supervise F1
  result: noted
  noted: 补一条
= 拒绝 matter_must_be_open
2022-11-02 09:00 马某某 matter withdraw F1
  reasons: 事情已经办完，不再需要备案了
= 拒绝 matter_must_be_open
