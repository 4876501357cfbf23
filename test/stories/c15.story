# 先备案，后被举报，再认定：备案在核查中自己出现，作为起点，但不是免责。
# 照一件公布的事例写成的另一件事；人、地、情节都是虚构的示例。
title 备案在先，举报在后

2022-03-02 09:00 费某某 filing new as F
  title: 废弃河道整治涉及批而未供土地（示例）
  unit: shuiwu
  applicant: fei
  project: 废弃河道整治
  apply:
    title: 废弃河道整治涉及批而未供土地（示例）
    plan: 汛前先清淤护坡，土地手续容缺办理，三个月内补齐
    why: 河道淤堵多年，群众多次反映
    clauses: [R08]
    foreseeable: 土地手续没有办完就动工，可能被认为是未批先建
    objective_reasons: 土地二十年前已经批准，一直没有供地
= 状态 to_study

# 水务局党组研究，有人保留意见
2022-03-08 15:00 柳某某 meeting hold
  body: shuiwu_dangzu
  held_on: 2022-03-08
  attendance:
    - {person: yu, state: present}
    - {person: ren, state: present}
    - {person: yuan, state: present}
    - {person: fang, state: present}
  items:
    - matter: $F
      result: agreed
      positions:
        - {person: yu, position: for}
        - {person: ren, position: for}
        - {person: yuan, position: reserve, words: 最好等供地手续办完}
        - {person: fang, position: for}
2022-03-09 09:00 方某某 filing sign F
  result: agreed
  opinion: 同意报备，边办手续边推进
2022-03-10 09:00 柳某某 filing submit F
  materials:
    - {material: filing_file, title: 备案表、申请报告、党组会议纪要, kept_at: 办公室一号柜}
2022-03-11 09:00 沈某某 filing register F
  number: 示纪备收〔2022〕3号
2022-03-11 10:00 葛某某 filing store F
  number: 示组备〔2022〕3号
2022-03-14 09:00 沈某某 filing review F
  result: complete
  facts: [{fact: significant, number: 0, reasons: 只涉及一个部门}]
2022-03-18 09:00 沈某某 filing feedback F
  result: filed
  reasons: 材料齐全，经过集体研究，属于可以备案的事项
  number: 示纪备〔2022〕3号
2022-03-21 09:00 柳某某 filing tell F
  services: [{receiver: 费某某, on: 2022-03-21, way: in_person}]
= 状态 filed

# 群众举报未批先建。登记的时候，备案已经在那里
2022-05-16 09:00 吕某某 accountability_case new as A
  title: 废弃河道整治未批先建的检举控告（示例）
  project: 废弃河道整治
  unit: shuiwu
  subjects: [{person: fei, liability: party}]
  apply:
    title: 废弃河道整治未批先建
    facts: [{fact: stage, word: preliminary_check}]
= 提示 废弃河道整治涉及批而未供土地

# 备案一边看不到举报：本人不知情，也问不出
2022-05-16 10:00 费某某 accountability_case answer A
  answers: [{subject: S1, answer: none}]
= 拒绝 thing_must_exist

# 备案不等于免责：有备案也要回答，也要认定
2022-05-17 09:00 吕某某 accountability_case close A
= 拒绝 tolerance_question_must_be_answered
2022-05-17 09:10 吕某某 accountability_case answer A
  result: answered
  answers: [{subject: S1, answer: present, reasons: 事前备案并经集体研究}]
2022-05-17 09:20 吕某某 accountability_case close A
= 拒绝 determination_must_be_concluded

2022-05-18 09:00 吕某某 determination new as D
  title: 废弃河道整治未批先建的容错认定（示例）
  project: 废弃河道整治
  unit: shuiwu
  conduct: 2022-03
  subjects: [{person: fei, liability: party}]
  links: [{to: $A, kind: case, reasons: 与责任追究同步启动}]
  apply: {result: started, reasons: 有事前备案，同步启动容错程序}
= 提示 此前有备案
= 待办 T2b T3
2022-05-19 09:00 吕某某 determination rights D
  services: [{receiver: 费某某, on: 2022-05-19, way: in_person}]

# 备案的材料是证据，不是结论
2022-06-07 09:00 吕某某 determination verify D
  result: reported
  staff: [lv, shi]
  facts_found: 动工在前，供地手续在后，两个月后补齐；动机是解决多年积水
  political_effect: 汛期没有积水，群众认可
  discipline_effect: 程序瑕疵已经纠正
  social_effect: 举报人所说的占地不实
  evidence:
    - {no: E1, title: 备案回执和反馈, place: 第1至2页, shows: 动工以前已经备案}
    - {no: E2, title: 党组会议纪要, place: 第3页, shows: 经过集体研究，保留意见记录在案}
    - {no: E3, title: 供地批复和查询材料, place: 全卷, shows: 手续补齐，没有获利, amount: 86000000}
  statements:
    - {source: 费某某, subject: S1, words: 汛期在前，等手续来不及, relied_on: 1, reasons: 与气象资料和会议纪要一致}
    - {source: 施工单位, words: 进场时没有看到供地批复}
  checks:
    - {subject: S1, clause: R08, answer: met, evidence: [E1, E2]}
    - {subject: S1, clause: N03, answer: met, evidence: [E2]}
    - {subject: S1, clause: G01, answer: met, reasons: 土地已经批准，没有规定禁止先行清淤}
    - {subject: S1, clause: G02, answer: met, evidence: [E2]}
    - {subject: S1, clause: G03, answer: met, evidence: [E3]}
    - {subject: S1, clause: G04, answer: met, evidence: [E3]}
    - {subject: S1, clause: G05, answer: met, evidence: [E3], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {pair: inexperience, words: 第一次遇到批而未供的历史问题}
    - {pair: exploration, words: 容缺办理没有明令禁止}
    - {pair: intention, words: 为了汛期安全，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: no_pursuit, basis: tolerance, words: 失误由客观条件造成，拟不予追究}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-06-10 09:00 孔某某 determination examine D
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，同意提交集体研究
2022-06-13 09:00 金某某 determination consult D
  result: clear
  answer: 没有未了结问题线索
= 待办 T5
2022-06-16 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-16
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: absent, reasons: 出差}
    - {person: wei, state: present}
  items:
    - matter: $D
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: against, words: 应当先免予处理，不宜不追究}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: meets
          outcomes: [{code: no_pursuit, superior_basis: party_19}]
          reasons: 备案在先，集体研究，客观条件所限，手续已经补齐
2022-06-17 09:00 吕某某 determination feedback D
  number: 示纪容〔2022〕9号
  services: [{receiver: 费某某, on: 2022-06-17, way: in_person}]
  facts: [{fact: decided_elsewhere, number: 0}]
2022-06-20 09:00 吕某某 determination tell_organisation D
2022-06-20 09:10 吕某某 determination tell_committee D
2022-06-20 09:20 吕某某 determination tell_superior D
= 待办 T9
2022-06-21 09:00 吕某某 determination bundle D
  result: none_needed
  reasons: 供地手续在认定以前已经补齐，不需要再改
2022-06-21 09:10 吕某某 determination finish D
= 状态 determined

# 认定以后，责任追究事项可以结案；备案照旧，由原来的人监督
2022-06-22 09:00 吕某某 accountability_case close A
= 状态 closed
2022-09-01 09:00 苏某某 filing supervise F
  result: ended
  noted: 护坡完工，供地手续齐全
= 状态 closed
