// What the engine mounts of consoles.
export { consolePart } from './console-socket.routes.ts';
export type { ConsoleSessionRow } from './console-session.repo.ts';
export { consoleId, typeOfId, type GraphicsConsoleType } from './console.ts';
export { USB_FILTER } from './viewer-file.ts';
