import { createHash } from 'node:crypto';

/** Where a value showed that may show nowhere, and in which form. */
export interface Leak {
  readonly what: string;
  readonly form: string;
  readonly where: string;
  /** What stands around it. */
  readonly around: string;
}

type Form = readonly [name: string, text: string];

/** Shorter ones occur by chance. */
const SHORTEST = 8;
const AROUND = 80;

/** Values that occur nowhere else, by what they are; wherever one is found, it has leaked. */
export class Canaries {
  readonly #forms = new Map<string, readonly Form[]>();

  /** From now on `value` is looked for. @throws {RangeError} it is too short to be told from chance */
  add(what: string, value: string): string {
    if (value.length < SHORTEST) throw new RangeError(`${what} is too short to be looked for: ${value}`);
    this.#forms.set(`${what} ${value}`, formsOf(value));
    return value;
  }

  get size(): number {
    return this.#forms.size;
  }

  /** Every canary in this text, each in the first of its forms that stands there. */
  foundIn(where: string, text: string): readonly Leak[] {
    const lower = text.toLowerCase();
    return [...this.#forms].flatMap(([what, forms]) => {
      const [form, value = ''] = forms.find(([, each]) => lower.includes(each)) ?? [];
      if (form === undefined) return [];
      const at = lower.indexOf(value);
      const around = text.slice(Math.max(0, at - AROUND), at + value.length + AROUND);
      return [{ what, form, where, around }];
    });
  }
}

/** How a text may stand in another, in lower case: no form is worth less for its capitals. */
function formsOf(value: string): readonly Form[] {
  const bytes = Buffer.from(value);
  const escaped = JSON.stringify(value).slice(1, -1);
  // A digest without a key tells whoever can guess the value that they were right.
  const sha256 = createHash('sha256').update(bytes).digest();
  const forms: readonly Form[] = [
    ['as it is', value],
    ['in JSON', escaped],
    ['in JSON in JSON', JSON.stringify(escaped).slice(1, -1)],
    ['in ASCII JSON', escaped.replaceAll(/[^\x20-\x7e]/g, asEscape)],
    ['in an address', encodeURIComponent(value)],
    ['in a form', new URLSearchParams({ v: value }).toString().slice(2)],
    ['in HTML', value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    ['in hexadecimal', bytes.toString('hex')],
    ...base64Of(bytes).map((form) => ['in base64', form] as const),
    ['as SHA-256', sha256.toString('hex')],
    ['as SHA-256 in base64', sha256.toString('base64').replace(/=+$/, '')],
    ['as SHA-256 in base64url', sha256.toString('base64url')],
  ];
  return forms.map(([form, text]) => [form, text.toLowerCase()]);
}

const asEscape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What base64 makes of the bytes at each of the three places at which they may begin within more; both alphabets. */
function base64Of(bytes: Buffer): readonly string[] {
  const BITS = 6;
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const whole = text.slice(
      Math.ceil((before * 8) / BITS),
      Math.floor(((before + bytes.length) * 8) / BITS),
    );
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
