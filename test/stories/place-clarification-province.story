# 某省澄清办法的规则包：先核实，不能排除的不算不实举报；四种情形应当澄清，只针对具体问题
title 省级澄清：不能排除的不认定，只澄清具体问题

2022-03-02 09:00 系统 policy activate
  file: policies/clarification-province.yaml
  effective_from: 2022-03-02

2022-03-07 09:00 吕某某 clarification new as C1
  title: 反映插手招标问题的澄清（示例）
  subjects: [{person: teng}]
  apply:
    result: not_excluded
    reasons: 不能排除
= 拒绝 reasons_must_be_given
2022-03-07 09:10 吕某某 clarification new as C1
  title: 反映插手招标问题的澄清（示例）
  subjects: [{person: teng}]
  apply:
    result: not_excluded
    reasons: 关键账册缺失，未查实但又不能完全排除
    checks: [{subject: S1, clause: U04, answer: met, reasons: 账册缺失}]
= 状态 not_cleared

2022-03-14 09:00 吕某某 clarification new as C2
  title: 反映收受礼品问题的澄清（示例）
  subjects: [{person: teng}]
  apply:
    result: unfounded
    facts_found: 反映的礼品由单位统一登记上交，反映不属实
    evidence: [{no: E1, title: 礼品登记册, place: 第2页, shows: 已登记上交}]
    checks: [{subject: S1, clause: U02, answer: met, evidence: [E1]}]
= 待办 L2
2022-03-15 09:00 吕某某 clarification study C2
  result: needed
= 拒绝 fact_must_be_stated
2022-03-15 09:10 吕某某 clarification study C2
  result: needed
  facts: [{fact: trigger, word: 选拔任用等受到影响}]
= 待办 L3
# 只针对具体问题：没有写明哪一点，不能拟文
2022-03-16 09:00 吕某某 clarification draft C2
  result: drafted
  text: 该同志表现一贯良好
  scope: 公路服务中心
  methods: [face_to_face]
  read_by: shi
= 拒绝 field_must_be_given
2022-03-16 09:10 吕某某 clarification draft C2
  result: drafted
  points: [没有收受礼品]
  text: 反映收受礼品的问题，经核实不属实。
  scope: 公路服务中心
  methods: [face_to_face]
  read_by: shi
= 待办 L4
2022-03-17 09:00 吕某某 clarification approve C2
  result: approved
= 拒绝 actor_must_hold_the_role
2022-03-17 09:10 魏某某 clarification approve C2
  result: approved
2022-03-18 09:00 吕某某 clarification clear C2
  result: cleared
  points: [没有收受礼品]
  text: 反映收受礼品的问题，经核实不属实。
  scope: 公路服务中心
  methods: [face_to_face]
  read_by: shi
  published_on: 2022-03-18
= 状态 cleared
