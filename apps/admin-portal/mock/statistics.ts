import type { Statistic } from '@overt/api-types/types.gen';
import type { Estate } from './estate.ts';

const stat = (name: string, unit: Statistic['unit'], datum: number): Statistic => ({
  id: crypto.randomUUID(),
  name,
  unit,
  kind: 'gauge',
  type: 'decimal',
  values: [{ datum }],
});
const wave = (base: number, key: string, period = 23) => {
  const phase = [...key].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
  const t = Date.now() / 1000;
  return Math.max(0, base * (1 + 0.25 * Math.sin(t / period + phase) + 0.12 * Math.sin(t / 5 + phase * 3)));
};

export function vmStatistics(estate: Estate, id: string): Statistic[] {
  const vm = estate.vms.get(id);
  const load = estate.load.get(id) ?? 0;
  if (!vm?.host) return [stat('cpu.current.total', 'percent', 0), stat('memory.installed', 'bytes', vm?.memory ?? 0)];
  const history = Array.from({ length: 60 }, (_, at) => ({
    datum: Math.min(100, Math.max(0, load * (1 + 0.4 * Math.sin(at / 6 + load) + 0.2 * Math.sin(at * 2.1 + load)))),
  }));
  return [
    stat('cpu.current.total', 'percent', Math.min(100, wave(load, id))),
    stat('cpu.current.guest', 'percent', Math.min(100, wave(load * 0.9, id))),
    stat('memory.installed', 'bytes', vm.memory ?? 0),
    stat('memory.used', 'bytes', Math.round((vm.memory ?? 0) * Math.min(0.97, 0.25 + load / 140 + wave(0.04, id, 60)))),
    stat('elapsed.time', 'seconds', vm.startTime ? Math.round((Date.now() - Date.parse(vm.startTime)) / 1000) : 0),
    { ...stat('cpu.usage.history', 'percent', 0), values: history },
  ];
}

export const nicStatistics = (id: string): Statistic[] => [
  stat('data.current.rx', 'bytes_per_second', wave(1_400_000, id, 11)),
  stat('data.current.tx', 'bytes_per_second', wave(380_000, id, 7)),
];
export const diskStatistics = (id: string): Statistic[] => [
  stat('data.current.read', 'bytes_per_second', wave(2_100_000, id, 17)),
  stat('data.current.write', 'bytes_per_second', wave(5_200_000, id, 9)),
];

export function hostStatistics(estate: Estate, id: string): Statistic[] {
  const host = estate.hosts.get(id);
  if (host?.status !== 'up') return [];
  const cpu = Math.min(98, wave(estate.load.get(id) ?? 30, id));
  const memory = host.memory ?? 0;
  return [
    stat('cpu.current.user', 'percent', cpu * 0.8),
    stat('cpu.current.system', 'percent', cpu * 0.2),
    stat('cpu.current.idle', 'percent', 100 - cpu),
    stat('memory.total', 'bytes', memory),
    stat('memory.used', 'bytes', Math.round(memory * (0.35 + (estate.load.get(id) ?? 0) / 130))),
    stat('boot.time', 'none', Math.round(Date.now() / 1000 - 2_400_000)),
  ];
}
