# 补录：系统启用以前办完的事项，由登记人员照纸质卷宗录入。
# 补录不走程序；卷宗里没有的就留空，不猜。规则一律挂在2017年的机制下。
# 人名、文号、案情都是虚构的示例。
title 2021年1月至2022年2月的补录

# 补录和回访涉及的人员
2022-02-28 09:00 系统 person add
  {handle: zhao, name: 赵某某}
2022-02-28 09:01 系统 person add
  {handle: qian, name: 钱某某}
2022-02-28 09:02 系统 person add
  {handle: sun, name: 孙某某}
2022-02-28 09:03 系统 person add
  {handle: li, name: 李某某}
2022-02-28 09:04 系统 person add
  {handle: zhou, name: 周某某}
2022-02-28 09:05 系统 person add
  {handle: wu, name: 吴某某}
2022-02-28 09:06 系统 person add
  {handle: zheng, name: 郑某某}
2022-02-28 09:07 系统 person add
  {handle: wang, name: 王某某}
2022-02-28 09:08 系统 person add
  {handle: chen, name: 陈某某}
2022-02-28 09:09 系统 person add
  {handle: chu, name: 褚某某}
2022-02-28 09:10 系统 person add
  {handle: yang, name: 杨某某}
2022-02-28 09:11 系统 person add
  {handle: zhu, name: 朱某某}
2022-02-28 09:12 系统 person add
  {handle: qin, name: 秦某某}
2022-02-28 09:13 系统 person add
  {handle: you, name: 尤某某}
2022-02-28 09:14 系统 person add
  {handle: xu, name: 许某某}
2022-02-28 09:15 系统 person add
  {handle: cao, name: 曹某某}
2022-02-28 09:16 系统 person add
  {handle: bai, name: 柏某某}
2022-02-28 09:17 系统 person add
  {handle: shui, name: 水某某}
2022-02-28 09:18 系统 person add
  {handle: an, name: 安某某}
2022-02-28 09:19 系统 person add
  {handle: le, name: 乐某某}
2022-02-28 09:20 系统 person add
  {handle: fu, name: 傅某某}
2022-02-28 09:21 系统 person add
  {handle: pi, name: 皮某某}
2022-02-28 09:22 系统 person add
  {handle: bian, name: 卞某某}
2022-02-28 09:23 系统 person add
  {handle: qi, name: 齐某某}
2022-02-28 09:24 系统 person add
  {handle: kang, name: 康某某}
2022-02-28 09:25 系统 person add
  {handle: bu, name: 卜某某}
2022-02-28 09:26 系统 person add
  {handle: gu, name: 顾某某}
2022-02-28 09:27 系统 person add
  {handle: meng, name: 孟某某}
2022-02-28 09:28 系统 person add
  {handle: ping, name: 平某某}
2022-02-28 09:29 系统 person add
  {handle: huang, name: 黄某某}
2022-02-28 09:30 系统 person add
  {handle: mu, name: 穆某某}
2022-02-28 09:31 系统 person add
  {handle: xiao, name: 萧某某}
2022-02-28 09:32 系统 person add
  {handle: yao, name: 姚某某}
2022-02-28 09:33 系统 person add
  {handle: shao, name: 邵某某}
2022-02-28 09:34 系统 person add
  {handle: mao, name: 毛某某}
2022-02-28 09:35 系统 person add
  {handle: di, name: 狄某某}
2022-02-28 09:36 系统 person add
  {handle: mi, name: 米某某}
2022-02-28 09:37 系统 person add
  {handle: bei, name: 贝某某}
2022-02-28 09:38 系统 person add
  {handle: ming, name: 明某某}
2022-02-28 09:39 系统 person add
  {handle: zang, name: 臧某某}
2022-02-28 09:40 系统 person add
  {handle: cheng, name: 成某某}
2022-02-28 09:41 系统 person add
  {handle: dai, name: 戴某某}
2022-02-28 09:42 系统 person add
  {handle: tan, name: 谈某某}
2022-02-28 09:43 系统 person add
  {handle: song, name: 宋某某}
2022-02-28 09:44 系统 person add
  {handle: xiong, name: 熊某某}
2022-02-28 09:45 系统 person add
  {handle: shu, name: 舒某某}
2022-02-28 09:46 系统 person add
  {handle: qu, name: 屈某某}
2022-02-28 09:47 系统 person add
  {handle: xiang, name: 项某某}
2022-02-28 09:48 系统 person add
  {handle: dong, name: 董某某}
