-- Notes requests by their field X-Copy-Id, and tells of one that is asked for: /copies?id=…
local copies = ngx.shared.copies
local id = ngx.var.http_x_copy_id
if id then
  copies:set(id, ngx.req.get_method() .. " " .. ngx.var.http_host .. " " .. ngx.var.request_uri)
else
  ngx.header["X-Copy"] = copies:get(ngx.var.arg_id or "")
end
ngx.print("copies\n")
