import type { consoleErrors } from '../consoles.ts';
import type { Sentences } from '../define.ts';

export const consoleDe: Sentences<typeof consoleErrors> = {
  CONSOLE_EXISTS: 'Die VM {vm} hat schon eine Konsole der Art {type}. Eine VM hat von jeder Art höchstens eine.',
  CONSOLE_NEEDS_WEBSOCKET:
    'Eine Konsole erreicht man mit einem Websocket. Verbinden Sie sich stattdessen mit wss:// mit dieser Adresse.',
  CONSOLE_OF_ANOTHER_USER:
    'Das Konsolen-Ticket wurde einem anderen Benutzer gegeben als dem, der hier angemeldet ist. Öffnen Sie die Konsole noch einmal.',
};
