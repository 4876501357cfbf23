# 2022年3月1日新机制施行。一件备案，一件举报，一件容错认定，两件澄清，十二次回访。
# 全部按程序在系统里办理；人名、文号、案情都是虚构的示例。
#
# F1 备案　A1 责任追究　D1 容错认定（一人免予处理、一人不予容错）　D2 不予容错
# K1 纠错　C1、C2 澄清　C3 本人不同意澄清　V1至V12 回访
title 2022年春：新机制施行以后

# ---------------- 2022年3月

# 事前备案：住建局建筑业科科长申请，党组织集体研究
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
= 状态 to_study

2022-03-10 10:00 冯某某 meeting hold
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

# 主要领导在纸质呈批件上签字，经办人次日录入
2022-03-12 09:00 范某某 filing sign F1 代录 冯某某 2022-03-11
  result: agreed
  opinion: 同意报备

2022-03-14 09:00 冯某某 filing submit F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  materials:
    - {material: filing_file, title: 备案表、申请报告、党组会议纪要, kept_at: 办公室三号柜}
= 待办 F4a F4b

# 澄清正名：先核实，再听本人意愿，审批以后才实施
2022-03-14 10:00 吕某某 clarification new as C1
  title: 养护工程招标问题的澄清（示例）
  unit: zhongxin
  subjects: [{person: ni}]
  apply:
    why: 反映招标围标，经核查不实，正值年度考核
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}

# 两份回执
2022-03-15 09:00 沈某某 filing register F1
  number: 示纪备收〔2022〕1号

2022-03-16 09:00 葛某某 filing store F1
  number: 示组备〔2022〕1号
2022-03-16 10:00 金某某 clarification consult C1
  result: clear
  answer: 没有未了结问题线索

2022-03-17 09:00 沈某某 filing review F1
  result: incomplete
  reasons: 缺少厂房现状照片和产权说明，请补充

2022-03-18 10:00 吕某某 clarification study C1
  result: needed
  facts:
    - {fact: post_touched, number: 1}
    - {fact: intent_suspected, number: 0}

2022-03-21 09:00 冯某某 filing supplement F1
  materials:
    - {material: photos, title: 厂房现状照片12张}

2022-03-22 09:00 沈某某 filing review F1
  result: complete
  facts: [{fact: significant, number: 0, reasons: 只涉及本局，金额不足500万元}]
2022-03-22 10:00 倪某某 clarification wish C1
  result: agreed
  preferred_method: 书面，并在本单位范围内说明
  scope: 本单位干部

2022-03-23 10:00 吕某某 clarification draft C1
  points: [招标由代理机构组织，五家投标人之间没有关联]
  text: 反映公路服务中心养护工程招标围标的问题，经核查与事实不符。
  scope: 公路服务中心全体干部
  methods: [written, meeting]
  read_by: shi

2022-03-25 10:00 魏某某 clarification approve C1
  result: approved

2022-03-28 09:00 沈某某 filing feedback F1
  result: filed
  reasons: 材料齐全，事项属于可以备案的范围
  number: 示纪备〔2022〕1号

2022-03-29 09:00 冯某某 filing tell F1
  services: [{receiver: 马某某, on: 2022-03-29, way: in_person}]
= 状态 filed

# 回访教育：计划、方案、谈话、记录、归档
2022-03-30 14:00 施某某 visit new as V1
  title: 回访教育：穆某某（示例）
  subjects: [{person: mu, sanction: party_warning, sanction_document: 示纪决〔2022〕11号, sanctioned_on: 2022-02-13}]
  apply: {planned_on: 2022-04-14}
2022-03-30 15:00 施某某 visit outline V1
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 党支部每季度谈心一次

2022-03-31 15:00 吕某某 clarification clear C1
  points: [招标由代理机构组织，五家投标人之间没有关联]
  text: 反映公路服务中心养护工程招标围标的问题，经核查与事实不符。
  scope: 公路服务中心全体干部
  methods: [written, meeting]
  read_by: shi
  published_on: 2022-03-31
= 待办 L7

