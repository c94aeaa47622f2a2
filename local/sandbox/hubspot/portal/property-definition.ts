import * as z from 'zod';

const optionSchema = z.object({
  label: z.string(),
  value: z.string(),
  displayOrder: z.int().default(-1),
  hidden: z.boolean().default(false),
});

/** What an app may say when it creates a property. */
export const propertyCreateSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  type: z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string']),
  fieldType: z.enum([
    'booleancheckbox',
    'checkbox',
    'date',
    'number',
    'phonenumber',
    'radio',
    'select',
    'text',
    'textarea',
  ]),
  groupName: z.string().min(1),
  description: z.string().default(''),
  options: z.array(optionSchema).default([]),
  hasUniqueValue: z.boolean().default(false),
});

/** A property of one kind of object. `ownerReference` stands for options that HubSpot keeps elsewhere. */
export interface PropertyDefinition extends z.infer<typeof propertyCreateSchema> {
  readonly readOnly: boolean;
  readonly hubspotDefined: boolean;
  readonly ownerReference: boolean;
}
