// What a call to the mock is and how it is answered.
import type { ImageTransfer } from '@overt/api-types/types.gen';

export interface Answer {
  status?: number;
  type?: string;
  one?: object;
  many?: object[];
  raw?: object;
}
export interface Ask {
  verb: string;
  path: string[];
  query: URLSearchParams;
  body: string;
  notify(entity: string, id: string, op: 'insert' | 'update' | 'delete'): void;
}

export const transfers = new Map<string, ImageTransfer & { name: string }>();
export const fault = (status: number, detail: string): Answer => ({
  status,
  raw: { reason: 'Operation Failed', detail: `[${detail}]` },
});
export const done: Answer = { type: 'Action', one: { status: 'complete' } };