# ---------------- 2022年4月
2022-04-01 10:00 吕某某 clarification tell_organisation C1

2022-04-06 14:01 吕某某 visit new as V2
  title: 回访教育：萧某某（示例）
  subjects: [{person: xiao, sanction: public_warning, sanction_document: 示纪决〔2022〕12号, sanctioned_on: 2022-02-13}]
  apply: {planned_on: 2022-04-21}
2022-04-06 15:01 吕某某 visit outline V2
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 分管领导每月谈话，表现平稳

# 举报来了：责任追究事项一登记，此前的备案自己出现
2022-04-11 09:00 吕某某 accountability_case new as A1
  title: 老旧厂区未批先建的检举控告（示例）
  project: 老旧厂区改造
  unit: zhujian
  subjects:
    - {person: ma, liability: party}
    - {person: hua, liability: party}
  apply:
    title: 老旧厂区未批先建
    facts: [{fact: stage, word: opened}]
= 提示 此前有备案

# 应问尽问：逐人回答有没有容错情形
2022-04-12 09:00 吕某某 accountability_case answer A1
  result: answered
  answers:
    - {subject: S1, answer: present, reasons: 备案在先，经过集体研究，动机为公}
    - {subject: S2, answer: present, reasons: 本人提出容错请求，一并核实}
2022-04-12 14:02 吕某某 visit new as V3
  title: 回访教育：姚某某（示例）
  subjects: [{person: yao, sanction: admonished, sanction_document: 示纪决〔2022〕13号, sanctioned_on: 2022-02-12}]
  apply: {planned_on: 2022-04-27}
2022-04-12 15:02 吕某某 visit outline V3
  outline: 看整改，谈今后怎样按程序办事
  daily_education: 单位安排帮带，参加专项工作

# 同步启动容错程序，备案作为核查的起点
2022-04-13 09:00 吕某某 determination new as D1
  title: 老旧厂区未批先建的容错认定（示例）
  project: 老旧厂区改造
  unit: zhujian
  conduct: 2022-03
  subjects:
    - {person: ma, liability: party}
    - {person: hua, liability: party}
  links: [{to: $A1, kind: case, reasons: 与责任追究同步启动}]
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
= 提示 老旧厂区消防验收历史遗留问题
= 待办 T2b T3

2022-04-14 09:00 施某某 visit visit V1
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本单位会议室
  manner: 面谈

2022-04-15 09:00 吕某某 determination rights D1
  services:
    - {receiver: 马某某, on: 2022-04-15, way: in_person}
    - {receiver: 花某某, on: 2022-04-15, way: in_person}

# 不予容错也要有结论、有理由
2022-04-18 09:30 吕某某 determination new as D2
  title: 低保金发放差错的容错认定（示例）
  unit: zhen
  conduct: 2021-11
  subjects: [{person: bi, liability: party}]
  apply: {result: started, reasons: 本人在谈话中提出是为了群众，依规启动核实}
2022-04-18 10:00 施某某 visit record V1
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-04-19 10:00 吕某某 clarification new as C2
  title: 泵站采购问题的澄清（示例）
  unit: shuiwu
  subjects: [{person: ren}]
  apply:
    why: 反映收受供货商好处，经核查不实，影响提拔考察
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}
2022-04-19 16:00 施某某 visit file V1
= 状态 made

2022-04-20 09:00 吕某某 determination rights D2
  services:
    - {receiver: 毕某某, on: 2022-04-20, way: in_person}

2022-04-21 09:02 吕某某 visit visit V2
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 镇政府谈话室
  manner: 面谈
2022-04-21 10:00 金某某 clarification consult C2
  result: clear
  answer: 没有未了结问题线索

2022-04-25 10:00 吕某某 clarification study C2
  result: needed
  facts:
    - {fact: post_touched, number: 1}
    - {fact: intent_suspected, number: 0}
2022-04-25 14:03 施某某 visit new as V4
  title: 回访教育：邵某某（示例）
  subjects: [{person: shao, sanction: circular, sanction_document: 示纪决〔2022〕14号, sanctioned_on: 2022-02-18}]
  apply: {planned_on: 2022-05-10}
