-- Only the global rate limit would use it.
return { new = function() return nil, "ipmatcher is not part of this image" end }
