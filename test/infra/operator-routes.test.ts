import { expect, it } from 'vitest';
import { operatorPaths } from '#domain/operator/paths.ts';
import { servedBy } from '#domain/operator/served-by.ts';
import { pascalCase } from '#lib/physical-name.ts';
import { at } from '#test/infra-support/at.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const { app } = synthStage('production');

/** By what they are asked for: the id of the route in the template, which begins with the Lambda that it leads to. */
const routes = new Map(
  Object.entries(app.findResources('AWS::ApiGatewayV2::Route')).map(([id, route]) => [
    String(at(route, 'Properties', 'RouteKey')),
    id,
  ]),
);

it.each(Object.entries(operatorPaths))(
  'whoever cannot be answered is told of the Lambda behind %s',
  (_, route) => {
    const { method, path } = route;
    const id = routes.get(`${method} ${path}`) ?? routes.get(`${method} /operator/{proxy+}`);
    expect(id).toMatch(new RegExp(`^Routes${pascalCase(servedBy(route))}[A-Z]?[A-Za-z]*${method}`));
  },
);
