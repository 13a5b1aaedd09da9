-- Only OCSP stapling, which is off by default, would use it.
return { new = function() error("resty.http is not part of this image") end }
