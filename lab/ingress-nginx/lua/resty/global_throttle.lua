-- The global rate limit needs memcached, which is not part of this image.
return { new = function() return nil, "the global rate limit is not part of this image" end }
