"use strict";
// HTTP/1.1 and WebSocket on the port of the first argument (8080), HTTP/2 without TLS on that of the
// second (8081).
const http = require("node:http");
const http2 = require("node:http2");
const { createBackend } = require("./backend");

const [, , port = "8080", h2Port = "8081"] = process.argv;
const { handle, upgrade } = createBackend();

// Proxies keep their connections to it: it never ends one that they may be about to use.
const plain = http.createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, handle);
plain.on("upgrade", upgrade).listen(Number(port));

http2.createServer(handle).listen(Number(h2Port));

process.on("SIGTERM", () => process.exit(0));
