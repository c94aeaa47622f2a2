import { App } from 'aws-cdk-lib';

import { compileContracts } from '#cli/contracts/compile.ts';
import { addBaton } from '#lib/baton-app.ts';
import { LambdasNotBuilt } from '#lib/built-lambdas.ts';
import { StageRefused } from '#lib/read-stage.ts';

const contracts = await compileContracts('contracts');
if (contracts.kind === 'errors') {
  for (const { message } of contracts.errors) console.error(message);
  process.exit(1);
}
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
