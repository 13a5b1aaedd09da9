import { ingress, service, type Application } from "./manifest";

/** What lasts, or is large, or is not HTTP/1.1. */
export const STREAMS: readonly Application[] = [
  {
    about: "a chat over WebSocket",
    objects: [
      service({ name: "chat", backend: "traffic" }),
      ingress({
        name: "chat",
        host: "chat.example.com",
        annotations: { "proxy-read-timeout": "3600", "proxy-send-timeout": "3600" },
      }),
    ],
  },
  {
    about: "events as they happen",
    objects: [
      service({ name: "events", backend: "traffic" }),
      ingress({
        name: "events",
        host: "events.example.com",
        annotations: { "proxy-buffering": "off", "proxy-read-timeout": "3600" },
      }),
    ],
  },
  {
    about: "uploads",
    objects: [
      service({ name: "upload", backend: "traffic" }),
      ingress({
        name: "upload",
        host: "upload.example.com",
        annotations: { "proxy-body-size": "64m", "proxy-request-buffering": "off" },
      }),
    ],
  },
  {
    about: "gRPC",
    objects: [
      service({ name: "grpc", backend: "h2c" }),
      ingress({
        name: "grpc",
        host: "grpc.example.com",
        annotations: { "backend-protocol": "GRPC" },
      }),
    ],
  },
];
