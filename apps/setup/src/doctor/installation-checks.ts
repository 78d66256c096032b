// The doctor's look at the installation itself: processes, database, certificates, files.
import { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat, statfs } from 'node:fs/promises';
import { get } from 'node:https';
import { join } from 'node:path';
import { formatBytes, GIB } from '@overt/kernel/units';
import { livePostmaster } from '@overt/database/postmaster';
import { isAlive, readRecord } from '../parts/process-record.ts';
import { fault, notice, ok, type Check, type Finding, type Patient } from './finding.ts';

const DAY = 24 * 3600 * 1000;

const running: Check = {
  name: 'running',
  async examine({ ready, paths }) {
    if (ready === undefined) return [notice(`Overt does not run from ${paths.data}.`, 'Start it: npm start')];
    const answer = await health(ready.url, ready.caFile);
    if (answer === 200) return [ok(`answers at ${ready.url}`)];
    const said = answer === undefined ? 'does not answer' : `answers with status ${answer}`;
    return [
      fault(
        `The engine at ${ready.url} ${said}.`,
        `Look at ${paths.logOf('engine')}, then stop Overt (Ctrl-C) and start it again.`,
      ),
    ];
  },
};

function health(url: string, caFile: string): Promise<number | undefined> {
  return readFile(caFile).then(
    ca =>
      new Promise(resolve => {
        const request = get(new URL('/ovirt-engine/services/health', url), { ca, timeout: 5000 }, response => {
          response.resume();
          resolve(response.statusCode);
        });
        request.on('error', () => resolve(undefined)).on('timeout', () => request.destroy());
      }),
    () => undefined,
  );
}

const pidFiles: Check = {
  name: 'processes',
  async examine({ paths }) {
    const names = (await readdir(paths.run).catch(() => [])).filter(name => name.endsWith('.pid'));
    const findings: Finding[] = [];
    for (const name of names) {
      const record = await readRecord(join(paths.run, name));
      const part = name.replace('.pid', '');
      if (record === undefined)
        findings.push(fault(`${join(paths.run, name)} is not readable.`, `Remove it: rm ${join(paths.run, name)}`));
      else if (isAlive(record)) findings.push(ok(`${part} is process ${record.pid}`));
      else
        findings.push(
          notice(
            `${part} (process ${record.pid}) has ended without cleaning up.`,
            'The next npm start does that: nothing to do.',
          ),
        );
    }
    return findings;
  },
};

const database: Check = {
  name: 'database',
  async examine({ options, paths, ready }) {
    if (options.databaseUrl !== undefined) return [ok('an outside PostgreSQL, named by OVERT_DATABASE_URL')];
    const cluster = join(paths.database, 'pgdata');
    const live = await livePostmaster(cluster);
    if (live !== undefined) return [ok(`PostgreSQL is process ${live.pid}`)];
    if (ready === undefined) return [];
    return [
      fault(
        'PostgreSQL does not run although Overt does.',
        `Overt starts it again within seconds; if not, look at ${join(paths.database, 'log')}.`,
      ),
    ];
  },
};

const certificates: Check = {
  name: 'certificates',
  async examine({ paths, clock }) {
    const files = (await readdir(paths.data, { recursive: true }).catch(() => []))
      .filter(name => /\.(pem|crt|cer)$/.test(name) && !name.startsWith('storage/') && !name.startsWith('postgres/'))
      .slice(0, 200);
    const findings: Finding[] = [];
    for (const name of files) {
      const text = await readFile(join(paths.data, name), 'utf8').catch(() => '');
      if (!text.includes('BEGIN CERTIFICATE')) continue;
      findings.push(examineCertificate(name, text, clock.now()));
    }
    return findings;
  },
};

function examineCertificate(name: string, text: string, now: number): Finding {
  try {
    const certificate = new X509Certificate(text);
    const days = Math.floor((Date.parse(certificate.validTo) - now) / DAY);
    const mend =
      'Overt renews its certificates by itself while it runs: start it. If they stay old, look at the engine log.';
    if (Date.parse(certificate.validFrom) > now)
      return fault(`${name} is not valid yet.`, 'Set the clock of this machine right.');
    if (days < 0) return fault(`${name} has expired ${-days} days ago.`, mend);
    return days < 14 ? notice(`${name} expires in ${days} days.`, mend) : ok(`${name} is valid for ${days} days`);
  } catch {
    return fault(`${name} is not a readable certificate.`, 'Restore it from a backup of the data directory.');
  }
}

const secrets: Check = {
  name: 'secrets',
  async examine({ paths }) {
    const findings: Finding[] = [];
    for (const path of [
      paths.passwordFile,
      paths.bootstrap,
      join(paths.data, 'secret.key'),
      join(paths.agent, 'enrolment-token'),
    ]) {
      const mode = await stat(path).then(
        found => found.mode & 0o777,
        () => undefined,
      );
      if (mode === undefined) continue;
      if ((mode & 0o077) === 0) findings.push(ok(`${path} is readable by its owner only`));
      else findings.push(fault(`${path} can be read by others (mode ${mode.toString(8)}).`, `chmod 600 ${path}`));
    }
    return findings;
  },
};

const disk: Check = {
  name: 'disk space',
  async examine({ paths }) {
    const findings: Finding[] = [];
    const seen = new Set<string>();
    for (const path of [paths.data, paths.storage]) {
      const found = await statfs(path).catch(() => undefined);
      if (found === undefined) continue;
      const free = found.bavail * found.bsize;
      const key = `${found.type}/${found.blocks}/${found.bavail}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const text = `${path} has ${formatBytes(free)} free`;
      const mend = 'Delete disks or files that are no longer needed, or move the data directory with --data.';
      findings.push(free < GIB ? fault(`${text}.`, mend) : free < 10 * GIB ? notice(`${text}.`, mend) : ok(text));
      if (found.files > 0 && found.ffree < 1000)
        findings.push(fault(`${path} has only ${found.ffree} file entries left.`, mend));
    }
    return findings;
  },
};

const dataDir: Check = {
  name: 'data directory',
  async examine({ paths }: Patient) {
    const found = await stat(paths.data).catch(() => undefined);
    if (found === undefined) return [notice(`${paths.data} does not exist yet.`, 'The first npm start makes it.')];
    return [ok(paths.data)];
  },
};

export const installationChecks: readonly Check[] = [dataDir, running, pidFiles, database, certificates, secrets, disk];
