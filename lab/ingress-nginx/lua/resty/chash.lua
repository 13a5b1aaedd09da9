-- Consistent hashing: each node has points on a ring, and a key goes to the node of the next point.
-- Same interface as lua-resty-chash: new(nodes), reinit(nodes), find(key), with nodes as id -> weight;
-- the field `nodes` is what the controller compares to see whether they have changed.
-- Which node a key gets is not what upstream's library gives; that it stays there is.
local crc32, md5 = ngx.crc32_long, ngx.md5
local floor = math.floor

local POINTS_PER_WEIGHT = 160

local Ring = {}
Ring.__index = Ring

local function before(a, b)
  return a.place < b.place or (a.place == b.place and a.id < b.id)
end

local function ring_of(nodes)
  local ring = {}
  for id, weight in pairs(nodes) do
    for point = 1, POINTS_PER_WEIGHT * weight do
      ring[#ring + 1] = { place = crc32(md5(id .. "-" .. point)), id = id }
    end
  end
  table.sort(ring, before)
  return ring
end

function Ring.new(_, nodes)
  local self = setmetatable({}, Ring)
  self:reinit(nodes)
  return self
end

function Ring:reinit(nodes)
  self.nodes = nodes
  self.ring = ring_of(nodes)
end

function Ring:find(key)
  local ring = self.ring
  if #ring == 0 then
    return nil
  end
  local place = crc32(md5(tostring(key)))
  local low, high = 1, #ring + 1
  while low < high do
    local middle = floor((low + high) / 2)
    if ring[middle].place < place then
      low = middle + 1
    else
      high = middle
    end
  end
  local index = low > #ring and 1 or low
  return ring[index].id, index
end

return Ring
