import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import { type Opened, Stage } from '../../kit/stage.js';

/** How a provider that was taken over answers for its configuration. */
type Trick = (answer: ServerResponse) => void;

/** A configured identity provider in the hands of somebody else. */
export class RogueIssuer {
  private server: Server | undefined;
  /** Paths that it was asked for. */
  readonly asked: string[] = [];
  trick: Trick = (answer) => answer.writeHead(404).end();

  async open(): Promise<void> {
    this.server = createServer((request, answer) => {
      this.asked.push(request.url ?? '');
      if (request.url === '/.well-known/openid-configuration') this.trick(answer);
      else answer.writeHead(200, { 'content-type': 'application/json' }).end('{"keys":[]}');
    }).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  /** A token in its name, by a key that nobody knows. */
  async token(): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT({ iss: this.url, aud: 'urn:maillage:essai', sub: 'x' })
      .setProtectedHeader({ alg: 'RS256', kid: 'x' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

/** The product as it is delivered, with two partners, and an identity provider that lies. */
export class OwaspStage {
  readonly rogue = new RogueIssuer();
  private made: Stage | undefined;
  private partners: readonly [Opened, Opened] | undefined;

  async open(): Promise<void> {
    await this.rogue.open();
    this.made = new Stage(
      ['all'],
      [{ nom: 'Pris', emetteur: this.rogue.url, audience: 'urn:maillage:essai' }],
    );
    await this.made.open();
    this.partners = [
      await this.made.enter('owasp-un', 'partenaire', ['departement-62']),
      await this.made.enter('owasp-deux', 'partenaire', ['departement-62']),
    ];
  }

  async close(): Promise<void> {
    await this.made?.close();
    await this.rogue.close();
  }

  get stage(): Stage {
    if (this.made === undefined) throw new Error('The stage is not open.');
    return this.made;
  }

  get one(): Opened {
    return this.partner(0);
  }

  get two(): Opened {
    return this.partner(1);
  }

  private partner(at: 0 | 1): Opened {
    if (this.partners === undefined) throw new Error('The stage is not open.');
    return this.partners[at];
  }
}
