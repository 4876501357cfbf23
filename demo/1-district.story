# 示范区：单位、人员、职务、议事机构和规则。姓名、单位都是虚构的。
title 示范区的设立
# 系统于2022年2月25日启用；此前的事项是补录。

# 放假通知（2018年至2026年），每年一条记录
2022-02-25 09:00 系统 holiday publish
  file: policies/holidays.yaml

# 2017年的机制：原文未公布的条款照样留空
2022-02-25 09:00 系统 policy activate as P2017
  file: policies/bincheng-2017.yaml
  samples_acknowledged: 20
  effective_from: 2017-01-01

# 2022年3月1日起施行的新机制，示例条款经发布人确认知悉
2022-02-25 09:00 系统 policy activate as P2022
  file: policies/bincheng.yaml
  samples_acknowledged: 100

# 单位
2022-02-25 09:00 系统 unit add
  handle: quwei
  name: 示范区委
  kind: party_organisation
2022-02-25 09:00 系统 unit add
  handle: jiwei
  name: 示范区纪委监委
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: zuzhibu
  name: 示范区委组织部
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: zhujian
  name: 示范区住房和城乡建设局
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: shuiwu
  name: 示范区水务局
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: jiaoti
  name: 示范区教育和体育局
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: nongye
  name: 示范区农业农村局
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: zhongxin
  name: 示范区公路服务中心
  kind: public_institution
2022-02-25 09:00 系统 unit add
  handle: zhen
  name: 示范镇
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: shiji
  name: 示范市纪委监委
  kind: organ
2022-02-25 09:00 系统 unit add
  handle: zhendangwei
  name: 示范镇党委
  kind: party_organisation

# 职务和人员
2022-02-25 09:00 系统 post add
  handle: p_shen
  title: 党风政风监督室干部
  unit: jiwei
  roles: [commission_office]
2022-02-25 09:00 系统 person add
  handle: shen
  name: 沈某某
2022-02-25 09:00 系统 tenure begin shen
  post: p_shen
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_han
  title: 党风政风监督室主任
  unit: jiwei
  roles: [commission_office, office_head]
2022-02-25 09:00 系统 person add
  handle: han
  name: 韩某某
2022-02-25 09:00 系统 tenure begin han
  post: p_han
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_lv
  title: 第一监督检查室干部
  unit: jiwei
  roles: [undertaking_office, verifier, accountability_body, visitor]
2022-02-25 09:00 系统 person add
  handle: lv
  name: 吕某某
2022-02-25 09:00 系统 tenure begin lv
  post: p_lv
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_shi
  title: 第一监督检查室干部
  unit: jiwei
  roles: [undertaking_office, verifier, accountability_body, visitor]
2022-02-25 09:00 系统 person add
  handle: shi
  name: 施某某
2022-02-25 09:00 系统 tenure begin shi
  post: p_shi
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_kong
  title: 案件审理室主任
  unit: jiwei
  roles: [examination_office]
2022-02-25 09:00 系统 person add
  handle: kong
  name: 孔某某
2022-02-25 09:00 系统 tenure begin kong
  post: p_kong
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_yan
  title: 案件审理室干部
  unit: jiwei
  roles: [examination_office]
2022-02-25 09:00 系统 person add
  handle: yan
  name: 严某某
2022-02-25 09:00 系统 tenure begin yan
  post: p_yan
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_jin
  title: 案件监督管理室干部
  unit: jiwei
  roles: [case_management_office]
2022-02-25 09:00 系统 person add
  handle: jin
  name: 金某某
2022-02-25 09:00 系统 tenure begin jin
  post: p_jin
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_wei
  title: 书记、监委主任
  unit: jiwei
  roles: [commission_leader]
2022-02-25 09:00 系统 person add
  handle: wei
  name: 魏某某
2022-02-25 09:00 系统 tenure begin wei
  post: p_wei
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_jiang
  title: 副书记
  unit: jiwei
  roles: [deputy_leader]
2022-02-25 09:00 系统 person add
  handle: jiang
  name: 姜某某
2022-02-25 09:00 系统 tenure begin jiang
  post: p_jiang
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_xie
  title: 副书记
  unit: jiwei
  roles: [deputy_leader]
2022-02-25 09:00 系统 person add
  handle: xie
  name: 谢某某
2022-02-25 09:00 系统 tenure begin xie
  post: p_xie
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_zou
  title: 常委
  unit: jiwei
  roles: [deputy_leader]
2022-02-25 09:00 系统 person add
  handle: zou
  name: 邹某某
2022-02-25 09:00 系统 tenure begin zou
  post: p_zou
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_zhang
  title: 常委
  unit: jiwei
  roles: [deputy_leader]
2022-02-25 09:00 系统 person add
  handle: zhang
  name: 章某某
2022-02-25 09:00 系统 tenure begin zhang
  post: p_zhang
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_su
  title: 派驻第二纪检监察组组长
  unit: jiwei
  roles: [stationed_group, inspector]
2022-02-25 09:00 系统 person add
  handle: su
  name: 苏某某
