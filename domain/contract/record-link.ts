const PLACEHOLDER = /\{([^}]*)\}/g;

/** Where people look at records: it belongs to the stage. */
export interface Portal {
  readonly appUrl: string;
  readonly portalId: string;
}

export type RecordLinkValues = Portal & { readonly recordId: string };

/** True if the template names the record, and nothing that could not be filled in. */
export const isRecordLinkTemplate = (template: string): boolean => {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name);
  return (
    /^(https:\/\/|\{appUrl\}\/)\S+$/.test(template) &&
    names.includes('recordId') &&
    names.every((name) => name === 'appUrl' || name === 'portalId' || name === 'recordId')
  );
};

/** The link to one record. `appUrl` and `portalId` belong to the stage, ids are escaped. */
export const recordLink = (template: string, values: RecordLinkValues): string =>
  template
    .replaceAll('{appUrl}', () => values.appUrl.replace(/\/+$/, ''))
    .replaceAll('{portalId}', () => encodeURIComponent(values.portalId))
    .replaceAll('{recordId}', () => encodeURIComponent(values.recordId));
