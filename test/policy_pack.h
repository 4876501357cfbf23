/*
 * policy_pack - a small sound pack, and the reading of packs in tests.
 *
 * The pack has one of everything: a fork and its join, a step that may be skipped, a step that
 * stays, a clause computed from a fact, a gap, a test of its own.  All texts are 示例条款.
 */
#pragma once

#include "base/yaml.h"
#include "casework/policy.h"
#include "test/check.h"

#include <string.h>

enum { PACK_MIB = 1024 * 1024 };

static const char SMALL_PACK[] =
    "pack: small\n"
    "title: 示例规则\n"
    "edition: \"2026\"\n"
    "issuers: [示例机关]\n"
    "effective_from: 2026-01-01\n"
    "supersedes: {pack: older, edition: \"2020\"}\n"
    "visits_a_year_max: 2\n"
    "roles:\n"
    "  - {id: applicant, title: 申请人, scope: self}\n"
    "  - {id: leader, title: 主要领导, scope: unit}\n"
    "  - {id: officer, title: 承办人, scope: office}\n"
    "  - {id: machine, title: 系统管理员, scope: office, administrator: true}\n"
    "bodies:\n"
    "  - {id: committee, title: 常委会, quorum_of: 2, quorum_out_of: 3, entitled_min: 3}\n"
    "lists:\n"
    "  - id: situations\n"
    "    title: 可以容错的情形\n"
    "    role: include\n"
    "    mode: any\n"
    "    of: 3\n"
    "    clauses:\n"
    "      - {id: R01, text: 改革探索中出现失误的, provenance: sample}\n"
    "      - {id: R02, known: false}\n"
    "  - id: conditions\n"
    "    title: 容错的条件\n"
    "    role: require\n"
    "    mode: all\n"
    "    clauses:\n"
    "      - {id: G01, text: 没有造成重大损失的, provenance: sample, when: {fact: loss, below: "
    "1000000}}\n"
    "      - {id: G02, text: 没有谋取私利的, provenance: common, checks: [账目, 亲属]}\n"
    "  - id: exclusions\n"
    "    title: 不适应容错的情形\n"
    "    role: exclude\n"
    "    mode: any\n"
    "    clauses:\n"
    "      - {id: X01, text: 明知故犯的, provenance: published}\n"
    "facts:\n"
    "  - {id: loss, title: 损失金额, kind: amount}\n"
    "  - {id: complex, title: 是否重大复杂, kind: yes_no}\n"
    "  - {id: stage, title: 阶段, kind: choice, choices: [early, late]}\n"
    "  - {id: begun, title: 开工日期, kind: date}\n"
    "significance:\n"
    "  fact: complex\n"
    "  clauses: [{id: S1, text: 金额较大的, when: {fact: loss, at_least: 1000000}}]\n"
    "liabilities:\n"
    "  - {id: party, title: 党纪责任, body: committee, remedy: 申诉}\n"
    "  - {id: public, title: 政务责任, body: committee}\n"
    "superior_bases:\n"
    "  - {id: b1, liability: party, outcomes: [lighter, exempt], text: 示例条例第一条, verify: "
    "true}\n"
    "outcomes:\n"
    "  - {code: not_tolerated, title: 不予容错, finding: does_not_meet}\n"
    "  - {code: lighter, title: 从轻, finding: meets, needs_basis: true, needs: {all: [{list: "
    "situations}, {not: {list: exclusions}}]}}\n"
    "  - {code: exempt, title: 免予处理, finding: meets, needs_basis: true, needs: {all: [{list: "
    "situations}, {not: {list: exclusions}}, {list: conditions}]}}\n"
    "  - {code: education, title: 批评教育, finding: any, side: true}\n"
    "measures:\n"
    "  - {id: warning, title: 警告, form: second, sanction: true, months: 12, liability: party}\n"
    "distinctions: [{code: d1, label: 第一对}]\n"
    "limits:\n"
    "  - {id: study, title: 研究, number: 15, unit: working_day, starts: 收到申请, extension: "
    "{number: 5, times: 1, by: leader}}\n"
    "  - {id: soon, title: 反馈, unit: timely, starts: 会议结束}\n"
    "procedures:\n"
    "  - id: filing\n"
    "    title: 事前备案\n"
    "    noun: filing\n"
    "    number: 备{year}-{n4}\n"
    "    begins: application\n"
    "    openers: [applicant, officer]\n"
    "    window: [opened]\n"
    "    states: [{code: open, label: 办理中}, {code: done, label: 已办结}]\n"
    "    steps:\n"
    "      - id: F1\n"
    "        title: 书面申请\n"
    "        kind: application\n"
    "        action: apply\n"
    "        state: open\n"
    "        actor: [applicant]\n"
    "        needs: [title, plan]\n"
    "        asks: [loss, complex]\n"
    "        limit: study\n"
    "        results:\n"
    "          - {code: sent, label: 已提交, next: [F2, F3]}\n"
    "      - id: F2\n"
    "        title: 甲机关签收\n"
    "        kind: receipt\n"
    "        action: receive\n"
    "        state: open\n"
    "        actor: [officer]\n"
    "        results: [{code: got, label: 已签收, next: [F4]}]\n"
    "      - id: F3\n"
    "        title: 乙机关签收\n"
    "        kind: receipt\n"
    "        action: receive\n"
    "        state: open\n"
    "        actor: [officer]\n"
    "        results: [{code: got, label: 已签收, next: [F4]}]\n"
    "      - id: F4\n"
    "        title: 领导审核\n"
    "        kind: sign_off\n"
    "        action: sign\n"
    "        state: open\n"
    "        actor: [leader]\n"
    "        chain: [officer, leader]\n"
    "        not_from: [F1]\n"
    "        join: [F2, F3]\n"
    "        when: {fact: complex, is: yes}\n"
    "        otherwise: [F5]\n"
    "        results:\n"
    "          - {code: agreed, label: 同意, next: [F5]}\n"
    "          - {code: returned, label: 退回, next: [F1], reasons: true, positive: false}\n"
    "      - id: F5\n"
    "        title: 事中监督\n"
    "        kind: supervision\n"
    "        action: watch\n"
    "        state: open\n"
    "        actor: [officer]\n"
    "        recipients: [{role: leader, notice: copy, when: {fact: loss, at_least: 100}}]\n"
    "        results:\n"
    "          - {code: noted, label: 已记录, stays: true}\n"
    "          - {code: over, label: 已了结, end: done}\n"
    "  - id: study\n"
    "    title: 集体研究\n"
    "    noun: study\n"
    "    number: 研{year}-{n4}\n"
    "    begins: office\n"
    "    openers: [officer]\n"
    "    states: [{code: open, label: 办理中}, {code: done, label: 已办结}]\n"
    "    steps:\n"
    "      - {id: M1, title: 会议研究, kind: meeting, action: study, state: open, actor: "
    "[committee], results: [{code: agreed, label: 同意, end: done, carried: true}]}\n"
    "tests:\n"
    "  - title: 符合情形和条件的，可以免予处理\n"
    "    subject:\n"
    "      liability: party\n"
    "      checks: [{clause: R01, answer: met}, {clause: G02, answer: met}, {clause: X01, answer: "
    "not_met}]\n"
    "      facts: [{fact: loss, value: 999999}]\n"
    "    open: [not_tolerated, lighter, exempt]\n"
    "  - title: 损失达到限额的，不能免予处理\n"
    "    subject:\n"
    "      liability: party\n"
    "      checks: [{clause: R01, answer: met}, {clause: X01, answer: not_met}]\n"
    "      facts: [{fact: loss, value: 1000000}]\n"
    "    open: [lighter]\n"
    "    closed: [exempt]\n";

/* The pack's tree; the text must be YAML. */
static inline const struct node *pack_tree(struct arena *arena, struct str text)
{
    struct node *tree = arena_new(arena, struct node);
    struct fault fault;
    enum status status = yaml_read(arena, text, 1, tree, &fault);
    if (status != STATUS_OK)
        printf("%s\n", fault.text);
    check(status == STATUS_OK);
    return tree;
}

/* A sound pack; says its mistakes when it is not. */
static inline const struct policy *pack_load(struct arena *arena, struct str text)
{
    struct problems problems = {.arena = arena};
    const struct policy *policy = policy_load(arena, pack_tree(arena, text), &problems);
    struct buffer out = {.arena = arena};
    problems_write(&problems, STR("small.yaml"), &out);
    if (policy == NULL)
        printf("%.*s", STR_ARG(buffer_str(&out)));
    check(policy != NULL && problems.len == 0);
    return policy;
}

/* The text with the first `old` replaced; `old` must stand in it. */
static inline struct str text_replaced(
    struct arena *arena, const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    if (at == NULL)
        printf("not in the pack: %s\n", old);
    check(at != NULL);
    return str_format(arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}