2022-04-25 15:03 施某某 visit outline V4
  outline: 听单位评价，谈一年来的变化
  daily_education: 工作按时完成，群众评价较好

2022-04-26 10:02 吕某某 visit record V2
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-04-26 15:00 施某某 clarification follow_up C1
  visited_on: 2022-04-26
  manner: 谈话

2022-04-27 09:04 吕某某 visit visit V3
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 本人办公室
  manner: 面谈
2022-04-27 10:00 吕某某 clarification finish C1
= 状态 cleared
2022-04-27 10:00 任某某 clarification wish C2
  result: agreed
  preferred_method: 书面，并在本单位范围内说明
  scope: 本单位干部
2022-04-27 14:04 吕某某 visit new as V5
  title: 回访教育：毛某某（示例）
  subjects: [{person: mao, sanction: ordered_check, sanction_document: 示纪决〔2022〕15号, sanctioned_on: 2022-02-13}]
  apply: {planned_on: 2022-05-12}
2022-04-27 15:04 吕某某 visit outline V5
  outline: 从岗位职责谈起，鼓励放下包袱
  daily_education: 党支部每季度谈心一次
2022-04-27 16:01 吕某某 visit file V2
= 状态 made

2022-04-28 09:00 吕某某 determination verify D1
  result: reported
  staff: [lv, shi]
  facts_found: 12栋厂房中3栋在手续补办前复工，事前有备案；另有2栋是分管领导擅自增加
  political_effect: 企业复工，群众认可
  discipline_effect: 程序瑕疵已经纠正
  social_effect: 没有不良反映
  evidence:
    - {no: E1, title: 备案表和党组会议纪要, place: 第3页, shows: 经过集体研究}
    - {no: E2, title: 现场勘查记录, place: 全卷, shows: 2栋不在备案范围}
    - {no: E3, title: 补办材料、银行流水、企业登记查询, place: 全卷, shows: 问题已经改正，没有个人获利}
  checks:
    - {subject: S1, clause: R08, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, evidence: [E3]}
    - {subject: S1, clause: G02, answer: met, evidence: [E3]}
    - {subject: S1, clause: G03, answer: met, evidence: [E3]}
    - {subject: S1, clause: G04, answer: met, evidence: [E3]}
    - {subject: S1, clause: G05, answer: met, evidence: [E3], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
    - {subject: S1, clause: no_pursuit_grounds, answer: not_met, reasons: 不属于不予追究的情形}
    - {subject: S2, clause: situations, answer: not_met, reasons: 擅自增加的两栋不在备案范围，与历史遗留问题无关}
    - {subject: S2, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 缺乏经验，先行先试，不是明知故犯}
    - {subject: S1, pair: exploration, words: 没有明令禁止，属于探索}
    - {subject: S1, pair: intention, words: 为推动企业复工，没有私利}
    - {subject: S2, pair: inexperience, words: 了解规定，不属于缺乏经验}
    - {subject: S2, pair: exploration, words: 审批程序有明确规定}
    - {subject: S2, pair: intention, words: 没有证据说明是为了推动发展}
  proposals:
    - {subject: S1, finding: meets, outcome: exempt, basis: tolerance, words: 拟免予处理}
    - {subject: S2, finding: does_not_meet, outcome: not_tolerated, words: 拟不予容错}
  heard: [S1, S2]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-04-28 10:00 吕某某 clarification draft C2
  points: [采购经公开招标，资金往来没有异常]
  text: 反映泵站采购中收受好处的问题，经核查与事实不符。
  scope: 水务局党组和本人
  methods: [written, face_to_face]
  read_by: shi

# ---------------- 2022年5月
2022-05-05 10:00 魏某某 clarification approve C2
  result: approved
2022-05-05 14:05 吕某某 visit new as V6
  title: 回访教育：狄某某（示例）
  subjects: [{person: di, sanction: party_serious_warning, sanction_document: 示纪决〔2022〕16号, sanctioned_on: 2022-03-13}]
  apply: {planned_on: 2022-05-18}
2022-05-05 15:05 吕某某 visit outline V6
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 分管领导每月谈话，表现平稳

2022-05-06 09:00 孔某某 determination examine D1
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究
2022-05-06 09:00 吕某某 determination verify D2
  result: reported
  staff: [lv, shi]
  facts_found: 把3户不符合条件的亲属列入低保，造成资金损失，已经退回
  evidence:
    - {no: E1, title: 低保档案, place: 第12至30页, shows: 3户不符合条件}
    - {no: E2, title: 亲属关系证明, place: 第2页, shows: 3户均为近亲属, amount: 1860000}
  checks:
    - {subject: S1, clause: R06, answer: not_met, evidence: [E1]}
    - {subject: S1, clause: X02, answer: met, evidence: [E2]}
  distinctions:
    - {subject: S1, pair: inexperience, words: 熟悉政策，明知不符合条件}
    - {subject: S1, pair: exploration, words: 有明令禁止}
    - {subject: S1, pair: intention, words: 为亲属谋取利益}
  proposals:
    - {subject: S1, finding: does_not_meet, outcome: not_tolerated, words: 拟不予容错}
  heard: [S1]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
2022-05-06 10:04 吕某某 visit record V3
  talk: {thinking: 放下了包袱，愿意多承担, work: 转岗后逐步熟悉业务, life: 老人住院，经济上有压力}
  facts: [{fact: support_wanted, number: 1}, {fact: assessment_wanted, number: 0}]

2022-05-09 09:00 金某某 determination consult D1
  result: clear
  answer: 没有未了结问题线索
= 待办 T5
2022-05-09 14:06 施某某 visit new as V7
  title: 回访教育：米某某（示例）
  subjects: [{person: mi, sanction: public_demerit, sanction_document: 示纪决〔2022〕17号, sanctioned_on: 2022-03-12}]
  apply: {planned_on: 2022-05-24}
2022-05-09 15:06 施某某 visit outline V7
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 单位安排帮带，参加专项工作

2022-05-10 09:06 施某某 visit visit V4
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 区纪委监委谈话室
  manner: 面谈

2022-05-11 09:00 孔某某 determination examine D2
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意提交集体研究
2022-05-11 14:07 吕某某 visit new as V8
  title: 回访教育：贝某某（示例）
  subjects: [{person: bei, sanction: public_serious_demerit, sanction_document: 示纪决〔2022〕18号, sanctioned_on: 2022-03-07}]
  apply: {planned_on: 2022-05-26}
2022-05-11 15:00 吕某某 clarification clear C2
  points: [采购经公开招标，资金往来没有异常]
  text: 反映泵站采购中收受好处的问题，经核查与事实不符。
  scope: 水务局党组和本人
  methods: [written, face_to_face]
  read_by: shi
  published_on: 2022-05-11
= 待办 L7
2022-05-11 15:07 吕某某 visit outline V8
  outline: 看整改，谈今后怎样按程序办事
  daily_education: 工作按时完成，群众评价较好

2022-05-12 09:00 金某某 determination consult D2
  result: clear
  answer: 没有未了结问题线索
= 待办 T5
2022-05-12 09:08 吕某某 visit visit V5
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 本单位会议室
  manner: 面谈
2022-05-12 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-05-12
  place: 常委会会议室
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
        - subject: S1
          finding: meets
          outcomes: [{code: exempt, superior_basis: party_19}]
          reasons: 备案在先，集体研究，动机为公，问题已经改正
        - subject: S2
          finding: does_not_meet
          outcomes: [{code: not_tolerated}]
          reasons: 擅自增加两栋，不在备案范围
          measure: party_warning
          four_form: second
2022-05-12 10:00 吕某某 clarification tell_organisation C2
2022-05-12 10:06 施某某 visit record V4
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-05-13 16:03 施某某 visit file V4
= 状态 made

2022-05-16 09:00 吕某某 determination feedback D1
  number: 示纪容〔2022〕1号
  services:
    - {receiver: 马某某, on: 2022-05-16, way: in_person}
    - {receiver: 花某某, on: 2022-05-16, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]

# 本人不同意澄清的，到此为止，不计入
2022-05-16 10:00 吕某某 clarification new as C3
  title: 河道采砂问题的澄清（示例）
  unit: shuiwu
  subjects: [{person: fei}]
  apply:
    why: 反映放任采砂，经核查不实，群众仍有议论
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}
2022-05-16 11:02 吕某某 visit support V3
  result: told
  to_unit: nongye
  reasons: 单位工会走访慰问，协调了弹性工作时间
  told_to_person: 已由单位当面告知本人

