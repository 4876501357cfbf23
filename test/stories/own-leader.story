# 单位不能单独认定自己的主要领导；核查以后不能一撤了之
title 本单位的主要领导
# 其他责任由其他责任追究机关研究；本局自己的会议认定局长，不行
2022-03-01 09:00 系统 body add
  handle: zj_acc
  name: 区住建局责任追究会
  kind: accountability_meeting
  unit: zhujian
2022-03-01 09:00 系统 roster set zj_acc
  from: 2022-03-01
  members: [{person: peng}, {person: lu}, {person: chang}, {person: hua}, {person: ma, leader: 1}]
= 已登记
2022-05-11 09:00 吕某某 determination new as D1
  title: 局长（示例）
  unit: zhujian
  subjects:
    - {person: fan, liability: other}
  apply: {result: started, reasons: 责任追究事项中有容错情形，同步启动}
2022-05-12 09:00 吕某某 determination rights D1
  result: told
  services: [{receiver: 范某某, on: 2022-05-12}]
= 已登记
2022-05-13 09:00 吕某某 determination verify D1
  result: reported
  staff: [lv, shi]
  facts_found: 手续缺失多年，先行开工
  evidence: [{no: E1, title: 现场照片}]
  checks:
    - {subject: S1, clause: R08, answer: met, evidence: [E1]}
    - {subject: S1, clause: X01, answer: not_met, evidence: [E1]}
    - {subject: S1, clause: X02, answer: not_met, evidence: [E1]}
    - {subject: S1, clause: X03, answer: not_met, evidence: [E1]}
    - {subject: S1, clause: X04, answer: not_met, evidence: [E1]}
    - {subject: S1, clause: X05, answer: not_met, evidence: [E1]}
  distinctions:
    - {subject: S1, pair: inexperience, words: 属于缺乏经验}
    - {subject: S1, pair: exploration, words: 属于探索}
    - {subject: S1, pair: intention, words: 为推动发展}
  proposals: [{subject: S1, finding: does_not_meet, outcome: not_tolerated, words: 不符合}]
  facts:
    - {fact: significant, number: 0}
    - {fact: higher_cadre, number: 0}
    - {fact: other_manager, number: 0}
    - {fact: beyond_power, number: 0}
= 已登记
2022-05-16 09:00 孔某某 determination examine D1
  result: agreed
  staff: [kong, yan]
  written_opinion: 事实清楚，证据充分
= 已登记
2022-05-17 09:00 金某某 determination consult D1
  result: clear
= 已登记
2022-05-18 09:00 冯某某 meeting hold
  body: zj_acc
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: chang, state: present}
    - {person: hua, state: present}
    - {person: ma, state: present}
  items:
    - matter: $D1
      result: determined
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: chang, position: for}
        - {person: hua, position: for}
        - {person: ma, position: for}
      rulings:
        - subject: S1
          finding: does_not_meet
          outcomes: [{code: not_tolerated, liability: other}]
          reasons: 本单位自己研究，不符合
= 拒绝 deciding_body_must_be_competent
2022-05-18 09:30 吕某某 matter withdraw D1
  reasons: 核查以后不想审批，直接撤回了事
= 拒绝 step_must_be_open
