// CPU types of each cluster level: what a cluster may demand of its hosts, and what its VMs see. Data, and how to read it.
import { SUPPORTED_VERSIONS } from '../data-centers/public.ts';

type CpuArchitecture = 'x86_64' | 'ppc64' | 's390x';

export interface CpuTypeDefinition {
  readonly name: string;
  readonly level: number;
  readonly architecture: CpuArchitecture;
  /** QEMU's model with its features, as `Haswell-noTSX,+spec-ctrl,-mpx`. */
  readonly model: string;
  /** Of the host. */
  readonly flags: readonly string[];
}

/** Name, order among its kind, QEMU's model, flags of the host; with the first and the last cluster level that has them. */
interface Era {
  readonly levels: readonly [first: string, last: string];
  readonly types: readonly (readonly [name: string, level: number, model: string, flags: string])[];
}

const eras: readonly Era[] = [
  {
    levels: ['4.2', '4.2'],
    types: [
      ['Intel Conroe Family', 3, 'Conroe', 'vmx nx'],
      ['Intel Penryn Family', 4, 'Penryn', 'vmx nx'],
      ['Intel Westmere Family', 6, 'Westmere', 'aes vmx nx'],
      ['Intel SandyBridge Family', 7, 'SandyBridge', 'vmx nx'],
      ['Intel Haswell-noTSX Family', 8, 'Haswell-noTSX', 'vmx nx'],
      ['Intel Haswell Family', 9, 'Haswell', 'vmx nx'],
      ['Intel Broadwell-noTSX Family', 10, 'Broadwell-noTSX', 'vmx nx'],
      ['Intel Broadwell Family', 11, 'Broadwell', 'vmx nx'],
      ['Intel Skylake Family', 11, 'Skylake-Client', 'vmx nx'],
      ['AMD Opteron G1', 2, 'Opteron_G1', 'svm nx'],
      ['AMD Opteron G2', 3, 'Opteron_G2', 'svm nx'],
      ['AMD Opteron G3', 4, 'Opteron_G3', 'svm nx'],
    ],
  },
  {
    levels: ['4.2', '4.3'],
    types: [
      ['Intel Nehalem Family', 5, 'Nehalem', 'vmx nx'],
      ['AMD Opteron G4', 5, 'Opteron_G4', 'svm nx'],
      ['AMD Opteron G5', 6, 'Opteron_G5', 'svm nx'],
      ['IBM POWER8', 3, 'POWER8', 'powernv'],
    ],
  },
  {
    levels: ['4.3', '4.3'],
    types: [
      ['Intel Nehalem IBRS SSBD Family', 7, 'Nehalem,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Westmere Family', 8, 'Westmere', 'aes vmx nx'],
      ['Intel Westmere IBRS SSBD Family', 10, 'Westmere,+pcid,+spec-ctrl,+ssbd', 'aes vmx nx spec_ctrl ssbd'],
      ['Intel SandyBridge Family', 11, 'SandyBridge', 'vmx nx'],
      ['Intel SandyBridge IBRS SSBD Family', 13, 'SandyBridge,+pcid,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Haswell-noTSX Family', 14, 'Haswell-noTSX', 'vmx nx'],
      ['Intel Haswell-noTSX IBRS SSBD Family', 16, 'Haswell-noTSX,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Haswell Family', 17, 'Haswell', 'vmx nx'],
      ['Intel Haswell IBRS SSBD Family', 19, 'Haswell,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Broadwell-noTSX Family', 20, 'Broadwell-noTSX', 'vmx nx'],
      ['Intel Broadwell-noTSX IBRS SSBD Family', 22, 'Broadwell-noTSX,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Broadwell Family', 23, 'Broadwell', 'vmx nx'],
      ['Intel Broadwell IBRS SSBD Family', 25, 'Broadwell,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Skylake Client Family', 26, 'Skylake-Client', 'vmx nx'],
      ['Intel Skylake Client IBRS SSBD Family', 28, 'Skylake-Client,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['Intel Skylake Server Family', 29, 'Skylake-Server', 'vmx nx'],
      ['Intel Skylake Server IBRS SSBD Family', 31, 'Skylake-Server,+spec-ctrl,+ssbd', 'vmx nx spec_ctrl ssbd'],
      ['AMD EPYC', 7, 'EPYC', 'svm nx'],
      ['AMD EPYC IBPB SSBD', 9, 'EPYC,+ibpb,+virt-ssbd', 'svm nx ibpb ssbd'],
      ['IBM POWER9', 4, 'POWER9', 'powernv'],
      ['IBM z114, z196', 2, 'z196-base', 'sie'],
      ['IBM zBC12, zEC12', 3, 'zEC12-base', 'sie'],
      ['IBM z13s, z13', 4, 'z13-base', 'sie'],
      ['IBM z14', 5, 'z14-base', 'sie'],
    ],
  },
  {
    levels: ['4.4', '4.8'],
    types: [
      ['Intel Nehalem Family', 1, 'Nehalem', 'vmx nx'],
      ['Secure Intel Nehalem Family', 2, 'Nehalem,+spec-ctrl,+ssbd', 'vmx spec_ctrl ssbd'],
      ['Intel Westmere Family', 3, 'Westmere', 'aes vmx nx'],
      ['Secure Intel Westmere Family', 4, 'Westmere,+pcid,+spec-ctrl,+ssbd', 'aes vmx spec_ctrl ssbd'],
      ['Intel SandyBridge Family', 5, 'SandyBridge', 'vmx nx'],
      [
        'Secure Intel SandyBridge Family',
        6,
        'SandyBridge,+pcid,+spec-ctrl,+ssbd,+md-clear',
        'vmx spec_ctrl ssbd md_clear',
      ],
      ['Intel IvyBridge Family', 7, 'IvyBridge', 'vmx nx'],
      ['Secure Intel IvyBridge Family', 8, 'IvyBridge,+pcid,+spec-ctrl,+ssbd,+md-clear', 'vmx spec_ctrl ssbd md_clear'],
      ['Intel Haswell Family', 9, 'Haswell-noTSX', 'vmx nx'],
      ['Secure Intel Haswell Family', 10, 'Haswell-noTSX,+spec-ctrl,+ssbd,+md-clear', 'vmx spec_ctrl ssbd md_clear'],
      ['Intel Broadwell Family', 11, 'Broadwell-noTSX', 'vmx nx'],
      [
        'Secure Intel Broadwell Family',
        12,
        'Broadwell-noTSX,+spec-ctrl,+ssbd,+md-clear',
        'vmx spec_ctrl ssbd md_clear',
      ],
      ['AMD Opteron G4', 1, 'Opteron_G4', 'svm nx'],
      ['AMD Opteron G5', 2, 'Opteron_G5', 'svm nx'],
      ['AMD EPYC', 3, 'EPYC', 'svm nx'],
      ['Secure AMD EPYC', 4, 'EPYC,+ibpb,+virt-ssbd', 'svm nx ibpb ssbd'],
      ['IBM POWER8', 1, 'POWER8', 'powernv'],
      ['IBM POWER9', 2, 'POWER9', 'powernv'],
      ['IBM z114, z196', 1, 'z196-base', 'sie'],
      ['IBM zBC12, zEC12', 2, 'zEC12-base', 'sie'],
      ['IBM z13s, z13', 3, 'z13-base', 'sie'],
      ['IBM z14', 4, 'z14-base', 'sie'],
    ],
  },
  {
    levels: ['4.4', '4.4'],
    types: [
      ['Intel Skylake Client Family', 13, 'Skylake-Client,-hle,-rtm', 'vmx nx'],
      [
        'Secure Intel Skylake Client Family',
        14,
        'Skylake-Client,+spec-ctrl,+ssbd,+md-clear,-hle,-rtm',
        'vmx spec_ctrl ssbd md_clear',
      ],
      ['Intel Skylake Server Family', 15, 'Skylake-Server,-hle,-rtm', 'vmx nx'],
      [
        'Secure Intel Skylake Server Family',
        16,
        'Skylake-Server,+spec-ctrl,+ssbd,+md-clear,-hle,-rtm',
        'vmx spec_ctrl ssbd md_clear',
      ],
      ['Intel Cascadelake Server Family', 17, 'Cascadelake-Server,-hle,-rtm,+arch-capabilities', 'vmx'],
      [
        'Secure Intel Cascadelake Server Family',
        18,
        'Cascadelake-Server,+md-clear,+mds-no,-hle,-rtm,+tsx-ctrl,+arch-capabilities',
        'vmx md-clear mds-no',
      ],
    ],
  },
  {
    levels: ['4.5', '4.8'],
    types: [
      ['Intel Skylake Client Family', 13, 'Skylake-Client,-hle,-rtm,-mpx', 'vmx nx'],
      ['Secure Intel Skylake Client Family', 14, 'Skylake-Client-noTSX-IBRS,+ssbd,+md-clear,-mpx', 'vmx ssbd md_clear'],
      ['Intel Skylake Server Family', 15, 'Skylake-Server,-hle,-rtm,-mpx', 'vmx nx'],
      ['Secure Intel Skylake Server Family', 16, 'Skylake-Server-noTSX-IBRS,+ssbd,+md-clear,-mpx', 'vmx ssbd md_clear'],
      ['Intel Cascadelake Server Family', 17, 'Cascadelake-Server,-hle,-rtm,-mpx', 'vmx'],
      ['Secure Intel Cascadelake Server Family', 18, 'Cascadelake-Server-noTSX,-mpx', 'vmx'],
      ['Intel Icelake Server Family', 19, 'Icelake-Server-noTSX,-mpx', 'vmx'],
      [
        'Secure Intel Icelake Server Family',
        20,
        'Icelake-Server-noTSX,+arch-capabilities,+rdctl-no,+ibrs-all,+skip-l1dfl-vmentry,+mds-no,+pschange-mc-no,-mpx',
        'vmx arch-capabilities rdctl-no ibrs-all skip-l1dfl-vmentry mds-no pschange-mc-no',
      ],
    ],
  },
  {
    levels: ['4.8', '4.8'],
    types: [
      ['Intel Sapphire Rapids Server Family', 21, 'SapphireRapids,-hle,-rtm', 'vmx'],
      [
        'Secure Intel Sapphire Rapids Server Family',
        22,
        'SapphireRapids,+sbdr-ssdp-no,+fbsdp-no,+psdp-no,-hle,-rtm',
        'vmx sbdr-ssdp-no fbsdp-no psdp-no',
      ],
      ['AMD EPYC-Rome', 5, 'EPYC-Rome', 'svm'],
      ['Secure AMD EPYC-Rome', 6, 'EPYC-Rome,+ibrs,+amd-ssbd', 'svm ibrs amd-ssbd'],
      ['AMD EPYC-Milan', 7, 'EPYC-Milan', 'svm'],
      [
        'AMD EPYC-Milan-v2',
        8,
        'EPYC-Milan,+vaes,+pclmulqdq,+stibp-always-on,+amd-psfd,+no-nested-data-bp,+lfence-always-serializing,+null-sel-crl-base',
        'svm vaes vpclmutqdq stipb-always-on amd-psfd no-nested-data-bp lfence-always-serializing null-sel-crl-base',
      ],
      ['AMD EPYC-Genoa', 9, 'EPYC-Genoa', 'svm'],
      ['IBM POWER10', 3, 'POWER10', 'powernv'],
    ],
  },
];

/** In the order in which they are shown. */
const KINDS: readonly (readonly [flag: string, architecture: CpuArchitecture])[] = [
  ['vmx', 'x86_64'],
  ['svm', 'x86_64'],
  ['powernv', 'ppc64'],
  ['sie', 's390x'],
];

const typesOf = (version: string): CpuTypeDefinition[] => {
  const place = (level: string) => (SUPPORTED_VERSIONS as readonly string[]).indexOf(level);
  const types = eras
    .filter(({ levels: [first, last] }) => place(first) <= place(version) && place(version) <= place(last))
    .flatMap(era => era.types.map(([name, level, model, flags]) => ({ name, level, model, flags: flags.split(' ') })));
  return KINDS.flatMap(([flag, architecture]) =>
    types
      .filter(({ flags }) => flags.includes(flag))
      .toSorted((a, b) => a.level - b.level)
      .map(type => ({ ...type, architecture })),
  );
};

/** By cluster level. */
export const cpuTypes: Readonly<Record<string, readonly CpuTypeDefinition[]>> = Object.fromEntries(
  SUPPORTED_VERSIONS.map(version => [version, typesOf(version)]),
);

export const cpuTypeOf = (version: string, name: string): CpuTypeDefinition | undefined =>
  cpuTypes[version]?.find(type => type.name === name);

export interface CpuModel {
  readonly model: string;
  readonly features: readonly { readonly name: string; readonly on: boolean }[];
}

/** Takes QEMU's words apart: `Nehalem,+ssbd,-mpx` is Nehalem with ssbd and without mpx. */
export function cpuModelOf(text: string): CpuModel {
  const [model = '', ...features] = text.split(',');
  return {
    model,
    features: features.map(feature => ({ name: feature.replace(/^[+-]/, ''), on: !feature.startsWith('-') })),
  };
}
