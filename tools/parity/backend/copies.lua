-- Notes requests by their field X-Copy-Id, and tells of one that is asked for at /copies?id=…
local copies = ngx.shared.copies
if ngx.var.uri == "/copies" then
  ngx.print(copies:get(ngx.var.arg_id) or "")
else
  local id = ngx.var.http_x_copy_id
  if id then
    copies:set(id, ngx.req.get_method() .. " " .. ngx.var.http_host .. " " .. ngx.var.request_uri)
  end
  ngx.print("copied\n")
end
