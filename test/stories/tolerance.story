# 备案在先，举报在后：责任追究事项中同步启动容错，两个人，两种结果
title 两个人，两种结果

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
  project: 老旧厂区改造
  apply:
    title: 老旧厂区消防验收历史遗留问题（示例）
    plan: 分批补办消防验收，先整改后验收
    why: 企业急需开工，手续缺失已有多年
    clauses: [R08]
    foreseeable: 部分厂房图纸缺失
    objective_reasons: 厂房建于2003年，当时没有消防验收要求
= 状态 to_study

# 还没有报送的不算备案：这时提起的认定查不到它
2022-03-08 09:00 吕某某 determination new as D0
  title: 同一项目较早的一件（示例）
  project: 老旧厂区改造
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply: {result: not_started, reasons: 核对后没有容错情形，不启动}
= 提示 没有查到同一人
2022-03-10 09:00 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: 2022-03-10
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: fan, state: present}
  items:
    - matter: $F1
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: chang, position: for}
        - {person: fan, position: for}
2022-03-11 09:00 范某某 filing sign F1
  result: agreed
2022-03-14 09:00 冯某某 filing submit F1
  result: sent
  title: 老旧厂区消防验收历史遗留问题（示例）
  materials: [{material: filing_file, title: 备案表、申请报告、党组会议纪要}]
= 状态 to_receive

2022-05-09 09:00 吕某某 accountability_case new as A1
  title: 老旧厂区未批先建的检举控告（示例）
  project: 老旧厂区改造
  unit: zhujian
  subjects:
    - {person: ma, liability: party}
    - {person: hua, liability: party}
  apply:
    title: 老旧厂区未批先建
    facts:
      - {fact: stage, word: opened}
= 已登记
= 提示 此前有备案

# 不知情的人看不到，也问不出
2022-05-09 09:10 马某某 matter withdraw A1
  reasons: 我想撤回这件我不应当知道的事项
= 拒绝 thing_must_exist

# 没有逐人回答，不能结案
2022-05-10 09:00 吕某某 accountability_case close A1
  result: closed
= 拒绝 tolerance_question_must_be_answered
2022-05-10 09:10 吕某某 accountability_case answer A1
  result: answered
  answers:
    - {subject: S1, answer: present, reasons: 备案在先，事项经过集体研究，动机为公}
    - {subject: S2, answer: present, reasons: 分管副局长，按集体研究意见推进}
= 已登记
2022-05-10 09:20 吕某某 accountability_case close A1
  result: closed
= 拒绝 determination_must_be_concluded

# 同步启动，备案自己出现
2022-05-11 09:00 吕某某 determination new as D1
  title: 老旧厂区未批先建的容错认定（示例）
  project: 老旧厂区改造
  unit: zhujian
  conduct: 2022-04
  subjects:
    - {person: ma, liability: party}
    - {person: hua, liability: party}
  links:
    - {to: $A1, kind: case, reasons: 与责任追究同步启动}
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
= 已登记
= 提示 老旧厂区消防验收历史遗留问题
= 待办 T2b T3

2022-05-12 09:00 吕某某 determination verify D1
  result: reported
= 拒绝 persons_must_be_enough
2022-05-12 09:00 吕某某 determination rights D1
  result: told
  services:
    - {receiver: 马某某, on: 2022-05-12, way: in_person}
    - {receiver: 花某某, on: 2022-05-12, way: in_person}
= 已登记

# 三个区分开来少写一对
2022-05-25 09:00 吕某某 determination verify D1
  result: reported
  staff: [lv, shi]
  facts_found: 12栋厂房中3栋在手续补办前复工；报批材料已经收件，事前有备案
  evidence:
    - {no: E1, title: 备案表和党组会议纪要, place: 第3页, shows: 经过集体研究}
    - {no: E2, title: 银行流水和企业登记查询, place: 全卷, shows: 没有个人获利}
  checks:
    - {subject: S1, clause: R08, answer: met, evidence: [E1]}
  distinctions:
    - {subject: S1, pair: inexperience, words: 属于先行先试}
  proposals:
    - {subject: S1, finding: meets, outcome: exempt}
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
= 拒绝 distinctions_must_be_written

