// Where a VM's console is: `GET` with a websocket upgrade; binary messages are the console's bytes.
export type ConsoleKind = 'vnc' | 'spice' | 'serial';

export const consolePath = (vmId: string, kind: ConsoleKind): string => `/api/v1/consoles/${vmId}/${kind}`;

export function parseConsolePath(path: string): { vmId: string; kind: ConsoleKind } | undefined {
  const match = /^\/api\/v1\/consoles\/([0-9a-f-]{36})\/(vnc|spice|serial)$/.exec(path);
  return match?.[1] === undefined ? undefined : { vmId: match[1], kind: match[2] as ConsoleKind };
}
