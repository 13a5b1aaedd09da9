import assert from "node:assert/strict";
import { ANNOTATIONS } from "../../../model/nginx/annotations";
import { readFamilies } from "../../../tools/parity/cases";
import { caseManifests } from "../../../tools/parity/manifests";

describe("parity: the cases", () => {
  const families = readFamilies();
  const cases = families.flatMap((family) => family.cases);

  it("are about every annotation, or say why they cannot be", () => {
    const covered = new Set(
      cases.flatMap(({ keys, ingresses }) => [
        ...keys,
        ...ingresses.flatMap(({ annotations }) => Object.keys(annotations)),
      ]),
    );
    const keys = ANNOTATIONS.map(({ key }) => key);
    assert.ok(keys.length > 100);
    assert.deepEqual(
      keys.filter((key) => !covered.has(key)),
      [],
    );
  });

  it("ask something, unless they are skipped", () => {
    const silent = cases.filter(
      ({ skip, requests }) => skip === undefined && requests.length === 0,
    );
    assert.deepEqual(silent, []);
  });

  it("give each Ingress a Service of its own, unless they name one", () => {
    const objects = cases.flatMap((each) => {
      const { services, ingresses } = caseManifests(each);
      return [...services, ...ingresses].map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    });
    const shared = cases.flatMap(({ ingresses }) =>
      ingresses.flatMap(({ service }) => (service === undefined ? [] : [`Service ${service}`])),
    );
    const twice = objects.filter((each, index) => objects.indexOf(each) !== index);
    assert.deepEqual(
      twice.filter((each) => !shared.includes(each)),
      [],
    );
  });

  it("are chosen by a part of their name", () => {
    const [family, ...others] = readFamilies("paths/raw");
    assert.equal(others.length, 0);
    assert.deepEqual(
      family?.cases.map(({ name }) => name),
      ["raw-path"],
    );
  });
});
