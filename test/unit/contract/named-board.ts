import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { textOf } from './sample.ts';

export const PEOPLE = 'directory.yaml';
export const KICKOFF = 'kickoff.yaml';
export const TARGET = `    - system: http
      name: board
      ownerField: assignee
      fields:
        title: { text: 'Kickoff: {dealname}' }
      readBackAfter: 0s
`;

/** Describes the board in a folder of contracts, and has the kickoff name it. */
export const namedBoard = (folder: () => string) => {
  /** The description of the board, with one passage otherwise. */
  const describeBoard = (from = '', to = '', name = 'board.yaml'): void => {
    const text = textOf('systems/board.yaml');
    if (!text.includes(from)) throw new Error(`not in the description: ${from}`);
    mkdirSync(path.join(folder(), 'systems'), { recursive: true });
    writeFileSync(
      path.join(folder(), 'systems', name),
      text.replace(from, () => to),
    );
  };

  /** A contract that names it, and everybody's id there. */
  const nameBoard = (from = '', to = ''): void => {
    const file = path.join(folder(), KICKOFF);
    if (!TARGET.includes(from)) throw new Error(`not in the target: ${from}`);
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${TARGET.replace(from, () => to)}`);
    const people = path.join(folder(), PEOPLE);
    const known = readFileSync(people, 'utf8').replaceAll(
      /^( +)asana: .*$/gm,
      (line, indent: string) => `${line}\n${indent}http: { board: user-of-it }`,
    );
    writeFileSync(people, known);
  };
  return { describeBoard, nameBoard };
};
