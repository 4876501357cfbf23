# 国资委令第46号第三十六条的规则包：损失额算出前提是否符合，处理前合法性审查，责任分三类
title 中央企业规则：损失额、合法性审查、三类责任

2022-03-02 09:00 系统 policy activate
  file: policies/sasac-order-46.yaml
  samples_acknowledged: 1
  effective_from: 2022-03-02
2022-03-02 09:10 系统 unit add
  handle: qiye
  name: 示范集团
  kind: enterprise
2022-03-02 09:10 系统 post add
  handle: p_zhui
  title: 责任追究部干部
  unit: qiye
  roles: [accountability_body]
2022-03-02 09:10 系统 person add
  handle: mi
  name: 米某某
2022-03-02 09:10 系统 tenure begin mi
  post: p_zhui
  from: 2021-01-04
2022-03-02 09:10 系统 post add
  handle: p_fa
  title: 法务部干部
  unit: qiye
  roles: [legal_reviewer]
2022-03-02 09:10 系统 person add
  handle: jia
  name: 贾某某
2022-03-02 09:10 系统 tenure begin jia
  post: p_fa
  from: 2021-01-04
2022-03-02 09:10 系统 body add
  handle: shenpi
  name: 示范集团责任追究审批会议
  kind: competent_body
  unit: qiye
2022-03-02 09:10 系统 roster set shenpi
  from: 2021-01-04
  members: [{person: zou}, {person: zhang}, {person: wei, leader: 1}]

2022-03-07 09:00 米某某 determination new as D1
  title: 新产线试制未达目标的免责认定（示例）
  unit: qiye
  subjects: [{person: tang, liability: leading}, {person: fei, liability: party}]
= 拒绝 field_must_be_known
2022-03-07 09:10 米某某 determination new as D1
  title: 新产线试制未达目标的免责认定（示例）
  unit: qiye
  subjects: [{person: tang, liability: leading}]
= 待办 Q1

# 损失额和后果没有说明，研判不能办结
2022-03-14 09:00 米某某 determination judge D1
  result: judged
  facts_found: 技术路线调整，试制目标没有完成
  evidence: [{no: E1, title: 技术评审记录, place: 第1至9页, shows: 技术路线调整}]
  checks:
    - {subject: S1, clause: R01, answer: met, evidence: [E1]}
    - {subject: S1, clause: conditions, answer: met, evidence: [E1]}
= 拒绝 fact_must_be_stated
2022-03-14 09:10 米某某 determination judge D1
  result: judged
  facts_found: 技术路线调整，试制目标没有完成
  evidence: [{no: E1, title: 技术评审记录, place: 第1至9页, shows: 技术路线调整}]
  checks:
    - {subject: S1, clause: R01, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E1]}
    - {subject: S1, clause: G02, answer: met, evidence: [E1]}
    - {subject: S1, clause: G03, answer: met, evidence: [E1]}
  facts:
    - {fact: loss, number: 5000000000}
    - {fact: grave_consequence, number: 0}
= 待办 Q2

# 没有合法性审查，不能审批
2022-03-15 09:00 魏某某 determination review_legality D1
  result: lawful
  written_opinion: 程序合法
= 拒绝 actor_must_hold_the_role
2022-03-15 09:10 贾某某 determination review_legality D1
  result: lawful
= 拒绝 field_must_be_given
2022-03-15 09:20 贾某某 determination review_legality D1
  result: lawful
  written_opinion: 追责程序合法，同意提交审批
= 待办 Q3

# 损失正好5000万元：前提由金额算出，谁也不能答成符合，免责不可选
2022-03-16 09:00 米某某 meeting hold
  body: shenpi
  held_on: 2022-03-16
  attendance:
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: approved
      positions:
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: exempt, superior_basis: order46_leading, liability: leading}], reasons: 试验探索不确定性大}
= 拒绝 finding_must_fit_the_checks 不满足前提
2022-03-16 10:00 米某某 meeting hold
  body: shenpi
  held_on: 2022-03-16
  attendance:
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: returned
      reasons: 审计核减损失，请按核减后的金额重新研判
      positions:
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
2022-03-21 09:00 米某某 determination judge D1
  result: judged
  facts_found: 审计核减以后损失4200万元
  evidence: [{no: E2, title: 审计核减意见, place: 第2页, shows: 损失4200万元}]
  checks: [{subject: S1, clause: R01, answer: met, evidence: [E2]}]
  facts:
    - {fact: loss, number: 4200000000}
    - {fact: grave_consequence, number: 0}
2022-03-22 09:00 贾某某 determination review_legality D1
  result: lawful
  written_opinion: 核减依据充分，同意提交审批
2022-03-23 09:00 米某某 meeting hold
  body: shenpi
  held_on: 2022-03-23
  attendance:
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D1
      result: approved
      positions:
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - {subject: S1, finding: meets, outcomes: [{code: exempt, superior_basis: order46_leading, liability: leading}], reasons: 试验探索不确定性大，前提都符合}
2022-03-23 12:00 米某某 determination judge D1
  result: judged
= 拒绝 matter_must_be_open