2022-02-28 09:49 系统 person add
  {handle: liang, name: 梁某某}
2022-02-28 09:50 系统 person add
  {handle: du, name: 杜某某}
2022-02-28 09:51 系统 person add
  {handle: lan, name: 蓝某某}
2022-02-28 09:52 系统 person add
  {handle: min, name: 闵某某}
2022-02-28 09:53 系统 person add
  {handle: ji, name: 季某某}
2022-02-28 09:54 系统 person add
  {handle: jia, name: 贾某某}
2022-02-28 09:55 系统 person add
  {handle: tao, name: 陶某某}
2022-02-28 09:56 系统 person add
  {handle: dou, name: 窦某某}
2022-02-28 09:57 系统 person add
  {handle: miao, name: 苗某某}
2022-02-28 09:58 系统 person add
  {handle: lin, name: 林某某}
2022-02-28 09:59 系统 person add
  {handle: tian, name: 田某某}
2022-02-28 10:00 系统 person add
  {handle: gao, name: 高某某}
2022-02-28 10:01 系统 person add
  {handle: xia, name: 夏某某}
2022-02-28 10:02 系统 person add
  {handle: cai, name: 蔡某某}
2022-02-28 10:03 系统 person add
  {handle: mei, name: 梅某某}

# 容错认定：从轻，一人
2022-02-28 10:04 潘某某 matter late
  procedure: determination
  policy: "2017"
  title: 渠道清淤提前开工的容错认定（示例）
  unit: shuiwu
  facts_told: 汛前渠道淤堵，未等招标结果就先行清淤，事后补办手续，没有损失
  trigger: 审计移送
  undertaking_body: 第一监督检查室
  deciding_body: 区纪委常委会
  parties:
    - person: tao
      role: 区水务局工程科科长（时任）
      finding: meets
      proposed_measure: 党内警告
      measure: 谈话提醒
      four_form: first
      outcomes: [{code: lighter, label: 从轻, basis: tolerance, liability: party}]
  decided_on: 2021-06-18
  correction: 招标手续在一个月内补齐
  paper_kept_at: 区纪委监委档案室（示例）

# 容错认定：免予处理，一人；整改情况卷宗没有记载
2022-02-28 10:05 潘某某 matter late
  procedure: determination
  policy: "2017"
  title: 扶贫车间容缺办照的容错认定（示例）
  facts_told: 为赶在开学前招工，材料未齐先予受理，三个月内补齐
  deciding_body: 区纪委常委会
  parties:
    - person: dou
      role: 镇便民服务中心主任（时任）
      finding: meets
      outcomes: [{code: exempt, label: 免予处理, basis: tolerance, liability: accountability}]
  decided_on: 2021-09-27
  correction: {absent: unknown}
  not_stated: [trigger, evidence]

# 容错认定：不予追究，一人；卷宗只写“2021年12月”
2022-02-28 10:06 潘某某 matter late
  procedure: determination
  policy: "2017"
  title: 秸秆综合利用试点未达预期的容错认定（示例）
  unit: nongye
  facts_told: 试点遇连续降雨，收储量只有计划的62%，设备已经转用
  deciding_body: 区纪委常委会
  evidence:
    - {no: E1, title: 试点结算表, shows: 收储量完成比例, ratio: 6200}
  parties:
    - person: tian
      role: 区农业农村局科员（时任）
      finding: meets
      outcomes: [{code: no_pursuit, label: 不予追究责任, basis: tolerance, liability: accountability}]
  decided_on: {from: 2021-12-01, to: 2021-12-31, precision: month}

# 不予容错，不计入
2022-02-28 10:07 潘某某 matter late
  procedure: determination
  policy: "2017"
  title: 违规发放补助的容错申请（示例）
  deciding_body: 区纪委常委会
  parties:
    - person: miao
      role: 区属事业单位会计（时任）
      finding: does_not_meet
      measure: 党内警告
      four_form: second
      sanctioned_on: 2021-05-20
      outcomes: [{code: not_tolerated, label: 不予容错, liability: party}]
  decided_on: 2021-05-20

# 一般从轻情节（主动报告），不是容错，不计入
2022-02-28 10:08 潘某某 matter late
  procedure: determination
  policy: "2017"
  title: 主动说明问题后从轻处理（示例）
  deciding_body: 区纪委常委会
  parties:
    - person: lin
      role: 镇农技站干部（时任）
      finding: does_not_meet
      measure: 诫勉
      outcomes: [{code: lighter, label: 从轻, basis: mitigation, liability: party}]
  decided_on: 2021-10-11

