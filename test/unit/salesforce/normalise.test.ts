import { describe, expect, it } from 'vitest';
import { isSame } from '#adapters/salesforce/normalise.ts';
import { longId } from '#adapters/salesforce/record-id.ts';

const same = (wanted: string, shown: string) => isSame('Field__c', wanted, shown);

describe('a value of Salesforce is the wanted one', () => {
  it.each([
    ['the same text', 'Northwind', 'Northwind'],
    ['surrounding space', ' Northwind ', 'Northwind'],
    ['an id of 15 and of 18 characters', '001R0000005hDFY', '001R0000005hDFYIA2'],
    ['an id of 18 and of 15 characters', '001R0000005hDFYIA2', '001R0000005hDFY'],
    ['a number with and without decimals', '48000', '48000.00'],
    ['a boolean in capitals', 'TRUE', 'true'],
    ['an instant with another offset', '2026-11-20T10:00:00.000Z', '2026-11-20T11:00:00.000+0100'],
    ['an instant as it is shown', '2026-11-20T10:00:00.123Z', '2026-11-20T10:00:00.000+0000'],
    ['a mail address in other letters', 'Amelia.Hart@example.com', 'amelia.hart@example.com'],
    ['several choices in another order', 'Red;Blue', 'Blue;Red'],
  ])('%s', (_case, wanted, shown) => {
    expect(same(wanted, shown)).toBe(true);
  });

  it.each([
    ['other letters', 'Northwind', 'northwind'],
    ['another id', '001R0000005hDFY', '001R0000005hDFZIA2'],
    ['an id with a suffix that is not its own', '001R0000005hDFY', '001R0000005hDFYIA3'],
    ['an id in other letters', '001R0000005hDFY', '001r0000005hdfy'],
    ['a text that was cut', 'Procurement suite', 'Procurement'],
    ['leading zeros', '0123', '123'],
    ['one choice less', 'Red;Blue', 'Red'],
    ['one choice more', 'Red', 'Red;Blue'],
    ['another second', '2026-11-20T10:00:01Z', '2026-11-20T10:00:00.000+0000'],
    ['a date is no instant', '2026-11-20', '2026-11-20T00:00:00.000+0000'],
    ['nothing', 'x', ''],
  ])('and this is not: %s', (_case, wanted, shown) => {
    expect(same(wanted, shown)).toBe(false);
  });
});

describe('the long form of an id', () => {
  it('ends in what says which letters are capitals', () => {
    expect(longId('001R0000005hDFY')).toBe('001R0000005hDFYIA2');
    expect(longId('001R0000005hDFYIA2')).toBe('001R0000005hDFYIA2');
    expect(longId('005000000000000')).toBe('005000000000000AAA');
  });

  it.each(['', '00Q', '001R0000005hDFY-A2', '001R0000005hDFYI', 'hubspot_owner_id'])(
    '%j is no id',
    (text) => {
      expect(longId(text)).toBeUndefined();
    },
  );
});
