import { addGraphicsConsole, removeGraphicsConsole } from './change-consoles.ts';
import { setVmTicket } from './set-vm-ticket.ts';

export const consoleActions = [addGraphicsConsole, removeGraphicsConsole, setVmTicket] as const;
