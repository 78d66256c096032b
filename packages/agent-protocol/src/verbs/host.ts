import { z } from 'zod';
import { hostCapabilities, hostSample } from '../model/host-report.ts';
import { guestReport, vmReport, vmSample } from '../model/vm-report.ts';
import { uuid } from '../model/vm-spec.ts';
import { nothing, taskStatus, verb } from '../verb.ts';

const imageTicket = z.strictObject({
  ticketId: uuid,
  volume: z.strictObject({ storageDomainId: uuid, imageId: uuid, volumeId: uuid }),
  operations: z.array(z.enum(['read', 'write'])).min(1),
  /** Size of the image as a client sees it: virtual size for raw, file size limit for qcow2. */
  sizeBytes: z.int().min(0),
  /** `raw`: the client sees the guest's bytes whatever the file's format. `file`: the client sees the file itself. */
  view: z.enum(['raw', 'file']),
  sparse: z.boolean(),
  timeoutSeconds: z.int().min(1),
});

const told = z.string().max(1024);
const called = z.strictObject({ id: told.optional(), name: told.optional() });

/** A device of the host, as libvirt describes it. */
const hostDevice = z.strictObject({
  /** Unique on the host: `pci_0000_00_02_0`. */
  name: told.min(1),
  parent: told.optional(),
  /** `pci`, `usb_device`, `scsi`, `system`. */
  capability: told,
  /** Ids as `0x1af4`. */
  product: called.optional(),
  vendor: called.optional(),
  driver: told.optional(),
  iommuGroup: z.int().min(0).optional(),
  /** Of a virtual function: the name of the device that it is a part of. */
  physicalFunction: told.optional(),
  virtualFunctions: z.int().min(0).optional(),
  /** Whether a VM can be given it by itself. */
  assignable: z.boolean().optional(),
  mdevTypes: z
    .array(z.strictObject({ id: told, name: told.optional(), availableInstances: z.int().min(0).optional() }))
    .max(256),
});
export type HostDeviceReport = z.infer<typeof hostDevice>;

export const hostVerbs = {
  'Host.ping': verb({ class: 'read', params: nothing, result: z.strictObject({ at: z.number() }), doc: 'Answers.' }),
  'Host.getCapabilities': verb({
    class: 'read',
    params: nothing,
    result: hostCapabilities,
    doc: 'What the host is and can.',
  }),
  'Host.getStats': verb({ class: 'read', params: nothing, result: hostSample, doc: 'The latest host sample.' }),
  'Host.getVMList': verb({
    class: 'read',
    params: nothing,
    result: z.strictObject({ vms: z.array(vmReport) }),
    doc: 'Every VM that the host knows, also those that went down and were not yet acknowledged by VM.destroy.',
  }),
  'Host.getAllVmStats': verb({
    class: 'read',
    params: nothing,
    result: z.strictObject({
      samples: z.array(vmSample),
      guests: z.array(z.strictObject({ vmId: uuid, guest: guestReport })),
    }),
    doc: 'Latest samples and guest reports of all VMs.',
  }),
  'Host.getDevices': verb({
    class: 'read',
    params: nothing,
    result: z.strictObject({ devices: z.array(hostDevice).max(16_384) }),
    doc: 'The computer itself, and its PCI, SCSI and USB devices.',
  }),
  'Host.getLog': verb({
    class: 'read',
    params: z.strictObject({
      maxBytes: z
        .int()
        .min(1)
        .max(1024 * 1024),
    }),
    result: z.strictObject({ lines: z.array(z.string()) }),
    doc: 'The latest lines of the log of the agent, JSON objects, the oldest first: as many as fit.',
  }),
  'Host.add_image_ticket': verb({
    class: 'fenced',
    params: imageTicket,
    result: nothing,
    doc: 'Lets a bearer of the ticket id read or write one volume.',
  }),
  'Host.get_image_ticket': verb({
    class: 'read',
    params: z.strictObject({ ticketId: uuid }),
    result: z.strictObject({
      active: z.boolean(),
      transferredBytes: z.int(),
      idleSeconds: z.number(),
      expiresInSeconds: z.number(),
      /**
       * Bytes `start` up to `end` (not included) of writes that broke off and that no later write of the same volume made
       * good, in order, at most 64. Not empty: `Volume.verify_untrusted` refuses AGENT_UPLOAD_INTERRUPTED.
       */
      interrupted: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(1) })),
    }),
    doc: 'Progress of a ticket, and what is missing because a write broke off.',
  }),
  'Host.extend_image_ticket': verb({
    class: 'fenced',
    params: z.strictObject({ ticketId: uuid, timeoutSeconds: z.int().min(1) }),
    result: nothing,
    doc: 'Moves the expiry.',
  }),
  'Host.remove_image_ticket': verb({
    class: 'fenced',
    params: z.strictObject({ ticketId: uuid }),
    result: nothing,
    timeoutSeconds: 60,
    doc: 'Ends a ticket once its running requests ended; an unknown ticket is already removed.',
  }),
  'Task.getStatus': verb({
    class: 'read',
    params: z.strictObject({ taskId: z.string() }),
    result: taskStatus,
    doc: 'State of long work.',
  }),
  'Task.clear': verb({
    class: 'fenced',
    params: z.strictObject({ taskId: z.string() }),
    result: nothing,
    doc: 'Forgets ended work; stops running work.',
  }),
} as const;
export type ImageTicket = z.infer<typeof imageTicket>;
