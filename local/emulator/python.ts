import { UserError } from '../user-error.ts';
import { runCommand } from '../run-command.ts';

/** The oldest minor version of Python 3 that the pinned emulator runs on. */
const OLDEST_MINOR = 10;
const CANDIDATES = [
  'python3',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
  'python',
];

const PROBE = [
  'import importlib.util as u, sys',
  'missing = [m for m in ("venv", "ensurepip") if u.find_spec(m) is None]',
  'print(sys.executable, sys.version_info[0], sys.version_info[1], "no-venv" if missing else "venv", sep="\\n")',
].join('\n');

/** No Python 3 that is new enough is on the PATH. */
export class PythonMissing extends UserError {
  /** Versions that were found and are too old, like `3.8`. */
  readonly tooOld: readonly string[];

  constructor(tooOld: readonly string[]) {
    const found = tooOld.length === 0 ? 'none was found' : `only ${tooOld.join(', ')} was found`;
    super(
      `Python 3.${OLDEST_MINOR} or later is needed for the local cloud and ${found}: install it (Debian and Ubuntu: \`sudo apt install python3 python3-venv\`, macOS: \`brew install python\`) and run the command again.`,
    );
    this.tooOld = tooOld;
  }
}

/** Python is there, but not the part of it that makes virtual environments (Debian ships it apart). */
export class VenvMissing extends UserError {
  readonly python: string;

  constructor(python: string) {
    super(
      `${python} has no \`venv\` module, which the local cloud is installed with: install it (Debian and Ubuntu: \`sudo apt install python3-venv\`) and run the command again.`,
    );
    this.python = python;
  }
}

interface Found {
  readonly executable: string;
  readonly version: string;
  readonly usable: boolean;
  readonly venv: boolean;
}

const probe = async (candidate: string, env: NodeJS.ProcessEnv): Promise<Found | undefined> => {
  const { code, output } = await runCommand(candidate, ['-c', PROBE], env);
  const [executable, major, minor, venv] = output.split('\n');
  if (code !== 0 || executable === undefined || executable === '') return undefined;
  return {
    executable,
    version: `${major ?? '?'}.${minor ?? '?'}`,
    usable: major === '3' && Number(minor) >= OLDEST_MINOR,
    venv: venv === 'venv',
  };
};

/**
 * The path of a Python that can make a virtual environment, looked for on the `PATH` of `env`.
 * @throws {PythonMissing} there is none that is new enough
 * @throws {VenvMissing} none of those that are new enough has `venv` and `ensurepip`
 */
export const findPython = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const found: Found[] = [];
  for (const candidate of CANDIDATES) {
    const python = await probe(candidate, env);
    if (python?.usable === true && python.venv) return python.executable;
    if (python !== undefined) found.push(python);
  }
  const usable = found.find((python) => python.usable);
  if (usable !== undefined) throw new VenvMissing(usable.executable);
  throw new PythonMissing([...new Set(found.map((python) => python.version))]);
};
