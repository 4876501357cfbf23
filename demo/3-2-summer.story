# 本人申请的、同步启动的、后来被撤销的容错认定；澄清；回访。
# 9月6日是示范区通报数字的日子。全部是虚构的示例。
#
# A2 责任追究　D3 本人申请（从轻）　D4 不予追究　D5 减轻　D6 免予处理，由 R1 撤销
# K2 纠错　C4、C5 澄清　C6 批准了还没有实施　V1至V13 回访　V21、V22 不另计的回访
title 2022年夏：截至9月6日

# ---------------- 2022年6月

# 责任追究事项：立案以后告知本人，本人可以申请容错
2022-06-20 09:00 吕某某 accountability_case new as A2
  title: 健身步道超概算的问题线索（示例）
  unit: jiaoti
  subjects: [{person: cen, liability: party}]
  apply:
    title: 健身步道超概算12.9%
    facts: [{fact: stage, word: opened}]
2022-06-20 10:00 吕某某 accountability_case note A2
  result: to_tell
  noted: 立案决定已经作出，向本人宣布

2022-06-21 09:00 吕某某 accountability_case tell A2
  services: [{receiver: 岑某某, on: 2022-06-21, way: in_person}]
2022-06-21 14:00 施某某 visit new as V1
  title: 回访教育：谈某某（示例）
  subjects: [{person: tan, sanction: party_serious_warning, sanction_document: 示纪决〔2022〕31号, sanctioned_on: 2022-05-07}]
  apply: {planned_on: 2022-07-06}
2022-06-21 15:00 施某某 visit outline V1
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 党支部每季度谈心一次

2022-06-22 09:00 吕某某 accountability_case answer A2
  result: answered
  answers: [{subject: S1, answer: present, reasons: 本人主动说明，项目属于先行先试}]
2022-06-22 10:00 吕某某 clarification new as C4
  title: 校服采购问题的澄清（示例）
  unit: jiaoti
  subjects: [{person: lian}]
  apply:
    why: 反映指定厂家，经核查不实，正值换届
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}
2022-06-22 14:01 吕某某 visit new as V2
  title: 回访教育：宋某某（示例）
  subjects: [{person: song, sanction: public_demerit, sanction_document: 示纪决〔2022〕32号, sanctioned_on: 2022-05-01}]
  apply: {planned_on: 2022-07-07}
2022-06-22 15:01 吕某某 visit outline V2
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 分管领导每月谈话，表现平稳

# 本人申请容错
2022-06-23 09:00 岑某某 determination new as D3
  title: 健身步道超概算的容错申请（示例）
  unit: jiaoti
  conduct: 2021-10
  subjects: [{person: cen, liability: party}]
  links: [{to: $A2, kind: case, reasons: 立案以后、决定以前提出申请}]
  apply:
    clauses: [R03]
    why: 为赶在全民健身月前开放，边设计边施工，超出概算部分已经审减
= 待办 T2

2022-06-24 09:00 吕某某 determination accept D3
  result: accepted
2022-06-24 10:00 金某某 clarification consult C4
  result: clear
  answer: 没有未了结问题线索

2022-06-27 09:00 吕某某 determination rights D3
  services:
    - {receiver: 岑某某, on: 2022-06-27, way: in_person}

# 政务责任由监委委务会研究
2022-06-27 09:00 施某某 determination new as D4
  title: 生猪复养补贴先行发放的容错认定（示例）
  unit: nongye
  conduct: 2021-12
  subjects: [{person: he, liability: public}]
  apply: {result: started, reasons: 巡察移交线索，核查中发现有容错情形}

# 认定以后发现隐瞒事实的，撤销
2022-06-28 09:20 吕某某 determination new as D6
  title: 水源地围栏工程变更的容错认定（示例）
  unit: shuiwu
  conduct: 2021-08
  subjects: [{person: yuan, liability: party}]
  apply: {result: started, reasons: 审计移送，核查中发现有容错情形}
2022-06-28 10:00 吕某某 clarification study C4
  result: needed
  facts:
    - {fact: post_touched, number: 1}
    - {fact: intent_suspected, number: 0}
2022-06-28 14:02 施某某 visit new as V3
  title: 回访教育：熊某某（示例）
  subjects: [{person: xiong, sanction: public_serious_demerit, sanction_document: 示纪决〔2022〕33号, sanctioned_on: 2022-04-30}]
  apply: {planned_on: 2022-07-13}
