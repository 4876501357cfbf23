# 昌宁县2016年意见的规则包：启动追责以后、作出决定以前申请；受理机关不定一级，认定只由县纪委；三路送达
title 县级规则：按阶段申请，受理和认定分开，三路送达

2022-03-02 09:00 系统 policy activate
  file: policies/changning.yaml
  samples_acknowledged: 1
  effective_from: 2022-03-02

# 追责机关登记的事项，告知当事人以后当事人和单位才看得到
2022-03-07 09:00 吕某某 accountability_case new as A1
  title: 校园安防项目未达预期（示例）
  unit: jiaoti
  subjects: [{person: cen, liability: party}]
  apply:
    title: 校园安防项目未达预期
    facts: [{fact: stage, word: preliminary_check}]
= 待办 A2 A3 A4
2022-03-07 10:00 薛某某 determination new
  title: 校园安防项目的容错申请（示例）
  unit: jiaoti
  subjects: [{person: cen, liability: party}]
  links: [{to: $A1, kind: case, reasons: 因追责程序申请}]
= 拒绝 thing_must_exist
2022-03-08 09:00 吕某某 accountability_case note A1
  result: to_tell
  noted: 需要向本人和单位了解情况
  facts: [{fact: stage, word: preliminary_check}]
2022-03-08 09:30 吕某某 accountability_case tell A1
  result: told
  services: [{receiver: 岑某某, on: 2022-03-08, way: in_person}]
= 待办 A3 A4 A2

# 申请的时间不是天数，是阶段：初步核实的时候还不能申请
2022-03-09 09:00 薛某某 determination new
  title: 校园安防项目的容错申请（示例）
  unit: jiaoti
  subjects: [{person: cen, liability: party}]
  links: [{to: $A1, kind: case, reasons: 因追责程序申请}]
  apply: {clauses: [R04], why: 首次试用人脸识别闸机，没有达到预期效果}
= 拒绝 window_must_be_open 已立案、审理决定中。现在的阶段是“初步核实”
2022-03-21 09:00 吕某某 accountability_case note A1
  result: noted
  noted: 已经立案
  facts: [{fact: stage, word: opened}]
2022-03-22 09:00 薛某某 determination new as D1
  title: 校园安防项目的容错申请（示例）
  unit: jiaoti
  subjects: [{person: cen, liability: party}]
  links: [{to: $A1, kind: case, reasons: 因追责程序申请}]
  apply: {clauses: [R04], why: 首次试用人脸识别闸机，没有达到预期效果}
= 待办 T2
= 期限 T2 及时

# 受理：任何一级纪检监察机关；不符合的要说明理由
2022-03-23 09:00 罗某某 determination accept D1
  result: not_accepted
= 拒绝 reasons_must_be_given
2022-03-23 09:10 罗某某 determination accept D1
  result: accepted
= 待办 T3
# 核实：只由县纪委案件审理室
2022-03-24 09:00 罗某某 determination verify D1
  result: reported
= 拒绝 actor_must_hold_the_role
2022-04-06 09:00 孔某某 determination verify D1
  result: reported
  staff: [lv]
  facts_found: 闸机识别率低于合同约定；决策经局党组集体研究；没有发生安全事故
  evidence:
    - {no: E1, title: 党组会议纪要, place: 第2页, shows: 集体研究决定}
    - {no: E2, title: 银行流水和企业登记查询, place: 全卷, shows: 没有个人获利}
  checks:
    - {subject: S1, clause: R04, answer: met, evidence: [E1]}
    - {subject: S1, clause: conditions, answer: met, evidence: [E2]}
    - {subject: S1, clause: exclusions, answer: not_applicable, reasons: 已对照正式文件，没有这一清单}
= 待办 T4

# 从轻不是这个规则包的结果
2022-04-11 09:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-04-11
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: wei, state: present}
    - {person: zhang, state: absent, reasons: 公差}
  items:
    - matter: $D1
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: lighter, superior_basis: party_17, liability: party}], reasons: 先行先试，没有私利}
= 拒绝 field_must_be_known
2022-04-11 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-04-11
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: wei, state: present}
    - {person: zhang, state: absent, reasons: 公差}
  items:
    - matter: $D1
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: exempt, superior_basis: party_19, liability: party}], reasons: 先行先试，没有私利，三项前提都符合}

# 三路送达：书面反馈申请人、函告组织人事部门、报同级党委备案；少一路不能办结
2022-04-12 09:00 孔某某 determination feedback D1
  result: given
  services: [{receiver: 岑某某, on: 2022-04-12, way: in_person}]
2022-04-12 09:10 孔某某 determination tell_organisation D1
  result: given
= 期限 T5b 及时
2022-04-12 09:20 孔某某 determination finish D1
  result: finished
= 拒绝 step_must_be_open
2022-04-12 09:30 孔某某 determination report D1
  result: given
= 待办 T6
2022-04-12 09:40 孔某某 determination finish D1
  result: finished
= 状态 determined

2022-04-13 09:00 吕某某 accountability_case answer A1
  result: answered
  answers: [{subject: S1, answer: present, reasons: 先行先试，县纪委已认定免责}]
2022-04-13 09:10 吕某某 accountability_case close A1
  result: closed
= 状态 closed
