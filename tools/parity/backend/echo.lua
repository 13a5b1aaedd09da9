-- Answers with the request as it arrived, as JSON. The request itself may ask for another answer:
-- X-Reply-Status: 500 · X-Reply-Header: Name: value · X-Reply-Delay: 2 (seconds)
local json = require("cjson")

local NAMES = {
  ["8001"] = "main",
  ["8002"] = "other",
  ["8003"] = "tls",
  ["8006"] = "grpc",
  ["8007"] = "tls-named",
  ["8008"] = "tls-refused",
}

local headers = ngx.req.get_headers(0, true)

-- The value of a field in any case; the first of several.
local function field(wanted)
  for name, value in pairs(headers) do
    if name:lower() == wanted then
      return type(value) == "table" and value[1] or value
    end
  end
end

ngx.req.read_body()
local body = ngx.req.get_body_data() or ""

local seen = {}
for name, value in pairs(headers) do
  seen[name] = type(value) == "table" and table.concat(value, ", ") or value
end

local delay = field("x-reply-delay")
if delay then
  ngx.sleep(tonumber(delay))
end
local reply = field("x-reply-header")
if reply then
  local name, value = reply:match("^([^:]+):%s*(.*)$")
  ngx.header[name] = value
end
ngx.status = tonumber(field("x-reply-status") or 200)
ngx.header["Content-Type"] = "application/vnd.echo+json"
ngx.print(json.encode({
  backend = NAMES[ngx.var.server_port],
  method = ngx.req.get_method(),
  target = ngx.var.request_uri,
  host = ngx.var.http_host,
  protocol = ngx.var.server_protocol,
  serverName = ngx.var.ssl_server_name,
  headers = seen,
  bodyBytes = #body,
}))
