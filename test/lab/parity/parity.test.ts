import assert from "node:assert/strict";
import { imageObstacle } from "../../../lab/ingress-nginx/image";
import { obstacles } from "../../../lab/preflight";
import { readFamilies } from "../../../tools/parity/cases";
import { vectorFaults } from "../../../tools/parity/report";
import { openSession, type Session } from "../../../tools/parity/session";
import { bringUp, takeDown } from "../../../tools/parity/stand";
import { LAB_REQUIRED, skip } from "../../support/skip";

describe("ingress-nginx, and the Envoy Gateway that its Ingresses become", function () {
  // The first time the controller and its image are built.
  this.timeout(45 * 60_000);
  const families = readFamilies();
  let session: Session;

  before(async function () {
    const found = await obstacles();
    if (found.length > 0) {
      skip(this, `${LAB_REQUIRED}: ${found.join("; ")}`);
    }
    const obstacle = await imageObstacle();
    if (obstacle !== undefined) {
      skip(this, obstacle);
    }
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