2022-06-28 15:02 施某某 visit outline V3
  outline: 看整改，谈今后怎样按程序办事
  daily_education: 单位安排帮带，参加专项工作

2022-06-29 09:00 吕某某 determination rights D4
  services:
    - {receiver: 贺某某, on: 2022-06-29, way: in_person}

2022-06-30 09:00 吕某某 determination rights D6
  services:
    - {receiver: 袁某某, on: 2022-06-30, way: in_person}
2022-06-30 10:00 廉某某 clarification wish C4
  result: agreed
  preferred_method: 书面，并在本单位范围内说明
  scope: 本单位干部
2022-06-30 14:03 吕某某 visit new as V4
  title: 回访教育：舒某某（示例）
  subjects: [{person: shu, sanction: party_removal, sanction_document: 示纪决〔2022〕34号, sanctioned_on: 2022-04-25}]
  apply: {planned_on: 2022-07-15}
2022-06-30 15:03 吕某某 visit outline V4
  outline: 听单位评价，谈一年来的变化
  daily_education: 工作按时完成，群众评价较好

# ---------------- 2022年7月
2022-07-01 10:00 吕某某 clarification draft C4
  points: [校服由家长委员会投票选定，局里没有指定厂家]
  text: 反映校服采购指定厂家的问题，经核查与事实不符。
  scope: 教育和体育局机关和直属学校
  methods: [written, circulation]
  read_by: shi

2022-07-04 09:10 吕某某 determination new as D5
  title: 应急抢险道路未招标的容错认定（示例）
  unit: zhongxin
  conduct: 2021-09-20
  subjects: [{person: teng, liability: accountability}]
  apply: {result: started, reasons: 问责核查中发现有容错情形，同步启动}

2022-07-05 10:00 魏某某 clarification approve C4
  result: approved
2022-07-05 14:04 施某某 visit new as V5
  title: 回访教育：屈某某（示例）
  subjects: [{person: qu, sanction: party_warning, sanction_document: 示纪决〔2022〕35号, sanctioned_on: 2022-04-23}]
  apply: {planned_on: 2022-07-20}
2022-07-05 15:04 施某某 visit outline V5
  outline: 从岗位职责谈起，鼓励放下包袱
  daily_education: 党支部每季度谈心一次

2022-07-06 09:00 吕某某 determination rights D5
  services:
    - {receiver: 滕某某, on: 2022-07-06, way: in_person}
2022-07-06 09:00 施某某 visit visit V1
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本单位会议室
  manner: 面谈

2022-07-07 09:02 吕某某 visit visit V2
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 镇政府谈话室
  manner: 面谈
2022-07-07 14:05 吕某某 visit new as V6
  title: 回访教育：项某某（示例）
  subjects: [{person: xiang, sanction: public_warning, sanction_document: 示纪决〔2022〕36号, sanctioned_on: 2022-05-17}]
  apply: {planned_on: 2022-07-22}
2022-07-07 15:05 吕某某 visit outline V6
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 分管领导每月谈话，表现平稳

2022-07-08 09:00 吕某某 determination verify D3
  result: reported
  staff: [lv, shi]
  facts_found: 步道工程超概算12.9%，没有事前报批；审减以后按合同结算
  evidence:
    - {no: E1, title: 立项批复和会议记录, place: 第5至9页, shows: 经过局党组研究}
    - {no: E2, title: 审计结算报告, place: 第14页, shows: 超概算比例和审减金额, amount: 13500000, ratio: 1290}
  checks:
    - {subject: S1, clause: R03, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E2]}
    - {subject: S1, clause: G02, answer: not_met, evidence: [E1], reasons: 概算调整没有事前报批}
    - {subject: S1, clause: G03, answer: met, evidence: [E2]}
    - {subject: S1, clause: G04, answer: met, evidence: [E2]}
    - {subject: S1, clause: G05, answer: met, evidence: [E2], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 没有同类工程的经验}
    - {subject: S1, pair: exploration, words: 概算调整程序有规定，但可以事后报批}
    - {subject: S1, pair: intention, words: 为了群众早日使用，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: lighter, basis: tolerance, measure: party_warning, words: 拟从轻}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-07-08 10:00 施某某 visit record V1
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-07-11 15:00 吕某某 clarification clear C4
  points: [校服由家长委员会投票选定，局里没有指定厂家]
  text: 反映校服采购指定厂家的问题，经核查与事实不符。
  scope: 教育和体育局机关和直属学校
  methods: [written, circulation]
  read_by: shi
  published_on: 2022-07-11
