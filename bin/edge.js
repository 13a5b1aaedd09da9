#!/usr/bin/env node
"use strict";
const path = require("node:path");

require("ts-node").register({ transpileOnly: true, cwd: path.join(__dirname, "..") });
require("../commands/edge");
