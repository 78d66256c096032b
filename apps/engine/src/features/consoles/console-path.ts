// Where the engine's console websockets are.

/** `GET <this><ticket>` with an upgrade; binary messages are the console's bytes. */
export const CONSOLE_PATH = '/overt/console/';

/** What a proxy ticket begins with: clients connect to `wss://<option WebSocketProxy>/<proxy ticket>`. */
export const WEBSOCKET_PROXY_PREFIX = 'overt-console-';