= 待办 L7
2022-07-11 16:00 施某某 visit file V1
= 状态 made

2022-07-12 09:00 吕某某 determination verify D4
  result: reported
  staff: [lv, shi]
  facts_found: 先发放后验收，2户验收没有通过，补贴已经追回
  evidence:
    - {no: E1, title: 局长办公会记录, place: 第2页, shows: 集体决定}
    - {no: E2, title: 补贴发放和追回凭证, place: 全卷, shows: 没有损失, amount: 4800000}
  checks:
    - {subject: S1, clause: R06, answer: met, evidence: [E1]}
    - {subject: S1, clause: N03, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E2]}
    - {subject: S1, clause: G02, answer: met, evidence: [E2]}
    - {subject: S1, clause: G03, answer: met, evidence: [E2]}
    - {subject: S1, clause: G04, answer: met, evidence: [E2]}
    - {subject: S1, clause: G05, answer: met, evidence: [E2], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 新政策，没有先例}
    - {subject: S1, pair: exploration, words: 没有明确限制先行发放}
    - {subject: S1, pair: intention, words: 为了保供，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: no_pursuit, basis: tolerance, words: 拟不予追究}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-07-12 10:00 吕某某 clarification tell_organisation C4
2022-07-12 10:02 吕某某 visit record V2
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-07-12 14:06 施某某 visit new as V7
  title: 回访教育：董某某（示例）
  subjects: [{person: dong, sanction: admonished, sanction_document: 示纪决〔2022〕37号, sanctioned_on: 2022-05-15}]
  apply: {planned_on: 2022-07-27}
2022-07-12 15:06 施某某 visit outline V7
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 单位安排帮带，参加专项工作

2022-07-13 09:00 孔某某 determination examine D3
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究
2022-07-13 09:00 吕某某 determination verify D6
  result: reported
  staff: [lv, shi]
  facts_found: 围栏走向变更没有重新报批，造价没有增加
  evidence:
    - {no: E1, title: 变更签证和会议记录, place: 全卷, shows: 经过集体研究}
  checks:
    - {subject: S1, clause: R01, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E1]}
    - {subject: S1, clause: G02, answer: met, evidence: [E1]}
    - {subject: S1, clause: G03, answer: met, evidence: [E1]}
    - {subject: S1, clause: G04, answer: met, evidence: [E1]}
    - {subject: S1, clause: G05, answer: met, evidence: [E1], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 缺乏经验}
    - {subject: S1, pair: exploration, words: 没有明令禁止}
    - {subject: S1, pair: intention, words: 为了水源安全，没有发现私利}
  proposals:
    - {subject: S1, finding: meets, outcome: exempt, basis: tolerance, words: 拟免予处理}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-07-13 09:04 施某某 visit visit V3
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本人办公室
  manner: 面谈
2022-07-13 16:01 吕某某 visit file V2
= 状态 made

2022-07-14 09:00 金某某 determination consult D3
  result: clear
  answer: 没有未了结问题线索
= 待办 T5

2022-07-15 09:00 孔某某 determination examine D4
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究
2022-07-15 09:06 吕某某 visit visit V4
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 区纪委监委谈话室
  manner: 面谈

2022-07-18 09:00 金某某 determination consult D4
  result: clear
  answer: 没有未了结问题线索
= 待办 T5
2022-07-18 09:00 孔某某 determination examine D6
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究
2022-07-18 10:00 吕某某 clarification new as C5
  title: 农机补贴问题的澄清（示例）
  unit: nongye
  subjects: [{person: lei}]
  apply:
    why: 反映克扣补贴，经核查不实，在网上传播
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}

2022-07-19 09:00 吕某某 determination verify D5
  result: reported
  staff: [lv, shi]
  facts_found: 暴雨冲毁路基，当夜组织抢修，没有招标；10天后才书面报告
  evidence:
    - {no: E1, title: 应急指挥部调度记录, place: 第1至4页, shows: 紧急情况}
    - {no: E2, title: 报告收文登记, place: 第7页, shows: 报告日期}
  checks:
    - {subject: S1, clause: R07, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E2]}
    - {subject: S1, clause: G02, answer: not_met, evidence: [E2], reasons: 事后没有及时报告}
    - {subject: S1, clause: G03, answer: met, evidence: [E2]}
    - {subject: S1, clause: G04, answer: met, evidence: [E2]}
    - {subject: S1, clause: G05, answer: met, evidence: [E2], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 紧急情况下缺少经验}
    - {subject: S1, pair: exploration, words: 抢险项目有例外规定，但是事后没有及时报告}
    - {subject: S1, pair: intention, words: 为了群众出行安全，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: mitigated, basis: tolerance, measure: admonished, words: 拟减轻}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-07-19 09:00 金某某 determination consult D6
  result: clear
  answer: 没有未了结问题线索
