# 纠正过重的问责：两个人，拟给的和改定的都留下，结果不一样。
# 照一件公布的事例写成的另一件事；人、地、情节都是虚构的示例。
title 问责过重的纠正

# 上级提出的处理意见，立案后先问有没有容错情形
2022-05-05 09:00 施某某 accountability_case new as A
  title: 汛情信息迟报的责任追究（示例）
  unit: zhen
  subjects:
    - {person: bi, liability: public}
    - {person: yin, liability: public}
  apply:
    title: 汛情信息迟报一小时
    facts: [{fact: stage, word: under_decision}]
2022-05-05 10:00 施某某 accountability_case answer A
  result: answered
  answers:
    - {subject: S2, answer: present, reasons: 在现场指挥，已经安排专人报送}
2022-05-05 10:05 施某某 accountability_case close A
= 拒绝 tolerance_question_must_be_answered 毕某某
2022-05-05 10:10 施某某 accountability_case answer A
  result: answered
  answers:
    - {subject: S1, answer: present, reasons: 转移群众时错过报送时间}
    - {subject: S2, answer: present, reasons: 在现场指挥，已经安排专人报送}

2022-05-06 09:00 施某某 determination new as D
  title: 汛情信息迟报的容错认定（示例）
  unit: zhen
  conduct: 2022-05-01
  subjects:
    - {person: bi, liability: public}
    - {person: yin, liability: public}
  links: [{to: $A, kind: case, reasons: 与责任追究同步启动}]
  apply: {result: started, reasons: 拟给的处理是否过重，一并核实}
2022-05-09 09:00 施某某 determination rights D
  services:
    - {receiver: 毕某某, on: 2022-05-09, way: in_person}
    - {receiver: 殷某某, on: 2022-05-09, way: in_person}

# 第一次核实没有查清时间，审理退回
2022-05-16 09:00 施某某 determination verify D
  result: reported
  staff: [shi, lv]
  facts_found: 迟报一小时
  evidence:
    - {no: E1, title: 报送系统记录, shows: 迟报一小时}
  checks:
    - {subject: S1, clause: R07, answer: unknown, reasons: 转移群众的时间还没有查清}
    - {subject: S2, clause: R07, answer: unknown, reasons: 转移群众的时间还没有查清}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
    - {subject: S2, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 第一次遇到这样的汛情}
    - {subject: S1, pair: exploration, words: 不是试验，是应急}
    - {subject: S1, pair: intention, words: 先转移群众，没有私利}
    - {subject: S2, pair: inexperience, words: 在现场指挥，安排了专人}
    - {subject: S2, pair: exploration, words: 不是试验，是应急}
    - {subject: S2, pair: intention, words: 先转移群众，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: lighter, basis: tolerance, measure: public_warning}
    - {subject: S2, finding: meets, outcome: lighter, basis: tolerance, measure: admonished}
  heard: [S1, S2]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-05-18 09:00 孔某某 determination examine D
  result: sent_back
  staff: [kong, yan]
  reasons: 转移群众和报送的先后没有查清，请补充
= 待办 T3
2022-05-25 09:00 施某某 determination verify D
  result: reported
  staff: [shi, lv]
  facts_found: 当晚转移群众42人，报送时间正在转移途中，因隔离无法接触电脑
  evidence:
    - {no: E2, title: 转移登记表和视频, shows: 报送时正在转移群众}
    - {no: E3, title: 查询材料, shows: 没有个人获利}
  statements:
    - {source: 毕某某, subject: S1, words: 人都在车上，没有信号, relied_on: 1, reasons: 与视频时间一致}
    - {source: 值班室, words: 打过两次电话没有接通}
  checks:
    - {subject: S1, clause: R07, answer: met, evidence: [E2]}
    - {subject: S1, clause: G02, answer: not_met, evidence: [E1], reasons: 事后没有及时补报}
    - {subject: S2, clause: R07, answer: met, evidence: [E2]}
    - {subject: S2, clause: conditions, answer: met, evidence: [E2, E3], looked_at: [账目, 关联企业, 亲属]}
  proposals:
    - {subject: S1, finding: meets, outcome: mitigated, basis: tolerance, measure: admonished, words: 由警告改为诫勉}
    - {subject: S2, finding: meets, outcome: exempt_public_sanction, basis: tolerance, words: 由诫勉改为谈话提醒}
  distinctions: []
= 待办 T3b
2022-05-27 09:00 孔某某 determination examine D
  result: agreed
  staff: [kong, yan]
  written_opinion: 时间已经查清，原拟处理过重，同意两人的建议
2022-05-30 09:00 金某某 determination consult D
  result: clear
  answer: 没有未了结问题线索
= 待办 T5

# 与对象有亲属关系的成员回避，不计入应到人数
2022-05-31 09:00 邹某某 matter recuse D
  person: zou
  state: declared
  reasons: 与其中一名对象是近亲属，申请回避
2022-06-02 10:00 韩某某 meeting hold
  body: weiwu
  held_on: 2022-06-02
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings: []
= 拒绝 member_must_not_be_recused

# 退回补充核查的，还没有认定结论
2022-06-02 10:05 韩某某 meeting hold
  body: weiwu
  held_on: 2022-06-02
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D
      result: returned
      reasons: 时间还要再核对一遍，退回补充核查
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: meets
          outcomes: [{code: mitigated, superior_basis: public_11}]
          reasons: 同下
= 拒绝 outcome_must_fit_the_finding 退回补充核查

# 条件不足：事后没有补报的人，不能免予处分
2022-06-02 10:10 韩某某 meeting hold
  body: weiwu
  held_on: 2022-06-02
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: meets
          outcomes: [{code: exempt_public_sanction, superior_basis: public_12}]
          reasons: 同下
        - subject: S2
          finding: meets
          outcomes: [{code: exempt_public_sanction, superior_basis: public_12}]
          reasons: 同下
= 拒绝 outcome_must_be_open G02

# 两个人，两个结果；拟给的处理由上级提出，一并记下
2022-06-02 10:20 韩某某 meeting hold
  body: weiwu
  held_on: 2022-06-02
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: meets
          outcomes: [{code: mitigated, superior_basis: public_11}]
          proposed_measure: public_warning
          proposed_by: 示范市防汛指挥机构（示例）
          measure: admonished
          four_form: first
          reasons: 先转移群众，但是事后没有及时补报
        - subject: S2
          finding: meets
          outcomes: [{code: exempt_public_sanction, superior_basis: public_12}, {code: reminder}]
          proposed_measure: admonished
          proposed_by: 示范市防汛指挥机构（示例）
          measure: talk_reminder
          four_form: first
          reasons: 已经安排专人报送，现场处置得当
2022-06-06 09:00 施某某 determination feedback D
  number: 示纪容〔2022〕8号
  services:
    - {receiver: 毕某某, on: 2022-06-06, way: in_person}
    - {receiver: 殷某某, on: 2022-06-06, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]
2022-06-07 09:00 施某某 determination tell_organisation D
2022-06-07 09:10 施某某 determination tell_committee D
2022-06-07 09:20 施某某 determination tell_superior D
2022-06-08 09:00 施某某 determination bundle D
  result: none_needed
  reasons: 报送制度已经修订，本人已经作出说明
2022-06-08 09:10 施某某 determination finish D
= 状态 determined
2022-06-09 09:00 施某某 accountability_case close A
= 状态 closed
