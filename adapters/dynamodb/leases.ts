import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Leases } from '#domain/ports/side-items.ts';
import { toItem } from './attributes.ts';
import { writeOr } from './conditional-write.ts';
import { sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

type Texts = Readonly<Record<string, string>>;

/** One item for each name, for ever. Giving back is a put too: whoever may only look has no other right to side items. */
export function dynamoLeases(client: DynamoDBClient, tables: Tables): Leases {
  const putIf = (condition: string, values: Texts, name: string, item: Texts): Promise<boolean> => {
    const put = new PutItemCommand({
      TableName: tables.sideItems,
      Item: { ...sideKey(`lease#${name}`), ...toItem(item) },
      ConditionExpression: condition,
      ExpressionAttributeValues: toItem(values),
    });
    const send = () => client.send(put);
    return writeOr(send, true, () => false);
  };
  return {
    // Its own again: the answer to the first put may have been lost.
    take: (name, owner, now, until) =>
      putIf(
        'attribute_not_exists(id) OR leaseUntil <= :now OR heldBy = :owner',
        { ':now': now, ':owner': owner },
        name,
        { heldBy: owner, leaseUntil: until },
      ),
    giveBack: async (name, owner, now) => {
      await putIf('heldBy = :owner', { ':owner': owner }, name, { heldBy: owner, leaseUntil: now });
    },
  };
}