= 待办 T5
2022-07-19 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-07-19
  place: 常委会会议室
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D3
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
          outcomes: [{code: lighter, superior_basis: party_17}]
          reasons: 动机为公，但是没有履行报批程序
          proposed_measure: party_serious_warning
          proposed_by: 第一监督检查室
          measure: party_warning
          four_form: second
          sanction_document: 示纪决〔2022〕61号
2022-07-19 10:04 施某某 visit record V3
  talk: {thinking: 放下了包袱，愿意多承担, work: 转岗后逐步熟悉业务, life: 老人住院，经济上有压力}
  facts: [{fact: support_wanted, number: 1}, {fact: assessment_wanted, number: 0}]
2022-07-19 10:06 吕某某 visit record V4
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-07-19 14:07 吕某某 visit new as V8
  title: 回访教育：梁某某（示例）
  subjects: [{person: liang, sanction: circular, sanction_document: 示纪决〔2022〕38号, sanctioned_on: 2022-05-15}]
  apply: {planned_on: 2022-08-03}
2022-07-19 15:07 吕某某 visit outline V8
  outline: 看整改，谈今后怎样按程序办事
  daily_education: 工作按时完成，群众评价较好

2022-07-20 09:08 施某某 visit visit V5
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本单位会议室
  manner: 面谈
2022-07-20 10:00 金某某 clarification consult C5
  result: clear
  answer: 没有未了结问题线索
2022-07-20 16:03 吕某某 visit file V4
= 状态 made

2022-07-21 09:00 吕某某 determination feedback D3
  number: 示纪容〔2022〕3号
  services:
    - {receiver: 岑某某, on: 2022-07-21, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]
2022-07-21 10:00 韩某某 meeting hold
  body: weiwu
  held_on: 2022-07-21
  place: 常委会会议室
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D4
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
          outcomes: [{code: no_pursuit, superior_basis: public_12}]
          reasons: 无意过失，及时补办，没有损失

2022-07-22 09:00 吕某某 determination tell_organisation D3
2022-07-22 09:00 孔某某 determination examine D5
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究
2022-07-22 09:10 吕某某 determination tell_committee D3
2022-07-22 09:10 吕某某 visit visit V6
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 镇政府谈话室
  manner: 面谈
2022-07-22 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-07-22
  place: 常委会会议室
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D6
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
          outcomes: [{code: exempt, superior_basis: party_19}]
          reasons: 变更合理，没有造成损失
2022-07-22 10:00 吕某某 clarification study C5
  result: needed
  facts:
    - {fact: post_touched, number: 0}
    - {fact: intent_suspected, number: 0}

# 容纠同步
2022-07-25 09:00 吕某某 correction new as K2
  title: 补办概算调整手续，修订项目变更制度（示例）
  unit: jiaoti
  subjects: [{person: cen}]
  links: [{to: $D3, kind: determination, reasons: 认定附带的纠错}]
  apply:
    text: 请在期限内完成：补办概算调整手续，修订项目变更制度
2022-07-25 09:00 吕某某 determination feedback D4
  number: 示纪容〔2022〕4号
  services:
    - {receiver: 贺某某, on: 2022-07-25, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]
2022-07-25 09:00 金某某 determination consult D5
  result: clear
  answer: 没有未了结问题线索
= 待办 T5
2022-07-25 10:08 施某某 visit record V5
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-07-26 09:00 薛某某 correction assign K2
  items:
    - {task: 补办概算调整手续，修订项目变更制度, owner: xue, due: 2022-08-22, expected: 调整批复和新制度}
2022-07-26 09:00 吕某某 determination tell_organisation D4
2022-07-26 09:00 吕某某 determination feedback D6
  number: 示纪容〔2022〕6号
  services:
    - {receiver: 袁某某, on: 2022-07-26, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]