2022-02-25 09:00 系统 tenure begin su
  post: p_su
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_pan
  title: 登记人员
  unit: jiwei
  roles: [entry_clerk]
2022-02-25 09:00 系统 person add
  handle: pan
  name: 潘某某
2022-02-25 09:00 系统 tenure begin pan
  post: p_pan
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_ge
  title: 干部监督科干部
  unit: zuzhibu
  roles: [organisation_department, joint_member]
2022-02-25 09:00 系统 person add
  handle: ge
  name: 葛某某
2022-02-25 09:00 系统 tenure begin ge
  post: p_ge
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_fan
  title: 局长
  unit: zhujian
  roles: [unit_leader]
2022-02-25 09:00 系统 person add
  handle: fan
  name: 范某某
2022-02-25 09:00 系统 tenure begin fan
  post: p_fan
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_peng
  title: 党组成员
  unit: zhujian
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: peng
  name: 彭某某
2022-02-25 09:00 系统 tenure begin peng
  post: p_peng
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_lu
  title: 党组成员
  unit: zhujian
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: lu
  name: 鲁某某
2022-02-25 09:00 系统 tenure begin lu
  post: p_lu
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_chang
  title: 党组成员
  unit: zhujian
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: chang
  name: 昌某某
2022-02-25 09:00 系统 tenure begin chang
  post: p_chang
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_hua
  title: 副局长、党组成员
  unit: zhujian
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: hua
  name: 花某某
2022-02-25 09:00 系统 tenure begin hua
  post: p_hua
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_feng
  title: 办公室干部
  unit: zhujian
  roles: [unit_clerk, correction_owner]
2022-02-25 09:00 系统 person add
  handle: feng
  name: 冯某某
2022-02-25 09:00 系统 tenure begin feng
  post: p_feng
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_ma
  title: 建筑业科科长
  unit: zhujian
  roles: []
2022-02-25 09:00 系统 person add
  handle: ma
  name: 马某某
2022-02-25 09:00 系统 tenure begin ma
  post: p_ma
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_fang
  title: 局长
  unit: shuiwu
  roles: [unit_leader]
2022-02-25 09:00 系统 person add
  handle: fang
  name: 方某某
2022-02-25 09:00 系统 tenure begin fang
  post: p_fang
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_yu
  title: 党组成员
  unit: shuiwu
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: yu
  name: 俞某某
2022-02-25 09:00 系统 tenure begin yu
  post: p_yu
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_ren
  title: 党组成员
  unit: shuiwu
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: ren
  name: 任某某
2022-02-25 09:00 系统 tenure begin ren
  post: p_ren
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_yuan
  title: 党组成员
  unit: shuiwu
  roles: [unit_body]
2022-02-25 09:00 系统 person add
  handle: yuan
  name: 袁某某
2022-02-25 09:00 系统 tenure begin yuan
  post: p_yuan
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_liu
  title: 办公室干部
  unit: shuiwu
  roles: [unit_clerk, correction_owner]
2022-02-25 09:00 系统 person add
  handle: liu
  name: 柳某某
2022-02-25 09:00 系统 tenure begin liu
  post: p_liu
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_tang
  title: 副局长
  unit: shuiwu
  roles: []
2022-02-25 09:00 系统 person add
  handle: tang
  name: 唐某某
2022-02-25 09:00 系统 tenure begin tang
  post: p_tang
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_fei
  title: 河道科科长
  unit: shuiwu
  roles: []
2022-02-25 09:00 系统 person add
  handle: fei
  name: 费某某
2022-02-25 09:00 系统 tenure begin fei
  post: p_fei
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_lian
  title: 局长
  unit: jiaoti
  roles: [unit_leader]
2022-02-25 09:00 系统 person add
  handle: lian
  name: 廉某某
2022-02-25 09:00 系统 tenure begin lian
  post: p_lian
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_cen
  title: 体育科科长
  unit: jiaoti
  roles: []
2022-02-25 09:00 系统 person add
  handle: cen
  name: 岑某某
2022-02-25 09:00 系统 tenure begin cen
  post: p_cen
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_xue
  title: 办公室干部
  unit: jiaoti
  roles: [unit_clerk, correction_owner]
2022-02-25 09:00 系统 person add
  handle: xue
  name: 薛某某
2022-02-25 09:00 系统 tenure begin xue
  post: p_xue
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_lei
  title: 局长
  unit: nongye
  roles: [unit_leader]
2022-02-25 09:00 系统 person add
  handle: lei
  name: 雷某某
2022-02-25 09:00 系统 tenure begin lei
  post: p_lei
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_he
  title: 畜牧科科长
  unit: nongye
  roles: []
2022-02-25 09:00 系统 person add
  handle: he
  name: 贺某某
2022-02-25 09:00 系统 tenure begin he
  post: p_he
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_ni
  title: 主任
  unit: zhongxin
  roles: [unit_leader]
2022-02-25 09:00 系统 person add
  handle: ni
  name: 倪某某
2022-02-25 09:00 系统 tenure begin ni
  post: p_ni
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_teng
  title: 养护科科长
  unit: zhongxin
  roles: []
