"use strict";
// Runs a TypeScript file of this checkout: `node bin/run.js FILE [ARGUMENT ...]`.
const path = require("node:path");

require("ts-node").register({ transpileOnly: true, cwd: path.join(__dirname, "..") });

const [, , file, ...rest] = process.argv;
process.argv = [process.argv[0], path.resolve(file), ...rest];
require(process.argv[1]);
