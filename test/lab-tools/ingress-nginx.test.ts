import assert from "node:assert/strict";

import { LUA_LIBRARIES, adaptTemplate } from "../../lab/ingress-nginx/template";

const TEMPLATE = `
pid {{ .PID }};
http {
    lua_package_path "/etc/nginx/lua/?.lua;;";
    server { listen 80; }
}

stream {
    lua_package_path "/etc/nginx/lua/?.lua;/etc/nginx/lua/vendor/?.lua;;";
    server { listen 127.0.0.1:{{ .StreamPort }}; }
}

{{/* definition of templates to avoid repetitions */}}
{{ define "SERVER" }}
`;

describe("lab: the template of ingress-nginx", () => {
  const adapted = adaptTemplate(TEMPLATE);
  const [http = "", stream = ""] = adapted.split("\nstream {");

  it("loads the modules that upstream compiles in, before anything uses them", () => {
    const lua = http.indexOf("load_module /etc/nginx/modules/ngx_http_lua_module.so;");
    const ndk = http.indexOf("load_module /etc/nginx/modules/ndk_http_module.so;");
    assert.ok(ndk > http.indexOf("pid ") && lua > ndk && lua < http.indexOf("http {"));
  });

  it("finds Lua libraries where the image has them", () => {
    assert.ok(
      http.includes(`lua_package_path "/etc/nginx/lua/?.lua;${LUA_LIBRARIES}/?.lua;;";`),
      http,
    );
  });

  it("has no Lua in its stream block, but a server where the controller posts to", () => {
    assert.doesNotMatch(stream, /lua/);
    assert.match(stream, /listen 127\.0\.0\.1:\{\{ \.StreamPort \}\};/);
  });

  it("keeps everything else", () => {
    assert.ok(http.includes("    server { listen 80; }\n"));
    assert.ok(adapted.endsWith('{{ define "SERVER" }}\n'));
  });

  it("of another release is refused", () => {
    assert.throws(
      () => adaptTemplate(TEMPLATE.replace("pid ", "daemon off; pid")),
      /"pid \{\{ \.PID \}\};" not exactly once: .* is for another release/,
    );
    assert.throws(() => adaptTemplate(`${TEMPLATE}\nstream {\n`), /not exactly once/);
  });
});
