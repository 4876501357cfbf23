#include "casework/command.h"

#include "casework/commands_data.h"
#include "casework/directory_shapes.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"

static const struct command_kind rows[] = {
    {"matter", "new", STREAM_MATTER, TARGET_NEW, CALLER_PERSON, &matter_open_shape,
        matter_open_decide, "提起一件事项", false},
    {"matter", "act", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, NULL, matter_act_decide,
        "办理当前步骤", false},
    {"matter", "link", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &matter_linked_shape,
        matter_link_decide, "关联另一件事项", true},
    {"matter", "withdraw", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &matter_withdrawn_shape,
        matter_withdraw_decide, "撤回本事项", false},
    {"matter", "state", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &statement_recorded_shape,
        matter_state_decide, "记录一种说法", true},
    {"matter", "recuse", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &recusal_set_shape,
        matter_recuse_decide, "登记本事项的回避", false},
    {"matter", "stop", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &clock_stopped_shape,
        matter_stop_decide, "中止期限", false},
    {"matter", "resume", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &clock_resumed_shape,
        matter_resume_decide, "恢复期限", false},
    {"matter", "extend", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &deadline_extended_shape,
        matter_extend_decide, "延长期限", false},
    {"matter", "reclassify", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &reclassified_shape,
        matter_reclassify_decide, "更正类别，两种类别和理由都保留", true},
    {"matter", "hand_over", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &handed_over_shape,
        matter_hand_over_decide, "移交其他机关，或者由上级提级办理", true},
    {"matter", "attach", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &file_attached_shape,
        matter_attach_decide, "放入一份文件", true},
    {"matter", "late", STREAM_MATTER, TARGET_NEW, CALLER_PERSON, &late_entry_recorded_shape,
        matter_late_decide, "补录", false},
    {"matter", "void", STREAM_MATTER, TARGET_EXISTING, CALLER_PERSON, &late_entry_voided_shape,
        matter_void_decide, "作废一件补录，原来的仍可查看", true},
    {"meeting", "hold", STREAM_MEETING, TARGET_MEETING, CALLER_PERSON, &meeting_hold_shape,
        meeting_hold_decide, "记录一次会议", false},
    {"meeting", "conclude", STREAM_MEETING, TARGET_EXISTING, CALLER_PERSON, &meeting_item_shape,
        meeting_conclude_decide, "给一次会议加上一项结论", false},
    {"meeting", "call", STREAM_MEETING, TARGET_MEETING, CALLER_PERSON, &meeting_called_shape,
        meeting_call_decide, "发布一次会议的议程，通知成员", false},
    {"meeting", "reply", STREAM_MEETING, TARGET_EXISTING, CALLER_PERSON, &invitation_answered_shape,
        meeting_reply_decide, "答复会议通知：到会或者请假", false},
    {"meeting", "read", STREAM_MEETING, TARGET_EXISTING, CALLER_PERSON, &papers_read_shape,
        meeting_read_decide, "会前已阅一项的材料", false},
    {"meeting", "opine", STREAM_MEETING, TARGET_EXISTING, CALLER_PERSON, &opinion_given_shape,
        meeting_opine_decide, "会前对一项提出书面意见，不计入表态", false},
    {"meeting", "convene", STREAM_MEETING, TARGET_EXISTING, CALLER_PERSON, &meeting_held_shape,
        meeting_convene_decide, "登记发布过议程的会议的到会", false},
    {"meeting", "correct", STREAM_MEETING, TARGET_EXISTING, CALLER_PERSON,
        &attendance_corrected_shape, meeting_correct_decide, "更正一名成员的到会，原来的也保留",
        false},
    {"unit", "add", STREAM_UNIT, TARGET_NEW, CALLER_HOST, &unit_created_shape, setup_decide,
        "登记单位", false},
    {"unit", "amend", STREAM_UNIT, TARGET_EXISTING, CALLER_HOST, &unit_amended_shape, amend_decide,
        "更正单位的名称、种类、上级", false},
    {"person", "add", STREAM_PERSON, TARGET_NEW, CALLER_HOST, &person_registered_shape,
        setup_decide, "登记人员", false},
    {"person", "amend", STREAM_PERSON, TARGET_EXISTING, CALLER_HOST, &person_amended_shape,
        amend_decide, "更正人员的姓名、是否党员", false},
    {"post", "add", STREAM_POST, TARGET_NEW, CALLER_HOST, &post_created_shape, setup_decide,
        "登记职务", false},
    {"post", "amend", STREAM_POST, TARGET_EXISTING, CALLER_HOST, &post_amended_shape, amend_decide,
        "更正职务的名称、职责", false},
    {"tenure", "begin", STREAM_PERSON, TARGET_EXISTING, CALLER_HOST, &tenure_begun_shape,
        tenure_decide, "任职", false},
    {"tenure", "end", STREAM_PERSON, TARGET_EXISTING, CALLER_HOST, &tenure_ended_shape,
        tenure_decide, "免职、离任", false},
    {"body", "add", STREAM_BODY, TARGET_NEW, CALLER_HOST, &body_created_shape, setup_decide,
        "登记议事机构", false},
    {"body", "amend", STREAM_BODY, TARGET_EXISTING, CALLER_HOST, &body_amended_shape, amend_decide,
        "更正议事机构的名称", false},
    {"roster", "set", STREAM_BODY, TARGET_EXISTING, CALLER_HOST, &roster_set_shape, setup_decide,
        "登记会议成员名册", false},
    {"policy", "activate", STREAM_POLICY, TARGET_NEW, CALLER_HOST, &policy_activated_shape,
        policy_activate_decide, "启用一版规则", false},
    {"holiday", "publish", STREAM_AUTHORITY, TARGET_AUTHORITY, CALLER_HOST,
        &calendar_published_shape, setup_decide, "登记放假通知", false},
    {"door", "open", STREAM_AUTHORITY, TARGET_AUTHORITY, CALLER_HOST, &door_opened_shape,
        setup_decide, "打开本机入口", false},
    {"door", "shut", STREAM_AUTHORITY, TARGET_AUTHORITY, CALLER_HOST, &door_shut_shape,
        setup_decide, "关闭本机入口", false},
    {"log", "open", STREAM_AUTHORITY, TARGET_AUTHORITY, CALLER_HOST, &log_opened_shape,
        setup_decide, "开始记录", false},
};

const struct command_kind *command_find(struct str noun, struct str verb)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_is(noun, rows[i].noun) && str_is(verb, rows[i].verb))
            return &rows[i];
    return NULL;
}

const struct command_kind *command_kinds(size_t *len)
{
    *len = COUNT_OF(rows);
    return rows;
}
