-- An authorisation service. "Authorization: Bearer status-403" gets that status; without it: 401.
local status = (ngx.var.http_authorization or ""):match("^Bearer status%-(%d+)$")
ngx.status = tonumber(status or 401)
ngx.header["X-Auth-User"] = "alice"
ngx.header["X-Auth-Saw"] = ngx.req.get_method() .. " " .. ngx.var.request_uri
ngx.header["Set-Cookie"] = "auth=seen; Path=/"
ngx.print("auth\n")
