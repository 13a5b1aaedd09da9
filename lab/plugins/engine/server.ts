import {
  Server,
  ServerCredentials,
  type handleUnaryCall,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { engineHost } from "./host";
import { failure } from "./failure";
import * as message from "./messages";
import type { Host, Plugin, ResourceProvider } from "./provider";
import { fromStruct, hasUnknown, plainProperties, toStruct, type Properties } from "./values";

/** Version of the official plugin that this one stands in for; the bundler puts it in. */
declare const PLUGIN_VERSION: string;

const MEGABYTE = 1024 * 1024;
const LIMITS = {
  "grpc.max_receive_message_length": 400 * MEGABYTE,
  "grpc.max_send_message_length": 400 * MEGABYTE,
};

/**
 * Serves a plugin to the engine that started this process: the engine's address is the first
 * argument, and the port that the plugin listens on is the first line of its output.
 */
export function serve(plugin: Plugin): void {
  const host = engineHost();
  const address = process.argv.slice(2).find((argument) => !argument.startsWith("-"));
  if (address !== undefined) {
    host.connect(address);
  }

  const server = new Server(LIMITS);
  server.addService(ResourceProviderService, {
    ...connection(host),
    ...information(),
    ...configuration(plugin, host),
  });
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) {
      throw error;
    }
    process.stdout.write(`${port}\n`);
  });
}

function connection(host: ReturnType<typeof engineHost>): UntypedServiceImplementation {
  return {
    handshake: answer((request: pb.ProviderHandshakeRequest) => {
      host.connect(request.getEngineAddress());
      const response = new pb.ProviderHandshakeResponse();
      // Here too, not only in `configure`: else the engine sends secrets as plain values and they
      // land in clear in the state.
      response.setAcceptSecrets(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    }),
    attach: answer((request: PluginAttach) => {
      host.connect(request.getAddress());
      return new Empty();
    }),
    cancel: answer(() => {
      host.cancel();
      return new Empty();
    }),
  };
}

function information(): UntypedServiceImplementation {
  return {
    getPluginInfo: answer(() => new PluginInfo().setVersion(PLUGIN_VERSION)),
    getMapping: answer(() => new pb.GetMappingResponse()),
    getMappings: answer(() => new pb.GetMappingsResponse()),
  };
}

function configuration(plugin: Plugin, host: Host): UntypedServiceImplementation {
  let provider: ResourceProvider | undefined;
  const configured = (): ResourceProvider => {
    if (provider === undefined) {
      throw new Error(`the ${plugin.name} plugin was not configured before its first use`);
    }
    return provider;
  };
  return {
    checkConfig: answer((request: pb.CheckRequest) =>
      new pb.CheckResponse().setInputs(request.getNews()),
    ),
    diffConfig: answer((request: pb.DiffRequest) => diffConfig(plugin, request)),
    configure: answer(async (request: pb.ConfigureRequest) => {
      provider = await plugin.configure(config(request), host);
      announce(plugin, host);
      const response = new pb.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    }),
    ...resources(configured),
  };
}

function resources(provider: () => ResourceProvider): UntypedServiceImplementation {
  return {
    check: answer(async (request: pb.CheckRequest) =>
      message.checkResponse(await provider().check(message.checkRequest(request))),
    ),
    diff: answer(async (request: pb.DiffRequest) =>
      message.diffResponse(await provider().diff(message.diffRequest(request))),
    ),
    create: answer(async (request: pb.CreateRequest) => {
      const { id, state } = await provider().create(message.createRequest(request));
      return new pb.CreateResponse().setId(id).setProperties(toStruct(state));
    }),
    update: answer(async (request: pb.UpdateRequest) => {
      const state = await provider().update(message.updateRequest(request));
      return new pb.UpdateResponse().setProperties(toStruct(state));
    }),
    read: answer(async (request: pb.ReadRequest) =>
      message.readResponse(await provider().read(message.readRequest(request))),
    ),
    delete: answer(async (request: pb.DeleteRequest) => {
      await provider().delete(message.deleteRequest(request));
      return new Empty();
    }),
  };
}

/** A call that answers with what the function returns, or fails with what it throws. */
function answer<Request, Response>(
  respond: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => respond(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(failure(error)),
      );
  };
}

/** Configuration without secrecy; the engine sends nested values as JSON texts. */
const config = (request: pb.ConfigureRequest): Properties =>
  plainProperties(fromStruct(request.getArgs()));

function diffConfig(plugin: Plugin, request: pb.DiffRequest): pb.DiffResponse {
  const old = plainProperties(fromStruct(request.getOlds()));
  const wanted = plainProperties(fromStruct(request.getNews()));
  const changed = [...new Set([...Object.keys(old), ...Object.keys(wanted)])]
    .filter((key) => key !== "version")
    .filter(
      (key) => hasUnknown(wanted[key]) || JSON.stringify(old[key]) !== JSON.stringify(wanted[key]),
    );
  const replacing =
    changed.length > 0 ? (plugin.replacingConfig?.({ old, new: wanted }) ?? []) : [];

  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  return new pb.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(changed)
    .setReplacesList(replacing);
}

/** Nobody may take a run with test equipment for one with the official plugin. */
function announce(plugin: Plugin, host: Host): void {
  host.log(
    "info",
    `test equipment: this run uses envoy-edge's stand-in for the ${plugin.name} plugin ${PLUGIN_VERSION}, ` +
      "not the official plugin (docs/lab-plugins.md)",
  );
}