2022-07-26 09:10 吕某某 determination tell_committee D4
2022-07-26 09:20 吕某某 determination tell_superior D4
2022-07-26 10:00 雷某某 clarification wish C5
  result: agreed
  preferred_method: 书面，并在本单位范围内说明
  scope: 本单位干部
2022-07-26 14:08 施某某 visit new as V9
  title: 回访教育：杜某某（示例）
  subjects: [{person: du, sanction: ordered_check, sanction_document: 示纪决〔2022〕39号, sanctioned_on: 2022-05-15}]
  apply: {planned_on: 2022-08-10}
2022-07-26 15:08 施某某 visit outline V9
  outline: 听单位评价，谈一年来的变化
  daily_education: 党支部每季度谈心一次
2022-07-26 16:04 施某某 visit file V5
= 状态 made

2022-07-27 09:00 吕某某 determination tell_organisation D6
2022-07-27 09:10 吕某某 determination tell_committee D6
2022-07-27 09:12 施某某 visit visit V7
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本人办公室
  manner: 面谈
2022-07-27 09:20 吕某某 determination tell_superior D6
2022-07-27 10:00 吕某某 determination bundle D4
  result: none_needed
  reasons: 问题在核实之前已经改正，没有需要再改的事项
2022-07-27 10:00 吕某某 clarification draft C5
  points: [补贴由财政直接打卡发放，没有克扣]
  text: 反映农机补贴被克扣的问题，经核查与事实不符。
  scope: 农业农村局和有关村
  methods: [written, meeting]
  read_by: shi
2022-07-27 10:10 吕某某 determination finish D4
= 状态 determined
2022-07-27 11:02 施某某 visit support V3
  result: told
  to_unit: zhongxin
  reasons: 单位工会走访慰问，协调了弹性工作时间
  told_to_person: 已由单位当面告知本人

2022-07-28 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-07-28
  place: 常委会会议室
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D5
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
          outcomes: [{code: mitigated, superior_basis: accountability_18}]
          reasons: 临机决断，但是事后报告不及时
          proposed_measure: circular
          proposed_by: 第一监督检查室
          measure: talk_reminder
          four_form: first
2022-07-28 10:00 吕某某 determination bundle D6
  result: none_needed
  reasons: 问题在核实之前已经改正，没有需要再改的事项
2022-07-28 10:10 吕某某 determination finish D6
= 状态 determined
2022-07-28 10:10 吕某某 visit record V6
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-07-28 16:02 施某某 visit file V3
= 状态 made

2022-07-29 10:00 魏某某 clarification approve C5
  result: approved
2022-07-29 10:12 施某某 visit record V7
  talk: {thinking: 放下了包袱，愿意多承担, work: 转岗后逐步熟悉业务, life: 孩子升学，照顾时间少}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-07-29 16:05 吕某某 visit file V6
= 状态 made

# ---------------- 2022年8月
2022-08-01 09:00 吕某某 determination feedback D5
  number: 示纪容〔2022〕5号
  services:
    - {receiver: 滕某某, on: 2022-08-01, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]
2022-08-01 16:06 施某某 visit file V7
= 状态 made

2022-08-02 09:00 吕某某 determination tell_organisation D5

# 发现隐瞒事实，启动撤销
2022-08-02 09:00 吕某某 revocation new as R1
  title: 撤销水源地围栏工程变更的容错认定（示例）
  unit: shuiwu
  subjects: [{person: yuan, liability: party}]
  links: [{to: $D6, kind: revoked, reasons: 撤销的对象}]
  apply: {result: started, reasons: 新发现隐瞒与供货商的亲属关系}
2022-08-02 09:10 吕某某 determination tell_committee D5
2022-08-02 14:09 吕某某 visit new as V10
  title: 回访教育：蓝某某（示例）
  subjects: [{person: lan, sanction: party_serious_warning, sanction_document: 示纪决〔2022〕40号, sanctioned_on: 2022-06-13}]
  apply: {planned_on: 2022-08-17}
2022-08-02 15:00 施某某 clarification follow_up C4
  visited_on: 2022-08-02
  manner: 谈话
2022-08-02 15:09 吕某某 visit outline V10
  outline: 从岗位职责谈起，鼓励放下包袱
  daily_education: 分管领导每月谈话，表现平稳

2022-08-03 09:00 吕某某 revocation rights R1
  services: [{receiver: 袁某某, on: 2022-08-03, way: in_person}]
