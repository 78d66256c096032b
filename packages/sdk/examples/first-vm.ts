// A virtual machine from an image file, with the SDK: upload, create, plan, start, wait, address, and away with it again.
//
//   OVERT_URL=https://engine:8443 OVERT_CA_FILE=ca.crt OVERT_PASSWORD=... node packages/sdk/examples/first-vm.ts FILE.qcow2
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { environment, printLine } from '@overt/kernel/system';
import { nodeClient } from '@overt/sdk/node';

const MIB = 1024 ** 2;
const [file = ''] = process.argv.slice(2);
const { OVERT_URL: baseUrl = '', OVERT_CA_FILE: caFile = '', OVERT_PASSWORD: password = '' } = environment;

// Trusts the installation's own authority, and signs in when the first call needs it; again when the session has ended.
const ca = await readFile(caFile, 'utf8');
const client = nodeClient({ baseUrl, ca, credentials: { username: 'admin@internal', password } });
const { api } = client;

try {
  // A Blob of a file is read as it is sent: nothing of its size is in memory.
  const image = await openAsBlob(file);
  const header = Buffer.from(await image.slice(0, 32).arrayBuffer());
  const storage = (await api.storageDomains().list()).find(({ type }) => type === 'data');
  const diskId = await client.upload(image, {
    disk: {
      name: 'sdk-example',
      format: 'cow',
      sparse: true,
      provisionedSize: Number(header.readBigUInt64BE(24)),
      storageDomains: [{ id: storage?.id }],
    },
    sizeBytes: image.size,
    onProgress: ({ phase, sentBytes, totalBytes }) => printLine(`${phase}: ${sentBytes} of ${totalBytes} bytes`),
  });

  const created = await api.vms().add({
    name: 'sdk-example',
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    memory: 128 * MIB,
    diskAttachments: [{ disk: { id: diskId }, interface: 'virtio', bootable: true, active: true }],
    nics: [{ name: 'nic1', interface: 'virtio', vnicProfile: { name: 'ovirtmgmt' } }],
  });
  const vm = api.vms().vm(created.id ?? '');

  // Any changing call can be asked for as a plan: it is checked and explained, and nothing is done.
  const plan = await client.plan(options => vm.start({}, options));
  printLine(`It would start on ${plan.explanation?.chosen?.hostName} in ${plan.steps.length} steps.`);

  await vm.start();
  // The engine's event stream says when to look again; there is no loop that asks.
  const wait = { timeoutMs: 120_000, on: ({ id }: { id: string }) => id === created.id };
  await client.waitFor(
    signal => vm.get({ signal }),
    ({ status }) => status === 'up',
    { ...wait, what: 'the VM to be up' },
  );
  const devices = await client.waitFor(
    signal => vm.reportedDevices().list({ signal }),
    found => found.some(({ ips = [] }) => ips.some(({ version }) => version === 'v4')),
    { ...wait, what: 'its address' },
  );
  printLine(`It runs, with ${devices.flatMap(({ ips = [] }) => ips.map(ip => ip.address)).join(', ')}.`);

  await vm.stop();
  await client.waitFor(
    signal => vm.get({ signal }),
    ({ status }) => status === 'down',
    { ...wait, what: 'the VM to be down' },
  );
  // Its disk goes with it.
  await vm.remove();
  printLine('It is gone.');
} finally {
  await client.close();
}
