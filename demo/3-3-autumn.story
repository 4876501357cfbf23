# 9月6日以后的认定、澄清和回访：换一个统计期间，就是另外的数字。
# 全部是虚构的示例。
#
# D7 容错认定（免予党纪处分）　C7 澄清　V31 回访
title 2022年秋：9月6日以后

# ---------------- 2022年9月
2022-09-13 10:00 吕某某 clarification new as C7
  title: 河堤护坡问题的澄清（示例）
  unit: shuiwu
  subjects: [{person: tang}]
  apply:
    why: 反映偷工减料，经核查不实，影响评先
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}

2022-09-15 10:00 金某某 clarification consult C7
  result: clear
  answer: 没有未了结问题线索

2022-09-19 09:00 吕某某 determination new as D7
  title: 学校食堂改造超期的容错认定（示例）
  unit: jiaoti
  conduct: 2022-08
  subjects: [{person: xue, liability: party}]
  apply: {result: started, reasons: 督查移交，核查中发现有容错情形}
2022-09-19 10:00 吕某某 clarification study C7
  result: needed
  facts:
    - {fact: post_touched, number: 0}
    - {fact: intent_suspected, number: 0}

2022-09-21 09:00 吕某某 determination rights D7
  services:
    - {receiver: 薛某某, on: 2022-09-21, way: in_person}
2022-09-21 10:00 唐某某 clarification wish C7
  result: agreed
  preferred_method: 书面，并在本单位范围内说明
  scope: 本单位干部

2022-09-22 10:00 吕某某 clarification draft C7
  points: [护坡厚度经检测符合设计]
  text: 反映河堤护坡偷工减料的问题，经核查与事实不符。
  scope: 水务局机关
  methods: [written]
  read_by: shi

2022-09-26 10:00 魏某某 clarification approve C7
  result: approved

2022-09-30 15:00 吕某某 clarification clear C7
  points: [护坡厚度经检测符合设计]
  text: 反映河堤护坡偷工减料的问题，经核查与事实不符。
  scope: 水务局机关
  methods: [written]
  read_by: shi
  published_on: 2022-09-30
= 待办 L8

# ---------------- 2022年10月
2022-10-10 14:01 吕某某 visit new as V31
  title: 回访教育：梅某某（示例）
  subjects: [{person: mei, sanction: public_warning, sanction_document: 示纪决〔2022〕71号, sanctioned_on: 2022-08-15}]
  apply: {planned_on: 2022-10-20}
2022-10-10 15:01 吕某某 visit outline V31
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 分管领导每月谈话，表现平稳

2022-10-11 09:00 吕某某 determination verify D7
  result: reported
  staff: [lv, shi]
  facts_found: 疫情管控造成停工，食堂改造超期20天，临时供餐没有中断
  evidence:
    - {no: E1, title: 停工通知和施工日志, place: 全卷, shows: 停工时间}
  checks:
    - {subject: S1, clause: R06, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E1]}
    - {subject: S1, clause: G02, answer: met, evidence: [E1]}
    - {subject: S1, clause: G03, answer: met, evidence: [E1]}
    - {subject: S1, clause: G04, answer: met, evidence: [E1]}
    - {subject: S1, clause: G05, answer: met, evidence: [E1], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 第一次承办改造工程}
    - {subject: S1, pair: exploration, words: 工期顺延没有明令禁止}
    - {subject: S1, pair: intention, words: 为了开学前供餐，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: exempt_party_sanction, basis: tolerance, words: 拟免予党纪处分}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}

2022-10-14 09:00 孔某某 determination examine D7
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究

2022-10-17 09:00 金某某 determination consult D7
  result: clear
  answer: 没有未了结问题线索
= 待办 T5

2022-10-20 09:02 吕某某 visit visit V31
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 镇政府谈话室
  manner: 面谈
2022-10-20 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-10-20
  place: 常委会会议室
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D7
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: meets
          outcomes: [{code: exempt_party_sanction, superior_basis: party_19}, {code: reminder}]
          reasons: 客观原因造成超期，没有损失

2022-10-24 09:00 吕某某 determination feedback D7
  number: 示纪容〔2022〕7号
  services:
    - {receiver: 薛某某, on: 2022-10-24, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]

2022-10-25 09:00 吕某某 determination tell_organisation D7
2022-10-25 09:10 吕某某 determination tell_committee D7
2022-10-25 09:20 吕某某 determination tell_superior D7
2022-10-25 10:02 吕某某 visit record V31
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-10-26 10:00 吕某某 determination bundle D7
  result: none_needed
  reasons: 问题在核实之前已经改正，没有需要再改的事项
2022-10-26 10:10 吕某某 determination finish D7
= 状态 determined
2022-10-26 16:01 吕某某 visit file V31
= 状态 made

2022-10-28 15:00 施某某 clarification follow_up C7
  visited_on: 2022-10-28
  manner: 谈话

2022-10-31 10:00 吕某某 clarification finish C7
= 状态 cleared
