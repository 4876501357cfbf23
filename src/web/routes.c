/* The site: every address, who may, what answers. */
#include "web/api.h"
#include "web/route.h"
#include "web/session.h"

const struct route routes[] = {
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
