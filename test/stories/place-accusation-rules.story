# 处理检举控告工作规则的规则包：澄清由主要负责人批准，可以只当面说明；诬告陷害由设区的市级以上认定，错告予以教育
title 全国规则：澄清的批准，诬告陷害的认定

2022-03-02 09:00 系统 policy activate
  file: policies/accusation-rules.yaml
  effective_from: 2022-03-02

2022-03-07 09:00 吕某某 clarification new as C1
  title: 反映失实的澄清（示例）
  subjects: [{person: teng}]
  apply: {result: needed, reasons: 核查认定失实，影响本人声誉，有必要澄清}
= 待办 L2
2022-03-08 09:00 吕某某 clarification clear C1
  points: [没有收受礼品]
= 拒绝 step_must_be_open
2022-03-08 09:10 魏某某 clarification approve C1
  result: approved
= 待办 L3
= 期限 L3 无
# 当面说明也是一种方式，书面不是必备
2022-03-09 09:00 吕某某 clarification clear C1
  result: cleared
  points: [没有收受礼品]
  scope: 本人和单位主要负责人
  methods: [face_to_face]
  read_by: lv
= 拒绝 text_must_be_read_by_a_second_person
2022-03-09 09:10 吕某某 clarification clear C1
  result: cleared
  points: [没有收受礼品]
  scope: 本人和单位主要负责人
  methods: [face_to_face]
  read_by: shi
= 状态 cleared

# 认定诬告陷害：县里不能认定，要有批准文书
2022-03-14 09:00 吕某某 false_accusation new as J1
  title: 捏造事实问题的核查（示例）
  apply:
    result: reported
    facts_found: 反映材料中的收据经鉴定是伪造的
    evidence: [{no: E1, title: 鉴定意见, place: 第3页, shows: 收据是伪造的}]
    facts: [{fact: benefit_taken, number: 0}]
= 待办 J2
2022-03-15 09:00 魏某某 false_accusation find J1
  result: found
  body: 区纪委监委
  document: 示纪〔2022〕9号
= 拒绝 thing_must_exist
2022-03-15 09:10 郝某某 false_accusation find J1
  result: found
= 拒绝 field_must_be_given
2022-03-15 09:20 郝某某 false_accusation find J1
  result: found
  body: 示范市纪委监委
  document: 示市纪〔2022〕9号
= 跳过 J3
= 待办 J4
2022-03-16 09:00 吕某某 false_accusation finish J1
  result: finished
= 状态 found

# 错告：予以教育，不认定
2022-03-21 09:00 吕某某 false_accusation new as J2
  title: 另一件反映的核查（示例）
  apply: {result: mistaken, reasons: 听信传言，没有捏造的故意，属于错告}
= 状态 mistaken