# 澄清正名：两人
2022-02-28 10:09 潘某某 matter late
  procedure: clarification
  policy: "2017"
  title: 危房改造名额问题的澄清（示例）
  facts_told: 反映优亲厚友，经核查名额按程序评议公示，举报不实
  undertaking_body: 第一监督检查室
  parties: [{person: gao, role: 村党支部书记}]
  carried_out_on: 2021-07-30
  result_words: 在村民代表会议上宣读澄清函
2022-02-28 10:10 潘某某 matter late
  procedure: clarification
  policy: "2017"
  title: 工程分包问题的澄清（示例）
  undertaking_body: 第一监督检查室
  parties: [{person: xia, role: 区属国有企业项目经理}]
  carried_out_on: {from: 2021-11-01, to: 2021-11-10, precision: part, words: 2021年11月上旬}
  result_words: 书面澄清并当面告知本人

# 实施日期跨了两个年度：日期不精确，列出但不计入
2022-02-28 10:11 潘某某 matter late
  procedure: clarification
  policy: "2017"
  title: 人事调动问题的澄清（示例）
  parties: [{person: cai, role: 学校副校长}]
  carried_out_on: {from: 2020-12-01, to: 2021-01-31, precision: span, words: 2020年底至2021年初}
  not_stated: [undertaking_body, result_words]

# 回访教育：受处分处理人员30人，每人一件
2022-02-28 10:12 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：赵某某（示例）
  parties: [{person: zhao, measure: 党内警告, sanctioned: 1, sanctioned_on: {from: 2020-11-01, to: 2020-11-30, precision: month}}]
  visited_on: 2021-01-19
2022-02-28 10:13 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：钱某某（示例）
  parties: [{person: qian, measure: 诫勉, sanctioned: 1, sanctioned_on: 2020-11-17}]
  visited_on: 2021-01-27
2022-02-28 10:14 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：孙某某（示例）
  parties: [{person: sun, measure: 责令检查, sanctioned: 1, sanctioned_on: 2020-11-24}]
  visited_on: 2021-02-04
2022-02-28 10:15 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：李某某（示例）
  parties: [{person: li, measure: 政务记过, sanctioned: 1, sanctioned_on: 2020-12-19}]
  visited_on: 2021-03-02
2022-02-28 10:16 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：周某某（示例）
  parties: [{person: zhou, measure: 撤销党内职务, sanctioned: 1, sanctioned_on: 2020-12-27}]
  visited_on: 2021-03-11
2022-02-28 10:17 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：吴某某（示例）
  parties: [{person: wu, measure: 政务警告, sanctioned: 1, sanctioned_on: {from: 2021-01-01, to: 2021-01-31, precision: month}}]
  visited_on: 2021-03-24
2022-02-28 10:18 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：郑某某（示例）
  parties: [{person: zheng, measure: 通报批评, sanctioned: 1, sanctioned_on: 2021-01-22}]
  visited_on: 2021-04-08
2022-02-28 10:19 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：王某某（示例）
  parties: [{person: wang, measure: 党内严重警告, sanctioned: 1, sanctioned_on: 2021-01-28}]
  visited_on: 2021-04-15
2022-02-28 10:20 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：陈某某（示例）
  parties: [{person: chen, measure: 政务记大过, sanctioned: 1, sanctioned_on: 2021-02-03}]
  visited_on: 2021-04-22
2022-02-28 10:21 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：褚某某（示例）
  parties: [{person: chu, measure: 党内警告, sanctioned: 1, sanctioned_on: 2021-02-21}]
  visited_on: 2021-05-11
2022-02-28 10:22 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：杨某某（示例）
  parties: [{person: yang, measure: 诫勉, sanctioned: 1, sanctioned_on: {from: 2021-02-01, to: 2021-02-28, precision: month}}]
  visited_on: 2021-05-19
2022-02-28 10:23 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：朱某某（示例）
  parties: [{person: zhu, measure: 责令检查, sanctioned: 1, sanctioned_on: 2021-03-14}]
  visited_on: 2021-06-03

# 卷宗只写“2021年6月”，整月都在统计期内，照样计入
2022-02-28 10:24 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：秦某某（示例）
  parties: [{person: qin, measure: 政务记过, sanctioned: 1, sanctioned_on: 2021-03-20}]
  visited_on: {from: 2021-06-01, to: 2021-06-30, precision: month}
