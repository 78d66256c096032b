// Which node should own a host: the one with the highest hash of (node, host). When a node comes or goes, only the hosts
// that it wins or leaves move. Pure.

/** Undefined when no node lives. */
export function ownerOf(hostId: string, nodes: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestScore = -1;
  for (const node of nodes) {
    const score = hash(`${node}/${hostId}`);
    if (score > bestScore || (score === bestScore && best !== undefined && node > best)) {
      best = node;
      bestScore = score;
    }
  }
  return best;
}

// FNV-1a with a final mix: without it, texts that differ early get correlated scores.
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
