// The NUMA nodes of a host, out of libvirt's capabilities.
import type { HostCapabilities } from '@overt/agent-protocol/model/host-report';
import { childrenOf, descend, textOf, type XmlElement } from '@overt/libvirt/xml';

const numbers = { KiB: 1024, MiB: 1024 ** 2, b: 1, bytes: 1 } as const;

export function readNuma(capabilities: XmlElement | undefined): NonNullable<HostCapabilities['numa']> {
  return childrenOf(descend(capabilities, 'host', 'topology', 'cells'), 'cell').map(cell => {
    const [memory] = childrenOf(cell, 'memory');
    const unit = numbers[(memory?.attributes.unit ?? 'KiB') as keyof typeof numbers];
    return {
      node: Number(cell.attributes.id),
      memoryBytes: Number(textOf(memory) ?? 0) * unit,
      distances: childrenOf(descend(cell, 'distances'), 'sibling').map(({ attributes }) => Number(attributes.value)),
      // A CPU that is offline has no place.
      cpus: childrenOf(descend(cell, 'cpus'), 'cpu').flatMap(({ attributes }) =>
        attributes.socket_id === undefined
          ? []
          : [{ id: Number(attributes.id), socket: Number(attributes.socket_id), core: Number(attributes.core_id) }],
      ),
    };
  });
}
