// `npm run bench`: the figures of docs/performance.md. Everything stands beside a goal or beside a reference that was
// measured in the same run on the same machine, because bare numbers say nothing about another one.
//
//   npm run bench                                        starts what it needs and ends it
//   npm run bench -- --only listing,fleet                some of: listing, fleet, load, streams, directories,
//                                                        vm-start, startup
//   npm run bench -- --only load --duration 60           many clients at once, for so many seconds
//   npm run bench -- --fleet 20x1000 --settle 10         a smaller one
//   npm run bench -- --url URL --ca-file F --password-file F --data DIR     a product that runs already
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { printError, printLine } from '@overt/kernel/system';
import { whyNoSlapd } from '../lab/directories/slapd.ts';
import { startProduct, whyNoHost, type Product } from '../system/product.ts';
import { benchDirectories } from './directories.ts';
import { markdown, mib, type Figure } from './figure.ts';
import { benchFleet } from './fleet.ts';
import { benchListing } from './listing.ts';
import { benchLoad } from './load.ts';
import { benchStartup } from './startup.ts';
import { benchStreams } from './streams.ts';
import { openTarget, type Target } from './target.ts';
import { benchVmStart } from './vm-start.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'fleet,listing,load,streams,directories,vm-start,startup' },
    fleet: { type: 'string', default: '200x10000' },
    /** Seconds that the fleet gets to come to rest. */
    settle: { type: 'string', default: '60' },
    /** Of the load: seconds, clients, and milliseconds that each waits between two requests, on average. */
    duration: { type: 'string', default: '300' },
    clients: { type: 'string', default: '50' },
    think: { type: 'string', default: '500' },
    /** Of the event streams: all of them, those among them that never read, and seconds. */
    streams: { type: 'string', default: '1000' },
    idle: { type: 'string', default: '100' },
    'stream-seconds': { type: 'string', default: '60' },
    url: { type: 'string' },
    'ca-file': { type: 'string', default: '' },
    'password-file': { type: 'string', default: '' },
    username: { type: 'string', default: 'admin@internal' },
    data: { type: 'string', default: '/var/lib/overt' },
  },
});
const wanted = new Set(values.only.split(','));

async function onFleet(target: Target): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (wanted.has('fleet')) figures.push(...(await benchFleet(target, Number(values.settle))));
  if (wanted.has('listing')) figures.push(...(await benchListing(target)));
  if (wanted.has('load')) {
    const { clients, duration, think } = values;
    const load = { clients: Number(clients), seconds: Number(duration), think: Number(think) };
    figures.push(...(await benchLoad(target, load)));
  }
  if (wanted.has('streams')) {
    const idle = Number(values.idle);
    const readers = Number(values.streams) - idle;
    figures.push(...(await benchStreams(target, { readers, idle, seconds: Number(values['stream-seconds']) })));
  }
  target.agent.destroy();
  return figures;
}

async function withProduct(
  options: Parameters<typeof startProduct>[0],
  work: (product: Product) => Promise<Figure[]>,
): Promise<Figure[]> {
  const product = await startProduct(options);
  try {
    return await work(product);
  } finally {
    await product.stop();
  }
}

/** All VMs are recorded and all hosts are up. */
async function fleetIsThere(product: Product): Promise<void> {
  const [hosts = 0, vms = 0] = values.fleet.split('x').map(Number);
  for (let tries = 0; tries < 300; tries += 1) {
    const up = (await product.call('GET', '/hosts?search=status%3Dup')).body['host'];
    const page = (await product.call('GET', `/vms?max=1&search=${encodeURIComponent(`page ${vms}`)}`)).body['vm'];
    if (Array.isArray(up) && up.length === hosts && Array.isArray(page) && page.length === 1) return;
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  throw new Error(`the fleet ${values.fleet} was not there after 5 minutes`);
}

async function figuresOf(): Promise<Figure[]> {
  if (values.url !== undefined) {
    const password = readFileSync(values['password-file'], 'utf8').trim();
    const { url, username, data: dataDir } = values;
    return onFleet(await openTarget({ url, caFile: values['ca-file'], username, password, dataDir }));
  }
  const figures: Figure[] = [];
  if (['fleet', 'listing', 'load', 'streams'].some(part => wanted.has(part))) {
    figures.push(
      ...(await withProduct({ demo: values.fleet }, async product => {
        await fleetIsThere(product);
        return onFleet(await openTarget(product));
      })),
    );
  }
  const noSlapd = whyNoSlapd();
  if (wanted.has('directories') && noSlapd !== undefined) printError(`directories are left out: ${noSlapd}`);
  if (wanted.has('directories') && noSlapd === undefined) {
    figures.push(...(await withProduct({ host: false }, benchDirectories)));
  }
  const noHost = whyNoHost();
  if (wanted.has('vm-start') && noHost !== undefined) printError(`vm-start is left out: ${noHost}`);
  if (wanted.has('vm-start') && noHost === undefined) figures.push(...(await withProduct({}, benchVmStart)));
  if (wanted.has('startup')) figures.push(...(await withProduct({ demo: '3x50' }, benchStartup)));
  return figures;
}

const [cpu] = cpus();
printLine(
  `${cpus().length} x ${cpu?.model ?? 'processor'}, ${mib(totalmem())}, Node ${process.version}, fleet ${values.fleet}\n`,
);
const figures = await figuresOf();
printLine(markdown(figures));
process.exitCode = figures.some(({ met }) => met === false) ? 1 : 0;
