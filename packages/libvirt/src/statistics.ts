// Bulk statistics: one call for all domains of a host, decoded straight from the frame into samples.
// NOWAIT leaves out what a busy domain would make us wait for; only the first call after a QEMU hung may still block,
// because it takes the free job. `StatisticsReader` therefore times out, finds the hung domains by their control state
// and asks for all the others by name until they answer again.
import type { Clock } from '@overt/kernel/ports';
import { Refusal, refuse } from '@overt/kernel/refusal';
import type { Caller } from './caller.ts';
import { decodeValueOfType } from './codec.ts';
import { ConnectGetAllDomainStatsFlags as Flags, DomainStatsTypes } from './constants.gen.ts';
import { type DomainSample, type FieldSetter, fieldSetter } from './domain-sample.ts';
import { getControlInfo, listAllDomains } from './domains.ts';
import { InternTable } from './intern.ts';
import type { Domain } from './protocol.gen.ts';
import { STRING_MAX, type XdrReader } from './xdr.ts';

export interface StatisticsQuery {
  /** DomainStatsTypes; the default has what a monitor shows: state, CPU, balloon, vCPUs, NICs, disks. */
  readonly types?: number;
  /** Only these; default all running ones. */
  readonly domains?: readonly Domain[];
  /** ConnectGetAllDomainStatsFlags besides NOWAIT. */
  readonly flags?: number;
  readonly timeoutMs?: number;
}

const { STATE, CPU_TOTAL, BALLOON, VCPU, INTERFACE, BLOCK } = DomainStatsTypes;
export const defaultStatsTypes = STATE | CPU_TOTAL | BALLOON | VCPU | INTERFACE | BLOCK;

const names = new InternTable<FieldSetter | undefined>(fieldSetter);

export function getAllDomainStats(lv: Caller, query: StatisticsQuery = {}): Promise<DomainSample[]> {
  const { types = defaultStatsTypes, domains = [], timeoutMs } = query;
  // A list of domains and a filter on their state exclude each other.
  const filter = domains.length > 0 ? 0 : Flags.ACTIVE;
  const flags = (Flags.NOWAIT | (query.flags ?? filter)) >>> 0;
  const args = { doms: domains, stats: types, flags };
  return lv.callWith('connectGetAllDomainStats', args, decodeSamples, timeoutMs === undefined ? {} : { timeoutMs });
}

const DOMAINS_MAX = 16_384;
const PARAMS_MAX = 262_144;

export function decodeSamples(reader: XdrReader): DomainSample[] {
  const count = reader.length(DOMAINS_MAX, 28);
  const samples: DomainSample[] = [];
  for (let i = 0; i < count; i++) {
    const domain = { name: reader.string(), uuid: reader.uuid(), id: reader.int() };
    const sample: DomainSample = { domain, partial: true, vcpus: [], nics: [], blocks: [] };
    const params = reader.length(PARAMS_MAX, 12);
    for (let p = 0; p < params; p++) decodeField(reader, sample);
    samples.push(sample);
  }
  return samples;
}

function decodeField(reader: XdrReader, sample: DomainSample): void {
  const length = reader.length(STRING_MAX, 1);
  const at = reader.take((length + 3) & ~3);
  const set = names.get(reader.buffer, at, at + length);
  const value = decodeValueOfType(reader, reader.int());
  set?.(sample, value);
}

export interface StatisticsReport {
  readonly samples: readonly DomainSample[];
  /** UUIDs of domains whose QEMU does not answer; they have no sample. */
  readonly unresponsive: readonly string[];
}

export interface StatisticsReaderOptions {
  readonly caller: Caller;
  readonly clock: Clock;
  /** How long one bulk call may take before hung domains are looked for. */
  readonly timeoutMs?: number;
  /** A domain occupied for longer than this is hung. */
  readonly hungAfterMs?: number;
  /** A hung domain is left out for so long before it is probed again. */
  readonly retryMs?: number;
}

export class StatisticsReader {
  readonly #caller: Caller;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #hungAfterMs: number;
  readonly #retryMs: number;
  readonly #hung = new Map<string, number>();

  constructor({ caller, clock, timeoutMs = 5_000, hungAfterMs = 2_000, retryMs = 40_000 }: StatisticsReaderOptions) {
    this.#caller = caller;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#hungAfterMs = hungAfterMs;
    this.#retryMs = retryMs;
  }

  /** Samples of all running domains but the hung ones. Throws LIBVIRT_TIMEOUT when libvirt hangs for no domain's sake. */
  async read(query: Omit<StatisticsQuery, 'domains' | 'timeoutMs'> = {}): Promise<StatisticsReport> {
    await this.#probeAgain();
    if (this.#hung.size === 0) {
      try {
        return {
          samples: await getAllDomainStats(this.#caller, { ...query, timeoutMs: this.#timeoutMs }),
          unresponsive: [],
        };
      } catch (error) {
        if (!Refusal.is(error, 'LIBVIRT_TIMEOUT')) throw error;
        await this.#findHung();
        if (this.#hung.size === 0)
          refuse('LIBVIRT_TIMEOUT', { call: 'connectGetAllDomainStats', ms: this.#timeoutMs }, { cause: error });
      }
    }
    const domains = await listAllDomains(this.#caller, Flags.ACTIVE);
    const well = domains.filter(domain => !this.#hung.has(domain.uuid));
    const samples =
      well.length === 0
        ? []
        : await getAllDomainStats(this.#caller, { ...query, domains: well, timeoutMs: this.#timeoutMs });
    return { samples, unresponsive: domains.filter(domain => this.#hung.has(domain.uuid)).map(domain => domain.uuid) };
  }

  async #findHung(): Promise<void> {
    const domains = await listAllDomains(this.#caller, Flags.ACTIVE);
    const states = await Promise.all(domains.map(domain => this.#isHung(domain)));
    domains.forEach((domain, at) => {
      if (states[at]) this.#hung.set(domain.uuid, this.#clock.monotonic());
    });
  }

  async #probeAgain(): Promise<void> {
    const due = [...this.#hung].filter(([, since]) => this.#clock.monotonic() - since >= this.#retryMs);
    for (const [uuid] of due) {
      if (await this.#isHung({ name: uuid, uuid, id: -1 })) this.#hung.set(uuid, this.#clock.monotonic());
      else this.#hung.delete(uuid);
    }
  }

  async #isHung(domain: Domain): Promise<boolean> {
    try {
      const { state, sinceMs } = await getControlInfo(this.#caller, domain);
      return state === 'error' || (state === 'occupied' && sinceMs >= this.#hungAfterMs);
    } catch {
      // Gone, stopped or not offered by this driver: nothing that bulk statistics would wait for.
      return false;
    }
  }
}
