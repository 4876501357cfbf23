# 昆明市2023年办法的规则包：报备、一个工作日初审、专项核查、联席会议、受理决定书；被举报以后报备是核查的起点
title 市级规则：报备受理，举报在后，查动机、查集体决策

2022-03-02 09:00 系统 policy activate
  file: policies/kunming.yaml
  samples_acknowledged: 2
  effective_from: 2022-03-02

2022-03-07 09:00 费某某 filing new as F1
  title: 河道应急清淤先行施工的报备（示例）
  unit: shuiwu
  applicant: fei
  project: 河道应急清淤
  apply:
    title: 河道应急清淤先行施工（示例）
    plan: 汛期前先清淤，同步补办手续
    clauses: [R02]
= 拒绝 field_must_be_given
2022-03-07 09:10 费某某 filing new as F1
  title: 河道应急清淤先行施工的报备（示例）
  unit: shuiwu
  applicant: fei
  project: 河道应急清淤
  apply:
    title: 河道应急清淤先行施工（示例）
    plan: 汛期前先清淤，同步补办手续
    clauses: [R02]
    foreseeable: 手续可能晚于施工
= 待办 B2
# 初审一个工作日：3月7日收到，3月8日到期
= 期限 B2 2022-03-08

2022-03-08 09:00 吕某某 filing review F1
  result: passed
= 拒绝 actor_must_hold_the_role
2022-03-08 09:10 沈某某 filing review F1
  result: refused
= 拒绝 reasons_must_be_given
2022-03-08 09:20 沈某某 filing review F1
  result: passed
= 待办 B3
= 期限 B3 无
2022-03-11 09:00 施某某 filing check F1
  result: reported
  facts_found: 现场查看，淤积影响行洪，方案经局党组研究
= 待办 B4
2022-03-14 09:00 韩某某 meeting hold
  body: lianxi
  held_on: 2022-03-14
  attendance:
    - {person: ge, state: present}
    - {person: han, state: present}
    - {person: kong, state: present}
    - {person: jiang, state: present}
  items:
    - matter: $F1
      result: approved
      positions:
        - {person: ge, position: for}
        - {person: han, position: for}
        - {person: kong, position: for}
        - {person: jiang, position: for}
2022-03-15 09:00 沈某某 filing decide F1
  result: filed
= 拒绝 field_must_be_given
2022-03-15 09:10 沈某某 filing decide F1
  result: filed
  number: 示纪容受〔2022〕1号
= 状态 filed

# 另一件：联席会议不同意，告知不予受理，要说明理由
2022-03-16 09:00 费某某 filing new as F2
  title: 另一处清淤的报备（示例）
  unit: shuiwu
  applicant: fei
  project: 另一处清淤
  apply:
    title: 另一处清淤（示例）
    plan: 先施工后审批
    clauses: [R02]
    foreseeable: 没有审批
2022-03-16 10:00 沈某某 filing review F2
  result: passed
2022-03-17 09:00 施某某 filing check F2
  result: reported
  facts_found: 现场没有险情，不属于突发事件
2022-03-18 09:00 韩某某 meeting hold
  body: lianxi
  held_on: 2022-03-18
  attendance:
    - {person: ge, state: present}
    - {person: han, state: present}
    - {person: kong, state: present}
    - {person: jiang, state: present}
  items:
    - matter: $F2
      result: refused
      reasons: 没有险情，不属于处置突发事件的情形
      positions:
        - {person: ge, position: for}
        - {person: han, position: for}
        - {person: kong, position: for}
        - {person: jiang, position: for}
2022-03-21 09:00 沈某某 filing tell_refusal F2
  result: told
  reasons: 没有险情，不属于处置突发事件的情形
= 状态 refused

# 被举报以后启动核查，报备自己出现
2022-06-06 09:00 吕某某 determination new as D1
  title: 河道清淤未批先建的容错核查（示例）
  project: 河道应急清淤
  unit: shuiwu
  subjects: [{person: fei, liability: party}]
  apply: {result: started}
= 提示 河道应急清淤先行施工的报备
= 待办 T2
2022-06-13 09:00 吕某某 determination verify D1
  result: reported
  facts_found: 为赶在汛期前清淤，方案经局党组集体研究，手续于6月补齐
  evidence:
    - {no: E1, title: 报备容错受理决定书, place: 全文, shows: 事前报备并受理}
    - {no: E2, title: 党组会议纪要, place: 第1页, shows: 集体决策}
  checks:
    - {subject: S1, clause: R02, answer: met, evidence: [E1]}
    - {subject: S1, clause: findings, answer: met, evidence: [E1, E2]}
    - {subject: S1, clause: exclusions, answer: not_applicable, reasons: 已对照正式文件，没有这一清单}
  distinctions:
    - {subject: S1, pair: public_or_private, words: 为防汛，为公}
    - {subject: S1, pair: fault_or_intent, words: 手续晚于施工是过失}
= 拒绝 distinctions_must_be_written
2022-06-13 09:10 吕某某 determination verify D1
  result: reported
  facts_found: 为赶在汛期前清淤，方案经局党组集体研究，手续于6月补齐
  evidence:
    - {no: E1, title: 报备容错受理决定书, place: 全文, shows: 事前报备并受理}
    - {no: E2, title: 党组会议纪要, place: 第1页, shows: 集体决策}
  checks:
    - {subject: S1, clause: R02, answer: met, evidence: [E1]}
    - {subject: S1, clause: findings, answer: met, evidence: [E1, E2]}
    - {subject: S1, clause: exclusions, answer: not_applicable, reasons: 已对照正式文件，没有这一清单}
  distinctions:
    - {subject: S1, pair: public_or_private, words: 为防汛，为公}
    - {subject: S1, pair: fault_or_intent, words: 手续晚于施工是过失}
    - {subject: S1, pair: failure_or_breach, words: 是失误，没有违反纪律的故意}
= 待办 T3
2022-06-16 09:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-16
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
        - {subject: S1, finding: meets, outcomes: [{code: exempt, superior_basis: party_19, liability: party}], reasons: 失误源于客观制约因素，非主观故意}
2022-06-17 09:00 吕某某 determination feedback D1
  result: given
  services: [{receiver: 费某某, on: 2022-06-17, way: in_person}]
= 状态 determined
