# 济宁市社会救助容错纠错细则的规则包：四张清单的内容都没有取得，照正式文件逐项回答以后才有结果可选；件件会商
title 部门规则：四张清单各有去处，件件会商

2022-03-02 09:00 系统 policy activate
  file: policies/jining-civil.yaml
  samples_acknowledged: 1
  effective_from: 2022-03-02
2022-03-02 09:10 系统 post add
  handle: p_minzheng
  title: 民政局社会救助科干部
  unit: zhen
  roles: [consulted]
2022-03-02 09:10 系统 person add
  handle: mi
  name: 米某某
2022-03-02 09:10 系统 tenure begin mi
  post: p_minzheng
  from: 2021-01-04
2022-03-02 09:10 系统 post add
  handle: p_jingban
  title: 党政办干部
  unit: zhen
  roles: [unit_clerk]
2022-03-02 09:10 系统 person add
  handle: qi
  name: 祁某某
2022-03-02 09:10 系统 tenure begin qi
  post: p_jingban
  from: 2021-01-04

2022-03-07 09:00 祁某某 determination new as D1
  title: 临时救助先行发放的容错申请（示例）
  unit: zhen
  subjects: [{person: bi, liability: public}]
  apply: {why: 急难情形先行发放，事后核对发现一户不符合条件}
= 待办 T2

2022-03-14 09:00 吕某某 determination verify D1
  result: reported
  facts_found: 先行发放后一户不符合条件，款已追回
  evidence: [{no: E1, title: 发放和追回凭证, place: 第1至3页, shows: 款已追回}]
  checks:
    - {subject: S1, clause: situations, answer: unknown}
= 待办 T3
2022-03-15 09:00 吕某某 determination consult D1
  result: answered
  answer: 同意
= 拒绝 actor_must_hold_the_role
2022-03-15 09:10 米某某 determination consult D1
  result: answered
  answer: 属于急难救助，建议从轻
= 待办 T4

# 清单没有对照正式文件，容错结果都还不能选；留空不当作没有
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
        - {subject: S1, finding: meets, outcomes: [{code: lighter, superior_basis: public_11, liability: public}], reasons: 急难救助，款已追回}
= 拒绝 finding_must_fit_the_checks
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
      reasons: 请对照细则正式文件的四张清单逐张回答
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
2022-03-21 09:00 吕某某 determination verify D1
  result: reported
  facts_found: 已对照细则正式文件
  evidence: [{no: E2, title: 细则正式文件, place: 附表三, shows: 急难先行发放在视情清单内}]
  checks:
    - {subject: S1, clause: situations, answer: not_met, evidence: [E2]}
    - {subject: S1, clause: no_pursuit_grounds, answer: not_met, evidence: [E2]}
    - {subject: S1, clause: lesser, answer: met, evidence: [E1, E2]}
    - {subject: S1, clause: exclusions, answer: not_met, evidence: [E2]}
2022-03-22 09:00 米某某 determination consult D1
  result: answered
  answer: 同意按视情清单从轻

# 只符合视情清单：也是符合容错情形，但不能不予追究
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
        - {subject: S1, finding: meets, outcomes: [{code: no_pursuit, superior_basis: public_12, liability: public}], reasons: 急难救助，款已追回}
= 拒绝 outcome_must_be_open 不予追究责任清单
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
        - {subject: S1, finding: meets, outcomes: [{code: lighter, superior_basis: public_11, liability: public}], reasons: 急难救助，款已追回}
2022-03-28 09:00 吕某某 determination feedback D1
  result: given
  services: [{receiver: 毕某某, on: 2022-03-28, way: in_person}]
  facts: [{fact: correction_wanted, number: 0}]
= 跳过 T6
= 待办 T7
2022-03-28 09:10 吕某某 determination finish D1
  result: finished
= 状态 determined
