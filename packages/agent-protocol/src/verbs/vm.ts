import { z } from 'zod';
import { vmReport } from '../model/vm-report.ts';
import { cdromSpec, diskLimits, diskSpec, nicSpec, uuid, vmSpec, volumeRef } from '../model/vm-spec.ts';
import { nothing, verb } from '../verb.ts';

const vm = z.strictObject({ vmId: uuid });

export const vmVerbs = {
  'VM.create': verb({
    class: 'journaled',
    params: z.strictObject({
      spec: vmSpec,
      /** Restore the memory saved by VM.hibernate instead of booting. */
      restoreFrom: volumeRef.optional(),
    }),
    result: vmReport,
    timeoutSeconds: 120,
    doc: 'Defines and starts the domain. Refuses AGENT_VM_EXISTS when the VM runs here under another key.',
  }),
  'VM.destroy': verb({
    class: 'fenced',
    params: z.strictObject({
      vmId: uuid,
      graceful: z.boolean(),
      /**
       * Idempotency key of a VM.create: only a VM that this call started is ended, any other one is left as it is and the
       * call is done. For undoing a start that may have been refused because the VM runs already.
       */
      createdBy: z.string().min(1).max(200).optional(),
    }),
    result: nothing,
    timeoutSeconds: 60,
    doc: 'Powers off and forgets the VM; done when no such VM is here. Also acknowledges a VM that went down by itself.',
  }),
  'VM.shutdown': verb({
    class: 'fenced',
    params: z.strictObject({
      vmId: uuid,
      /** Start again after the guest went down. */
      reboot: z.boolean(),
      /** Seconds; power off by force when the guest has not gone by then. 0 = never. */
      forceAfterSeconds: z.int().min(0),
    }),
    result: nothing,
    doc: 'Asks the guest to shut down, through the guest agent if it answers, else by ACPI.',
  }),
  'VM.reset': verb({ class: 'journaled', params: vm, result: nothing, doc: 'Hard reset, like the button.' }),
  'VM.pause': verb({ class: 'fenced', params: vm, result: nothing, doc: 'Stops the virtual CPUs.' }),
  'VM.cont': verb({ class: 'fenced', params: vm, result: nothing, doc: 'Lets a paused VM go on.' }),
  'VM.hibernate': verb({
    class: 'journaled',
    params: z.strictObject({ vmId: uuid, target: volumeRef }),
    result: nothing,
    timeoutSeconds: 600,
    doc: 'Saves memory and devices to the volume and ends the domain with exit reason state_saved.',
  }),
  'VM.setTicket': verb({
    class: 'fenced',
    params: z.strictObject({
      vmId: uuid,
      type: z.enum(['vnc', 'spice']),
      /** At most 8 bytes count for VNC. */
      password: z.string().min(1).max(60),
      validSeconds: z.int().min(1).max(86400),
    }),
    result: nothing,
    doc: 'Sets the password of a graphics console for a time.',
  }),
  'VM.changeCD': verb({
    class: 'fenced',
    params: z.strictObject({ vmId: uuid, cdrom: cdromSpec }),
    result: nothing,
    doc: 'Changes or ejects the medium of a running VM.',
  }),
  'VM.hotplugNic': verb({
    class: 'fenced',
    params: z.strictObject({ vmId: uuid, nic: nicSpec }),
    result: nothing,
    doc: 'Gives a running VM another NIC; done when it has it.',
  }),
  'VM.hotunplugNic': verb({
    class: 'fenced',
    params: z.strictObject({ vmId: uuid, nicId: uuid }),
    result: nothing,
    timeoutSeconds: 60,
    doc: 'Takes a NIC from a running VM; done when it has none such. Refuses AGENT_DEVICE_BUSY when the guest keeps it.',
  }),
  'VM.hotplugDisk': verb({
    class: 'fenced',
    params: z.strictObject({ vmId: uuid, disk: diskSpec }),
    result: nothing,
    doc: 'Gives a running VM another disk, by virtio or virtio_scsi; done when it has it.',
  }),
  'VM.hotunplugDisk': verb({
    class: 'fenced',
    params: z.strictObject({ vmId: uuid, diskId: uuid }),
    result: nothing,
    timeoutSeconds: 60,
    doc: 'Takes a disk from a running VM; done when it has none such. Refuses AGENT_DEVICE_BUSY when the guest keeps it.',
  }),
  'VM.updateDevice': verb({
    class: 'fenced',
    params: z.strictObject({ vmId: uuid, nic: nicSpec }),
    result: nothing,
    doc: 'Changes the link, network, filter and bandwidth of a NIC of a running VM. Its model and address stay.',
  }),
  'VM.updateVmPolicy': verb({
    class: 'fenced',
    params: z.strictObject({
      vmId: uuid,
      /** Limits of these disks; absent: none. Disks that are not named, or are not there, stay as they are. */
      disks: z.array(z.strictObject({ diskId: uuid, limits: diskLimits.optional() })).max(256),
      /** As in the VM's spec; absent: all. */
      cpuLimitPercent: z.int().min(1).max(100).optional(),
    }),
    result: nothing,
    doc: 'Sets what the disks and the processors of a running VM may use.',
  }),
  'VM.freeze': verb({
    class: 'fenced',
    params: vm,
    result: nothing,
    timeoutSeconds: 60,
    doc: 'Stops writes to all file systems of the guest, through its agent; done when they are frozen already. Refuses AGENT_GUEST_SILENT.',
  }),
  'VM.thaw': verb({
    class: 'fenced',
    params: vm,
    result: nothing,
    timeoutSeconds: 60,
    doc: 'The reverse; done when nothing is frozen. Refuses AGENT_GUEST_SILENT.',
  }),
  'VM.screenshot': verb({
    class: 'read',
    params: vm,
    result: z.strictObject({ mimeType: z.string(), base64: z.string() }),
    doc: 'The picture on the first screen.',
  }),
  'VM.getReport': verb({
    class: 'read',
    params: vm,
    result: vmReport,
    doc: 'State of one VM; AGENT_NO_SUCH_VM when it is not here.',
  }),
} as const;