2022-05-17 09:00 吕某某 determination tell_organisation D1
2022-05-17 09:10 吕某某 determination tell_committee D1
2022-05-17 09:20 吕某某 determination tell_superior D1
2022-05-17 10:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-05-17
  place: 常委会会议室
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $D2
      result: determined
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: does_not_meet
          outcomes: [{code: not_tolerated}]
          reasons: 为亲属谋取不正当利益，属于不适应容错的情形
          measure: party_serious_warning
          four_form: second
2022-05-17 10:08 吕某某 visit record V5
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-05-17 14:08 吕某某 visit new as V9
  title: 回访教育：明某某（示例）
  subjects: [{person: ming, sanction: party_removal, sanction_document: 示纪决〔2022〕19号, sanctioned_on: 2022-03-06}]
  apply: {planned_on: 2022-06-01}
2022-05-17 15:08 吕某某 visit outline V9
  outline: 听单位评价，谈一年来的变化
  daily_education: 党支部每季度谈心一次
2022-05-17 16:02 吕某某 visit file V3
= 状态 made

# 容纠同步
2022-05-18 09:00 吕某某 correction new as K1
  title: 补齐3栋厂房报批手续（示例）
  unit: zhujian
  subjects: [{person: ma}]
  links: [{to: $D1, kind: determination, reasons: 认定附带的纠错}]
  apply:
    text: 请在期限内完成：补齐3栋厂房报批手续
