/* The site: every address, who may, what answers. */
#include "web/api.h"
#include "web/route.h"
#include "web/session.h"
#include "web/site_pages.h"

const struct route routes[] = {
    {HTTP_GET, "/", RIGHT_PERSON, workbench_show, NULL, "工作台"},
    {HTTP_GET, "/matters", RIGHT_PERSON, matters_show, NULL, "事项"},
    {HTTP_GET, "/matters/{matter}", RIGHT_PERSON, matter_show, NULL, "事项详情"},
    {HTTP_GET, "/matters/{matter}/{action}", RIGHT_PERSON, act_show, NULL, "办理"},
    {HTTP_POST, "/matters/{matter}/{action}", RIGHT_PERSON, act_send, act_answered, "办理"},
    {HTTP_GET, "/new/{noun}", RIGHT_PERSON, act_show, NULL, "新建"},
    {HTTP_POST, "/new/{noun}", RIGHT_PERSON, act_send, act_answered, "新建"},
    {HTTP_GET, "/filings/{matter}/intake", RIGHT_PERSON, intake_page_show, NULL, "备案受理"},
    {HTTP_GET, "/meetings", RIGHT_PERSON, meetings_show, NULL, "会议"},
    {HTTP_GET, "/meetings/new/{body}", RIGHT_PERSON, meeting_new_show, NULL, "登记会议"},
    {HTTP_POST, "/meetings/new/{body}", RIGHT_PERSON, meeting_new_send, meeting_new_answered,
        "登记会议"},
    {HTTP_GET, "/meetings/{meeting}", RIGHT_PERSON, sitting_show, NULL, "一次会议"},
    {HTTP_GET, "/meetings/{meeting}/items/{matter}", RIGHT_PERSON, item_show, NULL, "会议的一项"},
    {HTTP_POST, "/meetings/{meeting}/items/{matter}", RIGHT_PERSON, item_send, item_answered,
        "形成本项结论"},
    {HTTP_GET, "/filings/new", RIGHT_PERSON, filing_new_show, NULL, "新建备案"},
    {HTTP_POST, "/filings/new", RIGHT_PERSON, filing_new_send, filing_new_answered, "新建备案"},
    {HTTP_GET, "/filings/{draft}/edit", RIGHT_PERSON, filing_show, NULL, "备案草稿"},
    {HTTP_POST, "/filings/{draft}/drop", RIGHT_PERSON, filing_drop, filing_dropped, "删除草稿"},
    {HTTP_GET, "/filings/{draft}/edit/{part}", RIGHT_PERSON, filing_part_show, NULL, "填写备案"},
    {HTTP_POST, "/filings/{draft}/edit/{part}", RIGHT_PERSON, filing_part_send,
        filing_part_answered, "填写备案"},
    {HTTP_GET, "/filings/{draft}/check", RIGHT_PERSON, filing_check_show, NULL, "核对备案"},
    {HTTP_POST, "/filings/{draft}/check", RIGHT_PERSON, filing_check_send, filing_check_answered,
        "提交备案"},
    {HTTP_GET, "/reports", RIGHT_PERSON, report_show, NULL, "统计"},
    {HTTP_GET, "/static/{digest}/{file}", RIGHT_ANYONE, static_show, NULL, "样式和脚本"},
    {HTTP_GET, "/login", RIGHT_ANYONE, login_show, NULL, "登录"},
    {HTTP_POST, "/login", RIGHT_ANYONE, session_begin, session_begun, "登录"},
    {HTTP_POST, "/logout", RIGHT_PERSON, session_end, session_ended, "退出"},

    {HTTP_POST, "/api/v1/session", RIGHT_ANYONE, session_begin, session_begun, "登录，得到令牌"},
    {HTTP_DELETE, "/api/v1/session", RIGHT_PERSON, session_end, session_ended, "退出"},
    {HTTP_GET, "/api/v1/me", RIGHT_PERSON, api_me, NULL, "我是谁"},
    {HTTP_GET, "/api/v1/matters", RIGHT_PERSON, api_matters, NULL, "事项"},
    {HTTP_GET, "/api/v1/matters/{matter}", RIGHT_PERSON, api_matter, NULL, "一件事项"},
    {HTTP_GET, "/api/v1/matters/{matter}/transitions", RIGHT_PERSON, api_transitions, NULL,
        "现在能办什么，不能办的为什么"},
    {HTTP_POST, "/api/v1/commands", RIGHT_PERSON, api_command, api_commanded, "办理"},
};
const size_t routes_len = COUNT_OF(routes);
