import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

import { extract, type Header } from "tar-stream";

import { writeImage, type ImageEntry } from "../../lab/image/archive";
import { parseLdd } from "../../lab/image/libraries";

interface Member {
  header: Header;
  content: Buffer;
}

async function readTar(source: Readable): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  const tar = source.pipe(extract());
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) {
      chunks.push(chunk as Buffer);
    }
    members.set(entry.header.name, { header: entry.header, content: Buffer.concat(chunks) });
  }
  return members;
}

const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");

describe("lab: image archives", () => {
  let folder = "";
  let program = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "edge-image-"));
    program = join(folder, "program");
    await writeFile(program, "#!/bin/sh\n");
    await chmod(program, 0o755);
  });
  after(() => rm(folder, { recursive: true }));

  const owner = { uid: 101, gid: 82 };
  const entries = (): ImageEntry[] => [
    { kind: "file", path: "/usr/bin/program", from: program },
    { kind: "text", path: "/etc/passwd", text: "root:x:0:0\n" },
    { kind: "folder", path: "/tmp", mode: 0o1777 },
    { kind: "link", path: "/bin", target: "usr/bin" },
    { kind: "text", path: "/run/start", text: "#!/bin/sh\n", mode: 0o755, owner },
  ];
  const write = async (name: string, list: ImageEntry[]) => {
    const file = join(folder, name);
    await writeImage({
      file,
      names: ["example.test/image:1"],
      config: { Entrypoint: ["/usr/bin/program"], User: "65532" },
      entries: list,
    });
    return file;
  };
  const open = async (file: string) => {
    const outer = await readTar(createReadStream(file));
    const json = (name: string): unknown =>
      JSON.parse(outer.get(name)?.content.toString() ?? "null");
    const [manifest] = json("manifest.json") as [
      { Config: string; RepoTags: string[]; Layers: [string] },
    ];
    const layer = outer.get(manifest.Layers[0])?.content ?? Buffer.alloc(0);
    return {
      manifest,
      layer,
      config: json(manifest.Config) as {
        os: string;
        config: object;
        rootfs: { diff_ids: string[] };
      },
      configBytes: outer.get(manifest.Config)?.content ?? Buffer.alloc(0),
      files: await readTar(Readable.from(layer)),
    };
  };

  it("name their parts by their content", async () => {
    const { manifest, config, configBytes, layer } = await open(await write("a.tar", entries()));
    assert.deepEqual(manifest.RepoTags, ["example.test/image:1"]);
    assert.equal(manifest.Config, `${sha256(configBytes)}.json`);
    assert.deepEqual(config.rootfs.diff_ids, [`sha256:${sha256(layer)}`]);
    assert.deepEqual(config.config, { Entrypoint: ["/usr/bin/program"], User: "65532" });
    assert.equal(config.os, "linux");
  });

  it("hold files, texts, folders and links, every folder before what is in it", async () => {
    const { files } = await open(await write("b.tar", entries()));
    const names = [...files.keys()];
    assert.deepEqual(
      names.map((name) => name.replace(/\/$/, "")),
      [
        ...["bin", "etc", "etc/passwd", "run", "run/start", "tmp"],
        ...["usr", "usr/bin", "usr/bin/program"],
      ],
    );
    assert.equal(files.get("usr/bin/program")?.header.mode, 0o755);
    assert.equal(files.get("usr/bin/program")?.content.toString(), "#!/bin/sh\n");
    assert.equal(files.get("etc/passwd")?.header.mode, 0o644);
    assert.equal(files.get("etc/passwd")?.content.toString(), "root:x:0:0\n");
    assert.equal((files.get("tmp") ?? files.get("tmp/"))?.header.mode, 0o1777);
    assert.equal(files.get("run/start")?.header.mode, 0o755);
    assert.equal(files.get("bin")?.header.linkname, "usr/bin");
    for (const { header } of files.values()) {
      const expected = header.name === "run/start" ? owner : { uid: 0, gid: 0 };
      assert.deepEqual({ uid: header.uid, gid: header.gid }, expected, header.name);
      assert.equal(header.mtime.getTime(), 0, header.name);
    }
  });

  it("are the same bytes for the same input in another order", async () => {
    const first = await readFile(await write("c.tar", entries()));
    const second = await readFile(await write("d.tar", entries().reverse()));
    assert.ok(first.equals(second));
  });
});

describe("lab: shared libraries", () => {
  it("are read from what ldd prints, without the kernel's own", () => {
    const output = [
      "\tlinux-vdso.so.1 (0x00007ffd3a9f2000)",
      "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f0a5c400000)",
      "\t/lib64/ld-linux-x86-64.so.2 (0x00007f0a5c8d1000)",
    ].join("\n");
    assert.deepEqual(parseLdd(output), [
      "/lib/x86_64-linux-gnu/libz.so.1",
      "/lib64/ld-linux-x86-64.so.2",
    ]);
  });

  it("are none for a static program", () => {
    assert.deepEqual(parseLdd("\tnot a dynamic executable"), []);
    assert.deepEqual(parseLdd("\tstatically linked"), []);
  });

  it("must all be there", () => {
    assert.throws(() => parseLdd("\tlibnope.so.1 => not found"), /libnope\.so\.1 is not installed/);
    assert.throws(() => parseLdd("sh: ldd: not found"), /named no library/);
  });
});
