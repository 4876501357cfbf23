# 天津市回访细则的规则包：年度计划，与单位党委沟通，分别面谈；一年原则上不超过2次，确有必要的写明理由
title 市级回访：原则上一年两次，超过的写理由

2022-03-02 09:00 系统 policy activate
  file: policies/tianjin-visit.yaml
  effective_from: 2022-03-02

2022-03-07 09:00 吕某某 visit new as V1
  title: 第1次回访（示例）
  unit: zhongxin
  subjects: [{person: teng}]
  apply: {planned_on: 2022-03-09}
= 待办 V2
2022-03-08 09:00 吕某某 visit ask_unit V1
  result: told
  daily_education: 单位党委每月谈心一次
2022-03-09 10:00 吕某某 visit visit V1
  result: visited
  visitors: [lv, shi]
  place: 公路服务中心
  manner: 分别与单位负责同志、本人、群众代表面谈
= 待办 V4
2022-03-10 09:00 吕某某 visit record V1
  talk: {thinking: 认识到错误, work: 正常, life: 没有困难}
  facts: [{fact: result_of_visit, word: 其他}]
= 跳过 V5 V6
= 待办 V7
2022-03-10 10:00 吕某某 visit file V1
  result: filed
= 状态 made

2022-06-13 09:00 吕某某 visit new as V2
  title: 第2次回访（示例）
  unit: zhongxin
  subjects: [{person: teng}]
  apply: {planned_on: 2022-06-15}
= 待办 V2
2022-06-14 09:00 吕某某 visit ask_unit V2
  result: told
  daily_education: 单位党委每月谈心一次
2022-06-15 10:00 吕某某 visit visit V2
  result: visited
  visitors: [lv, shi]
  place: 公路服务中心
  manner: 分别与单位负责同志、本人、群众代表面谈
= 待办 V4
2022-06-16 09:00 吕某某 visit record V2
  talk: {thinking: 认识到错误, work: 正常, life: 没有困难}
  facts: [{fact: result_of_visit, word: 改正好、表现优秀、群众认可}]
= 待办 V5
2022-06-17 09:00 吕某某 visit recommend V2
  result: none
= 拒绝 reasons_must_be_given
2022-06-17 09:10 吕某某 visit recommend V2
  result: sent
= 待办 V7
2022-06-17 09:20 吕某某 visit file V2
  result: filed

# 第3次：原则上不超过2次，没有理由不能登记，理由要写清楚
2022-09-05 09:00 吕某某 visit new as V3
  title: 第3次回访（示例）
  unit: zhongxin
  subjects: [{person: teng}]
  apply: {planned_on: 2022-09-07}
= 待办 V2
2022-09-06 09:00 吕某某 visit ask_unit V3
  result: told
  daily_education: 单位党委每月谈心一次
2022-09-07 09:00 吕某某 visit visit V3
  result: visited
  visitors: [lv, shi]
  place: 公路服务中心
  manner: 分别与单位负责同志、本人、群众代表面谈
= 拒绝 visits_must_not_exceed_the_cap 原则上不超过2次
2022-09-07 09:00 吕某某 visit visit V3
  result: visited
  visitors: [lv, shi]
  place: 公路服务中心
  manner: 分别与单位负责同志、本人、群众代表面谈
  reasons: 有必要
= 拒绝 reasons_must_be_given
2022-09-07 10:00 吕某某 visit visit V3
  result: visited
  visitors: [lv, shi]
  place: 公路服务中心
  manner: 分别与单位负责同志、本人、群众代表面谈
  reasons: 本人书面要求就岗位调整再谈一次
= 待办 V4
2022-09-08 09:00 吕某某 visit record V3
  talk: {thinking: 认识到错误, work: 正常, life: 没有困难}
  facts: [{fact: result_of_visit, word: 拒不悔改或者发现新的违纪违法}]
= 待办 V6
2022-09-09 09:00 吕某某 visit refer V3
  result: referred
  reasons: 发现新的问题，移送依规处理，不在回访中处理
= 状态 referred