2022-08-03 09:14 吕某某 visit visit V8
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 区纪委监委谈话室
  manner: 面谈
2022-08-03 10:00 吕某某 determination bundle D5
  result: none_needed
  reasons: 问题在核实之前已经改正，没有需要再改的事项
2022-08-03 10:00 吕某某 clarification finish C4
= 状态 cleared
2022-08-03 10:10 吕某某 determination finish D5
= 状态 determined

2022-08-04 15:00 吕某某 clarification clear C5
  points: [补贴由财政直接打卡发放，没有克扣]
  text: 反映农机补贴被克扣的问题，经核查与事实不符。
  scope: 农业农村局和有关村
  methods: [written, meeting]
  read_by: shi
  published_on: 2022-08-04
= 待办 L8

2022-08-08 10:14 吕某某 visit record V8
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-08-09 09:00 薛某某 correction hand_in K2
  done:
    - {no: K1, words: 手续补办完毕，制度已经印发, evidence: [{title: 调整批复和新制度}]}
2022-08-09 14:10 施某某 visit new as V11
  title: 回访教育：闵某某（示例）
  subjects: [{person: min, sanction: public_demerit, sanction_document: 示纪决〔2022〕41号, sanctioned_on: 2022-06-13}]
  apply: {planned_on: 2022-08-24}
2022-08-09 15:10 施某某 visit outline V11
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 单位安排帮带，参加专项工作
2022-08-09 16:07 吕某某 visit file V8
= 状态 made

2022-08-10 09:16 施某某 visit visit V9
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本单位会议室
  manner: 面谈

# 同一人的第二次回访：还是1名
2022-08-10 14:03 吕某某 visit new as V21
  title: 第二次回访：穆某某（示例）
  subjects: [{person: mu, sanction: party_warning, sanction_document: 示纪决〔2022〕11号, sanctioned_on: 2022-02-13}]
  apply: {planned_on: 2022-08-25}
2022-08-10 15:03 吕某某 visit outline V21
  outline: 听单位评价，谈一年来的变化
  daily_education: 工作按时完成，群众评价较好

2022-08-11 09:00 苏某某 correction inspect K2
  result: accepted
  items: [{no: K1, verdict: accepted}]
2022-08-11 09:00 吕某某 revocation verify R1
  result: reported
  staff: [lv, shi]
  facts_found: 供货商法定代表人是其近亲属，认定时没有如实说明
  evidence: [{no: E1, title: 户籍和企业登记查询, shows: 近亲属关系}]
  checks: [{subject: S1, clause: X02, answer: met, evidence: [E1]}]
  facts:
    - {fact: higher_cadre, number: 0}
    - {fact: beyond_power, number: 0}

# 回访容错对象：没有处分处理，不计入回访人数
2022-08-11 14:04 施某某 visit new as V22
  title: 回访教育：马某某（示例）
  subjects: [{person: ma}]
  apply: {planned_on: 2022-08-26}
2022-08-11 15:04 施某某 visit outline V22
  outline: 从岗位职责谈起，鼓励放下包袱
  daily_education: 党支部每季度谈心一次

2022-08-12 09:00 沈某某 correction close K2
= 状态 closed
2022-08-12 10:00 吕某某 determination bundle D3
  result: corrected
2022-08-12 10:10 吕某某 determination finish D3
= 状态 determined

2022-08-15 09:00 吕某某 accountability_case close A2
= 状态 closed
2022-08-15 09:00 孔某某 revocation examine R1
  result: agreed
  staff: [kong, yan]
  written_opinion: 原认定所依据的事实不实，同意提交研究

2022-08-16 10:16 施某某 visit record V9
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 老人住院，经济上有压力}
  facts: [{fact: support_wanted, number: 1}, {fact: assessment_wanted, number: 0}]
2022-08-16 14:11 吕某某 visit new as V12
  title: 回访教育：季某某（示例）
  subjects: [{person: ji, sanction: public_serious_demerit, sanction_document: 示纪决〔2022〕42号, sanctioned_on: 2022-06-13}]
  apply: {planned_on: 2022-08-31}
2022-08-16 15:11 吕某某 visit outline V12
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 工作按时完成，群众评价较好

2022-08-17 09:18 吕某某 visit visit V10
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 镇政府谈话室
  manner: 面谈

