// Every address of the portal. A page never writes one by hand: renaming a page is a change in this file.
export const base = '/portal';

export const vmTabs = ['summary', 'disks', 'nics', 'host-devices', 'placement', 'console', 'events'] as const;
export type VmTab = (typeof vmTabs)[number];
export const hostTabs = ['summary', 'vms', 'events'] as const;
export type HostTab = (typeof hostTabs)[number];
export const wizardSteps = ['general', 'compute', 'disks', 'nics', 'boot', 'plan'] as const;
export type WizardStepId = (typeof wizardSteps)[number];

const query = (params: Record<string, string | undefined>): string => {
  const given = Object.entries(params).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
};
const id = encodeURIComponent;

export const paths = {
  login: (to?: string) => `/login${query({ to })}`,
  dashboard: () => '/dashboard',
  vms: (search?: string) => `/vms${query({ q: search })}`,
  vm: (vmId: string, tab: VmTab = 'summary') => `/vms/${id(vmId)}/${tab}`,
  createVm: (step: WizardStepId = 'general') => `/vms/new${query({ step })}`,
  hosts: (search?: string) => `/hosts${query({ q: search })}`,
  host: (hostId: string, tab: HostTab = 'summary') => `/hosts/${id(hostId)}/${tab}`,
  storage: (search?: string) => `/storage${query({ q: search })}`,
  disks: (search?: string) => `/disks${query({ q: search })}`,
  upload: () => '/disks/upload',
  networks: (search?: string) => `/networks${query({ q: search })}`,
  tasks: (job?: string) => `/tasks${query({ job })}`,
  account: () => '/account',
  events: (search?: string) => `/events${query({ q: search })}`,
} as const;

/** Where the login page may send one on: only to a path of this portal. */
export function safeReturn(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith('/login') ? to : paths.dashboard();
}
