// The root of the API: where clients begin.
import { expect, it } from 'vitest';
import { API, type Wire } from './wire.ts';

export function root(wire: () => Wire): void {
  it('names its collections in a Link header, also for HEAD', async () => {
    const { product, token } = wire();
    for (const verb of ['GET', 'HEAD']) {
      const answer = await product.raw(verb, API, { headers: { authorization: `Bearer ${token()}` } });
      expect(answer.status).toBe(200);
      const links = String(answer.headers['link']).split(',');
      expect(links).toContain(`<${product.url}${API}/vms>; rel=vms`);
      const rels = links.map(link => link.split('rel=')[1] ?? '');
      expect(rels).toEqual(rels.toSorted());
      expect(answer.text === '').toBe(verb === 'HEAD');
    }
  });

  it('links each collection, and each searchable one also with a place for the query', async () => {
    const { text: xml } = await wire().xml('GET', '');
    for (const rel of ['vms', 'vmpools', 'storagedomains', 'hosts', 'clusters', 'datacenters']) {
      expect(xml).toContain(`<link href="${API}/${rel}" rel="${rel}"/>`);
      expect(xml).toContain(`<link href="${API}/${rel}?search={query}" rel="${rel}/search"/>`);
    }
    expect(xml).toContain(`<link href="${API}/events;from={event_id}?search={query}" rel="events/search"/>`);
  });

  it('has the product with a numeric version of at least 4.5, fixed objects, a summary, the time and who asks', async () => {
    const { body } = await wire().json('GET', '');
    const {
      product_info: product,
      special_objects: special,
      summary,
    } = body as Record<string, Record<string, Record<string, string>>>;
    for (const part of ['major', 'minor', 'build', 'revision']) expect(product?.['version']?.[part]).toMatch(/^\d+$/);
    expect(
      Number(product?.['version']?.['major']) * 100 + Number(product?.['version']?.['minor']),
    ).toBeGreaterThanOrEqual(405);
    expect(product).toMatchObject({
      name: expect.any(String),
      vendor: expect.any(String),
      instance_id: expect.any(String),
    });
    const zero = '00000000-0000-0000-0000-000000000000';
    expect(special).toMatchObject({
      blank_template: { id: zero, href: `${API}/templates/${zero}` },
      root_tag: { id: zero, href: `${API}/tags/${zero}` },
    });
    for (const kind of ['vms', 'hosts', 'users', 'storage_domains'])
      expect(summary?.[kind]).toEqual({
        total: expect.stringMatching(/^\d+$/),
        active: expect.stringMatching(/^\d+$/),
      });
    expect(body['time']).toEqual(expect.any(Number));
    for (const who of ['authenticated_user', 'effective_user'])
      expect(body[who]).toEqual({
        id: expect.any(String),
        href: expect.stringMatching(/^\/ovirt-engine\/api\/users\//),
      });
  });
}
