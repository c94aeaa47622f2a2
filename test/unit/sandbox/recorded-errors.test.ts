import { describe, expect, test } from 'vitest';
import { ApiError, conflict } from '#local/sandbox/hubspot/api/api-error.ts';
import { validateProperties } from '#local/sandbox/hubspot/api/property-validation.ts';
import { rateLimited } from '#local/sandbox/hubspot/api/rate-limit.ts';
import { seedOwners } from '#local/sandbox/hubspot/seed/owners.ts';
import { seedProperties } from '#local/sandbox/hubspot/seed/properties.ts';
import recorded from '#test/vectors/hubspot-errors.json' with { type: 'json' };

function bodyOf(error: ApiError): Record<string, unknown> {
  return JSON.parse(error.toReply().body) as Record<string, unknown>;
}

function refusal(type: 'contacts' | 'deals', values: Record<string, string>): ApiError {
  const definitions = seedProperties()[type];
  try {
    validateProperties(values, { definitions, owners: seedOwners, portalId: 891936587 });
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('nothing was refused');
}

describe('errors are worded as HubSpot words them', () => {
  test('an unknown property', () => {
    const { message, category } = bodyOf(refusal('contacts', { missing: 'x' }));
    expect({ message, category }).toEqual({
      message: recorded.official_207_batch_error_item.message,
      category: recorded.official_207_batch_error_item.category,
    });
  });

  test('a stage that the pipeline does not have', () => {
    const body = bodyOf(refusal('deals', { dealstage: 'registered' }));
    expect(body).toMatchObject({ status: 'error', category: recorded.thirdparty_400_invalid_stage.category });
    expect(body.message).toContain(`"error":"${recorded.thirdparty_400_invalid_stage.error}"`);
  });

  test('the daily limit', () => {
    const body = bodyOf(rateLimited('DAILY'));
    const { status, message, errorType, policyName } = recorded.official_429;
    expect(body).toMatchObject({ status, message, errorType, policyName });
    expect(Object.keys(body).sort()).toEqual(Object.keys(recorded.official_429).sort());
  });

  test('the burst limit and the limit of searches, as the official client recognises them', () => {
    expect(bodyOf(rateLimited('TEN_SECONDLY_ROLLING'))).toMatchObject({ policyName: 'TEN_SECONDLY_ROLLING' });
    expect(recorded.sdk_429_burst_policyName).toContain('TEN_SECONDLY_ROLLING');
    expect(bodyOf(rateLimited('SECONDLY')).message).toBe(recorded.sdk_429_search_message);
  });

  test('a contact that exists already', () => {
    const body = bodyOf(conflict('Contact already exists. Existing ID: 12345'));
    const { status, message, category } = recorded.thirdparty_409_contact;
    expect(body).toMatchObject({ status, message, category });
  });
});
