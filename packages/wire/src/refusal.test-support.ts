// What a call refuses, as a value to assert on; any other error is passed on and fails the test.
import { Refusal } from '@overt/kernel/refusal';

export function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run();
  } catch (error) {
    if (Refusal.is(error)) return error;
    throw error;
  }
  return undefined;
}
