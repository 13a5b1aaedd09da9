import assert from "node:assert/strict";
import type { ObservedGateway, ObservedService } from "../../../model/gateway/address";
import { addressRemedy, addressState, clientPort } from "../../../model/gateway/address";

const programmed = (change: Partial<ObservedGateway["conditions"][number]> = {}) => ({
  type: "Programmed",
  status: "True",
  reason: "Programmed",
  observedGeneration: 3,
  ...change,
});

const gateway = (change: Partial<ObservedGateway> = {}): ObservedGateway => ({
  generation: 3,
  conditions: [programmed()],
  addresses: [{ type: "IPAddress", value: "192.0.2.7" }],
  ...change,
});

const service = (change: Partial<ObservedService> = {}): ObservedService => ({
  type: "LoadBalancer",
  clusterIP: "198.51.100.4",
  loadBalancer: [],
  ports: [{ port: 80, nodePort: 30080 }],
  ...change,
});

describe("addressState", () => {
  it("takes the address of a Gateway that is programmed at its present generation", () => {
    assert.deepEqual(addressState({ gateway: gateway(), service: undefined }), {
      state: "ready",
      address: { value: "192.0.2.7", kind: "ip" },
    });
  });

  it("knows a host name from an IP address", () => {
    const addresses = [{ type: "Hostname", value: "lb.example.com" }];
    assert.deepEqual(addressState({ gateway: gateway({ addresses }), service: undefined }), {
      state: "ready",
      address: { value: "lb.example.com", kind: "hostname" },
    });
  });

  it("does not trust a condition of an earlier generation", () => {
    const untrusted = [
      [programmed({ observedGeneration: 2 })],
      [programmed({ observedGeneration: undefined })],
      [],
    ];
    for (const conditions of untrusted) {
      assert.deepEqual(addressState({ gateway: gateway({ conditions }), service: service() }), {
        state: "waiting",
        reason: "no controller has processed this generation yet",
      });
    }
  });

  it("takes the load balancer's address when the Gateway's status lost it", () => {
    const lost = gateway({
      conditions: [programmed({ status: "False", reason: "AddressNotAssigned" })],
      addresses: [],
    });
    const found = (loadBalancer: ObservedService["loadBalancer"], type = "LoadBalancer") =>
      addressState({ gateway: lost, service: service({ loadBalancer, type }) });
    assert.deepEqual(found([{ ip: "192.0.2.9" }]), {
      state: "ready",
      address: { value: "192.0.2.9", kind: "ip" },
    });
    assert.deepEqual(found([{ hostname: "lb.example.com" }]), {
      state: "ready",
      address: { value: "lb.example.com", kind: "hostname" },
    });
    assert.equal(found([]).state, "waiting");
    assert.equal(found([{ ip: "192.0.2.9" }], "ClusterIP").state, "waiting");
  });

  it("does not take the Service's address for another fault of the Gateway", () => {
    const broken = gateway({
      conditions: [programmed({ status: "False", reason: "NoResources", message: "no proxy" })],
    });
    assert.deepEqual(
      addressState({ gateway: broken, service: service({ loadBalancer: [{ ip: "192.0.2.9" }] }) }),
      { state: "waiting", reason: "Programmed is False (NoResources): no proxy" },
    );
  });

  it("says what is missing when there is no Gateway, no reason or no address", () => {
    assert.deepEqual(addressState({ gateway: undefined, service: undefined }), {
      state: "waiting",
      reason: "the Gateway does not exist",
    });
    const bare = { type: "Programmed", status: "Unknown", observedGeneration: 3 };
    assert.deepEqual(
      addressState({ gateway: gateway({ conditions: [bare] }), service: undefined }),
      {
        state: "waiting",
        reason: "Programmed is Unknown (no reason)",
      },
    );
    assert.equal(
      addressState({ gateway: gateway({ addresses: [] }), service: undefined }).state,
      "waiting",
    );
  });
});

describe("addressRemedy", () => {
  it("names the setting when no load balancer gave an address", () => {
    assert.match(
      addressRemedy({ gateway: "public", service: service() }),
      /gateways\.public\.service\.type/,
    );
  });

  it("points to the events otherwise", () => {
    for (const observed of [
      undefined,
      service({ type: "ClusterIP" }),
      service({ loadBalancer: [{ ip: "192.0.2.9" }] }),
    ]) {
      assert.match(addressRemedy({ gateway: "public", service: observed }), /events/);
    }
  });
});

describe("clientPort", () => {
  it("is the node port of a NodePort Service and the listener's port otherwise", () => {
    const node = service({ type: "NodePort" });
    assert.equal(clientPort({ listenerPort: 80, service: node }), 30080);
    assert.equal(clientPort({ listenerPort: 443, service: node }), 443);
    assert.equal(clientPort({ listenerPort: 80, service: service() }), 80);
    assert.equal(clientPort({ listenerPort: 80, service: undefined }), 80);
  });
});
