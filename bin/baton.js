#!/usr/bin/env node
// Written for every Node since 14: it finds the right one before anything newer is read.
import { spawnSync } from 'child_process';
import { existsSync, realpathSync } from 'fs';
import { fileURLToPath } from 'url';

var OLDEST_NODE = 24;
var bundled = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

function isBundled() {
  return realpathSync(bundled) === realpathSync(process.execPath);
}

/** What was compiled once is kept in the system's temporary folder, which halves the time that each command takes to begin. */
function start() {
  import('module').then(function ({ enableCompileCache }) {
    enableCompileCache();
    return import('../cli/main.ts');
  });
}

if (parseInt(process.versions.node, 10) >= OLDEST_NODE) {
  start();
} else if (existsSync(bundled) && !isBundled()) {
  var arguments_ = [fileURLToPath(import.meta.url)].concat(process.argv.slice(2));
  var ended = spawnSync(bundled, arguments_, { stdio: 'inherit' });
  process.exitCode = ended.status === null ? 1 : ended.status;
} else {
  console.error(
    'Baton runs on Node ' +
      OLDEST_NODE +
      ' or later and this is Node ' +
      process.versions.node +
      ': run `npm ci` in its folder, which brings one along, or install it.',
  );
  process.exitCode = 3;
}
