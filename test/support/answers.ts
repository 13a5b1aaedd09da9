import type { Answer, Forwarded, Responded } from "../../model/http/answer";

/** The Service that a request reaches, or what else becomes of it. */
export const whereTo = ({ outcome }: Answer): string => {
  if (outcome.type === "upstream") {
    return outcome.backends.map(({ service }) => service.replace("shop/", "")).join();
  }
  return outcome.type === "response" ? String(outcome.status) : outcome.type;
};

/** @throws Error if the request is not forwarded. */
export const forwarded = ({ outcome }: Answer): Forwarded => {
  if (outcome.type !== "upstream") {
    throw new Error(`the request is not forwarded: ${JSON.stringify(outcome)}`);
  }
  return outcome;
};

/** @throws Error if the proxy does not answer by itself. */
export const responded = ({ outcome }: Answer): Responded => {
  if (outcome.type !== "response") {
    throw new Error(`the proxy does not answer by itself: ${JSON.stringify(outcome)}`);
  }
  return outcome;
};
