// Consoles of the mock: an RFB 3.8 server that draws a picture, and a serial line that echoes.
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

export const tickets = new Map<string, 'vnc' | 'serial'>();
const WIDTH = 640;
const HEIGHT = 400;

function picture(): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = (y * WIDTH + x) * 4;
      const bar =
        y > 60 && y < 340 && x > 60 && x < 580 && Math.floor((y - 60) / 20) % 2 === 0 && x < 200 + ((y * 37) % 340);
      pixels[at] = bar ? 180 : 48;
      pixels[at + 1] = bar ? 200 : 28;
      pixels[at + 2] = bar ? 190 : 16;
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

function serveVnc(socket: WebSocket): void {
  let stage: 'version' | 'security' | 'init' | 'running' = 'version';
  let sent = false;
  socket.send(Buffer.from('RFB 003.008\n'));
  socket.on('message', (data: Buffer) => {
    if (stage === 'version') {
      stage = 'security';
      socket.send(Buffer.from([1, 1]));
    } else if (stage === 'security') {
      stage = 'init';
      socket.send(Buffer.from([0, 0, 0, 0]));
    } else if (stage === 'init') {
      stage = 'running';
      const name = Buffer.from('mock');
      const init = Buffer.alloc(24);
      init.writeUInt16BE(WIDTH, 0);
      init.writeUInt16BE(HEIGHT, 2);
      Buffer.from([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0]).copy(init, 4);
      init.writeUInt32BE(name.length, 20);
      socket.send(Buffer.concat([init, name]));
    } else if (data.includes(3) && !sent) {
      sent = true;
      setTimeout(() => {
        const head = Buffer.alloc(16);
        head.writeUInt16BE(1, 2);
        head.writeUInt16BE(WIDTH, 8);
        head.writeUInt16BE(HEIGHT, 10);
        socket.send(Buffer.concat([head, picture()]));
      }, 50);
    }
  });
}

function serveSerial(socket: WebSocket): void {
  socket.send(Buffer.from('\r\nDebian GNU/Linux 12 web-01 ttyS0\r\n\r\nweb-01 login: '));
  socket.on('message', (data: Buffer) => socket.send(Buffer.from(data.toString().replaceAll('\r', '\r\n'))));
}

export function attachConsoles(server: Server): void {
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const ticket = request.url?.split('/').at(-1) ?? '';
    const type = tickets.get(ticket);
    tickets.delete(ticket);
    if (type === 'vnc') serveVnc(socket);
    else if (type === 'serial') serveSerial(socket);
    else socket.close(4403, 'unknown ticket');
  });
}
