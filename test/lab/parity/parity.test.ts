import assert from "node:assert/strict";
import { readFamilies } from "../../../tools/parity/cases";
import { vectorFaults } from "../../../tools/parity/report";
import { openSession, type Session } from "../../../tools/parity/session";
import { bringUp, takeDown } from "../../../tools/parity/stand";
import { needsIngressNginx } from "../../support/needs";
import { skip } from "../../support/skip";

describe("ingress-nginx, and the Envoy Gateway that its Ingresses become", function () {
  // The first time the controller and its image are built.
  this.timeout(45 * 60_000);
  const families = readFamilies();
  let session: Session;

  before(async function () {
    await needsIngressNginx(this);
    // What a killed run left may be of another version.
    await takeDown();
    session = await openSession({ stand: await bringUp(), families });
  });

  after(takeDown);

  it("takes every object that it shall take", () => assert.deepEqual(session.deployed.refused, []));

  for (const family of families) {
    describe(family.name, () => {
      for (const parityCase of family.cases) {
        it(`${parityCase.name}: ${parityCase.about}`, async function () {
          if (parityCase.skip !== undefined) {
            skip(this, parityCase.skip);
          }
          const { name, vectors } = await session.run(family.name, parityCase);
          assert.deepEqual(
            vectors.flatMap((vector) => vectorFaults(name, vector)),
            [],
          );
        });
      }
    });
  }
});
