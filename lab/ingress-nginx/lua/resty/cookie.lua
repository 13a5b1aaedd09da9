-- Debian's cookie library, which knows no SameSite: it is handed over as an extension.
local cookie = require("nginx.cookie")

local SAME_SITE = { Strict = true, Lax = true, None = true }
local set = cookie.set

function cookie.set(self, options)
  if SAME_SITE[options.samesite] then
    local attribute = "SameSite=" .. options.samesite
    options.extension = options.extension and (attribute .. "; " .. options.extension) or attribute
  end
  return set(self, options)
end

return cookie
