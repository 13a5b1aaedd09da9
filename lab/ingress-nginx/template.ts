/** nginx modules that upstream compiles in and Debian loads: `load_module` goes before everything else. */
const MODULES = [
  "ndk_http_module",
  "ngx_http_set_misc_module",
  "ngx_http_headers_more_filter_module",
  "ngx_http_subs_filter_module",
  "ngx_http_lua_module",
  "ngx_stream_module",
];

/** Where the image has Lua libraries that Debian does not package. */
export const LUA_LIBRARIES = "/usr/local/share/lua/5.1";

/**
 * A stream block without Lua, which Debian's stream module does not have. Its server takes the list of
 * TCP and UDP services that the controller posts at start: refused, it would load no backend at all.
 */
const STREAM = `
stream {
    error_log {{ $cfg.ErrorLogPath }} {{ $cfg.ErrorLogLevel }};
    server {
        listen 127.0.0.1:{{ .StreamPort }};
        proxy_timeout 2s;
        proxy_pass 127.0.0.1:{{ .StatusPort }};
    }
}

`;

/** The template's first line after its stream block. */
const AFTER_STREAM = "{{/* definition of templates to avoid repetitions */}}";

/**
 * Changes the controller's own nginx.conf template so that Debian's nginx can run it; everything that
 * decides on HTTP requests stays as it is.
 *
 * @throws Error when the template has not the places that are changed: it is of another release.
 */
export function adaptTemplate(template: string): string {
  const loaded = replaceOnce(template, {
    place: "pid {{ .PID }};\n",
    by: `pid {{ .PID }};\n\n${MODULES.map((name) => `load_module /etc/nginx/modules/${name}.so;\n`).join("")}`,
  });
  const found = replaceOnce(loaded, {
    place: 'lua_package_path "/etc/nginx/lua/?.lua;;";',
    by: `lua_package_path "/etc/nginx/lua/?.lua;${LUA_LIBRARIES}/?.lua;;";`,
  });
  const [before, stream] = splitOnce(found, "\nstream {\n");
  const [, after] = splitOnce(stream, AFTER_STREAM);
  return `${before}${STREAM}${AFTER_STREAM}${after}`;
}

function replaceOnce(text: string, { place, by }: { place: string; by: string }): string {
  return splitOnce(text, place).join(by);
}

function splitOnce(text: string, place: string): [string, string] {
  const [before, after, ...more] = text.split(place);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `the template of ingress-nginx has ${JSON.stringify(place.trim())} not exactly once: lab/ingress-nginx/template.ts is for another release`,
    );
  }
  return [before, after];
}
