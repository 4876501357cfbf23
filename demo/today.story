# 今天：办理中的几件事项，日期从启动那一天算起（W 是工作日，D 是自然日）。全部是虚构的示例。
title 今天在办的事项
relative

# 一件超过期限的审查：两份回执已经出具，三个工作日早已过去
W-14 09:00 昌某某 filing new as T3
  title: 小区加装电梯试点（示例）
  unit: zhujian
  applicant: chang
  project: 加装电梯
  apply:
    title: 小区加装电梯试点（示例）
    plan: 先试点三个单元，资金分期到位
    why: 老旧小区居民多年反映
    clauses: [R06]
    foreseeable: 低层住户可能有不同意见
    objective_reasons: 没有现成的分摊办法
= 状态 to_study
W-13 15:00 冯某某 meeting hold
  body: zhujian_dangzu
  held_on: W-13
  attendance:
    - {person: peng, state: present}
    - {person: lu, state: present}
    - {person: hua, state: present}
    - {person: fan, state: present}
  items:
    - matter: $T3
      result: agreed
      positions:
        - {person: peng, position: for}
        - {person: lu, position: for}
        - {person: hua, position: for}
        - {person: fan, position: for}
W-12 10:00 范某某 filing sign T3
  result: agreed
W-11 11:00 冯某某 filing submit T3
  materials: [{material: filing_file, title: 备案表、申请报告、党组会议纪要}]
= 待办 F4a F4b
W-10 09:00 沈某某 filing register T3
  number: 示纪备收第103号
W-10 09:10 葛某某 filing store T3
  number: 示组备第103号
= 待办 F5

# 一件核查中的容错认定
W-9 09:00 吕某某 determination new as T4
  title: 汛期应急采购的容错认定（示例）
  unit: shuiwu
  conduct: D-60
  subjects: [{person: tang, liability: party}]
  apply: {result: started, reasons: 审计移交线索，核查中发现有容错情形}

# 一件快到期的纠错
W-8 09:30 吕某某 correction new as T5
  title: 采购台账不全的纠错（示例）
  unit: zhujian
  subjects: [{person: lu}]
  apply:
    text: 请补齐今年的采购台账，明确专人登记
W-7 09:00 吕某某 determination rights T4
  services: [{receiver: 唐某某, on: W-7, way: in_person}]
= 待办 T3
W-7 09:30 冯某某 correction assign T5
  items:
    - {task: 补齐采购台账, owner: feng, due: W+2, expected: 台账复印件}
= 待办 K3

# 一件等回执的备案：两个机关各有两个工作日
W-7 10:00 费某某 filing new as T2
  title: 农村供水管网分片改造（示例）
  unit: shuiwu
  applicant: fei
  project: 供水管网
  apply:
    title: 农村供水管网分片改造（示例）
    plan: 先改造漏损最重的两片，其余明年再做
    why: 群众反映停水频繁
    clauses: [R06]
    foreseeable: 两片先后不一，可能有攀比
    objective_reasons: 资金只到位一半
= 状态 to_study

# 一次已经列入计划的回访
W-6 14:00 吕某某 visit new as T6
  title: 回访教育：贺某某（示例）
  subjects: [{person: he, sanction: public_warning, sanction_document: 示监决第7号, sanctioned_on: D-75}]
  apply: {planned_on: W+5}
W-5 15:00 柳某某 meeting hold
  body: shuiwu_dangzu
  held_on: W-5
  attendance:
    - {person: yu, state: present}
    - {person: ren, state: present}
    - {person: yuan, state: present}
    - {person: fang, state: present}
  items:
    - matter: $T2
      result: agreed
      positions:
        - {person: yu, position: for}
        - {person: ren, position: for}
        - {person: yuan, position: for}
        - {person: fang, position: for}
W-4 10:00 方某某 filing sign T2
  result: agreed

# 一件等集体研究的备案：十五个工作日，或者下一次会议
W-3 16:00 马某某 filing new as T1
  title: 老旧厂区消防验收二期（示例）
  unit: zhujian
  applicant: ma
  project: 老旧厂区改造二期
  apply:
    title: 老旧厂区消防验收二期（示例）
    plan: 二期9栋厂房先整改后验收
    why: 一期经验可以沿用
    clauses: [R08]
    foreseeable: 个别产权人失联
    objective_reasons: 产权资料散失
= 状态 to_study
W-2 14:00 吕某某 visit outline T6
  outline: 谈处分执行和思想变化，听工作上的打算
  daily_education: 分管领导每月谈话，表现平稳
= 待办 V3
W-1 11:00 柳某某 filing submit T2
  materials: [{material: filing_file, title: 备案表、申请报告、党组会议纪要}]
= 待办 F4a F4b