2022-05-18 09:10 吕某某 visit visit V6
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 镇政府谈话室
  manner: 面谈
2022-05-18 10:00 金某某 clarification consult C3
  result: clear
  answer: 没有未了结问题线索
2022-05-18 16:04 吕某某 visit file V5
= 状态 made

2022-05-19 09:00 冯某某 correction assign K1
  items:
    - {task: 补齐3栋厂房报批手续, owner: feng, due: 2022-06-16, expected: 批准文件3份}
2022-05-19 09:00 吕某某 determination feedback D2
  number: 示纪容〔2022〕2号
  services:
    - {receiver: 毕某某, on: 2022-05-19, way: in_person}
  facts: [{fact: decided_elsewhere, number: 0}]

2022-05-20 09:00 吕某某 determination tell_organisation D2
2022-05-20 09:10 吕某某 determination tell_committee D2
2022-05-20 10:00 吕某某 clarification study C3
  result: needed
  facts:
    - {fact: post_touched, number: 0}
    - {fact: intent_suspected, number: 0}
2022-05-20 10:10 吕某某 determination finish D2
= 状态 determined

2022-05-24 09:12 施某某 visit visit V7
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 本人办公室
  manner: 面谈
2022-05-24 10:00 费某某 clarification wish C3
  result: declined
  reasons: 事情已经过去，我本人不希望再在单位里提起
= 状态 not_cleared
2022-05-24 10:10 吕某某 visit record V6
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-05-24 14:09 施某某 visit new as V10
  title: 回访教育：臧某某（示例）
  subjects: [{person: zang, sanction: party_warning, sanction_document: 示纪决〔2022〕20号, sanctioned_on: 2022-04-04}]
  apply: {planned_on: 2022-06-08}
2022-05-24 15:09 施某某 visit outline V10
  outline: 从岗位职责谈起，鼓励放下包袱
  daily_education: 分管领导每月谈话，表现平稳

2022-05-25 16:05 吕某某 visit file V6
= 状态 made

2022-05-26 09:14 吕某某 visit visit V8
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 区纪委监委谈话室
  manner: 面谈
2022-05-26 10:12 施某某 visit record V7
  talk: {thinking: 放下了包袱，愿意多承担, work: 转岗后逐步熟悉业务, life: 孩子升学，照顾时间少}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-05-27 16:06 施某某 visit file V7
