# 组织部门核实、组织部门澄清：公示期间的举报不实，和任用一起说明。
# 照一件公布的事例写成的另一件事；人、地、情节都是虚构的示例。
title 组织部门的澄清

2022-04-01 09:00 系统 person add
  {handle: xi, name: 席某某}
2022-04-01 09:01 系统 post add
  {handle: p_xi, title: 干部监督科副科长, unit: zuzhibu, roles: [organisation_department]}
2022-04-01 09:02 系统 tenure begin xi
  {post: p_xi, from: 2021-01-04}

# 谁核实、谁澄清。检举控告只写编号，不写是谁
2022-04-06 09:00 葛某某 clarification new as C
  title: 拟任干部被举报问题的澄清（示例）
  unit: zhongxin
  subjects: [{person: teng}]
  apply:
    why: 任前公示期间收到举报，四个问题经核查均不属实
    facts:
      - {fact: trigger, word: 选拔任用等受到影响}
      - {fact: complaint_open, number: 0}
= 待办 L1c

# 核实没有结论以前，本人看不到
2022-04-06 10:00 滕某某 clarification wish C
  result: agreed
= 拒绝 thing_must_exist
2022-04-08 09:00 金某某 clarification consult C
  result: clear
  answer: 没有未了结问题线索
2022-04-11 09:00 葛某某 clarification study C
  result: needed
  facts:
    - {fact: post_touched, number: 1}
    - {fact: intent_suspected, number: 0}
= 待办 L3

2022-04-12 09:00 葛某某 clarification wish C
  result: agreed
= 拒绝 actor_must_hold_the_role
2022-04-12 09:00 滕某某 clarification wish C
  result: agreed
  preferred_method: 在宣布任用的会上说明
  scope: 公路服务中心全体干部
= 待办 L4

# 书面形式不能少；自己拟的文本要由另一人核对
2022-04-13 09:00 葛某某 clarification draft C
  points: [招标由代理机构组织，没有插手]
  text: 反映滕某某插手工程招标等四个问题，经核查均不属实。
  scope: 公路服务中心全体干部
  methods: [meeting]
  read_by: xi
= 拒绝 written_form_must_be_among_the_methods
2022-04-13 09:10 葛某某 clarification draft C
  points: [招标由代理机构组织，没有插手]
  text: 反映滕某某插手工程招标等四个问题，经核查均不属实。
  scope: 公路服务中心全体干部
  methods: [written, meeting]
  read_by: ge
= 拒绝 text_must_be_read_by_a_second_person
2022-04-13 09:20 葛某某 clarification draft C
  points: [招标由代理机构组织，没有插手]
  text: 反映滕某某插手工程招标等四个问题，经核查均不属实。
  scope: 公路服务中心全体干部
  methods: [written, meeting]
  read_by: xi
= 待办 L5

# 没有批准，不能实施
2022-04-14 09:00 葛某某 clarification clear C
  points: [招标由代理机构组织，没有插手]
= 拒绝 step_must_be_open
2022-04-15 09:00 魏某某 clarification approve C
  result: approved
= 待办 L6
2022-04-20 15:00 葛某某 clarification clear C
  points: [招标由代理机构组织，没有插手]
  text: 反映滕某某插手工程招标等四个问题，经核查均不属实。
  scope: 公路服务中心全体干部
  methods: [written, meeting]
  read_by: xi
  published_on: 2022-04-20
= 待办 L7
= 跳过 L9v L9
2022-04-21 09:00 吕某某 clarification tell_organisation C
2022-06-08 09:00 葛某某 clarification follow_up C
  visited_on: 2022-06-08
  manner: 谈话
2022-06-09 09:00 葛某某 clarification finish C
= 状态 cleared
