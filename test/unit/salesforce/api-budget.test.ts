import { expect, it } from 'vitest';
import { ApiBudget } from '#adapters/salesforce/api-budget.ts';

function budgetThatSaw(...headers: string[]) {
  const clock = { now: 1_000_000 };
  const budget = new ApiBudget(() => clock.now);
  for (const header of headers) budget.note(new Headers({ 'sforce-limit-info': header }));
  return { budget, clock };
}

it('spares what is left of the requests of a day once nearly all are used', () => {
  expect(budgetThatSaw('api-usage=18/5000').budget.secondsToSpare()).toBe(0);
  expect(budgetThatSaw('api-usage=4749/5000').budget.secondsToSpare()).toBe(0);
  expect(budgetThatSaw('api-usage=4750/5000').budget.secondsToSpare()).toBe(300);
  expect(budgetThatSaw('api-usage=25/100; per-app-api-usage=17/250(appName=x)').budget.secondsToSpare()).toBe(
    0,
  );
});

it('believes the newest number, and that for five minutes', () => {
  expect(budgetThatSaw('api-usage=99/100', 'api-usage=10/100').budget.secondsToSpare()).toBe(0);
  const { budget, clock } = budgetThatSaw('api-usage=99/100');
  clock.now += 299_001;
  expect(budget.secondsToSpare()).toBe(1);
  clock.now += 1_000;
  expect(budget.secondsToSpare()).toBe(0);
});

it('spares nothing while no answer says a number', () => {
  expect(budgetThatSaw().budget.secondsToSpare()).toBe(0);
  expect(
    budgetThatSaw('per-app-api-usage=250/250', 'api-usage=x', 'api-usage=0/0').budget.secondsToSpare(),
  ).toBe(0);
});