# 一条条款答了两次
2022-05-25 09:05 吕某某 determination verify D1
  result: reported
  staff: [lv, shi]
  facts_found: 同上
  evidence: [{no: E1, title: 备案表, place: 第3页, shows: 经过集体研究}]
  checks:
    - {subject: S1, clause: R08, answer: met, evidence: [E1]}
    - {subject: S1, clause: R08, answer: not_met, reasons: 又说不符合}
  distinctions: [{subject: S1, pair: inexperience, words: 先行先试}]
  proposals: [{subject: S1, finding: meets, outcome: exempt}]
= 拒绝 clause_must_be_answered_once

# 没有证据也没有理由，不能写“符合”
2022-05-25 09:10 吕某某 determination verify D1
  result: reported
  staff: [lv, shi]
  facts_found: 同上
  evidence:
    - {no: E1, title: 备案表和党组会议纪要, place: 第3页, shows: 经过集体研究}
  checks:
    - {subject: S1, clause: R08, answer: met}
  distinctions: []
  proposals: []
= 拒绝 check_must_have_evidence

2022-05-25 09:20 吕某某 determination verify D1
  result: reported
  staff: [lv, shi]
  facts_found: 12栋厂房中3栋在手续补办前复工；报批材料已经收件，事前有备案
  political_effect: 企业复工，群众认可
  discipline_effect: 程序瑕疵已经纠正
  social_effect: 没有不良反映
  evidence:
    - {no: E1, title: 备案表和党组会议纪要, place: 第3页, shows: 经过集体研究}
    - {no: E2, title: 银行流水和企业登记查询, place: 全卷, shows: 没有个人获利}
    - {no: E3, title: 验收补办材料, place: 第1至20页, shows: 损失已经挽回}
  checks:
    - {subject: S1, clause: R08, answer: met, evidence: [E1]}
    - {subject: S1, clause: G01, answer: met, reasons: 没有明令禁止先复工后补验的规定}
    - {subject: S1, clause: G02, answer: met, evidence: [E1]}
    - {subject: S1, clause: G03, answer: met, evidence: [E3]}
    - {subject: S1, clause: G04, answer: met, evidence: [E3]}
    - {subject: S1, clause: G05, answer: met, evidence: [E2], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
    - {subject: S1, clause: no_pursuit_grounds, answer: not_met, reasons: 不属于不予追究的情形}
    - {subject: S2, clause: R08, answer: met, evidence: [E1]}
    - {subject: S2, clause: G02, answer: not_met, evidence: [E1], reasons: 分管领导没有按规定请示报告}
    - {subject: S2, clause: conditions, answer: met, evidence: [E2, E3], looked_at: [账目, 关联企业, 亲属]}
    - {subject: S2, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  distinctions:
    - {subject: S1, pair: inexperience, words: 缺乏经验，先行先试，不是明知故犯}
    - {subject: S1, pair: exploration, words: 没有明令禁止，属于探索}
    - {subject: S1, pair: intention, words: 为推动企业复工，没有私利}
    - {subject: S2, pair: inexperience, words: 缺乏经验，不是明知故犯}
    - {subject: S2, pair: exploration, words: 没有明令禁止，但是没有请示报告}
    - {subject: S2, pair: intention, words: 为推动企业复工，没有私利}
  proposals:
    - {subject: S1, finding: meets, outcome: exempt, basis: tolerance, words: 拟免予处理}
    - {subject: S2, finding: meets, outcome: mitigated, basis: tolerance, measure: admonished, words: 拟减轻为诫勉}
  heard: [S1, S2]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
= 已登记
= 待办 T3b

# 参加过核实的不能审理；审理要两个人
2022-05-30 09:00 孔某某 determination examine D1
  result: agreed
  written_opinion: 事实清楚，同意提交研究
= 拒绝 persons_must_be_enough
2022-05-30 09:10 孔某某 determination examine D1
  result: agreed
  staff: [kong, lv]
  written_opinion: 事实清楚，同意提交研究
= 拒绝 actor_must_not_have_verified

# 没有审理意见，不能上会
2022-05-30 09:20 韩某某 meeting hold
  body: changwei
  held_on: 2022-05-30
  attendance: []
  items: [{matter: $D1, result: determined}]
= 拒绝 item_must_be_ready
2022-05-31 09:00 孔某某 determination examine D1
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分，同意承办部门对两人的建议，提交集体研究
= 已登记
2022-06-01 09:00 金某某 determination consult D1
  result: clear
  answer: 没有未了结问题线索
= 已登记
= 跳过 T4b
= 待办 T5

# 被排除的、没有上位依据的、条件不足的结果都不能选
2022-06-06 09:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-06
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
          outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
        - subject: S2
          finding: meets
          outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
= 拒绝 outcome_must_be_open G02
# 没有上位依据，不予容错以外的结果不开放
2022-06-06 09:10 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-06
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
          outcomes: [{code: exempt, basis: tolerance, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
        - subject: S2
          finding: meets
          outcomes: [{code: mitigated, basis: tolerance, superior_basis: party_18, liability: party}]
          reasons: 没有按规定请示报告，但是动机为公
          proposed_measure: party_warning
          proposed_by: 第一监督检查室
          measure: admonished
          four_form: first
= 拒绝 superior_basis_must_be_named
# 少一个人
2022-06-06 09:20 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-06
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
          outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
= 拒绝 every_subject_must_be_answered
# 结论和对照不一致
2022-06-06 09:30 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-06
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
          finding: no_liability
          outcomes: [{code: no_pursuit, basis: no_liability, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
        - subject: S2
          finding: meets
          outcomes: [{code: mitigated, basis: tolerance, superior_basis: party_18, liability: party}]
          reasons: 没有按规定请示报告，但是动机为公
          proposed_measure: party_warning
          proposed_by: 第一监督检查室
          measure: admonished
          four_form: first
= 拒绝 finding_must_fit_the_checks
# 处理要写明四种形态
2022-06-06 09:40 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-06
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
          outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
        - subject: S2
          finding: meets
          outcomes: [{code: mitigated, basis: tolerance, superior_basis: party_18, liability: party}]
          reasons: 没有按规定请示报告，但是动机为公
          proposed_measure: party_warning
          proposed_by: 第一监督检查室
          measure: admonished
= 拒绝 measure_must_have_its_form

# 作出认定
2022-06-06 10:00 韩某某 meeting hold as M1
  body: changwei
  held_on: 2022-06-06
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
          outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
        - subject: S2
          finding: meets
          outcomes: [{code: mitigated, basis: tolerance, superior_basis: party_18, liability: party}]
          reasons: 没有按规定请示报告，但是动机为公
          proposed_measure: party_warning
          proposed_by: 第一监督检查室
          measure: admonished
          four_form: first
= 已登记

# 同一项不能再作一次认定
2022-06-06 10:30 韩某某 meeting hold
  body: changwei
  held_on: 2022-06-06
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
          outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
          reasons: 动机为公，程序基本完备，损失已经挽回
        - subject: S2
          finding: meets
          outcomes: [{code: mitigated, basis: tolerance, superior_basis: party_18, liability: party}]
          reasons: 没有按规定请示报告，但是动机为公
          proposed_measure: party_warning
          proposed_by: 第一监督检查室
          measure: admonished
          four_form: first
= 拒绝 item_must_be_ready

2022-06-07 09:00 吕某某 determination feedback D1
  result: given
  number: 示纪容〔2022〕1号
  services:
    - {receiver: 马某某, on: 2022-06-07, way: in_person}
    - {receiver: 花某某, on: 2022-06-07, way: refused, witnesses: 冯某某、彭某某}
  facts:
    - {fact: decided_elsewhere, number: 0}
= 已登记
= 待办 T8a T8c T8d
2022-06-08 09:00 吕某某 determination tell_organisation D1
  result: given
2022-06-08 09:10 吕某某 determination tell_committee D1
  result: given
2022-06-08 09:20 吕某某 determination tell_superior D1
  result: given
= 待办 T9

# 容纠同步：纠错没有销号，认定不能办结
2022-06-09 09:00 吕某某 correction new as K1
  title: 报批程序整改（示例）
  unit: zhujian
  subjects: [{person: ma}]
  links: [{to: $D1, kind: determination, reasons: 认定附带的纠错}]
  apply:
    result: notified
    text: 请在30日内补齐报批手续，完善请示报告制度
= 待办 K2
2022-06-09 10:00 吕某某 determination bundle D1
  result: corrected
= 拒绝 correction_must_be_closed
2022-06-10 09:00 冯某某 correction assign K1
  result: assigned
  items:
    - {task: 补齐3栋厂房报批手续, owner: feng, due: 2022-07-08, expected: 批准文件}
2022-07-01 09:00 冯某某 correction hand_in K1
  result: handed_in
  done:
    - {no: K1, words: 3栋厂房报批手续已经补齐, evidence: [{title: 批准文件3份}]}
2022-07-04 09:00 冯某某 correction inspect K1
  result: accepted
  items: [{no: K1, verdict: accepted}]
= 拒绝 actor_must_hold_the_role
2022-07-04 09:10 苏某某 correction inspect K1
  result: accepted
  items: [{no: K1, verdict: accepted}]
= 待办 K5
2022-07-05 09:00 沈某某 correction close K1
  result: closed
= 状态 closed
2022-07-06 09:00 吕某某 determination bundle D1
  result: corrected
= 待办 T10
2022-07-06 09:10 吕某某 determination finish D1
  result: finished
= 状态 determined

# 认定有了结论，责任追究事项才能结案
2022-07-07 09:00 吕某某 accountability_case close A1
  result: closed
= 已登记
= 状态 closed

# 后来发现隐瞒事实，启动撤销；原来作出认定的人全部回避，要报上一级
2022-09-01 09:00 施某某 revocation new as R1
  title: 老旧厂区容错认定的撤销（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  links: [{to: $D1, kind: determination, reasons: 发现隐瞒事实}]
  apply: {result: started, reasons: 发现备案材料隐瞒了1栋厂房的情况}
2022-09-02 09:00 施某某 revocation rights R1
  result: told
  services: [{receiver: 马某某, on: 2022-09-02, way: in_person}]
2022-09-05 09:00 施某某 revocation verify R1
  result: reported
  staff: [lv]
  facts_found: 备案材料隐瞒了1栋已经复工的厂房
  evidence: [{no: E1, title: 现场照片, place: 第2页, shows: 1栋厂房在备案之前已经复工}]
  checks:
    - {clause: X05, answer: met, evidence: [E1]}
  facts:
    - {fact: higher_cadre, number: 0}
    - {fact: beyond_power, number: 0}
2022-09-06 09:00 孔某某 revocation examine R1
  result: agreed
  staff: [yan]
  written_opinion: 隐瞒事实属实，同意提交研究撤销原认定
2022-09-08 09:00 韩某某 meeting hold
  body: changwei
  held_on: 2022-09-08
  attendance:
    - {person: jiang, state: present}
    - {person: xie, state: present}
    - {person: zou, state: present}
    - {person: zhang, state: present}
    - {person: wei, state: present}
  items:
    - matter: $R1
      result: revoked
      positions:
        - {person: jiang, position: for}
        - {person: xie, position: for}
        - {person: zou, position: for}
        - {person: zhang, position: for}
        - {person: wei, position: for}
      rulings:
        - subject: S1
          finding: does_not_meet
          outcomes: [{code: not_tolerated, liability: party}]
          reasons: 隐瞒事实，不符合容错情形
= 拒绝 higher_body_must_decide
