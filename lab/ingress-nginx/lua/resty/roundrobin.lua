-- Smooth weighted round robin: with each turn a node gains its weight, and the richest one pays for all.
-- Same interface as lua-resty-roundrobin: new(nodes), reinit(nodes), find(), with nodes as id -> weight;
-- the field `nodes` is what the controller compares to see whether they have changed.
local RoundRobin = {}
RoundRobin.__index = RoundRobin

function RoundRobin.new(_, nodes)
  local self = setmetatable({}, RoundRobin)
  self:reinit(nodes)
  return self
end

function RoundRobin:reinit(nodes)
  self.nodes, self.turns, self.total = nodes, {}, 0
  for id, weight in pairs(nodes) do
    if weight > 0 then
      self.turns[#self.turns + 1] = { id = id, weight = weight, credit = 0 }
      self.total = self.total + weight
    end
  end
  table.sort(self.turns, function(a, b) return a.id < b.id end)
  -- Workers of nginx begin at different nodes, so that they do not all take the same one.
  for _ = 1, math.random(0, #self.turns) do
    self:find()
  end
end

function RoundRobin:find()
  local richest
  for _, node in ipairs(self.turns) do
    node.credit = node.credit + node.weight
    if not richest or node.credit > richest.credit then
      richest = node
    end
  end
  if not richest then
    return nil
  end
  richest.credit = richest.credit - self.total
  return richest.id
end

return RoundRobin
