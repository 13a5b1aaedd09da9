import assert from "node:assert/strict";
import { attachedPorts, attachment } from "../../../model/gateway/attachment";
import { settingsOf } from "../../support/settings";

const PLAIN = { http: 80 };
const BOTH = { ...PLAIN, https: { port: 443, certificates: ["shop"] } };
const PARTLY = { ...PLAIN, https: { port: 443, hostname: "a.example.com", certificates: ["a"] } };

interface Case {
  listeners: object;
  redirect?: "off";
  host: string;
  /** Listeners that serve the host, each with what they share. */
  serve: string[];
  ports: number[];
}

const CASES: Record<string, Case> = {
  "plain HTTP only": {
    listeners: PLAIN,
    host: "a.example.com",
    serve: ["http a.example.com"],
    ports: [],
  },
  "HTTPS alone where plain HTTP is redirected": {
    listeners: BOTH,
    host: "a.example.com",
    serve: ["https a.example.com"],
    ports: [443],
  },
  "both where nothing is redirected": {
    listeners: BOTH,
    redirect: "off",
    host: "a.example.com",
    serve: ["http a.example.com", "https a.example.com"],
    ports: [],
  },
  "plain HTTP for a host that HTTPS does not take": {
    listeners: PARTLY,
    host: "b.example.com",
    serve: ["http b.example.com"],
    ports: [],
  },
  "both for a wildcard that HTTPS takes in part": {
    listeners: PARTLY,
    host: "*.example.com",
    serve: ["http *.example.com", "https a.example.com"],
    ports: [],
  },
  "every HTTPS listener that takes part of a host": {
    listeners: {
      ...BOTH,
      one: { port: 443, hostname: "a.example.com", certificates: ["a"] },
      two: { port: 8443, hostname: "b.example.com", certificates: ["b"] },
    },
    host: "*",
    serve: ["https *", "one a.example.com", "two b.example.com"],
    ports: [443, 8443],
  },
  "no listener": {
    listeners: { http: { port: 80, hostname: "a.example.com" } },
    host: "b.example.com",
    serve: [],
    ports: [],
  },
};

describe("attachment of a host", () => {
  for (const [name, { listeners, redirect, host, serve, ports }] of Object.entries(CASES)) {
    it(name, () => {
      const { gateways } = settingsOf({
        gateways: { public: { listeners, ...(redirect && { httpsRedirect: redirect }) } },
      });
      const gateway = gateways.public ?? assert.fail();
      const attached = attachment({ host, gateway });
      assert.deepEqual(
        attached.map((listener) => `${listener.name} ${listener.shared}`).sort(),
        [...serve].sort(),
      );
      assert.deepEqual(attachedPorts({ host, gateway }), ports);
    });
  }
});
