import { App } from 'aws-cdk-lib';

import { addBaton } from '#lib/baton-app.ts';
import { LambdasNotBuilt } from '#lib/built-lambdas.ts';
import { StageRefused } from '#lib/read-stage.ts';

const app = new App();
try {
  addBaton(app);
} catch (error) {
  if (!(error instanceof StageRefused || error instanceof LambdasNotBuilt)) throw error;
  // These say what to do; where in our code they were found does not help.
  console.error(error.message);
  process.exit(1);
}
app.synth();
