// The text of server-sent events as frames. Comments, which only keep the line open, give none.
export interface Frame {
  event: string;
  data: string;
  id: string | undefined;
}

function parseFrame(part: string): Frame | undefined {
  const frame: Frame = { event: 'message', data: '', id: undefined };
  let any = false;
  for (const line of part.split('\n')) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    any = true;
    const name = line.slice(0, at);
    const value = line.slice(at + 1).replace(/^ /, '');
    if (name === 'event') frame.event = value;
    else if (name === 'id') frame.id = value;
    else if (name === 'data') frame.data += frame.data === '' ? value : `\n${value}`;
  }
  return any ? frame : undefined;
}

/** Whole frames and the unfinished rest, which goes in front of the next read. */
export function splitFrames(text: string): { frames: Frame[]; rest: string } {
  const parts = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = parts.pop() ?? '';
  return { frames: parts.map(parseFrame).filter(frame => frame !== undefined), rest };
}
