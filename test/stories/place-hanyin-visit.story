# 汉阴县回访通知的规则包：先拟提纲，二人以上，三档评价，评价为好的提交工作表现评价材料
title 县级回访：提纲在先，两人回访，三档评价

2022-03-02 09:00 系统 policy activate
  file: policies/hanyin-visit.yaml
  effective_from: 2022-03-02

# 这个规则包没有处理结果，只有回访
2022-03-07 09:00 吕某某 determination new
  title: 认定（示例）
  subjects: [{person: teng}]
= 拒绝 procedure_must_be_known
2022-03-07 09:10 吕某某 visit new as V1
  title: 影响期内回访（示例）
  unit: zhongxin
  subjects: [{person: teng, liability: party}]
  apply: {outline: 思想、工作、生活三个方面}
= 拒绝 field_must_be_given
2022-03-07 09:20 吕某某 visit new as V1
  title: 影响期内回访（示例）
  unit: zhongxin
  subjects: [{person: teng, liability: party}]
  apply: {outline: 思想、工作、生活三个方面, mentor: 倪某某}
= 待办 V2

2022-03-14 09:00 吕某某 visit visit V1
  result: visited
  visitors: [lv]
  place: 公路服务中心
  manner: 谈话
= 拒绝 visitors_must_be_two
2022-03-14 09:10 吕某某 visit visit V1
  result: visited
  visitors: [lv, shi]
  place: 公路服务中心
  manner: 谈话、走访同事
= 待办 V3

# 评价只有三档
2022-03-15 09:00 吕某某 visit record V1
  talk: {thinking: 认识到错误, work: 完成养护任务, life: 没有困难}
  grade: 优秀
  facts: [{fact: graded_good, number: 1}]
= 拒绝 field_must_be_known 好、一般、较差
2022-03-15 09:10 吕某某 visit record V1
  talk: {thinking: 认识到错误, work: 完成养护任务, life: 没有困难}
  grade: 好
  facts: [{fact: graded_good, number: 1}]
= 待办 V4
2022-03-16 09:00 吕某某 visit assess V1
  result: sent
= 待办 V5
2022-03-16 09:10 吕某某 visit file V1
  result: filed
= 状态 made

# 评价不是好的，不提交材料
2022-06-06 09:00 吕某某 visit new as V2
  title: 又一次回访（示例）
  unit: zhongxin
  subjects: [{person: bi}]
  apply: {outline: 思想、工作、生活三个方面, mentor: 倪某某}
2022-06-07 09:00 吕某某 visit visit V2
  result: visited
  visitors: [lv, shi]
  place: 镇政府
  manner: 谈话
2022-06-08 09:00 吕某某 visit record V2
  talk: {thinking: 尚有抵触, work: 一般, life: 没有困难}
  grade: 较差
  facts: [{fact: graded_good, number: 0}]
= 跳过 V4
= 待办 V5