= 状态 made

2022-05-30 14:10 吕某某 visit new as V11
  title: 回访教育：成某某（示例）
  subjects: [{person: cheng, sanction: public_warning, sanction_document: 示纪决〔2022〕21号, sanctioned_on: 2022-04-03}]
  apply: {planned_on: 2022-06-14}
2022-05-30 15:10 吕某某 visit outline V11
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 单位安排帮带，参加专项工作

2022-05-31 10:14 吕某某 visit record V8
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

# ---------------- 2022年6月
2022-06-01 09:16 吕某某 visit visit V9
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 本单位会议室
  manner: 面谈
2022-06-01 14:11 吕某某 visit new as V12
  title: 回访教育：戴某某（示例）
  subjects: [{person: dai, sanction: admonished, sanction_document: 示纪决〔2022〕22号, sanctioned_on: 2022-03-29}]
  apply: {planned_on: 2022-06-16}
2022-06-01 15:11 吕某某 visit outline V12
  outline: 问工作和家庭有什么困难，讲影响期的规定
  daily_education: 工作按时完成，群众评价较好
2022-06-01 16:07 吕某某 visit file V8
= 状态 made

2022-06-02 09:00 冯某某 correction hand_in K1
  done:
    - {no: K1, words: 3栋厂房报批手续已经补齐, evidence: [{title: 批准文件3份}]}
2022-06-02 15:00 施某某 clarification follow_up C2
  visited_on: 2022-06-02
  manner: 谈话

2022-06-06 10:00 吕某某 clarification finish C2
= 状态 cleared

2022-06-07 09:00 苏某某 correction inspect K1
  result: accepted
  items: [{no: K1, verdict: accepted}]

2022-06-08 09:00 沈某某 correction close K1
= 状态 closed
2022-06-08 09:18 施某某 visit visit V10
  result: visited
  visitors: [shi, lv]
  staff: [lv]
  place: 镇政府谈话室
  manner: 面谈
2022-06-08 10:00 吕某某 determination bundle D1
  result: corrected
2022-06-08 10:10 吕某某 determination finish D1
= 状态 determined
2022-06-08 10:16 吕某某 visit record V9
  talk: {thinking: 认识到问题，思想稳定, work: 工作正常，完成了年度任务, life: 老人住院，经济上有压力}
  facts: [{fact: support_wanted, number: 1}, {fact: assessment_wanted, number: 0}]

# 认定有了结论，责任追究事项才能结案
2022-06-09 09:00 吕某某 accountability_case close A1
= 状态 closed

2022-06-10 10:18 施某某 visit record V10
  talk: {thinking: 有顾虑，担心影响以后使用, work: 主动承担重点项目, life: 家庭没有困难}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-06-13 16:09 施某某 visit file V10
= 状态 made

2022-06-14 09:20 吕某某 visit visit V11
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 本人办公室
  manner: 面谈

2022-06-16 09:22 吕某某 visit visit V12
  result: visited
  visitors: [lv, shi]
  staff: [shi]
  place: 区纪委监委谈话室
  manner: 面谈
2022-06-16 11:08 吕某某 visit support V9
  result: told
  to_unit: nongye
  reasons: 单位工会走访慰问，协调了弹性工作时间
  told_to_person: 已由单位当面告知本人

2022-06-17 10:20 吕某某 visit record V11
  talk: {thinking: 放下了包袱，愿意多承担, work: 转岗后逐步熟悉业务, life: 孩子升学，照顾时间少}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]
2022-06-17 16:08 吕某某 visit file V9
= 状态 made

2022-06-20 16:10 吕某某 visit file V11
= 状态 made

2022-06-22 10:22 吕某某 visit record V12
  talk: {thinking: 情绪平稳，能正确对待组织处理, work: 参加驻村工作，表现积极, life: 生活平稳}
  facts: [{fact: support_wanted, number: 0}, {fact: assessment_wanted, number: 0}]

2022-06-23 16:11 吕某某 visit file V12
= 状态 made
