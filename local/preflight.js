// Runs before anything else, so it is written for every Node since 14 and imports nothing but Node.
import { existsSync } from 'fs';

var ENTRY = './start.ts';
var OLDEST_NODE = 24;

/** The one thing that is missing on this machine, as a sentence; undefined when nothing is. */
function missing() {
  if (!existsSync(new URL('../node_modules', import.meta.url))) {
    return 'The dependencies are not installed: run `npm ci` in this folder, then the command again.';
  }
  if (parseInt(process.versions.node, 10) < OLDEST_NODE) {
    return (
      'Baton runs on Node ' +
      OLDEST_NODE +
      ' or later and this is Node ' +
      process.versions.node +
      ': run `npm ci` and then `npm start` (npm finds the Node ' +
      OLDEST_NODE +
      ' among the dependencies), or install it.'
    );
  }
  return undefined;
}

var sentence = missing();
if (sentence === undefined) {
  import(ENTRY);
} else {
  console.error(sentence);
  process.exit(1);
}
