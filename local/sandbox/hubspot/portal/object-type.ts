/** The kinds of object the portal has, by the name that paths use. */
export const objectTypes = {
  contacts: { id: '0-1', singular: 'contact', modified: 'lastmodifieddate' },
  companies: { id: '0-2', singular: 'company', modified: 'hs_lastmodifieddate' },
  deals: { id: '0-3', singular: 'deal', modified: 'hs_lastmodifieddate' },
} as const;

export type ObjectType = keyof typeof objectTypes;

export const objectTypeNames = ['contacts', 'companies', 'deals'] as const satisfies readonly ObjectType[];

/** The type that `name` means: plural, singular or type id (HubSpot takes all three). */
export function objectTypeOf(name: string): ObjectType | undefined {
  return objectTypeNames.find((type) => {
    const { id, singular } = objectTypes[type];
    return name === type || name === singular || name === id;
  });
}
