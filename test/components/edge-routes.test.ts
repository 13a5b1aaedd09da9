import assert from "node:assert/strict";
import { connect } from "../../cluster/connection";
import { EdgeRoutes } from "../../components/edge-routes";
import { compile } from "../../model/plan";
import { deploy, failure } from "../support/deploy";
import { fakeCluster } from "../support/fake-cluster";
import type { FakeCluster } from "../support/fake-cluster";
import { ROUTES, routeStatus } from "../support/program";
import { settingsOf } from "../support/settings";

const route = (host: string, service: string) => ({ host, path: "/", backend: service });

const settings = settingsOf({
  gateways: { public: {} },
  routes: {
    web: route("web.example.com", "shop/web:80"),
    api: route("api.example.com", "shop/api:80"),
  },
});

const { routes: plan } = compile({ settings, stack: "test" });

describe("EdgeRoutes", () => {
  let cluster: FakeCluster;

  beforeEach(async () => {
    cluster = await fakeCluster();
  });
  afterEach(() => cluster.close());

  const program = () => {
    const connection = connect({ kubeconfig: cluster.kubeconfig });
    return {
      accepted: new EdgeRoutes("routes", { plan, stack: "test", connection, gateways: {} })
        .accepted,
    };
  };

  it("is the parent of the routes", async () => {
    const { registrations } = await deploy(program, { preview: true });
    assert.deepEqual(
      registrations.map(({ place, parent }) => [place, parent]),
      [
        ["EdgeRoutes routes", ""],
        ["HTTPRoute shop/public-api", "EdgeRoutes routes"],
        ["HTTPRoute shop/public-web", "EdgeRoutes routes"],
      ],
    );
  });

  it("waits until Envoy Gateway has accepted every route", async () => {
    let asked = 0;
    cluster.answers.set(ROUTES, () => {
      asked += 1;
      const found = asked === 1 ? ["public-web"] : ["public-web", "public-api"];
      return { items: found.map((name) => routeStatus({ namespace: "shop", name })) };
    });
    const { outputs, log } = await deploy(program);
    assert.deepEqual(outputs.accepted, ["shop/public-api-id", "shop/public-web-id"]);
    assert.equal(asked, 2);
    assert.deepEqual(log, ["info: 1 routes not yet accepted"]);
  });

  it("ends with the reason when Envoy Gateway refuses a route", async () => {
    const refused = { namespace: "shop", name: "public-api", refusal: "no such Service" };
    const items = [routeStatus({ namespace: "shop", name: "public-web" }), routeStatus(refused)];
    cluster.answers.set(ROUTES, { items });
    const { message } = await failure(program);
    assert.equal(
      message,
      "Envoy Gateway refuses routes of this stack:\n" +
        "  HTTPRoute shop/public-api: Accepted is False (Because): no such Service; " +
        "ResolvedRefs is False (Because): no such Service",
    );
  });

  it("passes on what the API server answers instead", async () => {
    cluster.answers.set(ROUTES, { items: "none" });
    assert.match((await failure(program)).message, /expected array/);
  });

  it("asks nothing in a preview", async () => {
    cluster.answers.set(ROUTES, () => assert.fail("it asked"));
    await deploy(program, { preview: true });
  });
});
