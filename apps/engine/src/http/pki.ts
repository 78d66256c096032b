// The certificate authority, for clients that are about to trust it. Public by nature.
import { createPublicKey, X509Certificate } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ports } from '../ports.ts';

const RESOURCES = new Set(['ca-certificate', 'qemu-ca-certificate', 'engine-certificate']);

export function pkiRoutes(server: FastifyInstance, ports: Ports): void {
  const { caPem } = ports.certificates;
  const pem = async (_raw: unknown, reply: FastifyReply) => {
    reply.type('application/x-x509-ca-cert').header('cache-control', 'no-cache');
    return await reply.send(caPem);
  };
  server.get('/ca.crt', pem);
  server.get('/ovirt-engine/ca.crt', pem);
  server.get('/ovirt-engine/api/ca.crt', pem);
  server.get('/ovirt-engine/services/pki-resource', async (raw, reply) => {
    const query = new URLSearchParams(raw.url.split('?')[1] ?? '');
    const resource = query.get('resource') ?? '';
    const format = query.get('format') ?? 'X509-PEM-CA';
    if (!RESOURCES.has(resource)) return await reply.code(400).send('Unknown resource.');
    if (format === 'OPENSSH-PUBKEY') return await reply.type('text/plain').send(`${openSshKey(caPem)}\n`);
    if (format === 'X509-PEM-CA') return await pem(raw, reply);
    if (format !== 'X509-PEM') return await reply.code(400).send('Unknown format.');
    return await reply.type('application/x-pem-file').send(caPem);
  });
}

/** `ecdsa-sha2-nistp256 AAAA...` or `ssh-rsa AAAA...` of a certificate's key. */
function openSshKey(certificatePem: string): string {
  const key = createPublicKey(new X509Certificate(certificatePem).publicKey.export({ type: 'spki', format: 'pem' }));
  const jwk = key.export({ format: 'jwk' });
  const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
  const field = (content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
  };
  const integer = (content: Buffer) =>
    field((content[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), content]) : content);
  if (jwk.kty === 'RSA') {
    const body = Buffer.concat([field(Buffer.from('ssh-rsa')), integer(bytes(jwk.e)), integer(bytes(jwk.n))]);
    return `ssh-rsa ${body.toString('base64')}`;
  }
  const curve = `nistp${(jwk.crv ?? 'P-256').slice(2)}`;
  const name = `ecdsa-sha2-${curve}`;
  const point = Buffer.concat([Buffer.of(4), bytes(jwk.x), bytes(jwk.y)]);
  const body = Buffer.concat([field(Buffer.from(name)), field(Buffer.from(curve)), field(point)]);
  return `${name} ${body.toString('base64')}`;
}
