-- A lock on a key of a shared dictionary that never waits: its one user, the ewma balancer, asks with
-- a timeout of 0. Same interface as lua-resty-lock: new(dictionary, options), lock(key), unlock().
local Lock = {}
Lock.__index = Lock

local DEFAULT_EXPIRY = 30

function Lock.new(_, name, options)
  local dictionary = ngx.shared[name]
  if not dictionary then
    return nil, "dictionary not found"
  end
  local expiry = options and options.exptime or DEFAULT_EXPIRY
  return setmetatable({ dictionary = dictionary, expiry = expiry }, Lock)
end

-- The seconds waited, which are 0; or nil and the reason.
function Lock:lock(key)
  local added, err = self.dictionary:add(key, true, self.expiry)
  if not added then
    return nil, err == "exists" and "timeout" or err
  end
  self.key = key
  return 0
end

function Lock:unlock()
  if not self.key then
    return nil, "unlocked"
  end
  self.dictionary:delete(self.key)
  self.key = nil
  return 1
end

return Lock