2022-02-28 10:25 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：尤某某（示例）
  parties: [{person: you, measure: 撤销党内职务, sanctioned: 1, sanctioned_on: 2021-04-02}]
  visited_on: 2021-06-24
2022-02-28 10:26 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：许某某（示例）
  parties: [{person: xu, measure: 政务警告, sanctioned: 1, sanctioned_on: 2021-04-13}]
  visited_on: 2021-07-06
2022-02-28 10:27 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：曹某某（示例）
  parties: [{person: cao, measure: 通报批评, sanctioned: 1, sanctioned_on: {from: 2021-04-01, to: 2021-04-30, precision: month}}]
  visited_on: 2021-07-15
2022-02-28 10:28 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：柏某某（示例）
  parties: [{person: bai, measure: 党内严重警告, sanctioned: 1, sanctioned_on: 2021-04-27}]
  visited_on: 2021-07-22
2022-02-28 10:29 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：水某某（示例）
  parties: [{person: shui, measure: 政务记大过, sanctioned: 1, sanctioned_on: 2021-05-10}]
  visited_on: 2021-08-05
2022-02-28 10:30 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：安某某（示例）
  parties: [{person: an, measure: 党内警告, sanctioned: 1, sanctioned_on: 2021-05-23}]
  visited_on: 2021-08-19
2022-02-28 10:31 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：乐某某（示例）
  parties: [{person: le, measure: 诫勉, sanctioned: 1, sanctioned_on: 2021-06-05}]
  visited_on: 2021-09-02
2022-02-28 10:32 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：傅某某（示例）
  parties: [{person: fu, measure: 责令检查, sanctioned: 1, sanctioned_on: {from: 2021-06-01, to: 2021-06-30, precision: month}}]
  visited_on: 2021-09-14
2022-02-28 10:33 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：皮某某（示例）
  parties: [{person: pi, measure: 政务记过, sanctioned: 1, sanctioned_on: 2021-07-13}]
  visited_on: 2021-10-12
2022-02-28 10:34 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：卞某某（示例）
  parties: [{person: bian, measure: 撤销党内职务, sanctioned: 1, sanctioned_on: 2021-07-21}]
  visited_on: 2021-10-21
2022-02-28 10:35 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：齐某某（示例）
  parties: [{person: qi, measure: 政务警告, sanctioned: 1, sanctioned_on: 2021-08-26}]
  visited_on: 2021-11-04
2022-02-28 10:36 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：康某某（示例）
  parties: [{person: kang, measure: 通报批评, sanctioned: 1, sanctioned_on: 2021-09-06}]
  visited_on: 2021-11-16
2022-02-28 10:37 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：卜某某（示例）
  parties: [{person: bu, measure: 党内严重警告, sanctioned: 1, sanctioned_on: {from: 2021-09-01, to: 2021-09-30, precision: month}}]
  visited_on: 2021-11-25
2022-02-28 10:38 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：顾某某（示例）
  parties: [{person: gu, measure: 政务记大过, sanctioned: 1, sanctioned_on: 2021-09-25}]
  visited_on: 2021-12-07
2022-02-28 10:39 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：孟某某（示例）
  parties: [{person: meng, measure: 党内警告, sanctioned: 1, sanctioned_on: 2021-10-03}]
  visited_on: 2021-12-16
2022-02-28 10:40 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：平某某（示例）
  parties: [{person: ping, measure: 诫勉, sanctioned: 1, sanctioned_on: 2021-10-30}]
  visited_on: 2022-01-13
2022-02-28 10:41 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：黄某某（示例）
  parties: [{person: huang, measure: 责令检查, sanctioned: 1, sanctioned_on: 2021-12-03}]
  visited_on: 2022-02-17

# 同一人的第二次回访：还是1名
2022-02-28 10:42 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 第二次回访：赵某某（示例）
  parties: [{person: zhao, measure: 党内警告, sanctioned: 1}]
  visited_on: 2021-10-28

# 2020年的回访，不在统计期内
2022-02-28 10:43 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 回访教育：梅某某（示例）
  parties: [{person: mei, measure: 政务警告, sanctioned: 1}]
  visited_on: 2020-11-19

# 回访容错对象：没有处分处理，不计入回访人数
2022-02-28 10:44 潘某某 matter late
  procedure: visit
  policy: "2017"
  title: 容错后回访：陶某某（示例）
  parties: [{person: tao, role: 容错对象, sanctioned: 0}]
  visited_on: 2021-09-09