# 参加原认定的人员都要回避，由上一级纪委常委会研究
2022-08-19 10:00 郝某某 meeting hold
  body: shi_changwei
  held_on: 2022-08-19
  place: 市纪委常委会会议室
  attendance:
    - {person: zhan, state: present}
    - {person: pang, state: present}
    - {person: ruan, state: present}
    - {person: huo, state: present}
  items:
    - matter: $R1
      result: revoked
      positions:
        - {person: zhan, position: for}
        - {person: pang, position: for}
        - {person: ruan, position: for}
        - {person: huo, position: for}
      rulings:
        - subject: S1
          finding: does_not_meet
          outcomes: [{code: not_tolerated}]
          reasons: 为亲属谋取不正当利益，属于不适应容错的情形
2022-08-19 10:18 吕某某 visit record V10
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-08-22 09:00 吕某某 revocation feedback R1
  number: 示纪撤〔2022〕1号
  services: [{receiver: 袁某某, on: 2022-08-22, way: in_person}]

# 批准以后还没有实施的澄清，不计入
2022-08-22 10:00 吕某某 clarification new as C6
  title: 镇区绿化问题的澄清（示例）
  unit: zhen
  subjects: [{person: yin}]
  apply:
    why: 反映虚报苗木数量，经核查不实，影响年度考核
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}

# 9月6日当天的回访，计入
2022-08-22 14:12 施某某 visit new as V13
  title: 回访教育：贾某某（示例）
  subjects: [{person: jia, sanction: party_removal, sanction_document: 示纪决〔2022〕43号, sanctioned_on: 2022-06-12}]
  apply: {planned_on: 2022-09-06}
2022-08-22 15:12 施某某 visit outline V13
  outline: 看整改，谈今后怎样按程序办事
  daily_education: 党支部每季度谈心一次
2022-08-22 16:09 吕某某 visit file V10
= 状态 made

2022-08-23 09:00 吕某某 revocation tell_recipients R1
= 状态 revoked

2022-08-24 09:20 施某某 visit visit V11
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本人办公室
  manner: 面谈
2022-08-24 10:00 金某某 clarification consult C6
  result: clear
  answer: 没有未了结问题线索
2022-08-24 11:08 施某某 visit support V9
  result: told
  to_unit: zhongxin
  reasons: 单位工会走访慰问，协调了弹性工作时间
  told_to_person: 已由单位当面告知本人

2022-08-25 09:06 吕某某 visit visit V21
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 区纪委监委谈话室
  manner: 面谈
2022-08-25 15:00 施某某 clarification follow_up C5
  visited_on: 2022-08-25
  manner: 谈话
2022-08-25 16:08 施某某 visit file V9
= 状态 made

2022-08-26 09:08 施某某 visit visit V22
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本单位会议室
  manner: 面谈
2022-08-26 10:00 吕某某 clarification finish C5
= 状态 cleared
2022-08-26 10:00 吕某某 clarification study C6
  result: needed
  facts:
    - {fact: post_touched, number: 0}
    - {fact: intent_suspected, number: 0}

2022-08-29 10:06 吕某某 visit record V21
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-08-29 10:20 施某某 visit record V11
  talk: {thinking: 放下了包袱，愿意多承担, work: 转岗后逐步熟悉业务, life: 孩子升学，照顾时间少}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-08-30 10:00 殷某某 clarification wish C6
  result: agreed
  preferred_method: 书面，并在本单位范围内说明
  scope: 本单位干部
2022-08-30 16:03 吕某某 visit file V21
= 状态 made
2022-08-30 16:10 施某某 visit file V11
= 状态 made

2022-08-31 09:22 吕某某 visit visit V12
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 区纪委监委谈话室
  manner: 面谈
2022-08-31 10:00 吕某某 clarification draft C6
  points: [苗木数量经第三方清点，与合同一致]
  text: 反映镇区绿化虚报苗木数量的问题，经核查与事实不符。
  scope: 示范镇机关
  methods: [written]
  read_by: shi
2022-08-31 10:08 施某某 visit record V22
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

# ---------------- 2022年9月
2022-09-01 16:04 施某某 visit file V22
= 状态 made

2022-09-02 10:00 魏某某 clarification approve C6
  result: approved

2022-09-06 09:24 施某某 visit visit V13
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本单位会议室
  manner: 面谈
2022-09-06 10:22 吕某某 visit record V12
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-09-07 16:11 吕某某 visit file V12
= 状态 made

2022-09-08 10:24 施某某 visit record V13
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-09-09 16:12 施某某 visit file V13
= 状态 made
