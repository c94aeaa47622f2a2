import type { APIGatewayProxyEventV2 } from 'aws-lambda';

type WithBody = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>;

/** The body as text; the gateway encodes what it takes for binary. */
export function bodyText(event: WithBody): string {
  return bodyBytes(event).toString('utf8');
}

export function bodyBytes({ body, isBase64Encoded }: WithBody): Buffer {
  return Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
}
