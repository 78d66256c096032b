// Chooses a private /24 that overlaps nothing that this machine knows: its own addresses and its routes.
export interface Subnet {
  /** As in 192.168.120 */
  readonly prefix: string;
}

const FIRST = 120;
const LAST = 199;

/** `taken` are networks in CIDR form; the default route is not one. Undefined when none is left. */
export function freeSubnet(taken: readonly string[]): Subnet | undefined {
  const ranges = taken.map(parseCidr).filter(range => range !== undefined);
  for (let third = FIRST; third <= LAST; third++) {
    const prefix = `192.168.${third}`;
    const own = parseCidr(`${prefix}.0/24`);
    if (own !== undefined && !ranges.some(range => range.from <= own.to && own.from <= range.to)) return { prefix };
  }
  return undefined;
}

function parseCidr(text: string): { readonly from: number; readonly to: number } | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const address = match.slice(1, 5).reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(match[5] ?? 32));
  const from = Math.floor(address / size) * size;
  return { from, to: from + size - 1 };
}

/** The networks in the output of `ip -4 route show table all` and of `ip -4 -o addr`. */
export function networksIn(output: string): string[] {
  return [...output.matchAll(/\b(\d+\.\d+\.\d+\.\d+(?:\/\d+)?)\b/g)]
    .map(match => match[1] ?? '')
    .filter(cidr => !cidr.endsWith('/0'));
}
