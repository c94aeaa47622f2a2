import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';
import { buildLambdas } from '#local/build-lambdas.ts';

const metaSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

const ENTRIES = join('.local', 'bench', 'bare-entries');

/** Bundles, for each Lambda, the least that uses the same SDK clients and commands: plainly, and in the way of ours. */
export async function buildBareHandlers(root: string, builtDir: string, names: readonly string[]) {
  const meta = metaSchema.parse(JSON.parse(await readFile(`${builtDir}.meta.json`, 'utf8')));
  for (const name of names) {
    const output = Object.entries(meta.outputs).find(([file]) => file.endsWith(`/${name}/index.mjs`))?.[1];
    const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    await mkdir(join(root, ENTRIES, name), { recursive: true });
    await writeFile(join(root, ENTRIES, name, 'index.ts'), bareHandler(inputs.map(([file]) => file)));
  }
  const [plain, lean] = [join(root, '.local', 'bench', 'bare'), join(root, '.local', 'bench', 'lean-bare')];
  await buildPlainly(root, plain, names);
  const contractsFile = `${builtDir}.contracts.json`;
  await buildLambdas({ root, outDir: lean, entryRoots: [ENTRIES], contractsFile });
  return { plain, lean };
}

async function buildPlainly(root: string, outdir: string, names: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: join(root, ENTRIES, name, 'index.ts'), out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
    logLevel: 'silent',
  });
}

const CLIENT = /@aws-sdk\/(client-[^/]+)\/dist-es\/(\w+Client)\.js$/;
const COMMAND = /@aws-sdk\/(client-[^/]+)\/dist-es\/commands\/(\w+Command)\.js$/;

/** Makes the clients when it is loaded, and sends what it is told to. */
function bareHandler(files: readonly string[]): string {
  const [clients, commands] = [found(files, CLIENT), found(files, COMMAND)];
  const sends = commands.map(
    ({ from, name }) => `${name}: (input) => clients['${from}'].send(new ${name}(input))`,
  );
  return [
    ...[...clients, ...commands].map(({ from, name }) => `import { ${name} } from '@aws-sdk/${from}';`),
    `const clients = { ${clients.map(({ from, name }) => `'${from}': new ${name}()`).join(', ')} };`,
    `const send = { ${sends.join(', ')} };`,
    'export const handler = async ({ command, input }) => send[command](input);',
  ].join('\n');
}

function found(
  files: readonly string[],
  pattern: RegExp,
): readonly { readonly from: string; readonly name: string }[] {
  return files.flatMap((file) => {
    const [, from, name] = pattern.exec(file) ?? [];
    return from === undefined || name === undefined ? [] : [{ from, name }];
  });
}
