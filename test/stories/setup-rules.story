# 登记和更正：代号、名称、种类、任期、名册都要对；更正以后，原来的仍在记录中
title 登记的规矩

2022-03-01 09:00 系统 unit add
  handle: Zhu-Jian
  name: 某局
= 有误 handle
2022-03-01 09:01 系统 unit add
  handle: 9ju
  name: 某局
= 有误 handle
2022-03-01 09:02 系统 unit add
  handle: mouju
  name: 某局
  kind: bureau
= 拒绝 field_must_be_known organ
2022-03-01 09:03 系统 unit add
  handle: zhujian
  name: 某局
= 拒绝 thing_must_not_exist_yet
2022-03-01 09:04 系统 unit add
  handle: mouju
  name: 某局
  kind: organ
= 已登记

# 姓名：间隔号统一，自造字不收
2022-03-01 09:10 系统 person add
  handle: ayi
  name: 阿依某某 • 买买某
= 已登记
2022-03-01 09:11 阿依某某·买买某 matter late
  procedure: visit
  title: 用统一后的姓名找到本人（示例）
= 拒绝 paper_must_be_entered_by_a_clerk 阿依某某·买买某
2022-03-01 09:12 系统 person add
  handle: zaozi
  name: 陈
= 有误 第2个字

# 职务的角色要是规则中的
2022-03-01 09:20 系统 post add
  handle: p_mou
  title: 经办人
  unit: mouju
  roles: [unit_clerc]
= 拒绝 thing_must_exist unit_clerk
2022-03-01 09:21 系统 post add
  handle: p_mou
  title: 经办人
  unit: mouju
  roles: [unit_clerc]
= 拒绝 thing_must_exist frj role list
2022-03-01 09:22 系统 post add
  handle: p_mou
  title: 经办人
  unit: mouju
  roles: [unit_clerk]
= 已登记

# 任期
2022-03-01 09:30 系统 tenure begin ayi
  post: p_mou
= 拒绝 field_must_be_given from
2022-03-01 09:31 系统 tenure begin ayi
  post: p_mou
  from: 2032-01-01
= 拒绝 beginning_must_be_within_a_year
2022-03-01 09:32 系统 tenure end ayi
  post: p_mou
  to: 2022-02-28
= 拒绝 thing_must_exist
2022-03-01 09:33 系统 tenure begin ayi
  post: p_mou
  from: 2022-01-04
= 已登记
2022-03-01 09:34 系统 tenure begin ayi
  post: p_mou
  from: 2022-02-04
= 拒绝 thing_must_not_exist_yet
2022-03-01 09:35 系统 tenure end ayi
  post: p_mou
= 拒绝 field_must_be_given to
2022-03-01 09:36 系统 tenure end ayi
  post: p_mou
  to: 2022-01-03
= 拒绝 end_must_not_precede_the_beginning

# 议事机构和名册
2022-03-01 09:40 系统 body add
  handle: mou_dangzu
  name: 某局党组
  kind: unit_body
= 拒绝 field_must_be_given unit
2022-03-01 09:41 系统 body add
  handle: mou_dangzu
  name: 某局党组
  kind: unit_body
  unit: mouju
= 已登记
2022-03-01 09:42 系统 roster set mou_dangzu
  from: 2022-01-04
  members: []
= 拒绝 roster_must_have_one_leader
2022-03-01 09:43 系统 roster set mou_dangzu
  from: 2022-01-04
  members: [{person: ayi}]
= 拒绝 roster_must_have_one_leader
2022-03-01 09:44 系统 roster set mou_dangzu
  from: 2022-01-04
  members: [{person: ayi, leader: 1}, {person: ayi}]
= 拒绝 thing_must_not_exist_yet
2022-03-01 09:45 系统 roster set mou_dangzu
  members: [{person: ayi, leader: 1}]
= 拒绝 field_must_be_given from
2022-03-01 09:46 系统 roster set mou_dangzu
  from: 2022-01-04
  members: [{person: ayi, leader: 1}]
= 已登记

# 更正：写明改什么、为什么
2022-03-01 10:00 马某某 unit amend mouju
  name: 某某局
  reasons: 机构改名
= 拒绝 actor_must_hold_the_role
2022-03-01 10:01 系统 unit amend mouju
  reasons: 机构改名
= 拒绝 field_must_be_given
2022-03-01 10:02 系统 unit amend mouju
  name: 某某局
= 拒绝 reasons_must_be_given
2022-03-01 10:03 系统 unit amend mouju
  name: 某某局
  from: 2022-03-02
  reasons: 机构改名
= 拒绝 day_must_not_be_in_the_future
2022-03-01 10:04 系统 unit amend mouju
  parent: mouju
  reasons: 上级登记错了
= 拒绝 link_must_not_point_at_itself
2022-03-01 10:05 系统 unit amend mouju
  kind: bureau
  reasons: 种类登记错了
= 拒绝 field_must_be_known
2022-03-01 10:06 系统 unit amend mouju
  name: 某某局
  kind: public_institution
  from: 2022-02-01
  reasons: 机构改名
= 已登记
2022-03-01 10:10 系统 person amend ayi
  name: 阿依某某．买买某某
  party_member: 1
  reasons: 姓名登记错了
= 已登记
2022-03-01 10:11 系统 person amend ayi
  name: 阿依
  reasons: 姓名登记错了
= 有误 name
2022-03-01 10:12 系统 body amend mou_dangzu
  name: 某某局党组
  reasons: 机构改名
= 已登记

# 角色从某一天起改变：这一天以前仍是原来的
2022-03-01 10:20 系统 post amend p_mou
  roles: [unit_clerk, entry_clerk]
  reasons: 兼任登记人员
= 拒绝 field_must_be_given from
2022-03-01 10:21 系统 post amend p_mou
  roles: [administrator, entry_clerk]
  from: 2022-02-15
  reasons: 兼任登记人员
= 拒绝 administrator_must_hold_no_business_role
2022-03-01 10:22 系统 post amend p_mou
  title: 登记员
  roles: [unit_clerk, entry_clerk]
  from: 2022-02-15
  reasons: 兼任登记人员
= 已登记
2022-03-01 10:23 阿依某某·买买某某 matter late 代录 潘某某 2022-02-14
  procedure: visit
  title: 那时还不是登记人员（示例）
= 拒绝 paper_must_be_entered_by_a_clerk 登记员
2022-03-01 10:24 阿依某某·买买某某 matter late 代录 潘某某 2022-02-15
  procedure: visit
  title: 这一天起是登记人员（示例）
= 已登记
2022-03-01 10:30 系统 tenure end ayi
  post: p_mou
  to: 2022-02-28
= 已登记
2022-03-01 10:31 系统 tenure begin ayi
  post: p_mou
  from: 2022-03-01
= 已登记
