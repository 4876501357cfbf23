# 山东省2018年办法的规则包：问责的同时启动容错核实，一种情形加四项条件才能免责，容错以后及时纠错
title 省级规则：情形其一、条件都要，同步启动，及时纠错

2022-03-02 09:00 系统 policy activate
  file: policies/shandong.yaml
  samples_acknowledged: 2
  effective_from: 2022-03-02

2022-03-07 09:00 吕某某 accountability_case new as A1
  title: 供水管网抢修超概算（示例）
  unit: shuiwu
  subjects: [{person: fei, liability: party}, {unit: shuiwu, liability: accountability}]
  apply:
    title: 供水管网抢修超概算
    facts: [{fact: stage, word: opened}]
= 待办 A2 A3 A4

# 没有逐个对象回答，不能结案；单位也是对象
2022-03-07 09:10 吕某某 accountability_case close A1
  result: closed
= 拒绝 tolerance_question_must_be_answered
2022-03-07 09:20 吕某某 accountability_case answer A1
  result: answered
  answers:
    - {subject: S1, answer: present, reasons: 抢险中临时决定更换管材，事后有报告}
    - {subject: S2, answer: present, reasons: 抢险方案经单位集体研究决定}

# 这个规则包没有事前备案，也不由当事人申请
2022-03-07 10:00 费某某 filing new
  title: 备案（示例）
  unit: shuiwu
  applicant: fei
= 拒绝 procedure_must_be_known
2022-03-07 10:10 费某某 determination new
  title: 供水管网抢修超概算的容错认定（示例）
  unit: shuiwu
  subjects: [{person: fei, liability: party}]
= 拒绝 actor_must_hold_the_role 问责机构

2022-03-08 09:00 吕某某 determination new as D1
  title: 供水管网抢修超概算的容错认定（示例）
  unit: shuiwu
  subjects: [{person: fei, liability: party}, {unit: shuiwu, liability: accountability}]
  links: [{to: $A1, kind: case, reasons: 与问责同步启动}]
  apply: {result: started}
= 待办 T2

2022-03-15 09:00 吕某某 determination verify D1
  result: reported
  facts_found: 主管爆裂当晚更换高标号管材，超概算12万元；次日书面报告
  evidence:
    - {no: E1, title: 抢修记录和报告, place: 第1至5页, shows: 临机处置，次日报告}
    - {no: E2, title: 党组会议纪要, place: 第2页, shows: 单位集体研究抢险方案}
  checks:
    - {subject: S1, clause: R06, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, reasons: 没有明令禁止的规定}
    - {subject: S1, clause: G02, answer: not_met, evidence: [E1], reasons: 更换管材当晚没有按规定请示}
    - {subject: S1, clause: conditions, answer: met, evidence: [E1]}
    - {subject: S2, clause: R06, answer: met, evidence: [E2]}
    - {subject: S2, clause: conditions, answer: met, evidence: [E2]}
    - {subject: S2, clause: exclusions, answer: not_applicable, reasons: 已对照正式文件，没有这一清单}
= 待办 T3
= 期限 T3 及时

# S1 原文没有取得的清单还没有人对照：容错结果都还不能选
2022-03-18 09:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-03-18
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: mitigated, superior_basis: party_17, liability: party}], reasons: 抢险中临机处置，动机为公}
        - {subject: S2, finding: meets, outcomes: [{code: exempt, superior_basis: accountability_17, liability: accountability}], reasons: 集体研究，动机为公}
= 拒绝 outcome_must_be_open X01

2022-03-18 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-03-18
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: returned
      reasons: 对象S1是否有不适用容错的情形，请对照正式文件补充核实
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
2022-03-21 09:00 吕某某 determination verify D1
  result: reported
  facts_found: 已对照正式文件补充核实
  evidence: [{no: E3, title: 办法正式文件, place: 全文, shows: 没有不适用容错的清单}]
  checks:
    - {subject: S1, clause: exclusions, answer: not_applicable, evidence: [E3]}
= 待办 T3

# 四项条件有一项不符合：不能免责
2022-03-25 09:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-03-25
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: exempt, superior_basis: party_19, liability: party}], reasons: 抢险中临机处置，动机为公，没有按规定请示}
        - {subject: S2, finding: meets, outcomes: [{code: exempt, superior_basis: accountability_17, liability: accountability}], reasons: 集体研究，动机为公，四项条件都符合}
= 拒绝 outcome_must_be_open G02
2022-03-25 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-03-25
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: mitigated, superior_basis: party_17, liability: party}], reasons: 抢险中临机处置，动机为公，没有按规定请示}
        - {subject: S2, finding: meets, outcomes: [{code: exempt, superior_basis: accountability_17, liability: accountability}], reasons: 集体研究，动机为公，四项条件都符合}

2022-03-28 09:00 吕某某 determination feedback D1
  result: given
  services:
    - {receiver: 费某某, on: 2022-03-28, way: in_person}
    - {receiver: 水务局, on: 2022-03-28, way: in_person}
= 待办 T5
= 期限 T5 及时

# 予以容错的及时纠错；纠错没有销号，认定不能办结
2022-03-28 10:00 吕某某 correction new as K1
  title: 抢修请示报告制度整改（示例）
  unit: shuiwu
  subjects: [{person: fei}]
  links: [{to: $D1, kind: determination, reasons: 容错认定附带的纠错}]
  apply:
    result: assigned
    items: [{task: 补报抢修方案，修订请示报告制度, owner: liu, due: 2022-04-20, expected: 制度文本}]
= 待办 K2
2022-03-29 09:00 吕某某 determination bundle D1
  result: corrected
= 拒绝 correction_must_be_closed
2022-04-12 09:00 柳某某 correction hand_in K1
  result: handed_in
  done: [{no: K1, words: 制度已经修订印发, evidence: [{title: 制度文本}]}]
= 待办 K3
2022-04-13 09:00 施某某 correction inspect K1
  result: accepted
  items: [{no: K1, verdict: accepted}]
= 状态 closed
2022-04-14 09:00 吕某某 determination bundle D1
  result: corrected
2022-04-14 09:10 吕某某 determination finish D1
  result: finished
= 状态 determined
2022-04-15 09:00 吕某某 accountability_case close A1
  result: closed
= 状态 closed