2022-02-25 09:00 系统 person add
  handle: teng
  name: 滕某某
2022-02-25 09:00 系统 tenure begin teng
  post: p_teng
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_yin
  title: 镇长
  unit: zhen
  roles: [unit_leader]
2022-02-25 09:00 系统 person add
  handle: yin
  name: 殷某某
2022-02-25 09:00 系统 tenure begin yin
  post: p_yin
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_luo
  title: 镇纪委书记
  unit: zhen
  roles: [township_commission, inspector]
2022-02-25 09:00 系统 person add
  handle: luo
  name: 罗某某
2022-02-25 09:00 系统 tenure begin luo
  post: p_luo
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_bi
  title: 民政办主任
  unit: zhen
  roles: []
2022-02-25 09:00 系统 person add
  handle: bi
  name: 毕某某
2022-02-25 09:00 系统 tenure begin bi
  post: p_bi
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_hao
  title: 第三监督检查室干部
  unit: shiji
  roles: [higher_body]
2022-02-25 09:00 系统 person add
  handle: hao
  name: 郝某某
2022-02-25 09:00 系统 tenure begin hao
  post: p_hao
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_admin
  title: 系统管理员
  unit: jiwei
  roles: [administrator]
2022-02-25 09:00 系统 person add
  handle: admin
  name: 钟某某
2022-02-25 09:00 系统 tenure begin admin
  post: p_admin
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_secadm
  title: 安全管理员
  unit: jiwei
  roles: [security_administrator]
2022-02-25 09:00 系统 person add
  handle: secadm
  name: 骆某某
2022-02-25 09:00 系统 tenure begin secadm
  post: p_secadm
  from: 2021-01-04

# 议事机构和成员名册
2022-02-25 09:00 系统 body add
  handle: zhujian_dangzu
  name: 区住建局党组
  kind: unit_body
  unit: zhujian
2022-02-25 09:00 系统 roster set zhujian_dangzu
  from: 2021-01-04
  members: [{person: peng}, {person: lu}, {person: chang}, {person: hua}, {person: fan, leader: 1}]
2022-02-25 09:00 系统 body add
  handle: shuiwu_dangzu
  name: 区水务局党组
  kind: unit_body
  unit: shuiwu
2022-02-25 09:00 系统 roster set shuiwu_dangzu
  from: 2021-01-04
  members: [{person: yu}, {person: ren}, {person: yuan}, {person: fang, leader: 1}]
2022-02-25 09:00 系统 body add
  handle: changwei
  name: 区纪委常委会
  kind: commission_body
  unit: jiwei
2022-02-25 09:00 系统 roster set changwei
  from: 2021-01-04
  members: [{person: jiang}, {person: xie}, {person: zou}, {person: zhang}, {person: wei, leader: 1}]
2022-02-25 09:00 系统 body add
  handle: weiwu
  name: 区监委委务会
  kind: supervisory_body
  unit: jiwei
2022-02-25 09:00 系统 roster set weiwu
  from: 2021-01-04
  members: [{person: jiang}, {person: xie}, {person: zou}, {person: zhang}, {person: wei, leader: 1}]
2022-02-25 09:00 系统 body add
  handle: lianxi
  name: 容错纠错联席会议
  kind: joint_meeting
  unit: jiwei
2022-02-25 09:00 系统 roster set lianxi
  from: 2021-01-04
  members: [{person: ge}, {person: han}, {person: kong}, {person: jiang, leader: 1}]

# 上一级纪委常委会：原认定机关的成员都要回避时，由它研究
2022-02-25 09:00 系统 post add
  handle: p_zhan
  title: 市纪委副书记
  unit: shiji
  roles: [higher_body]
2022-02-25 09:00 系统 person add
  handle: zhan
  name: 湛某某
2022-02-25 09:00 系统 tenure begin zhan
  post: p_zhan
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_pang
  title: 市纪委常委
  unit: shiji
  roles: [higher_body]
2022-02-25 09:00 系统 person add
  handle: pang
  name: 庞某某
2022-02-25 09:00 系统 tenure begin pang
  post: p_pang
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_ruan
  title: 市纪委常委
  unit: shiji
  roles: [higher_body]
2022-02-25 09:00 系统 person add
  handle: ruan
  name: 阮某某
2022-02-25 09:00 系统 tenure begin ruan
  post: p_ruan
  from: 2021-01-04
2022-02-25 09:00 系统 post add
  handle: p_huo
  title: 市纪委书记、市监委主任
  unit: shiji
  roles: [higher_body]
2022-02-25 09:00 系统 person add
  handle: huo
  name: 霍某某
2022-02-25 09:00 系统 tenure begin huo
  post: p_huo
  from: 2021-01-04
2022-02-25 09:00 系统 body add
  handle: shi_changwei
  name: 市纪委常委会
  kind: commission_body
  unit: shiji
2022-02-25 09:00 系统 roster set shi_changwei
  from: 2021-01-04
  members: [{person: zhan}, {person: pang}, {person: ruan}, {person: huo, leader: 1}]
