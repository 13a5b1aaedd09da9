-- Debian's resolver under the name by which the controller asks for it.
return require("nginx.dns.resolver")
