// What is measured: a product that runs already, or one that the bench starts.
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { signIn } from '@overt/sdk/login';
import { nodeFetch } from '@overt/sdk/node';

export interface Target {
  readonly url: string;
  readonly ca: string;
  readonly token: string;
  readonly databaseUrl: string;
  /** Undefined when the engine runs elsewhere. */
  readonly enginePid: number | undefined;
  readonly agent: Agent;
}

export interface TargetOptions {
  readonly url: string;
  readonly caFile: string;
  readonly username: string;
  readonly password: string;
  /** Of the product; its private database and its process numbers are found there. */
  readonly dataDir: string;
}

const pidIn = (dataDir: string): number | undefined => {
  try {
    return (JSON.parse(readFileSync(join(dataDir, 'run', 'engine.pid'), 'utf8')) as { pid: number }).pid;
  } catch {
    return undefined;
  }
};

export async function openTarget({ url, caFile, username, password, dataDir }: TargetOptions): Promise<Target> {
  const ca = readFileSync(caFile, 'utf8');
  const { fetch, close } = nodeFetch({ ca });
  const { token } = await signIn({ baseUrl: url, fetch }, { username, password });
  await close();
  const socket = encodeURIComponent(join(dataDir, 'postgres', 'socket'));
  return {
    url,
    ca,
    token,
    databaseUrl: process.env['OVERT_DATABASE_URL'] || `postgres://overt@/overt?host=${socket}`,
    enginePid: pidIn(dataDir),
    agent: new Agent({ keepAlive: true, ca }),
  };
}
