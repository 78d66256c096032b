// Where everything stands below the data directory. Other parts get these paths as arguments; nobody else builds them.
import { join } from 'node:path';

export interface Paths {
  readonly data: string;
  readonly run: string;
  readonly logs: string;
  readonly database: string;
  readonly agent: string;
  readonly simulator: string;
  readonly storage: string;
  readonly libvirt: string;
  readonly bootstrap: string;
  readonly ports: string;
  readonly passwordFile: string;
  /** Empty; its existence says that the password was shown once. */
  readonly passwordShown: string;
  readonly supervisorPid: string;
  readonly pidOf: (part: string) => string;
  readonly readyOf: (part: string) => string;
  readonly logOf: (part: string) => string;
}

export function pathsIn(data: string): Paths {
  const run = join(data, 'run');
  const logs = join(data, 'logs');
  return {
    data,
    run,
    logs,
    database: join(data, 'postgres'),
    agent: join(data, 'agent'),
    simulator: join(data, 'simulator'),
    storage: join(data, 'storage'),
    libvirt: join(data, 'libvirt'),
    bootstrap: join(run, 'bootstrap.json'),
    ports: join(data, 'ports.json'),
    passwordFile: join(data, 'admin-password'),
    passwordShown: join(run, 'password-shown'),
    supervisorPid: join(run, 'setup.pid'),
    pidOf: part => join(run, `${part}.pid`),
    readyOf: part => join(run, `${part}.ready.json`),
    logOf: part => join(logs, `${part}.log`),
  };
}
