import { ConsoleLogger, type LoggerService, type LogLevel } from '@nestjs/common';
import { destination, type DestinationStream, type Level, pino, stdTimeFunctions } from 'pino';
import { platformConfig } from '../config/platform.config.js';
import { currentTraceparent, requestContext } from './request-context.js';
import { traceIdOf } from './traceparent.js';

/** Nest's names of levels, from the gravest to the finest, by those that LOG_LEVEL, pino and most collectors use. */
const LEVELS: Readonly<Record<string, LogLevel>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
};

/** The log of this process, in the form of LOG_FORMAT; by itself, text on a terminal and else a JSON object a line. */
export function makeLog(): LoggerService {
  const { logFormat, logLevel } = platformConfig;
  const isText = logFormat === 'auto' ? process.stdout.isTTY : logFormat === 'text';
  if (!isText) return new JsonLog(logLevel);
  const names = Object.keys(LEVELS);
  const finest = names.includes(logLevel) ? names.indexOf(logLevel) : names.indexOf('info');
  return new ConsoleLogger({ logLevels: Object.values(LEVELS).slice(0, finest + 1) });
}

/**
 * One JSON object a line: time, level, pid, context (the part that logs), message, and the ids of the request and of the
 * trace where there are. Lines say what happened and to which route's pattern: nothing of a body, of an address, of a key.
 */
export class JsonLog implements LoggerService {
  private readonly lines;

  /** @param to written to at once, so that what a process says last is not lost with it. */
  constructor(level: string, to: DestinationStream = destination({ fd: 1, sync: true })) {
    this.lines = pino(
      {
        level: level in LEVELS ? level : 'info',
        base: { pid: process.pid },
        messageKey: 'message',
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        mixin: idsOf,
      },
      to,
    );
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** @param rest as Nest calls a logger: what else there is to say, a stack for one; the context comes last. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.pop();
    const stack = rest.find((one) => typeof one === 'string') ?? stackOf(message);
    this.lines[level]({ context, ...(stack === undefined ? {} : { stack }) }, textOf(message));
  }
}

function idsOf(): object {
  const traceparent = currentTraceparent();
  return {
    request_id: requestContext()?.id,
    trace_id: traceparent === undefined ? undefined : traceIdOf(traceparent),
  };
}

const stackOf = (message: unknown): string | undefined =>
  message instanceof Error ? message.stack : undefined;

function textOf(message: unknown): string {
  if (message instanceof Error) return `${message.name}: ${message.message}`;
  return typeof message === 'string' ? message : JSON.stringify(message);
}
