import type { clusterErrors } from '../clusters.ts';
import type { Sentences } from '../define.ts';

export const clusterDe: Sentences<typeof clusterErrors> = {
  CLUSTER_LEVEL_TOO_LOW:
    'Der Cluster {cluster} kann nicht die Stufe {level} haben: Sein Rechenzentrum {dataCenter} hat die Stufe {dataCenterLevel}. Wählen Sie diese Stufe oder eine höhere.',
  CLUSTER_LEVEL_LOWERED:
    'Die Stufe des Clusters {cluster} geht nicht von {from} auf {to} zurück, solange er Hosts hat, etwa {host}. Entfernen Sie erst seine Hosts.',
  DATA_CENTER_LEVEL_TOO_HIGH:
    'Das Rechenzentrum {dataCenter} kann nicht die Stufe {level} haben: Sein Cluster {cluster} hat die Stufe {clusterLevel}. Heben Sie erst die des Clusters an.',
  DATA_CENTER_LEVEL_LOWERED:
    'Die Stufe des Rechenzentrums {dataCenter} geht nicht von {from} auf {to} zurück, solange es Speicher hat. Lösen Sie erst seine Speicherdomänen.',
  CLUSTER_CPU_TYPE_UNKNOWN:
    '"{type}" ist kein CPU-Typ der Architektur {architecture} auf der Stufe {level}. /clusterlevels/{level} zählt auf, welche es gibt.',
  CLUSTER_ARCHITECTURE_IN_USE:
    'Die Architektur des Clusters {cluster} bleibt {architecture}, solange er das hat: {by}. Entfernen Sie das erst.',
};
