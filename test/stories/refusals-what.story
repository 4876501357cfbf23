# 填得不对：结果、理由、条款、事实、对象、文书
title 填得不对

2022-03-07 09:00 马某某 filing new as F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  unit: zhujian
  applicant: ma
= 待办 F1
2022-03-07 09:10 马某某 filing apply F1
  title: 老旧厂区消防验收历史遗留问题（示例）
= 拒绝 field_must_be_given
2022-03-07 09:20 马某某 filing apply F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  plan: 先整改后验收
  why: 企业急需开工
  clauses: [X01]
  foreseeable: 部分厂房图纸缺失
  objective_reasons: 厂房建于2003年
= 拒绝 situation_must_not_be_excluded
2022-03-07 09:30 马某某 filing apply F1
  title: 老旧厂区消防验收历史遗留问题（示例）
  plan: 先整改后验收
  why: 企业急需开工
  clauses: [R99]
  foreseeable: 部分厂房图纸缺失
  objective_reasons: 厂房建于2003年
= 拒绝 clause_must_be_in_the_edition
2022-03-07 09:40 马某某 filing apply F1
  result: maybe
  title: 老旧厂区消防验收历史遗留问题（示例）
= 拒绝 result_must_be_one_of_the_step
2022-03-07 09:50 马某某 filing apply F1
  colour: red
= 有误 colour

# 责任追究事项：阶段写错、对象写错、同一个人写两次
2022-05-09 09:00 吕某某 accountability_case new
  title: 未批先建的检举控告（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply:
    title: 未批先建
    facts: [{fact: stage, word: midway}]
= 拒绝 fact_must_fit_its_kind
2022-05-09 09:10 吕某某 accountability_case new
  title: 未批先建的检举控告（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply:
    title: 未批先建
= 拒绝 fact_must_be_stated
2022-05-09 09:20 吕某某 accountability_case new
  title: 未批先建的检举控告（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}, {person: ma, liability: public}]
= 拒绝 subject_must_have_one_outcome
2022-05-09 09:30 吕某某 accountability_case new as A1
  title: 未批先建的检举控告（示例）
  unit: zhujian
  subjects: [{person: ma, liability: party}]
  apply:
    title: 未批先建
    facts: [{fact: stage, word: opened}]
= 待办 A2 A3 A4
2022-05-09 09:40 吕某某 accountability_case answer A1
  result: answered
  answers: [{subject: S9, answer: none, reasons: 没有容错情形}]
= 拒绝 subject_must_be_in_the_matter
2022-05-09 09:50 吕某某 accountability_case answer A1
  result: answered
  answers: [{subject: S1, answer: none}]
= 拒绝 reasons_must_be_given
2022-05-09 10:00 吕某某 accountability_case note A1
  result: to_tell
  noted: 需要告知当事人
= 待办 A3 A4 A5
2022-05-09 10:10 吕某某 accountability_case tell A1
  result: told
  kind: letter
  services: [{receiver: 马某某, on: 2022-05-09, way: in_person}]
= 拒绝 notice_must_have_its_kind

# 纠错：没有事项就不能往下办，别的纠错代替不了
2022-06-09 09:00 吕某某 correction new as K1
  title: 报批程序整改（示例）
  unit: zhujian
  subjects: [{person: ma}]
  apply: {result: notified, text: 请在30日内补齐报批手续}
= 待办 K2
2022-06-09 09:10 吕某某 correction new as K2
  title: 请示报告制度整改（示例）
  unit: zhujian
  subjects: [{person: ma}]
  links: [{to: $K1, kind: related}]
  apply: {result: notified, text: 请在30日内完善请示报告制度}
= 待办 K2
2022-06-10 09:00 冯某某 correction assign K2
  result: assigned
  items: []
= 拒绝 field_must_be_given
2022-06-10 09:10 冯某某 correction assign K2
  result: assigned
  items: [{task: 完善请示报告制度, owner: feng}]
= 待办 K3
2022-06-20 09:00 冯某某 correction hand_in K2
  result: handed_in
  done: [{no: K9, evidence: [{title: 制度文本}]}]
= 拒绝 item_must_be_in_the_correction
2022-06-20 09:10 冯某某 correction hand_in K2
  result: handed_in
  done: [{no: K1}]
= 拒绝 item_must_have_evidence
2022-06-20 09:20 冯某某 correction hand_in K2
  result: handed_in
  done: [{no: K1, evidence: [{title: 制度文本}]}]
= 待办 K4
2022-06-21 09:00 苏某某 correction inspect K2
  result: accepted
  items: [{no: K1, verdict: sent_back, reasons: 制度没有报备}]
= 拒绝 items_must_all_be_accepted
