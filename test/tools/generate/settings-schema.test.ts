import assert from "node:assert/strict";

import { rowsBelow } from "../../../tools/generate/setting-rows";
import { settingSections, type SettingSchema } from "../../../tools/generate/settings-schema";
import { faultsOf, settingsOf } from "../../support/settings";

const sections = settingSections();
const entryOf = (section: string) => sections[section]?.additionalProperties ?? {};

/** A map with every default written out. */
const defaultsOf = ({ properties = {} }: SettingSchema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, field]) => field.default !== undefined)
      .map(([key, field]) => [key, field.properties ? defaultsOf(field) : field.default]),
  );

describe("the schema of the settings", () => {
  it("has a meaning for every place", () => {
    const places = Object.values(sections).flatMap((section) => rowsBelow(section));
    assert.notEqual(places.length, 0);
    assert.deepEqual(
      places.filter(({ meaning }) => meaning === ""),
      [],
    );
  });

  it("has the defaults: written out, they change nothing", () => {
    const { controller = {}, cluster = {} } = sections;
    const written = {
      controller: defaultsOf(controller),
      cluster: defaultsOf(cluster),
      gateways: { public: defaultsOf(entryOf("gateways")) },
    };
    assert.deepEqual(settingsOf(written), settingsOf({ gateways: { public: {} } }));
  });

  it("has a default that zod leaves out because the value is transformed later", () =>
    assert.equal(entryOf("gateways").properties?.clientIp?.default, "connection"));

  it("says what a text must be in the words of its fault", () => {
    const charts = sections.controller?.properties?.charts?.$comment ?? "";
    const [fault] = faultsOf({ controller: { charts: "ftp://charts.example.com" } });
    assert.notEqual(charts, "");
    assert.equal(fault?.remedy, charts);
  });

  it("has no upper limit where there is none", () => {
    const { minimum, maximum } = sections.controller?.properties?.minAvailable ?? {};
    assert.deepEqual({ minimum, maximum }, { minimum: 0, maximum: undefined });
  });
});
