import assert from "node:assert/strict";
import { pathedLocations } from "../../../../../model/nginx/convert/paths/location-path";
import { effectiveNginx } from "../../../../../model/nginx/effective/build";
import { inventoryOf, type IngressInput } from "../../../../support/nginx";

/** `path → match` of the locations of one host, those without a match too. */
const pathsOf = (...ingresses: readonly IngressInput[]): string[] => {
  const { servers } = effectiveNginx(inventoryOf({ ingresses }));
  const server = servers.get("shop.example");
  assert(server);
  return pathedLocations(server).flatMap(({ location, paths }) =>
    paths.length === 0
      ? [`${location.path} →`]
      : paths.map(
          ({ path }) =>
            `${location.path} → ${path.type === "unreachable" ? path.type : `${path.path.type} ${path.path.value}`}`,
        ),
  );
};

const exact = (path: string) => ({ path, type: "Exact" as const });

describe("paths that are texts", () => {
  it("are exact, or prefixes of whole segments", () => {
    assert.deepEqual(
      pathsOf({ paths: ["/a", exact("/b"), { path: "/c", type: "ImplementationSpecific" }] }),
      ["/c → PathPrefix /c", "/b → Exact /b", "/a → PathPrefix /a", "/ → PathPrefix /"],
    );
  });

  it("keep the slash at their end", () => {
    assert.deepEqual(pathsOf({ paths: ["/a/", exact("/b/")] }), [
      "/b/ → Exact /b/",
      "/a/ → PathPrefix /a/",
      "/ → PathPrefix /",
    ]);
  });

  it("are percent-encoded as in requests", () => {
    assert.deepEqual(
      pathsOf({ paths: ["/ä b"] }).filter((each) => each.startsWith("/ä")),
      ["/ä b → PathPrefix /%C3%A4%20b"],
    );
  });

  it("are not reached with segments that no path in normal form has", () => {
    assert.deepEqual(
      pathsOf({ paths: ["/a//b", "/a/./b", exact("/a/..")] }).filter((each) =>
        each.includes("unreachable"),
      ),
      ["/a/./b → unreachable", "/a//b → unreachable", "/a/.. → unreachable"],
    );
  });

  it("are refused where a match cannot take them", () => {
    const long = `/${"a".repeat(1100)}`;
    assert.deepEqual(pathsOf({ paths: [exact(long)] })[0], `${long} → PathPrefix /`);
  });

  it("belong to the oldest that has them", () => {
    assert.deepEqual(
      pathsOf({ name: "one", paths: ["/a/"] }, { name: "two", paths: ["/a", exact("/a")] }),
      ["/a/ → PathPrefix /a/", "/a →", "/a → Exact /a", "/ → PathPrefix /"],
    );
  });

  it("give the path without the slash of a denied one to the next", () => {
    const denied = { "auth-type": "basic", "auth-secret": "missing" };
    const fallen = pathsOf(
      { name: "one", paths: ["/a", "/"] },
      { name: "two", paths: ["/a/b/", "/c/"], annotations: denied },
    );
    assert.deepEqual(fallen, [
      "/a/b/ → PathPrefix /a/b/",
      "/c/ → PathPrefix /c/",
      "/a → PathPrefix /a",
      "/a → Exact /a/b",
      "/ → PathPrefix /",
      "/ → Exact /c",
    ]);
  });
});
