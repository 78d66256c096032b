// What the engine mounts of consoles.
export { consolePart } from './console-socket.routes.ts';
